"""Small plans for the tests of the rules."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from bot.plan.action import Action, Update
from bot.plan.entities import Inspection, Plan, PlanDate, Precision, Rating, Status

PUBLISHED = date(2009, 10, 23)
LIVE = date(2010, 1, 4)


def plan(live_on: date | None = LIVE) -> Plan:
    """A plan published on 23 October 2009 (NY 3.1)."""
    return Plan("p1", "Action plan", (Inspection("i1", "Ofsted", PUBLISHED),), live_on=live_on)


def action(due: date | None = date(2010, 3, 31), **changes: object) -> Action:
    """An action with an agreed date and nothing said about it."""
    original = PlanDate(due, Precision.DAY, due.isoformat()) if due else None
    values: dict[str, object] = {
        "id": "a1",
        "ref": "2.1.3",
        "title": "Agree the protocol",
        "text": "Agree the protocol with partners",
        "recommendations": ("r2",),
        "owner": "p:priya",
        "original": original,
    }
    return Action(**(values | changes))  # type: ignore[arg-type]


def said(day: date, number: int = 1, **fields: object) -> Update:
    """An update said at ten o'clock on a day."""
    at = datetime(day.year, day.month, day.day, 10, tzinfo=UTC) + timedelta(seconds=number)
    return Update(id=f"u{day.isoformat()}-{number}", by="p:priya", said_at=at, **fields)  # type: ignore[arg-type]


def forecast(day: date) -> PlanDate:
    """An expected day."""
    return PlanDate(day, Precision.DAY, "")


__all__ = ["LIVE", "PUBLISHED", "Rating", "Status", "action", "forecast", "plan", "said"]
