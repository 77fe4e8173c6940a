"""Slack's way of saying no: an error code in an answer with HTTP 200."""

from bot.slack.workspace.store import Json


class SlackError(Exception):
    """A Web API method refuses; `code` is Slack's error code."""

    def __init__(self, code: str, **more: object) -> None:
        super().__init__(code)
        self.code = code
        self.more = more

    def answer(self) -> Json:
        """The JSON body Slack would send."""
        return {"ok": False, "error": self.code, **self.more}


def invalid_blocks(messages: list[str], code: str = "invalid_blocks") -> SlackError:
    """The refusal of blocks, in the shape seen from Slack (`[json-pointer:...]` in each message)."""
    return SlackError(code, errors=messages, response_metadata={"messages": [f"[ERROR] {text}" for text in messages]})
