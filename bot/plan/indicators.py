"""The measures of a plan: baseline, dated targets and readings (rule E9)."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from msgspec import Struct

from bot.plan.periods import Frequency


class Direction(StrEnum):
    """Which values are good: higher, lower, or those between two bounds (HF 8)."""

    HIGHER = "higher"
    LOWER = "lower"
    RANGE = "range"


class Reading(Struct, frozen=True):
    """One value of an indicator for one period. A later one for the same period revises it; both are kept. `words` is
    the id of the erasable words it was said with, `at` when it was recorded (UTC)."""

    id: str
    period: str
    value: float
    provisional: bool = False
    by: str = ""
    withdrawn: bool = False
    at: datetime | None = None
    words: str | None = None


class Target(Struct, frozen=True):
    """A step of a trajectory: in force for periods that end on or after `since`, or always where that is None. `high`
    is the upper bound of a range. `words` is how the plan states it ("10% reduction") where it was worked out."""

    value: float
    since: date | None = None
    high: float | None = None
    words: str = ""


class Story(Struct, frozen=True):
    """What an owner says behind the figures (LD 5.1-5.4): `words` is the id of the erasable answers to what the data
    show, what lies behind them and what will turn the curve."""

    id: str
    period: str
    by: str
    at: datetime
    words: str
    withdrawn: bool = False


class Retarget(Struct, frozen=True):
    """A change of the targets: what they were `before`, who changed them, when (UTC), and why (`words`, an id)."""

    id: str
    before: tuple[Target, ...]
    by: str
    at: datetime
    words: str | None = None


class Indicator(Struct, frozen=True):
    """A measure with its baseline, dated targets and readings (rule E9).

    `cumulative`: each value is the total of the year so far, a target the year's; the year begins in the month
    `year_begins`. `tolerance` is the per cent of the target within which a missed one is amber. `since` is the day from
    which figures are expected where none was given yet, `due_after` the working days a figure may take.
    """

    id: str
    name: str
    unit: str = ""
    direction: Direction = Direction.HIGHER
    baseline: float | None = None
    baseline_period: str = ""
    targets: tuple[Target, ...] = ()
    target_kind: str = "minimum"
    cumulative: bool = False
    year_begins: int = 4
    tolerance: float = 10.0
    frequency: Frequency = Frequency.MONTHLY
    source: str = ""
    comparator: str = ""
    aliases: tuple[str, ...] = ()
    code: str = ""
    recommendations: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    since: date | None = None
    due_after: int = 10
    order: int = 0
    readings: tuple[Reading, ...] = ()
    stories: tuple[Story, ...] = ()
    retargets: tuple[Retarget, ...] = ()

    @property
    def aspirational(self) -> bool:
        """Whether the target is deliberately beyond reach for now, so that red is read correctly (NY 5.9.1)."""
        return self.target_kind == "aspirational"
