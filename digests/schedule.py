"""When something is due: pure functions of the settings, what was done last, the calendar and now.

Nothing is said "exactly at nine": a thing is due, and not yet done. All moments are aware; days and clock times are
local to the plan (or, for prompts, to the person).
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from msgspec import Struct

from bot.plan.calendar import LONDON, at_local_time, is_working_day, local_day, next_working_day
from bot.plan.entities import Plan, Settings

LATE_AFTER = timedelta(hours=1)
PROMPTS_FROM = "09:30"
PROMPTS_UNTIL = "16:30"


class DigestDue(Struct, frozen=True):
    """One weekly digest that should be out. `period` is the ISO week it belongs to; `late` means that it says so."""

    period: str
    due_at: datetime
    moved: bool
    late: bool


def period_of(day: date) -> str:
    """The ISO week of a day: "2010-W12"."""
    year, week, _ = day.isocalendar()
    return f"{year}-W{week:02}"


def digest_due(settings: Settings, last_period: str | None, now: datetime, zone: str = LONDON) -> DigestDue | None:
    """The newest digest that should be out and is not; older missed weeks are never sent (rule E8)."""
    newest = max((due for due in _around(settings, now, zone) if due.due_at <= now), key=lambda due: due.due_at)
    if last_period is not None and newest.period <= last_period:
        return None
    return newest


def next_digest(settings: Settings, now: datetime, zone: str = LONDON) -> DigestDue:
    """The first digest after a moment."""
    return min((due for due in _around(settings, now, zone) if due.due_at > now), key=lambda due: due.due_at)


def _around(settings: Settings, now: datetime, zone: str) -> Iterator[DigestDue]:
    """The digests of the weeks around a moment. One on a bank holiday moves to the next working day (rule E8)."""
    today = local_day(now, zone)
    monday = today - timedelta(days=today.weekday())
    for weeks in range(-2, 3):
        nominal = monday + timedelta(weeks=weeks, days=settings.digest_weekday)
        day = next_working_day(nominal)
        due_at = at_local_time(day, settings.digest_time, zone)
        yield DigestDue(period_of(nominal), due_at, day != nominal, now - due_at >= LATE_AFTER)


def prompts_on(plan: Plan, day: date) -> bool:
    """Whether anybody is prompted on a day: a working day after the plan went live, and nothing is held (rule E8)."""
    live = plan.live_on is not None and plan.live_on < day
    held = plan.hold is not None and day <= plan.hold.until
    return live and not held and is_working_day(day)


def prompts_begin(plan: Plan, now: datetime) -> date | None:
    """The local day whose prompts may be made now; None before the day's window opens and on days without prompts."""
    day = local_day(now, plan.timezone)
    if now < at_local_time(day, PROMPTS_FROM, plan.timezone) or not prompts_on(plan, day):
        return None
    return day


class Window(Struct, frozen=True):
    """The hours in which one person may be prompted on a day."""

    opens: datetime
    closes: datetime


def window(day: date, zone: str) -> Window:
    """09:30 to 16:30 of the person's Slack time zone (rule E8); London's where the zone is unknown."""
    known = known_zone(zone)
    return Window(at_local_time(day, PROMPTS_FROM, known), at_local_time(day, PROMPTS_UNTIL, known))


def known_zone(zone: str) -> str:
    """The zone, or London for a name this machine does not know."""
    try:
        ZoneInfo(zone)
    except (ZoneInfoNotFoundError, ValueError):
        return LONDON
    return zone
