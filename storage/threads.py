"""Threads: what a message of Planbot's was about, so that a reply in its thread need not say."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.conversation_tables import ThreadRow
from storage.once import put


@dataclass(frozen=True)
class Thread:
    """A thread. `ts` is its first message's; kind is prompt, digest, action or answer; `actions` are references."""

    workspace_id: str
    channel: str
    ts: str
    kind: str
    actions: tuple[str, ...] = ()
    person: str | None = None


def remember(session: Session, thread: Thread) -> None:
    """Remember what a thread is about, in place of what was remembered of it."""
    values = {**vars(thread), "actions": msgspec.json.encode(thread.actions).decode()}
    put(session, ThreadRow, values)


def thread(session: Session, workspace_id: str, channel: str, ts: str) -> Thread | None:
    """What a thread is about; None when Planbot did not begin it."""
    query = select(ThreadRow).where(
        ThreadRow.workspace_id == workspace_id, ThreadRow.channel == channel, ThreadRow.ts == ts
    )
    return _of(session.scalars(query).first())


def latest_prompt(session: Session, workspace_id: str, channel: str) -> Thread | None:
    """The last prompt of a direct message."""
    query = select(ThreadRow).where(
        ThreadRow.workspace_id == workspace_id, ThreadRow.channel == channel, ThreadRow.kind == "prompt"
    )
    return _of(session.scalars(query.order_by(ThreadRow.ts.desc()).limit(1)).first())


def _of(row: ThreadRow | None) -> Thread | None:
    if row is None:
        return None
    actions = msgspec.json.decode(row.actions, type=tuple[str, ...])
    return Thread(row.workspace_id, row.channel, row.ts, row.kind, actions, row.person)
