"""What each kind of change does to an action, and which actions it can be asked for (rules E2, E7). Pure."""

from __future__ import annotations

from datetime import date, timedelta

from bot.plan.action import Action
from bot.plan.calendar import add_months
from bot.plan.changes import ChangeKind
from bot.plan.current import current
from bot.plan.entities import ENDED, PlanDate, Precision, Status

UNITS = {"day": 1, "week": 7}
"""Calendar days; a month is a calendar month."""


def why_unfit(action: Action, kind: ChangeKind, zone: str) -> str | None:
    """Why an action cannot be changed so, in a few words; None when it can."""
    status = current(action, zone).status
    if status in ENDED:
        return f"{status.value.replace('_', ' ')} already"
    if kind is ChangeKind.RESUME:
        return None if status is Status.SUSPENDED else "not suspended"
    if kind in (ChangeKind.REDATE, ChangeKind.SUSPEND) and status is Status.DELIVERED:
        return "delivered already"
    return None


def moved_by(agreed: PlanDate | None, count: int, unit: str) -> PlanDate | None:
    """An agreed date moved by so many days, weeks or months; it stays as exact as it was. None without a date."""
    if agreed is None:
        return None
    day = add_months(agreed.day, count) if unit == "month" else agreed.day + timedelta(days=count * UNITS[unit])
    return PlanDate(month_end(day) if agreed.precision is Precision.MONTH else day, agreed.precision)


def month_end(day: date) -> date:
    """The last day of a day's month."""
    return add_months(day.replace(day=1), 1) - timedelta(days=1)
