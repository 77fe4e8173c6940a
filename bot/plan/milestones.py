"""The order of an action's milestones, and the dates of those that follow others (rule E1; NY 8.4)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from msgspec.structs import replace

from bot.plan.action import Milestone
from bot.plan.calendar import add_months
from bot.plan.entities import PlanDate


def in_order(milestones: Iterable[Milestone]) -> tuple[Milestone, ...]:
    """The milestones by date, those without one last. One that follows another is dated by when that was done."""
    known = {each.id: each for each in milestones}
    dated = [_dated(each, known.get(each.after)) for each in known.values()]
    return tuple(sorted(dated, key=lambda m: (m.due.day if m.due else date.max, m.id)))


def _dated(milestone: Milestone, other: Milestone | None) -> Milestone:
    if other is None:
        return milestone
    if other.done_on is None:
        return replace(milestone, due=None)
    words = f"{milestone.months} months after {other.label}"
    return replace(milestone, due=PlanDate(add_months(other.done_on, milestone.months), words=words))
