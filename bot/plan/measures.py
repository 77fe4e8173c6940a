"""What an indicator's figures show, worked out from its readings for any day (rules E4 and E9). Pure.

A period without a figure stays without one: nothing is carried forward, and a run of good periods ends there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cached_property

from msgspec import Struct

from bot.plan.calendar import add_working_days
from bot.plan.entities import Rating
from bot.plan.indicators import Direction, Indicator, Reading, Target
from bot.plan.periods import (
    Frequency,
    days_of,
    first_day,
    last_complete,
    last_day,
    next_period,
    period_of,
    periods_between,
)

SUSTAINED = {Frequency.WEEKLY: 4, Frequency.MONTHLY: 3, Frequency.QUARTERLY: 2, Frequency.YEARLY: 2}
"""How many periods in a row make an improvement sustained, and end enhanced monitoring (rules E4, E8)."""
EXACT = 9


class Point(Struct, frozen=True):
    """The figure of one period. `low` and `high` bound the target in force (one of them None but for a range), pro
    rata where values are a year's total so far; `baseline` likewise. `revised` tells how often it was given anew."""

    period: str
    value: float
    rating: Rating | None
    low: float | None
    high: float | None
    baseline: float | None
    worse_than_baseline: bool
    provisional: bool = False
    revised: int = 0

    @property
    def met(self) -> bool:
        """Whether it meets the target in force."""
        return self.rating is Rating.GREEN


class Measured:
    """An indicator on a day: its points in order, and the periods whose figures are overdue."""

    def __init__(self, indicator: Indicator, day: date) -> None:
        self.indicator, self.day = indicator, day
        self.points = tuple(_points(indicator))

    @property
    def latest(self) -> Point | None:
        """The newest figure; whether it is still the expected one `missing` says."""
        return self.points[-1] if self.points else None

    @property
    def previous(self) -> Point | None:
        """The figure of the period just before the newest one's; None where that one is missing."""
        if len(self.points) < 2:
            return None
        before, latest = self.points[-2:]
        return before if self._follows(before, latest) else None

    @cached_property
    def missing(self) -> tuple[str, ...]:
        """The periods of which a figure is due and was never given: faults, oldest first (rule E9)."""
        given = {point.period for point in self.points}
        return tuple(period for period in _expected(self.indicator, self.day) if period not in given)

    @property
    def rated(self) -> tuple[Point, ...]:
        """The points for which a target was in force."""
        return tuple(point for point in self.points if point.rating is not None)

    @property
    def met(self) -> int:
        """How many of the rated points met their target."""
        return sum(point.met for point in self.rated)

    @property
    def below_baseline(self) -> tuple[Point, ...]:
        """The points that are worse than the baseline."""
        return tuple(point for point in self.points if point.worse_than_baseline)

    @property
    def rating(self) -> Rating | None:
        """GREEN, AMBER or RED of the newest figure; NOT VERIFIED when a newer one is overdue (nothing is carried
        forward); None without a figure or a target."""
        if self.latest is None or self.latest.rating is None:
            return None
        return Rating.NOT_VERIFIED if self._silent else self.latest.rating

    @property
    def change(self) -> int | None:
        """1 improved, -1 worsened, 0 unchanged on the period before, in the good direction; None if that is not
        known."""
        if self.previous is None or self.latest is None:
            return None
        return self._compared(self.latest, self.previous)

    @property
    def improving_for(self) -> int:
        """How many periods in a row, up to the newest, each improved on the one before."""
        run = 0
        for before, after in zip(self.points[-2::-1], self.points[:0:-1], strict=False):
            if not self._follows(before, after) or self._compared(after, before) <= 0:
                break
            run += 1
        return run

    @property
    def met_for(self) -> int:
        """How many final figures in a row, up to the newest, met their targets; a missing period breaks the run."""
        run, after = 0, None
        for point in reversed(self.points):
            broken = after is not None and not self._follows(point, after)
            if broken or not point.met or point.provisional:
                break
            run, after = run + 1, point
        return 0 if self._silent else run

    @property
    def not_counted(self) -> tuple[Point, ...]:
        """The provisional figures among the newest that meet their target and so do not count toward sustained yet."""
        newest = self.points[-SUSTAINED[self.indicator.frequency] :]
        return tuple(point for point in newest if point.met and point.provisional)

    @property
    def sustained(self) -> bool:
        """Target met for three months, two quarters or four weeks in a row, by final figures (rules E4, E8)."""
        return self.met_for >= SUSTAINED[self.indicator.frequency]

    @property
    def worse_than_both(self) -> bool:
        """Worse than the target in force and worse than the baseline (rule E4)."""
        latest = self.latest
        if latest is None or latest.rating is None:
            return False
        return not latest.met and latest.worse_than_baseline

    @property
    def _silent(self) -> bool:
        """Whether a figure newer than the newest one is overdue."""
        return bool(self.missing and self.latest and first_day(self.missing[-1]) > last_day(self.latest.period))

    def _follows(self, before: Point, after: Point) -> bool:
        return next_period(before.period, self.indicator.frequency) == after.period

    def _compared(self, one: Point, other: Point) -> int:
        i = self.indicator
        if i.direction is Direction.RANGE:
            return _sign(_outside(other.value, other.low, other.high) - _outside(one.value, one.low, one.high))
        pace = [p.value / _share(i, p.period) if i.cumulative else p.value for p in (one, other)]
        return _sign(pace[0] - pace[1]) * (1 if i.direction is Direction.HIGHER else -1)


# -- the figures ----------------------------------------------------------------------------------------


def _points(indicator: Indicator) -> Iterator[Point]:
    """One point a period, oldest first: the last reading given for it counts."""
    given: dict[str, list[Reading]] = {}
    for reading in indicator.readings:
        if not reading.withdrawn and days_of(reading.period):
            given.setdefault(reading.period, []).append(reading)
    for period in sorted(given, key=lambda p: (last_day(p), p)):
        yield _point(indicator, period, given[period])


def _point(indicator: Indicator, period: str, readings: Sequence[Reading]) -> Point:
    value, share = readings[-1].value, _share(indicator, period)
    low, high = bounds(indicator, period)
    baseline = round(indicator.baseline * share, EXACT) if indicator.baseline is not None else None
    return Point(
        period=period,
        value=value,
        rating=rate(value, low, high, indicator.tolerance),
        low=low,
        high=high,
        baseline=baseline,
        worse_than_baseline=baseline is not None and _is_worse(indicator, value, baseline, low, high),
        provisional=readings[-1].provisional,
        revised=len(readings) - 1,
    )


def target_in_force(indicator: Indicator, period: str) -> Target | None:
    """The last step dated on or before the end of the period; for a year's total, of the year it is in (rule E9)."""
    until = _year_end(indicator, period) if indicator.cumulative else last_day(period)
    steps = [t for t in indicator.targets if t.since is None or t.since <= until]
    return max(steps, key=lambda t: t.since or date.min, default=None)


def bounds(indicator: Indicator, period: str) -> tuple[float | None, float | None]:
    """The values between which the target in force is met: a year's total pro rata by months elapsed (rule E9)."""
    target = target_in_force(indicator, period)
    if target is None:
        return None, None
    share = _share(indicator, period)
    value = round(target.value * share, EXACT)
    if indicator.direction is Direction.RANGE:
        return value, round(target.high * share, EXACT) if target.high is not None else value
    return (value, None) if indicator.direction is Direction.HIGHER else (None, value)


def rate(value: float, low: float | None, high: float | None, tolerance: float) -> Rating | None:
    """GREEN within the bounds, AMBER within `tolerance` per cent of the one that is missed, RED beyond (rule E9)."""
    if low is None and high is None:
        return None
    beyond = _outside(value, low, high)
    if beyond <= 0:
        return Rating.GREEN
    missed = low if low is not None and value < low else high
    return Rating.AMBER if missed is not None and beyond <= abs(missed) * tolerance / 100 + 1e-9 else Rating.RED


def _outside(value: float, low: float | None, high: float | None) -> float:
    """How far a value lies outside its bounds; 0 within them."""
    short = low - value if low is not None else 0.0
    over = value - high if high is not None else 0.0
    return round(max(short, over, 0.0), EXACT)


def _is_worse(indicator: Indicator, value: float, baseline: float, low: float | None, high: float | None) -> bool:
    if indicator.direction is Direction.RANGE:
        return _outside(value, low, high) > _outside(baseline, low, high)
    short = baseline - value if indicator.direction is Direction.HIGHER else value - baseline
    return round(short, EXACT) > 0


def _share(indicator: Indicator, period: str) -> float:
    """The share of the year that has gone at the end of a period, by whole months; 1 where values are no totals."""
    if not indicator.cumulative:
        return 1.0
    return ((last_day(period).month - indicator.year_begins) % 12 + 1) / 12


def _year_end(indicator: Indicator, period: str) -> date:
    """A day in the last month of the year that a period lies in, later than any other of that month."""
    day = last_day(period)
    year = day.year + (1 if day.month >= indicator.year_begins and indicator.year_begins > 1 else 0)
    return last_day(f"{year}-{(indicator.year_begins - 2) % 12 + 1:02d}")


def _sign(number: float) -> int:
    number = round(number, EXACT)
    return (number > 0) - (number < 0)


# -- what is expected -----------------------------------------------------------------------------------


def _expected(indicator: Indicator, day: date) -> Iterator[str]:
    """The periods of which a figure is due by a day."""
    given = [r.period for r in indicator.readings if not r.withdrawn and days_of(r.period)]
    firsts = [first_day(period) for period in given] + ([indicator.since] if indicator.since and not given else [])
    if not firsts:
        return
    first = period_of(min(firsts), indicator.frequency)
    for period in periods_between(first, last_complete(day, indicator.frequency), indicator.frequency):
        if add_working_days(last_day(period), indicator.due_after) < day:
            yield period


def impact(measured: Sequence[Measured]) -> int:
    """What linked indicators prove of an action's impact (rule E4): 5 sustained, 4 target met, 3 better than the
    baseline, 0 nothing. Of several the weakest counts: an outcome is not proved by half of its measures."""
    return min(map(_impact, measured), default=0)


def _impact(measured: Measured) -> int:
    latest = measured.latest
    if latest is None or measured.rating is Rating.NOT_VERIFIED:
        return 0
    if measured.sustained:
        return 5
    if latest.met:
        return 4
    better = latest.baseline is not None and not latest.worse_than_baseline and latest.value != latest.baseline
    return 3 if better else 0
