"""One Web API call: its arguments as Slack reads them from form or JSON, and the lookups every method shares."""

import base64
import binascii
import json
from dataclasses import dataclass
from typing import Any

from bot.slack.workspace import limits, people
from bot.slack.workspace.answers import SlackError
from bot.slack.workspace.state import State
from bot.slack.workspace.store import Json


@dataclass(frozen=True)
class Call:
    """The arguments of one call."""

    arguments: Json

    def text(self, name: str, default: str = "") -> str:
        """A string argument."""
        value = self.arguments.get(name)
        return default if value is None else str(value)

    def required(self, name: str, code: str = "invalid_arguments") -> str:
        """A string argument that must be there; raises SlackError `code`."""
        value = self.text(name)
        if not value:
            raise SlackError(code)
        return value

    def flag(self, name: str) -> bool:
        """A true/false argument, in any of the spellings Slack accepts."""
        return self.text(name).lower() in ("1", "true")

    def count(self, name: str, default: int) -> int:
        """A whole-number argument; raises SlackError invalid_arguments."""
        try:
            return int(self.text(name) or default)
        except ValueError:
            raise SlackError("invalid_arguments") from None

    def structure(self, name: str, code: str) -> Any:
        """A JSON argument, given as JSON or as JSON text; None when absent; raises SlackError `code`."""
        value = self.arguments.get(name)
        if not isinstance(value, str):
            return value
        try:
            return json.loads(value) if value else None
        except ValueError:
            raise SlackError(code) from None


def member_channel(state: State, call: Call) -> Json:
    """The channel of the call, of which Planbot is a member; raises channel_not_found or not_in_channel."""
    channel = known_channel(state, call)
    if people.BOT_USER not in channel["members"]:
        raise SlackError("not_in_channel")
    return channel


def known_channel(state: State, call: Call) -> Json:
    """The channel of the call by id, by name, or by the id of a person; raises channel_not_found."""
    wanted = call.required("channel", "channel_not_found").removeprefix("#")
    if wanted in state.users and wanted != people.BOT_USER:
        refuse_deactivated(state.users[wanted])
        return state.direct(wanted)
    for channel in state.channels.values():
        if wanted in (channel["id"], channel["name"]) and wanted:
            return channel
    raise SlackError("channel_not_found")


def refuse_deactivated(user: Json) -> None:
    """Raise SlackError user_disabled for somebody who has left."""
    if user.get("deleted"):
        raise SlackError("user_disabled")


def message_of(state: State, channel: Json, ts: str) -> Json:
    """A lasting message of the channel; raises message_not_found (ephemeral ones cannot be reached)."""
    message = state.messages[channel["id"]].get(ts)
    if message is None or message.get("ephemeral_to"):
        raise SlackError("message_not_found")
    return message


def checked_blocks(state: State, call: Call) -> list[Json] | None:
    """The blocks of the call within Slack's limits, None when it has none; raises SlackError."""
    blocks = call.structure("blocks", "invalid_blocks_format")
    return None if blocks is None else limits.checked_message_blocks(blocks, state.files.__contains__)


def page(items: list[Json], call: Call, default: int, most: int) -> tuple[list[Json], str]:
    """One page of `items` by cursor and limit, and the cursor of the next; raises invalid_cursor."""
    size = max(1, min(call.count("limit", default), most))
    start = _position(call.text("cursor"))
    following = start + size
    cursor = base64.b64encode(f"next:{following}".encode()).decode() if following < len(items) else ""
    return items[start:following], cursor


def _position(cursor: str) -> int:
    if not cursor:
        return 0
    try:
        word, _, number = base64.b64decode(cursor, validate=True).decode("ascii").partition(":")
        if word != "next":
            raise SlackError("invalid_cursor")
        return int(number)
    except (binascii.Error, ValueError):
        raise SlackError("invalid_cursor") from None
