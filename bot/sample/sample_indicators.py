"""Four measures of the sample plan with half a year of figures: one improves, one dips, one is sustained, and of one
the newest figure is missing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from bot.plan.indicators import Direction, Indicator, Target
from bot.plan.periods import Frequency, first_day, last_complete, last_day, period_of

GIVEN_AFTER = timedelta(days=8)
"""How long after its month a figure is given."""


@dataclass(frozen=True)
class SampleFigure:
    """A figure as it was given on a day; the newest is provisional."""

    indicator: str
    period: str
    value: float
    day: date
    provisional: bool


def sample_indicators(today: date) -> list[Indicator]:
    """The measures, as they were defined when the plan went live."""
    last_year = f"{today.year - 1}/{today.year % 100:02d}"
    return [
        Indicator(
            "i:initial-assessments",
            "Timeliness of initial assessments",
            "%",
            baseline=56.2,
            baseline_period=last_year,
            targets=(Target(90),),
            target_kind="aspirational",
            source="weekly timeliness report",
            aliases=("initial assessments", "first assessments"),
            recommendations=("r:1", "r:4"),
            actions=("a:1.3.1", "a:1.3.2"),
            order=1,
        ),
        Indicator(
            "i:core-assessments",
            "Timeliness of core assessments",
            "%",
            baseline=68.5,
            baseline_period=last_year,
            targets=(Target(85),),
            source="weekly timeliness report",
            aliases=("core assessments",),
            recommendations=("r:4",),
            actions=("a:4.2.4", "a:4.2.5"),
            order=2,
        ),
        Indicator(
            "i:children-in-care",
            "Children in care per 10,000",
            "per 10,000",
            direction=Direction.LOWER,
            baseline=77,
            baseline_period=last_year,
            targets=(Target(74), Target(70, today + timedelta(days=120))),
            aliases=("children in care",),
            recommendations=("r:3",),
            actions=("a:3.2.8",),
            order=3,
        ),
        Indicator(
            "i:health-assessments",
            "First health assessments within twenty days",
            "%",
            baseline=61,
            baseline_period=last_year,
            targets=(Target(80),),
            source="health assessment return",
            aliases=("health assessments",),
            recommendations=("r:7",),
            actions=("a:7.2.1",),
            order=4,
        ),
    ]


_VALUES = {
    "i:initial-assessments": (51.4, 57.9, 63.1, 64.8, 71.3, 77.9),
    "i:core-assessments": (60.2, 74.5, 86.1, 82.7, 79.0, 58.8),
    "i:children-in-care": (76.4, 75.9, 74.8, 73.6, 72.9, None),
    "i:health-assessments": (66.0, 74.5, 81.2, 84.0, 88.3, 90.1),
}


def sample_figures(today: date) -> Iterator[SampleFigure]:
    """The figures given before `today`, oldest first: those of the last six months that could be known by then."""
    newest = last_complete(today - GIVEN_AFTER, Frequency.MONTHLY)
    periods = [newest]
    while len(periods) < 6:
        periods.insert(0, period_of(first_day(periods[0]) - timedelta(days=1), Frequency.MONTHLY))
    for n, period in enumerate(periods):
        for indicator, values in _VALUES.items():
            value = values[n]
            if value is not None:
                day = last_day(period) + GIVEN_AFTER
                yield SampleFigure(indicator, period, value, day, period == newest and n == 5)
