"""What Slack sends us, as typed values: message events, presses of buttons and forms that were filled in."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from bot.services.conversation import Place
from bot.services.said import GivenFile, Heard, short_id
from bot.wording.evidence import Spot

Json = Mapping[str, Any]
MessageKind = Literal["said", "edited", "deleted", "other"]

# What people say; every other subtype is Slack's own bookkeeping.
SAID = frozenset({None, "file_share", "thread_broadcast", "me_message"})


@dataclass(frozen=True)
class MessageEvent:
    """A message event: what kind it is, and the message as Planbot hears it (None when there is no person's)."""

    kind: MessageKind
    heard: Heard | None


def message_event(body: Json, bot_user: str | None) -> MessageEvent:
    """Read a message or app_mention event. Bots are not heard: two of them would talk for ever."""
    event = body["event"]
    subtype = event.get("subtype")
    if subtype == "message_changed":
        return _changed(body, event, bot_user)
    if subtype == "message_deleted":
        return _deleted(body, event, event.get("previous_message") or {}, bot_user)
    if subtype not in SAID or event.get("bot_id") or not event.get("user"):
        return MessageEvent("other", None)
    return MessageEvent("said", _heard(body, event, event, bot_user))


def _changed(body: Json, event: Json, bot_user: str | None) -> MessageEvent:
    message, before = event.get("message") or {}, event.get("previous_message") or {}
    if message.get("subtype") == "tombstone":
        # Deleting the parent of a thread leaves a stone in its place.
        return _deleted(body, {**event, "deleted_ts": message.get("ts")}, before, bot_user)
    if message.get("subtype") not in SAID or message.get("bot_id") or not message.get("user"):
        return MessageEvent("other", None)
    edited = str((message.get("edited") or {}).get("ts") or event.get("event_ts") or event["ts"])
    return MessageEvent("edited", _heard(body, event, message, bot_user, edited))


def _deleted(body: Json, event: Json, before: Json, bot_user: str | None) -> MessageEvent:
    if before.get("bot_id") or not before.get("user"):
        return MessageEvent("other", None)
    ts = str(event.get("deleted_ts") or before.get("ts"))
    return MessageEvent("deleted", _heard(body, event, {**before, "ts": ts}, bot_user))


def _without_mention(text: str, bot_user: str | None) -> str:
    """What was said, without the mention that only addresses it to Planbot; the mention alone stays."""
    if bot_user is None:
        return text
    said = " ".join(re.sub(rf"<@{re.escape(bot_user)}(?:\|[^>]*)?>[,:]?", " ", text).split(" ")).strip()
    return re.sub(r"(?<=\S)  +(?=\S)", " ", said) or text


def _heard(body: Json, event: Json, message: Json, bot_user: str | None, edited: str | None = None) -> Heard:
    text, channel = str(message.get("text") or ""), str(event["channel"])
    thread = message.get("thread_ts")
    ts = str(message["ts"])
    team = message.get("user_team") or message.get("team") or event.get("team")
    return Heard(
        workspace=str(body["team_id"]),
        channel=channel,
        ts=ts,
        author=str(message["user"]),
        text=_without_mention(text, bot_user),
        event=str(body.get("event_id") or f"{channel}:{event.get('event_ts', ts)}"),
        thread_ts=str(thread) if thread and thread != ts else None,
        files=tuple(file_of(f) for f in message.get("files") or ()),
        direct=event.get("channel_type") == "im" or channel.startswith("D"),
        mentioned=event["type"] == "app_mention" or (bot_user is not None and f"<@{bot_user}" in text),
        edited_ts=edited,
        stranger=bool(team) and team != body["team_id"],
    )


def file_of(file: Json) -> GivenFile:
    """A file as Slack describes it in a message or in a modal's file input."""
    return GivenFile(
        id=str(file["id"]),
        name=str(file.get("name") or file.get("title") or file["id"]),
        mimetype=str(file.get("mimetype") or ""),
        size=file.get("size"),
        url=file.get("url_private_download") or file.get("url_private"),
        permalink=file.get("permalink"),
    )


@dataclass(frozen=True)
class Press:
    """A button pressed, an option or a day chosen in a message. `value` is the button's JSON; what only its presser
    sees has no thread, and a `url` to answer at; `block` is the id of the row that was pressed."""

    workspace: str
    user: str
    channel: str
    message_ts: str
    root: str
    action_id: str
    value: Json
    trigger: str
    option: str | None = None
    day: date | None = None
    mark: str = ""
    url: str = ""
    block: str = ""

    @property
    def ephemeral(self) -> bool:
        """Whether only the presser sees what was pressed: `url` answers there."""
        return bool(self.url)

    @property
    def spot(self) -> Spot:
        """Which evidence the row of buttons is about."""
        return Spot.of(self.block)

    @property
    def key(self) -> str:
        """The key of the press: pressing the same button twice is one press."""
        chosen = self.option or (self.day.isoformat() if self.day else "")
        return f"press:{self.channel}:{self.message_ts}:{self.action_id}:{self.mark}{chosen}:{self.user}"


def press_of(body: Json) -> Press:
    """Read a block_actions payload from a message."""
    action, container = body["actions"][0], body.get("container") or {}
    message = body.get("message") or {}
    ts = str(container.get("message_ts") or message.get("ts") or "")
    raw = action.get("value") or ""
    day = action.get("selected_date")
    return Press(
        workspace=str(body["team"]["id"]),
        user=str(body["user"]["id"]),
        channel=str((body.get("channel") or {}).get("id") or container.get("channel_id") or ""),
        message_ts=ts,
        root=str(message.get("thread_ts") or container.get("thread_ts") or ts),
        action_id=str(action["action_id"]),
        value=_json(raw),
        trigger=str(body.get("trigger_id") or ""),
        option=(action.get("selected_option") or {}).get("value"),
        day=date.fromisoformat(day) if day else None,
        mark=str(raw),
        url=str(body.get("response_url") or "") if container.get("is_ephemeral") else "",
        block=str(action.get("block_id") or ""),
    )


class Filled:
    """What was filled into a modal, by block id."""

    def __init__(self, view: Json) -> None:
        self._values = view["state"]["values"]

    def get(self, block: str) -> str:
        """The value of a field: typed, chosen or a day; "" when it was left empty."""
        field: Json = next(iter((self._values.get(block) or {}).values()), {})
        option = (field.get("selected_option") or {}).get("value")
        chosen = (field.get(f"selected_{what}") for what in ("date", "time", "user", "conversation"))
        found = field.get("value") or option or next(filter(None, chosen), "")
        return str(found or "").strip()

    def files(self, block: str) -> tuple[GivenFile, ...]:
        """The files of a field."""
        field: Json = next(iter((self._values.get(block) or {}).values()), {})
        return tuple(file_of(file) for file in field.get("files") or ())

    def users(self, block: str) -> tuple[str, ...]:
        """The people of a field."""
        field: Json = next(iter((self._values.get(block) or {}).values()), {})
        return tuple(map(str, field.get("selected_users") or ()))

    def chosen(self, block: str) -> tuple[str, ...]:
        """The choices of a field that takes several."""
        field: Json = next(iter((self._values.get(block) or {}).values()), {})
        return tuple(str(option["value"]) for option in field.get("selected_options") or ())

    def day(self, block: str) -> date | None:
        """The day of a field."""
        text = self.get(block)
        return date.fromisoformat(text) if text else None


def click_of(press: Press) -> Place:
    """Where the presser is, for what may be done anew with the same button: each click has a trigger of its own, which
    a second delivery of it has too."""
    return Place(press.workspace, press.channel, press.root, f"click:{short_id(press.trigger)}", press.user)


def _json(raw: str) -> dict[str, Any]:
    try:
        found = json.loads(raw)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}
