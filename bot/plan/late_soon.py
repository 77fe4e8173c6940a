"""What will be late, and why: actions that are not overdue yet and will be unless something is done (rule E11.8)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from enum import StrEnum

from bot.plan.entities import Status
from bot.plan.position import Item

AHEAD = timedelta(days=28)
"""How far ahead an obstacle, or too little done, is looked for."""
SOON = timedelta(days=14)
HALF = 50


class LateBecause(StrEnum):
    """Why an action will be late, the surest first; the value is the heading it is listed under."""

    EXPECTED = "Expected after the agreed date"
    HELD_UP = "Held up, and due within four weeks"
    MILESTONE = "A milestone has passed undone"
    BEHIND = "Too little done for the time left"
    SILENT = "No word lately, and due within two weeks"


def late_because(item: Item, day: date) -> LateBecause | None:
    """The surest reason why an action will be late; None when nothing says so, or it is overdue already."""
    line = item.line
    if item.overdue or not line.days.rated or line.days.fixed is not None or line.agreed is None:
        return None
    due = line.agreed.day
    if line.forecast is not None and line.forecast.day > due:
        return LateBecause.EXPECTED
    if due <= day + AHEAD and (line.blocker or line.status is Status.BLOCKED or line.vacant):
        return LateBecause.HELD_UP
    if line.milestone_due is not None and line.milestone_due < day:
        return LateBecause.MILESTONE
    if _behind(item, due, day):
        return LateBecause.BEHIND
    return LateBecause.SILENT if due <= day + SOON and item.update_overdue else None


def _behind(item: Item, due: date, day: date) -> bool:
    """Less than half done with four weeks to go, or not begun with two."""
    percent = item.line.percent
    if percent is not None and percent < HALF and due <= day + AHEAD:
        return True
    return item.line.status is Status.NOT_STARTED and due <= day + SOON


def late_soon(items: Iterable[Item], day: date) -> Mapping[LateBecause, tuple[Item, ...]]:
    """The actions that will be late by their surest reason, each once, the earliest due first."""
    found: dict[LateBecause, list[Item]] = {}
    for item in items:
        reason = late_because(item, day)
        if reason is not None:
            found.setdefault(reason, []).append(item)
    return {reason: tuple(sorted(found[reason], key=_by_due)) for reason in LateBecause if reason in found}


def _by_due(item: Item) -> tuple[date, int]:
    return (item.line.agreed.day if item.line.agreed else date.max, item.line.order)
