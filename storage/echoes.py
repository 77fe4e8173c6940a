"""Echoes: where Planbot said what it recorded as an update, so that its buttons can be taken away."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.conversation_tables import EchoRow
from storage.once import put


@dataclass(frozen=True)
class Echoed:
    """The message that says what was recorded as an update, and the thread it is in."""

    workspace_id: str
    update_id: str
    channel: str
    ts: str
    thread_ts: str | None = None


def note(session: Session, echoed: Echoed) -> None:
    """Note where an update was echoed."""
    put(session, EchoRow, vars(echoed))


def of_change(change: str) -> str:
    """What the ids of the copies of a request begin with: one may stand in many messages."""
    return f"change:{change}@"


def copies_of(session: Session, workspace_id: str, change: str) -> list[Echoed]:
    """Every message that carries a request, and the echo of the update that made it."""
    of_it = EchoRow.update_id.startswith(of_change(change), autoescape=True) | (EchoRow.update_id == change)
    rows = session.scalars(select(EchoRow).where(EchoRow.workspace_id == workspace_id, of_it))
    return [Echoed(row.workspace_id, row.update_id, row.channel, row.ts, row.thread_ts) for row in rows]


def echo_of(session: Session, workspace_id: str, update_id: str) -> Echoed | None:
    """Where an update was echoed; None when it was not, or not yet."""
    query = select(EchoRow).where(EchoRow.workspace_id == workspace_id, EchoRow.update_id == update_id)
    row = session.scalars(query).first()
    return Echoed(row.workspace_id, row.update_id, row.channel, row.ts, row.thread_ts) if row is not None else None
