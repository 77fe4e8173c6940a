"""Answers that need no membership: through a response_url or a command's acknowledgement."""

from bot.slack.workspace import limits, people
from bot.slack.workspace.answers import SlackError
from bot.slack.workspace.deliveries import Deliveries
from bot.slack.workspace.messages import edited, from_bot
from bot.slack.workspace.methods_chat import publish, replace, withdraw
from bot.slack.workspace.state import State
from bot.slack.workspace.store import Json
from bot.slack.workspace.triggers import Origin


def answer_to(state: State, deliveries: Deliveries, origin: Origin, answer: Json) -> None:
    """Post, replace or delete as the answer says; ephemeral unless in_channel. Raises SlackError."""
    original = state.messages[origin.channel].get(origin.message_ts or "")
    if answer.get("delete_original") and original:
        _remove(state, deliveries, original)
    elif answer.get("replace_original") and original:
        _replace(state, deliveries, original, answer)
    else:
        _post(state, deliveries, origin, answer)


def _post(state: State, deliveries: Deliveries, origin: Origin, answer: Json) -> None:
    text, blocks = _content(state, answer)
    message = from_bot(state, origin.channel, text, blocks, subtype="bot_message")
    message["thread_ts"] = answer.get("thread_ts") or origin.thread_ts
    message.pop("user")
    if answer.get("response_type") == "in_channel":
        publish(state, deliveries, message)
        return
    state.save_message({**message, "user": people.BOT_USER, "ephemeral_to": origin.user})


def _replace(state: State, deliveries: Deliveries, original: Json, answer: Json) -> None:
    text, blocks = _content(state, answer)
    if original.get("ephemeral_to"):
        state.save_message({**original, "text": text, "blocks": blocks}, "changed")
        return
    after = edited(state, original, people.BOT_USER, text=text, blocks=blocks)
    replace(state, deliveries, original, after)


def _remove(state: State, deliveries: Deliveries, original: Json) -> None:
    if original.get("ephemeral_to"):
        state.remove_message(original["channel"], original["ts"])
    else:
        withdraw(state, deliveries, original)


def _content(state: State, answer: Json) -> tuple[str, list[Json] | None]:
    text, blocks = str(answer.get("text") or ""), answer.get("blocks")
    if not text and not blocks:
        raise SlackError("no_text")
    checked = limits.checked_message_blocks(blocks, state.files.__contains__) if blocks else None
    return text, checked
