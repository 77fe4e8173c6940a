"""Where the work looks well and its outcome does not, and what ends enhanced monitoring (rules E4, E8)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct

from bot.plan.entities import Rating, Status
from bot.plan.indicators import Indicator
from bot.plan.line import Line
from bot.plan.measures import Measured
from bot.plan.position import Item

LOOKS_WELL = (Rating.GREEN, Rating.BLUE)


class GreenOnRed(Struct, frozen=True):
    """An indicator that is worse than its target in force and its baseline, and the actions for it that look well."""

    measured: Measured
    items: tuple[Item, ...]


def green_on_red(items: Sequence[Item], indicators: Iterable[Indicator], day: date) -> list[GreenOnRed]:
    """The indicators with actions whose delivery is green, blue or delivered while the outcome is worse than target
    and baseline (rule E4), in the plan's order."""
    found = []
    for indicator in indicators:
        measured = Measured(indicator, day)
        if not measured.worse_than_both:
            continue
        well = tuple(item for item in items if _looks_well(item) and serves(indicator, item.line))
        if well:
            found.append(GreenOnRed(measured, well))
    return found


def _looks_well(item: Item) -> bool:
    return item.rating in LOOKS_WELL or item.line.status is Status.DELIVERED


def serves(indicator: Indicator, line: Line) -> bool:
    """Whether an action is for an indicator: it is named by it, or where none is, serves its recommendation."""
    if indicator.actions:
        return line.action in indicator.actions
    return any(recommendation in indicator.recommendations for recommendation in line.recommendations)


def linked(indicators: Iterable[Indicator], line: Line) -> list[Indicator]:
    """The indicators an action is for."""
    return [indicator for indicator in indicators if serves(indicator, line)]


def sustained(indicators: Iterable[Indicator], day: date) -> bool:
    """Whether enhanced monitoring may end: every one of the indicators meets its target for four weeks, three months
    or two quarters in a row (rules E4, E8). Without an indicator it never ends by itself."""
    shown = [Measured(indicator, day).sustained for indicator in indicators]
    return bool(shown) and all(shown)
