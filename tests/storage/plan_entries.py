"""Entries of a small invented plan, for the tests of the record."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

from bot.plan import entries as e
from bot.plan.action import Action, Update
from bot.plan.entities import Inspection, Person, PlanDate, Rating, Recommendation

WORKSPACE = "T0001"
PLAN = "plan-north"
NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


def entry(key: str, subject: str, subject_id: str, what: e.What, at: datetime = NOW) -> e.Entry:
    """An entry recorded at a moment, said at the same moment."""
    return e.Entry(key, subject, subject_id, what, by="U1", at=at, said_at=at)


def opened(plan_id: str = PLAN, actions: int = 2) -> list[e.Entry]:
    """A plan of one recommendation with some actions, R1/A1 onwards, all owned by one person."""
    inspection = Inspection("i1", "An inspectorate", date(2026, 1, 12))
    recommendation = Recommendation("r1", "R1", "Do it well.")
    return [
        entry("open", "plan", plan_id, e.PlanOpened("North Riding", (inspection,))),
        entry("person", "person", "p1", e.PersonAdded(Person("p1", "Ada Example", slack_id="U1"))),
        entry("rec", "recommendation", "r1", e.RecommendationAdded(recommendation)),
        *(added(f"a{n}", f"R1/A{n}", n) for n in range(1, actions + 1)),
    ]


def added(action_id: str, ref: str, order: int = 0) -> e.Entry:
    """An action added."""
    due = PlanDate(date(2026, 4, 30))
    action = Action(action_id, ref, f"Title {ref}", "Text", ("r1",), owner="p1", original=due, order=order)
    return entry(f"add-{action_id}", "action", action_id, e.ActionAdded(action))


def updated(key: str, action_id: str = "a1", minutes: int = 0, rating: Rating = Rating.AMBER) -> e.Entry:
    """An update of an action, said some minutes after the beginning."""
    at = NOW + timedelta(minutes=minutes)
    update = Update(f"u-{key}", "U1", at, rating=rating)
    return entry(key, "action", action_id, e.UpdateRecorded(update), at)
