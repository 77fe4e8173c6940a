"""Figures given for indicators: which period each is for, and what is said of it. A second one for a period revises the
first; both are kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.plan.indicators import Indicator, Reading
from bot.plan.periods import days_of, fitted
from bot.plan.subjects import Subject
from bot.reading.fields.claims import find_claims, is_provisional
from bot.wording.trends import Given


@dataclass(frozen=True)
class Figure:
    """A value somebody gave: of which indicator, for which period ("" when they named none), and its reading's id."""

    indicator: str
    value: float
    period: str
    id: str


def reading_of(
    indicator: Indicator, figure: Figure, by: str, said_on: date, now: datetime, text: str, words: str | None
) -> Reading:
    """The reading a figure makes: in the indicator's own period, the last complete one where none was named."""
    return Reading(
        id=figure.id,
        period=fitted(figure.period or None, indicator.frequency, said_on),
        value=figure.value,
        provisional=is_provisional(text),
        by=by,
        at=now,
        words=words,
    )


def told_of(
    figures: Sequence[Figure], states: Mapping[tuple[str, str], Subject], day: date, text: str
) -> tuple[Given, ...]:
    """What became of figures that were recorded, for the answer."""
    found = []
    for figure in figures:
        indicator = states.get(("indicator", figure.indicator))
        reading = _reading(indicator, figure.id) if isinstance(indicator, Indicator) else None
        if isinstance(indicator, Indicator) and reading is not None:
            assumed = days_of(figure.period) is None
            found.append(Given(indicator, reading, day, assumed, find_claims(text)))
    return tuple(found)


def _reading(indicator: Indicator, id: str) -> Reading | None:
    return next((each for each in indicator.readings if each.id == id), None)
