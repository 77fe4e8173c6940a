"""The one prompt somebody may get on a working day: whoever has something to say takes that day's, or the next."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, datetime, timedelta

from bot.plan.calendar import is_working_day, local_day
from bot.plan.entities import Plan
from storage import jobs
from storage.engine import Session
from storage.jobs import Job


def prompt_today(session: Session, workspace: str, plan: Plan, user: str, now: datetime) -> Iterable[int]:
    """Add somebody's one prompt of the day, unless they had it, or nobody is prompted today. Its id."""
    day = local_day(now, plan.timezone)
    if not is_working_day(day):
        return
    payload = {"plan": plan.id, "user": user, "day": day.isoformat()}
    added = jobs.add(session, Job(prompt_key(plan.id, user, day), "prompt", workspace, payload, now))
    if added is not None:
        yield added


def prompt_key(plan_id: str, user: str, day: date) -> str:
    """The key of the one prompt somebody may get on a day."""
    return f"prompt:{plan_id}:{user}:{day.isoformat()}"


def free_slots(plan_id: str, user: str, day: date) -> Iterator[tuple[str, date]]:
    """The keys of somebody's prompts from a day on, working days only: the first that is free is theirs to be told."""
    while True:
        if is_working_day(day):
            yield prompt_key(plan_id, user, day), day
        day += timedelta(days=1)
