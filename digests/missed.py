"""What a conversation's history shows that was not heard, as the events Slack would have sent. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from storage.inbox import Message

Json = dict[str, Any]


def missed_events(channel: str, shown: Sequence[Json], kept: Iterable[Message], since: str) -> list[Json]:
    """The message events of what was said after the ts `since`, and of what was edited or deleted, oldest first.

    `shown` is a stretch of history in order, `kept` the stored messages of the same stretch. One that is kept and no
    longer shown was deleted, as long as something older is still there: Slack's retention takes the oldest first.
    """
    known = {message.ts: message for message in kept}
    found = [each for message in shown if (each := _missed(message, known.get(str(message["ts"])), since)) is not None]
    there = {str(message["ts"]) for message in shown}
    oldest = min(there, default="")
    gone = [
        (ts, _deletion(message))
        for ts, message in known.items()
        if there and ts > oldest and ts not in there and message.deleted_at is None
    ]
    where = {"type": "message", "channel": channel, "channel_type": "im" if channel.startswith("D") else "channel"}
    return [{**where, **event} for _, event in sorted([*found, *gone], key=lambda each: each[0])]


def threads_to_read(shown: Sequence[Json], kept: Iterable[Message], since: str) -> list[str]:
    """The threads in which something may have been missed: answered after `since`, or of kept messages."""
    answered = {str(m["ts"]) for m in shown if str(m.get("latest_reply") or "") > since}
    return sorted(answered | {message.thread_ts for message in kept if message.thread_ts})


def _missed(message: Json, known: Message | None, since: str) -> tuple[str, Json] | None:
    """When it happened, and the event."""
    ts, edited = str(message["ts"]), str((message.get("edited") or {}).get("ts") or "")
    if known is None:
        if edited > since:
            return ts if ts > since else edited, _edit(message, edited)
        return (ts, {**message, "event_ts": ts}) if ts > since else None
    if known.deleted_at is not None:
        return None
    if message.get("subtype") == "tombstone":
        return ts, _deletion(known)
    return (edited, _edit(message, edited)) if edited > (known.edited_ts or "") else None


def _edit(message: Json, edited: str) -> Json:
    return {"subtype": "message_changed", "ts": edited, "event_ts": edited, "message": message}


def _deletion(known: Message) -> Json:
    before: Mapping[str, object] = {"user": known.author, "ts": known.ts, "thread_ts": known.thread_ts}
    return {"subtype": "message_deleted", "deleted_ts": known.ts, "event_ts": known.ts, "previous_message": before}
