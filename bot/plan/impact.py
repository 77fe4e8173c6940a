"""The impact rating, 0 to 5, apart from delivery: what evidence and indicators show to have changed (rule E4)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from bot.plan import measures
from bot.plan.action import Action
from bot.plan.indicators import Indicator
from bot.plan.measures import Measured
from bot.plan.periods import last_day
from bot.plan.position import Item
from bot.plan.proof import evidence_level

WORDS = (
    "no evidence of impact",
    "process evidence only",
    "output evidence",
    "outcome moved",
    "target met",
    "target met and sustained",
)
ENOUGH, SUSTAINED = 3, 5
"""What sign-off needs, and what it needs where the action has an indicator with a target (rule E4)."""
_WITHOUT_DATA = 2
MISSES = 2
"""So many periods below target since sign-off, and the body is asked to look again (rule E5)."""


def impact_of(action: Action, indicators: Iterable[Indicator], day: date) -> int:
    """The impact of an action on a day by its accepted evidence and the indicators linked to it. Where an indicator
    has figures the data decide: evidence of outcome counts as no more than output while they have not moved."""
    return impact(evidence_level(action), linked(action.id, action.ref, indicators), day)


def impact(level: int, linked_to_it: Iterable[Indicator], day: date) -> int:
    """The impact by the level of the accepted evidence and the linked indicators that have figures."""
    measured = [found for each in linked_to_it if (found := Measured(each, day)).points]
    if not measured:
        return level
    shown = measures.impact(measured)
    return shown if shown >= ENOUGH else min(level, _WITHOUT_DATA)


def outcome_impact(items: Sequence[Item], indicators: Iterable[Indicator], day: date, *recommendations: str) -> int:
    """The impact of some actions together, and of the recommendations they are all the actions of (rules E4, E6)."""
    actions = {item.line.action for item in items}
    measured = [
        i for i in indicators if not actions.isdisjoint(i.actions) or set(recommendations) & {*i.recommendations}
    ]
    return impact(max((item.line.proof.level for item in items), default=0), measured, day)


def linked(id: str, ref: str, indicators: Iterable[Indicator]) -> list[Indicator]:
    """The indicators linked to an action."""
    return [each for each in indicators if id in each.actions or ref in each.actions]


def failing_since(indicator: Indicator, since: date, day: date) -> bool:
    """Whether the last two periods that ended after a day missed their target."""
    later = [point for point in Measured(indicator, day).rated if last_day(point.period) > since][-MISSES:]
    return len(later) == MISSES and not any(point.met for point in later)
