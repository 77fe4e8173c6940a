"""The periods an indicator is measured in, as the reading guide writes them: "2010-01", "2010-W12", "2009/10-Q3",
"2009/10", "2010-03-04". Financial years begin on 1 April."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache

from bot.plan.calendar import add_months

DAY = timedelta(days=1)
_SHAPE = re.compile(
    r"(?P<year>\d{4})(?:-(?P<month>\d\d)(?:-(?P<day>\d\d))?|-W(?P<week>\d\d)|/(?P<second>\d\d)(?:-Q(?P<quarter>[1-4]))?)"
)


class Frequency(StrEnum):
    """How often an indicator is measured."""

    WEEKLY = "weekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"
    YEARLY = "yearly"


@lru_cache(4096)
def days_of(period: str) -> tuple[date, date] | None:
    """The first and the last day of a period; None for what is no period."""
    found = _SHAPE.fullmatch(period)
    if found is None:
        return None
    try:
        return _days(found)
    except ValueError:
        return None


def _days(found: re.Match[str]) -> tuple[date, date]:
    year = int(found["year"])
    if found["day"]:
        day = date(year, int(found["month"]), int(found["day"]))
        return day, day
    if found["week"]:
        return date.fromisocalendar(year, int(found["week"]), 1), date.fromisocalendar(year, int(found["week"]), 7)
    if found["month"]:
        first = date(year, int(found["month"]), 1)
        return first, add_months(first, 1) - DAY
    quarter = int(found["quarter"]) if found["quarter"] else None
    first = add_months(date(year, 4, 1), 3 * (quarter - 1) if quarter else 0)
    return first, add_months(first, 3 if quarter else 12) - DAY


def first_day(period: str) -> date:
    """The first day of a period; the earliest day there is for what is no period."""
    found = days_of(period)
    return found[0] if found else date.min


def last_day(period: str) -> date:
    """The last day of a period; the earliest day there is for what is no period."""
    found = days_of(period)
    return found[1] if found else date.min


def period_of(day: date, frequency: Frequency) -> str:
    """The period a day falls in."""
    if frequency is Frequency.WEEKLY:
        year, week, _ = day.isocalendar()
        return f"{year}-W{week:02d}"
    if frequency is Frequency.MONTHLY:
        return f"{day:%Y-%m}"
    start = day.year if day.month >= 4 else day.year - 1
    year_name = f"{start}/{(start + 1) % 100:02d}"
    return year_name if frequency is Frequency.YEARLY else f"{year_name}-Q{(day.month - 4) % 12 // 3 + 1}"


@lru_cache(4096)
def next_period(period: str, frequency: Frequency) -> str:
    """The period after one."""
    return period_of(last_day(period) + DAY, frequency)


def last_complete(day: date, frequency: Frequency) -> str:
    """The last period that has ended before a day."""
    return period_of(first_day(period_of(day, frequency)) - DAY, frequency)


def periods_between(first: str, last: str, frequency: Frequency) -> Iterator[str]:
    """The periods from one to another, both included."""
    period = first
    while days_of(period) and last_day(period) <= last_day(last):
        yield period
        period = next_period(period, frequency)


def fitted(period: str | None, frequency: Frequency, said_on: date) -> str:
    """The indicator's own period that somebody means: what they said, in the indicator's frequency; where they said
    none, the last one complete on the day they spoke."""
    found = days_of(period) if period else None
    if found is None:
        return last_complete(said_on, frequency)
    return period_of(found[1], frequency)


def in_words(period: str) -> str:
    """A period as people write it: "January 2010", "week to 28 March 2010", "quarter 3 of 2009/10"."""
    found = _SHAPE.fullmatch(period)
    if found is None or days_of(period) is None:
        return period
    if found["week"]:
        return f"week to {_day(last_day(period))}"
    if found["day"]:
        return _day(first_day(period))
    if found["month"]:
        return f"{first_day(period):%B %Y}"
    return period if not found["quarter"] else f"quarter {found['quarter']} of {period[:7]}"


def in_short(period: str) -> str:
    """A period as a column's heading: "Jan 10", "28 Mar", "Q3 09/10"."""
    found = _SHAPE.fullmatch(period)
    if found is None or days_of(period) is None:
        return period
    if found["week"] or found["day"]:
        return f"{last_day(period).day} {last_day(period):%b}"
    if found["month"]:
        return f"{first_day(period):%b %y}"
    return f"Q{found['quarter']} {period[2:7]}" if found["quarter"] else period[2:7]


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
