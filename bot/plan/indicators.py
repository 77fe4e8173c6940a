"""The measures of a plan: baseline, dated targets and readings (rule E9)."""

from __future__ import annotations

from datetime import date

from msgspec import Struct


class Reading(Struct, frozen=True):
    """One value of an indicator for one period."""

    id: str
    period: str
    value: float
    provisional: bool = False
    by: str = ""
    withdrawn: bool = False


class Indicator(Struct, frozen=True):
    """A measure with its baseline, dated targets and readings (rule E9)."""

    id: str
    name: str
    unit: str = ""
    direction: str = "higher"
    baseline: float | None = None
    targets: tuple[tuple[date, float], ...] = ()
    target_kind: str = "minimum"
    cumulative: bool = False
    aliases: tuple[str, ...] = ()
    code: str = ""
    recommendations: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    readings: tuple[Reading, ...] = ()
