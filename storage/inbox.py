"""The inbox: which events arrived, and every message as it was said, understood or not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Row, and_, bindparam, select, update
from sqlalchemy.orm import Session

from storage.columns import table_of
from storage.conversation_tables import InboxRow, MessageRow
from storage.once import insert_once
from storage.tables import WordsRow

_MESSAGES, _WORDS = table_of(MessageRow), table_of(WordsRow)
_IN_CHANNEL = and_(_MESSAGES.c.workspace_id == bindparam("workspace"), _MESSAGES.c.channel == bindparam("channel"))
_AT = select(_MESSAGES).where(_IN_CHANNEL, _MESSAGES.c.ts == bindparam("ts"))
_LAST_BEFORE = (
    select(_MESSAGES, _WORDS.c.text)
    .outerjoin(_WORDS, and_(_WORDS.c.id == _MESSAGES.c.words, _WORDS.c.workspace_id == _MESSAGES.c.workspace_id))
    .where(
        _IN_CHANNEL,
        _MESSAGES.c.author == bindparam("author"),
        _MESSAGES.c.ts < bindparam("ts"),
        _MESSAGES.c.deleted_at.is_(None),
    )
    .order_by(_MESSAGES.c.ts.desc())
    .limit(1)
)


@dataclass(frozen=True)
class Message:
    """A message sent to Planbot. `author` is a Slack user id, `words` the id of its erasable words, `outcome` JSON."""

    workspace_id: str
    channel: str
    ts: str
    author: str
    said_at: datetime
    thread_ts: str | None = None
    words: str | None = None
    edited_ts: str | None = None
    deleted_at: datetime | None = None
    outcome: str | None = None
    needs_answer: bool = False


def arrive(session: Session, workspace_id: str, key: str, now: datetime) -> bool:
    """Note that an event arrived. False when it was seen before. A concurrent twin waits for this transaction."""
    values = {"workspace_id": workspace_id, "key": key, "arrived_at": now}
    return insert_once(session, InboxRow, values) is not None


def settle(session: Session, workspace_id: str, key: str, outcome: str) -> None:
    """Note what came of an event."""
    session.execute(
        update(InboxRow).where(InboxRow.workspace_id == workspace_id, InboxRow.key == key).values(outcome=outcome)
    )


def store_message(session: Session, message: Message) -> bool:
    """Store a message as said. False when the one of that channel and ts is stored already."""
    return insert_once(session, MessageRow, vars(message)) is not None


def message(session: Session, workspace_id: str, channel: str, ts: str) -> Message | None:
    """The message of a channel and ts."""
    row = session.execute(_AT, {"workspace": workspace_id, "channel": channel, "ts": ts}).first()
    return _message(row) if row is not None else None


def mark_edited(session: Session, workspace_id: str, channel: str, ts: str, edited_ts: str, words: str | None) -> bool:
    """Note an edit and the id of the new words. False when there is no such message or the edit is not newer."""
    newer = (MessageRow.edited_ts.is_(None)) | (MessageRow.edited_ts < edited_ts)
    query = update(MessageRow).where(
        MessageRow.workspace_id == workspace_id, MessageRow.channel == channel, MessageRow.ts == ts, newer
    )
    done = session.execute(query.values(edited_ts=edited_ts, words=words).returning(MessageRow.ts))
    return done.first() is not None


def mark_deleted(session: Session, workspace_id: str, channel: str, ts: str, at: datetime) -> bool:
    """Note a deletion. False when there is no such message or it was deleted before."""
    query = update(MessageRow).where(
        MessageRow.workspace_id == workspace_id,
        MessageRow.channel == channel,
        MessageRow.ts == ts,
        MessageRow.deleted_at.is_(None),
    )
    return session.execute(query.values(deleted_at=at).returning(MessageRow.ts)).first() is not None


def mark_outcome(
    session: Session, workspace_id: str, channel: str, ts: str, outcome: str | None, needs_answer: bool = False
) -> None:
    """Note what was made of a message (JSON), and whether a person still has to answer it."""
    session.execute(
        update(MessageRow)
        .where(MessageRow.workspace_id == workspace_id, MessageRow.channel == channel, MessageRow.ts == ts)
        .values(outcome=outcome, needs_answer=needs_answer)
    )


def last_before(session: Session, workspace_id: str, channel: str, author: str, ts: str) -> tuple[Message, str] | None:
    """The author's latest message in a channel before a ts, if not deleted, and its text ("" once that is erased)."""
    wanted = {"workspace": workspace_id, "channel": channel, "author": author, "ts": ts}
    row = session.execute(_LAST_BEFORE, wanted).first()
    return (_message(row), row.text or "") if row is not None else None


def messages_since(session: Session, workspace_id: str, channel: str, oldest: str) -> list[Message]:
    """The messages kept of a channel after a ts, threads and deleted ones included, oldest first."""
    query = select(_MESSAGES).where(_IN_CHANNEL, _MESSAGES.c.ts > oldest).order_by(_MESSAGES.c.ts)
    return [_message(row) for row in session.execute(query, {"workspace": workspace_id, "channel": channel})]


def every(session: Session, workspace_id: str) -> list[Message]:
    """Every message kept, oldest first."""
    query = select(_MESSAGES).where(_MESSAGES.c.workspace_id == workspace_id).order_by(_MESSAGES.c.said_at)
    return [_message(row) for row in session.execute(query)]


def unanswered(session: Session, workspace_id: str) -> list[Message]:
    """The messages that a person still has to answer, oldest first."""
    query = select(_MESSAGES).where(
        _MESSAGES.c.workspace_id == workspace_id, _MESSAGES.c.needs_answer, _MESSAGES.c.deleted_at.is_(None)
    )
    return [_message(row) for row in session.execute(query.order_by(_MESSAGES.c.said_at))]


def _message(row: Row[Any]) -> Message:
    return Message(
        workspace_id=row.workspace_id,
        channel=row.channel,
        ts=row.ts,
        author=row.author,
        said_at=row.said_at,
        thread_ts=row.thread_ts,
        words=row.words,
        edited_ts=row.edited_ts,
        deleted_at=row.deleted_at,
        outcome=row.outcome,
        needs_answer=row.needs_answer,
    )
