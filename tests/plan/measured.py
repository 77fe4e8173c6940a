"""Indicators for the rules' tests: the figures of the five reports, and readings made from values."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from bot.plan.indicators import Direction, Indicator, Reading, Target

MONTHS = ("2009-10", "2009-11", "2009-12", "2010-01")
LATER = date(2010, 2, 5)
"""A day on which January's figures are known and February's are not yet due."""


def readings(values: Iterable[tuple[str, float]], provisional: bool = False) -> tuple[Reading, ...]:
    """One reading a pair of period and value."""
    return tuple(Reading(f"{n}", period, value, provisional) for n, (period, value) in enumerate(values))


def initial_assessments() -> Indicator:
    """Timeliness of initial assessments (NY 5.9.1)."""
    return Indicator(
        "initial",
        "Timeliness of initial assessments",
        "%",
        baseline=55.2,
        baseline_period="2008/09",
        targets=(Target(90),),
        target_kind="aspirational",
        code="NI 59",
        readings=readings(zip(MONTHS, (49.1, 62.3, 63.9, 77.7), strict=True)),
    )


def core_assessments() -> Indicator:
    """Timeliness of core assessments (NY 5.9.1)."""
    return Indicator(
        "core",
        "Timeliness of core assessments",
        "%",
        baseline=69.7,
        baseline_period="2008/09",
        targets=(Target(100),),
        target_kind="aspirational",
        readings=readings(zip(MONTHS, (51.7, 87.3, 85.0, 58.3), strict=True)),
    )


def emergencies() -> Indicator:
    """Emergency admissions, a total of the calendar year (MB R2.1)."""
    return Indicator(
        "emergencies",
        "Emergency admissions",
        direction=Direction.LOWER,
        baseline=57,
        targets=(Target(30, date(2004, 12, 31)),),
        cumulative=True,
        year_begins=1,
        readings=readings([("2004-07", 13)]),
    )
