"""When slippage is such that a body should meet before its next meeting: interim monitoring (CB 8)."""

from __future__ import annotations

from collections.abc import Sequence

from bot.plan.entities import Rating
from bot.plan.position import Item

SHARE = 4
"""A quarter of the live actions red or overdue, as for the rating of a recommendation (rule E6)."""


def live(item: Item) -> bool:
    """Whether an action is still to be delivered."""
    return item.line.days.rated and item.line.days.fixed is None


def slips(item: Item) -> bool:
    """Whether a live action is red or overdue."""
    return live(item) and (item.rating is Rating.RED or item.overdue)


def slipping(items: Sequence[Item]) -> bool:
    """Whether a quarter of the live actions or more are red or overdue, and more than one."""
    late = sum(map(slips, items))
    return late > 1 and late * SHARE >= sum(map(live, items))
