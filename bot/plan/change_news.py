"""What change control has to tell: what waits, what is suspended and to be looked at, later dates nobody approved (rule
E7's de facto re-baselining), re-baselinings, and ratings overridden. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct

from bot.plan.calendar import working_days_between
from bot.plan.changes import Change, ChangeKind, ChangeState
from bot.plan.entities import Rating
from bot.plan.line import Line
from bot.plan.position import Item, Position

AGAIN = 5
"""A suspension past its day is told of again after so many working days."""


class Rebaselined(Struct, frozen=True):
    """Several agreed dates reset by one decision; original dates are untouched (rule E7)."""

    on: date
    items: int


class Overridden(Struct, frozen=True):
    """A rating the core team bettered: what the rules give, what is reported, and until when (rule E3)."""

    ref: str
    derived: Rating
    rating: Rating
    until: date


class ChangeNews(Struct, frozen=True):
    """The news on a day. `to_review` are suspended actions whose day has come, `drifted` those expected later than
    agreed with no request."""

    waiting: int = 0
    suspended: tuple[str, ...] = ()
    to_review: tuple[str, ...] = ()
    drifted: tuple[str, ...] = ()
    rebaselined: tuple[Rebaselined, ...] = ()
    overridden: tuple[Overridden, ...] = ()

    @property
    def any(self) -> bool:
        """Whether there is something that somebody has to do."""
        return bool(self.waiting or self.to_review or self.drifted)


def change_news(standing: Position, changes: Iterable[Change]) -> ChangeNews:
    """The news of a position and the requests known then."""
    known = list(changes)
    suspended = standing.suspended
    return ChangeNews(
        waiting=sum(change.state is ChangeState.PENDING for change in known),
        suspended=tuple(item.ref for item in suspended),
        to_review=tuple(item.ref for item in suspended if review_due(item.line, standing.day)),
        drifted=tuple(item.ref for item in standing.items if drifted(item)),
        rebaselined=rebaselinings(known),
        overridden=tuple(_overridden(item) for item in standing.items if item.derived is not None),
    )


def review_due(line: Line, day: date) -> bool:
    """Whether the day on which a suspension is looked at has come."""
    return line.review_on is not None and line.review_on <= day


def review_told(line: Line, told: date | None, day: date) -> bool:
    """Whether the core team is to be told today that a suspension is to be looked at: when its day comes, and again
    every five working days until something is decided; `told` is the day they were told anything last."""
    if line.review_on is None or line.review_on > day:
        return False
    if told is None or told < line.review_on:
        return True
    return working_days_between(line.review_on, day) // AGAIN > working_days_between(line.review_on, told) // AGAIN


def drifted(item: Item) -> bool:
    """Expected later than agreed, and nobody asked for another date: a re-baselining in all but name."""
    line = item.line
    if not line.days.rated or line.days.fixed is not None or line.requested is not None:
        return False
    return line.agreed is not None and line.forecast is not None and line.forecast.day > line.agreed.day


def rebaselinings(changes: Sequence[Change]) -> tuple[Rebaselined, ...]:
    """The approved requests that gave several actions new dates, oldest first."""
    found = (c for c in changes if c.kind is ChangeKind.REDATE and c.state is ChangeState.APPROVED)
    several = [Rebaselined(c.decided_on, len(c.actions)) for c in found if len(c.actions) > 1 and c.decided_on]
    return tuple(sorted(several, key=lambda each: each.on))


def _overridden(item: Item) -> Overridden:
    override, derived, rating = item.line.override, item.derived, item.rating
    if override is None or derived is None or rating is None:
        raise ValueError(f"{item.ref} has no override")
    return Overridden(item.ref, derived, rating, override.until)
