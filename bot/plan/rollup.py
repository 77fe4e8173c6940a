"""The rating of a recommendation from the ratings of its actions (rule E6)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from msgspec import Struct

from bot.plan.achieved import OnTime, on_time
from bot.plan.entities import Rating, Status
from bot.plan.position import Counts, Item, Position

IMPACT_NEEDED = 3
"""The impact a recommendation needs to be blue: the outcome moved (rules E4, E6)."""


class RollUp(Struct, frozen=True):
    """A recommendation (or any part of the plan) on a day. `done` of `counts.total` are delivered, signed off or
    closed."""

    rating: Rating | None
    counts: Counts
    done: int
    late: int
    on_time: OnTime
    next_due: date | None


def roll_up(items: Sequence[Item], day: date, impact: int = 0) -> RollUp:
    """What some actions come to on a day; `impact` is the outcome's impact rating: none makes nothing blue."""
    return RollUp(
        rating=rolled_rating(items, impact),
        counts=Position(day, items).counts,
        done=sum(_done(item) for item in items),
        late=sum(item.overdue for item in items),
        on_time=on_time(item.line.achieved for item in items),
        next_due=min((due for item in items if (due := _still_due(item, day))), default=None),
    )


def rolled_rating(items: Sequence[Item], impact: int = 0) -> Rating | None:
    """RED past the inspectorate's deadline, with an urgent action red or a quarter of the rated actions red; AMBER with
    any worse than green; BLUE when all are signed off and the outcome moved. None where nothing carries a rating.

    The quarter is counted of all rated actions, blue ones too: otherwise an action that fell back from blue would
    make the rest look better.
    """
    rated = [item for item in items if item.rating is not None]
    if any(item.past_deadline for item in items):
        return Rating.RED
    if not rated:
        return None
    red = [item for item in rated if item.rating is Rating.RED]
    if red and (any(item.line.urgent for item in red) or 4 * len(red) >= len(rated)):
        return Rating.RED
    if any(item.rating in (Rating.RED, Rating.NOT_VERIFIED, Rating.AMBER) for item in rated):
        return Rating.AMBER
    every_blue = all(item.rating is Rating.BLUE for item in rated)
    return Rating.BLUE if every_blue and impact >= IMPACT_NEEDED else Rating.GREEN


def _done(item: Item) -> bool:
    return item.line.status in (Status.DELIVERED, Status.SIGNED_OFF, Status.CLOSED)


def _still_due(item: Item, day: date) -> date | None:
    agreed = item.line.agreed
    if agreed is None or agreed.day < day or item.line.days.fixed is not None or not item.line.days.rated:
        return None
    return agreed.day
