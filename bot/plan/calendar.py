"""Days that count: working days, English bank holidays, calendar months, and the plan's local day.

Dates are calendar dates in the plan's zone (Europe/London unless the plan says otherwise). A working day is Monday
to Friday and not a bank holiday of England (rules, opening paragraph).
"""

from __future__ import annotations

import calendar
from datetime import date, datetime, time, timedelta
from functools import cache, lru_cache
from zoneinfo import ZoneInfo

import holidays

LONDON = "Europe/London"


@cache
def bank_holidays(year: int) -> frozenset[date]:
    """The bank holidays of England in a year, substitute days included."""
    return frozenset(holidays.country_holidays("GB", subdiv="ENG", years=year))


def is_working_day(day: date) -> bool:
    """Whether a day is Monday to Friday and not an English bank holiday."""
    return day.weekday() < 5 and day not in bank_holidays(day.year)


def next_working_day(day: date) -> date:
    """The first working day on or after a day."""
    while not is_working_day(day):
        day += timedelta(days=1)
    return day


@lru_cache(4096)
def add_working_days(day: date, count: int) -> date:
    """The working day that is `count` working days after a day (before it when negative)."""
    step = timedelta(days=1 if count >= 0 else -1)
    for _ in range(abs(count)):
        day += step
        while not is_working_day(day):
            day += step
    return day


def working_days_between(start: date, end: date) -> int:
    """How many working days lie after `start` up to and including `end`; 0 when `end` is not later."""
    span = range(1, (end - start).days + 1)
    return sum(is_working_day(start + timedelta(days=n)) for n in span)


def add_months(day: date, months: int) -> date:
    """The same day `months` calendar months later, clipped to the month's end (rule E1; 31 May + 6 = 30 November)."""
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def local_day(moment: datetime, zone: str = LONDON) -> date:
    """The calendar day of a moment (aware) in a zone."""
    return moment.astimezone(ZoneInfo(zone)).date()


def at_local_time(day: date, clock: str | time, zone: str = LONDON) -> datetime:
    """The moment (UTC) of a local wall-clock time. A time that the spring change skips is read as if the clocks had
    not yet moved, one that the autumn change repeats is the first."""
    wall = time.fromisoformat(clock) if isinstance(clock, str) else clock
    return datetime.combine(day, wall, ZoneInfo(zone)).astimezone(ZoneInfo("UTC"))


def end_of_day(day: date, zone: str = LONDON) -> datetime:
    """The first moment (UTC) after a local day: "as at D" is what was known before it."""
    return at_local_time(day + timedelta(days=1), time.min, zone)
