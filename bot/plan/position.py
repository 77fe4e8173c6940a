"""The one position: what is overdue, red, not verified, amber, green, blue on a day (rules E2, E3, E10).

`/plan red`, the digest, the home page and the picture are views of it and cannot disagree.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import cached_property

from msgspec import Struct

from bot.plan.entities import WORST_FIRST, Rating, Status
from bot.plan.line import Line
from bot.plan.rating import DUE_SOON_DAYS, rating_on


class Item(Struct, frozen=True):
    """One action on a day. `days_overdue` is in calendar days, 0 when it is not overdue; `derived` is the rating that
    the core team overrides, None where it does not; `to_review`: its rating is to be reviewed under a new
    framework."""

    line: Line
    rating: Rating | None
    days_overdue: int
    past_deadline: bool
    update_overdue: bool
    due_soon: bool
    derived: Rating | None = None
    to_review: bool = False

    @property
    def ref(self) -> str:
        """The action's reference."""
        return self.line.ref

    @property
    def overdue(self) -> bool:
        """Past its agreed date and not delivered (rule E2)."""
        return self.days_overdue > 0


class Counts(Struct, frozen=True):
    """How many actions, each counted once (rule E10). Overdue and past the deadline are counted apart;
    `ended_before` of them ended in an earlier version of the plan, `to_review` have ratings to be reviewed under a new
    framework."""

    total: int
    red: int
    not_verified: int
    amber: int
    green: int
    blue: int
    suspended: int
    unrated: int
    overdue: int
    past_deadline: int
    delivered: int
    as_reported: int
    due_soon: int
    ended_before: int = 0
    to_review: int = 0


class Position:
    """The items of a plan on one day, in the plan's order."""

    def __init__(self, day: date, items: Sequence[Item]) -> None:
        self.day = day
        self.items = tuple(items)

    def where(self, test: Callable[[Item], bool]) -> Position:
        """The position of the items that pass a test (one recommendation, one owner)."""
        return Position(self.day, [item for item in self.items if test(item)])

    def rated(self, rating: Rating) -> tuple[Item, ...]:
        """The items with a rating: the urgent first, then the longest overdue (CB 10)."""
        found = (item for item in self.items if item.rating is rating)
        return tuple(sorted(found, key=lambda item: (not item.line.urgent, *by_age(item))))

    @cached_property
    def overdue(self) -> tuple[Item, ...]:
        """The overdue items, oldest first."""
        return tuple(sorted((i for i in self.items if i.overdue), key=by_age))

    @cached_property
    def due_soon(self) -> tuple[Item, ...]:
        """Due in the next fourteen days, earliest first."""
        soon = [i for i in self.items if i.due_soon]
        return tuple(sorted(soon, key=lambda i: (i.line.agreed.day if i.line.agreed else date.max, i.line.order)))

    @cached_property
    def delivered(self) -> tuple[Item, ...]:
        """Delivered and awaiting sign-off."""
        return tuple(i for i in self.items if i.line.status is Status.DELIVERED)

    @cached_property
    def suspended(self) -> tuple[Item, ...]:
        """Suspended by decision, those to be looked at first first (rule E2)."""
        found = (i for i in self.items if i.line.status is Status.SUSPENDED)
        return tuple(sorted(found, key=lambda i: (i.line.review_on or date.max, i.line.order)))

    @cached_property
    def counts(self) -> Counts:
        """The headline counts."""
        by_rating = Counter(item.rating for item in self.items)
        suspended = sum(i.line.status is Status.SUSPENDED for i in self.items)
        return Counts(
            total=len(self.items),
            red=by_rating[Rating.RED],
            not_verified=by_rating[Rating.NOT_VERIFIED],
            amber=by_rating[Rating.AMBER],
            green=by_rating[Rating.GREEN],
            blue=by_rating[Rating.BLUE],
            suspended=suspended,
            unrated=by_rating[None] - suspended,
            overdue=len(self.overdue),
            past_deadline=sum(i.past_deadline for i in self.items),
            delivered=len(self.delivered),
            as_reported=sum(i.line.as_reported is not None for i in self.items),
            due_soon=len(self.due_soon),
            to_review=sum(i.to_review for i in self.items),
            ended_before=sum(i.line.ended_before for i in self.items),
        )


def by_age(item: Item) -> tuple[int, int]:
    """Longest overdue first, then the plan's order."""
    return (-item.days_overdue, item.line.order)


def position(lines: Sequence[Line], day: date) -> Position:
    """Where every action stands on a day."""
    return Position(day, [item_on(line, day) for line in sorted(lines, key=lambda line: line.order)])


def item_on(line: Line, day: date) -> Item:
    """Where one action stands on a day."""
    days = line.days
    derived = rating_on(days, day)
    rating = _overridden(line, derived, day)
    return Item(
        line=line,
        rating=rating,
        derived=derived if rating is not derived else None,
        days_overdue=_days_since(days.overdue_from, day),
        past_deadline=_reached(days.past_deadline_from, day),
        update_overdue=_reached(days.update_overdue_from, day),
        due_soon=_due_soon(line, day),
        to_review=rating is not None and _reached(line.review_from, day),
    )


def _overridden(line: Line, derived: Rating | None, day: date) -> Rating | None:
    """The derived rating, or the better one the core team set for a while: never blue, never better than what the
    owner declared (rule E3)."""
    override = line.override
    if derived is None or line.days.fixed is not None or override is None:
        return derived
    if not override.since <= day <= override.until:
        return derived
    limits = [override.rating, Rating.GREEN, *([line.declared] if line.declared else [])]
    allowed = min(limits, key=WORST_FIRST.index)
    return max(derived, allowed, key=WORST_FIRST.index)


def _reached(since: date | None, day: date) -> bool:
    return since is not None and day >= since


def _days_since(overdue_from: date | None, day: date) -> int:
    """Days overdue = the day less the agreed date, in calendar days (rule E2)."""
    if overdue_from is None or day < overdue_from:
        return 0
    return (day - overdue_from).days + 1


def _due_soon(line: Line, day: date) -> bool:
    live = line.days.rated and line.days.fixed is None
    if not live or line.agreed is None:
        return False
    return day <= line.agreed.day <= day + timedelta(days=DUE_SOON_DAYS)
