"""What was achieved, and how late: on time is counted from the first approved date (rule E2; MB R2.4, R2.14)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from msgspec import Struct

from bot.plan.action import Action
from bot.plan.entities import Plan


class Achieved(Struct, frozen=True):
    """A delivery. `days_late` is delivered less original date in calendar days (negative: early), None where there
    was no date; what was done before the report came out was in place already and is nobody's progress (A3.9)."""

    on: date
    days_late: int | None = None
    in_place: bool = False

    @property
    def late(self) -> bool:
        """Whether it was delivered after its original date."""
        return self.days_late is not None and self.days_late > 0 and not self.in_place


class OnTime(Struct, frozen=True):
    """How many of the deliveries that had a date were on time, each action once."""

    met: int
    of: int


def achieved(plan: Plan, action: Action, delivered_on: date | None) -> Achieved | None:
    """How an action was achieved; None while it is not delivered."""
    if delivered_on is None:
        return None
    in_place = bool(plan.inspections) and delivered_on < plan.published_on
    late = (delivered_on - action.original.day).days if action.original else None
    return Achieved(delivered_on, late, in_place)


def on_time(found: Iterable[Achieved | None]) -> OnTime:
    """The on-time rate of some deliveries; what had no date or was in place already is left out."""
    dated = [each for each in found if each is not None and each.days_late is not None and not each.in_place]
    return OnTime(sum(not each.late for each in dated), len(dated))
