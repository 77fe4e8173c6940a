"""The plan as the reader needs it, compiled once so that reading a message never scans the plan."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

_WORD = re.compile(r"[a-z0-9]+")
_SMALL_WORDS = frozenset(
    "a an and are as at be by each every for from in into is it of off on onto or our per so that the their"
    " to up with who all any not".split()
)


@dataclass(frozen=True, slots=True)
class ReadableAction:
    """One action as the reader sees it; `owners` are person keys, `open` is false once it is complete."""

    ref: str
    title: str
    recommendation: str | None
    owners: tuple[str, ...]
    due: date | None
    forecast: date | None
    rating: str | None
    status: str
    percent: int | None
    aliases: tuple[str, ...] = ()
    open: bool = True


@dataclass(frozen=True, slots=True)
class ReadableIndicator:
    """An indicator and the references of the actions its readings belong to."""

    id: str
    name: str
    aliases: tuple[str, ...]
    unit: str
    actions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReadablePerson:
    """Someone who may be named in a message."""

    key: str
    name: str
    role: str


@dataclass(frozen=True, slots=True)
class ReadablePlan:
    """A plan as a plain value, from which `compile_plan` makes the index."""

    actions: tuple[ReadableAction, ...]
    indicators: tuple[ReadableIndicator, ...] = ()
    people: tuple[ReadablePerson, ...] = ()
    recommendations: tuple[tuple[str, str], ...] = ()
    headings: tuple[str, ...] = ()
    bank_holidays: frozenset[date] = frozenset()
    timezone: str = "Europe/London"


@dataclass(frozen=True, slots=True)
class PlanIndex:
    """The compiled plan: look-ups by reference, by title word, by owner and by indicator name."""

    plan: ReadablePlan
    by_ref: Mapping[str, ReadableAction]
    spellings: Mapping[str, tuple[str, ...]]
    headings: Mapping[str, tuple[str, ...]]
    recommendations: Mapping[str, tuple[str, ...]]
    title_words: Mapping[str, tuple[str, ...]]
    owned: Mapping[str, tuple[str, ...]]
    indicator_names: tuple[tuple[tuple[str, ...], ReadableIndicator], ...]
    indicators_of: Mapping[str, tuple[ReadableIndicator, ...]]
    first_names: Mapping[str, str]


def compile_plan(plan: ReadablePlan) -> PlanIndex:
    """Build every look-up the reader uses; the caller keeps the result until the plan changes."""
    raise NotImplementedError
