"""The one prompt somebody may get on a working day: whoever has something to say takes that day's, or the next."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from bot.plan.calendar import at_local_time, is_working_day, local_day
from bot.plan.entities import Plan
from storage import jobs
from storage.engine import Session
from storage.jobs import Job

FROM, UNTIL = "09:30", "16:30"
"""The local hours in which people are written to (rule E8)."""


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


def give_back(session: Session, plan: Plan, user: str, day: date) -> bool:
    """Make an ordinary prompt of what took somebody's prompt of a day, if that was not said yet: whether so."""
    payload = {"plan": plan.id, "user": user, "day": day.isoformat()}
    return jobs.instead(session, prompt_key(plan.id, user, day), "prompt", payload)


def next_slot(session: Session, plan: Plan, user: str, now: datetime) -> tuple[str, date, datetime]:
    """The first prompt of somebody's that nobody has taken: its key, its local day, and when it may be posted (UTC)."""
    day = local_day(now, plan.timezone)
    while True:
        opens, closes = (at_local_time(day, clock, plan.timezone) for clock in (FROM, UNTIL))
        key = prompt_key(plan.id, user, day)
        if is_working_day(day) and now < closes and not jobs.known(session, key):
            return key, day, max(now, opens)
        day += timedelta(days=1)
