"""Schedules: when each plan's next recurring word is due. A row is the only memory of it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, select
from sqlalchemy.orm import Session

from storage.columns import table_of
from storage.once import put
from storage.work_tables import ScheduleRow

# Asked for everybody every day: building a statement costs more than running it does.
_SCHEDULES = table_of(ScheduleRow)
_OF_A_KIND = select(_SCHEDULES).where(
    _SCHEDULES.c.workspace_id == bindparam("workspace"),
    _SCHEDULES.c.plan_id == bindparam("plan"),
    _SCHEDULES.c.kind == bindparam("kind"),
)


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
    row = session.execute(_OF_A_KIND, {"workspace": workspace_id, "plan": plan_id, "kind": kind}).first()
    return Schedule(row.workspace_id, row.plan_id, row.kind, row.next_due_at, row.last_period) if row else None
