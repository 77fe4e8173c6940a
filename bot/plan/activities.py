"""Assurance that recurs: an audit or a practice learning session every so many months, whose evidence is asked for at
each period (A8.13; HF 15)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from msgspec import Struct

from bot.plan.calendar import add_months, add_working_days

ASKED_BEFORE = 10
"""Working days before its day at which the evidence of a period is asked for."""
FARTHEST = 600


class Activity(Struct, frozen=True):
    """What is done again `every` so many months, first on a day; `words` is the id of what it is, `at` in UTC."""

    id: str
    by: str
    at: datetime
    every: int
    first: date
    words: str | None = None
    ended_on: date | None = None


def days_of(activity: Activity) -> Iterator[date]:
    """Its days, the first first."""
    return (add_months(activity.first, number * activity.every) for number in range(FARTHEST // activity.every))


def next_day(activity: Activity, day: date) -> date:
    """The first of its days that has not passed."""
    return next(each for each in days_of(activity) if each >= day)


def asked_by(activity: Activity, day: date) -> date | None:
    """Its newest day whose evidence is to be asked for by a day; those missed before it are not asked for any more."""
    due: date | None = None
    for each in days_of(activity):
        if add_working_days(each, -ASKED_BEFORE) > day:
            return due
        due = each
    return due
