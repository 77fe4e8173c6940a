"""Schedules: when each plan's next recurring word is due. A row is the only memory of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, delete, select, update
from sqlalchemy.orm import Session

from storage.once import put
from storage.work_tables import ScheduleRow


@dataclass(frozen=True)
class Schedule:
    """When a kind of word of a plan is next due (UTC), and the period that was done last."""

    workspace_id: str
    plan_id: str
    kind: str
    next_due_at: datetime
    last_period: str | None = None


def set_schedule(session: Session, schedule: Schedule) -> None:
    """Set a schedule, in place of the plan's one of that kind."""
    put(session, ScheduleRow, vars(schedule))


def schedule(session: Session, workspace_id: str, plan_id: str, kind: str) -> Schedule | None:
    """The plan's schedule of a kind."""
    return _first(
        session,
        select(ScheduleRow).where(
            ScheduleRow.workspace_id == workspace_id, ScheduleRow.plan_id == plan_id, ScheduleRow.kind == kind
        ),
    )


def due_schedules(session: Session, now: datetime, limit: int = 500) -> list[Schedule]:
    """The schedules of every workspace that are due, the longest due first."""
    query = select(ScheduleRow).where(ScheduleRow.next_due_at <= now)
    ordered = query.order_by(ScheduleRow.next_due_at, ScheduleRow.plan_id, ScheduleRow.kind).limit(limit)
    return [_schedule(row) for row in session.scalars(ordered)]


def advance(session: Session, done: Schedule, next_due_at: datetime, period: str | None) -> bool:
    """Move a schedule on after its period was done. False when somebody else moved it on first."""
    query = (
        update(ScheduleRow)
        .where(
            ScheduleRow.workspace_id == done.workspace_id,
            ScheduleRow.plan_id == done.plan_id,
            ScheduleRow.kind == done.kind,
            ScheduleRow.next_due_at == done.next_due_at,
        )
        .values(next_due_at=next_due_at, last_period=period if period is not None else ScheduleRow.last_period)
        .returning(ScheduleRow.kind)
    )
    return session.execute(query).first() is not None


def drop_schedule(session: Session, workspace_id: str, plan_id: str, kind: str) -> None:
    """Stop a schedule."""
    session.execute(
        delete(ScheduleRow).where(
            ScheduleRow.workspace_id == workspace_id, ScheduleRow.plan_id == plan_id, ScheduleRow.kind == kind
        )
    )


def _first(session: Session, query: Select[ScheduleRow]) -> Schedule | None:
    row = session.scalars(query).first()
    return _schedule(row) if row is not None else None


def _schedule(row: ScheduleRow) -> Schedule:
    return Schedule(row.workspace_id, row.plan_id, row.kind, row.next_due_at, row.last_period)
