"""The inbox: which events arrived, and every message as it was said, understood or not."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from storage.conversation_tables import InboxRow, MessageRow
from storage.once import insert_once


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
    return _message(
        session.scalars(
            select(MessageRow).where(
                MessageRow.workspace_id == workspace_id, MessageRow.channel == channel, MessageRow.ts == ts
            )
        ).first()
    )


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


def last_message_of(
    session: Session,
    workspace_id: str,
    author: str,
    channel: str,
    thread_ts: str | None = None,
    before_ts: str | None = None,
) -> Message | None:
    """The author's latest message in a channel, or in one thread of it, that was not deleted."""
    query = select(MessageRow).where(
        MessageRow.workspace_id == workspace_id,
        MessageRow.author == author,
        MessageRow.channel == channel,
        MessageRow.deleted_at.is_(None),
    )
    if thread_ts is not None:
        query = query.where((MessageRow.thread_ts == thread_ts) | (MessageRow.ts == thread_ts))
    if before_ts is not None:
        query = query.where(MessageRow.ts < before_ts)
    return _message(session.scalars(query.order_by(MessageRow.ts.desc()).limit(1)).first())


def unanswered(session: Session, workspace_id: str) -> list[Message]:
    """The messages that a person still has to answer, oldest first."""
    query = select(MessageRow).where(
        MessageRow.workspace_id == workspace_id, MessageRow.needs_answer, MessageRow.deleted_at.is_(None)
    )
    rows = session.scalars(query.order_by(MessageRow.said_at))
    return [found for row in rows if (found := _message(row)) is not None]


def _message(row: MessageRow | None) -> Message | None:
    if row is None:
        return None
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
