"""Readings of the plan's indicators: which indicator, what value, for which period."""

from __future__ import annotations

import itertools
import re
from dataclasses import dataclass
from datetime import date

from bot.reading.beside import after, before
from bot.reading.periods import find_period
from bot.reading.plan_index import PlanIndex, ReadableIndicator, stem
from bot.reading.reading import IndicatorReading

_WORD = re.compile(r"[A-Za-z0-9]+(?:'[a-z]+)?")
_NUMBER = re.compile(
    r"(?<![\w.,/£$-])(?P<n>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?P<unit>\s?(?:%|per ?cent\b"
    r"|pct\b))?(?![\w/]|\.\d|,\d{3})",
    re.I,
)
_PASSING = re.compile(
    r"\b(?:target|against|was|were|vs|versus|compared (?:to|with)|from|than|goal"
    r"|aim(?:ing)?(?: for)?|threshold|by|baseline|national|england"
    r"|statistical neighbours?)\s*(?:of|is|was|a|an|the|average|in \w+)?\s*$",
    re.I,
)
_AGAINST = re.compile(r"^\s*(?:target|previously|in the plan)\b", re.I)
_PIECE = re.compile(r"[,;\n]|\.(?=\s|$)|\s+and\s+(?=[A-Za-z])")
_STOP = frozenset({"in", "on", "of", "the", "at", "to", "within"})


@dataclass(frozen=True, slots=True)
class IndicatorHit:
    """A reading with the actions its indicator belongs to, and where its value stands."""

    reading: IndicatorReading
    refs: tuple[str, ...]
    start: int
    end: int


def find_indicators(
    text: str, plan: PlanIndex, sent: date, refs: tuple[str, ...] = (), period: str | None = None
) -> tuple[IndicatorHit, ...]:
    """Readings in a text; `refs` are the actions it is known to be about, `period` one given before it."""
    hits: list[IndicatorHit] = []
    pieces = _pieces(text)
    shared = _shared(text, pieces, sent, period)
    for start, piece in pieces:
        hit = _piece(piece, plan, refs)
        if hit is None:
            continue
        indicator, match = hit
        value = float(match["n"].replace(",", ""))
        reading = IndicatorReading(indicator.id, value, indicator.unit, find_period(piece, sent) or shared)
        hits.append(IndicatorHit(reading, indicator.actions, start + match.start(), start + match.end()))
    return tuple(hits)


def _pieces(text: str) -> list[tuple[int, str]]:
    cuts = [0, *(match.end() for match in _PIECE.finditer(text)), len(text)]
    return [(start, text[start:end]) for start, end in itertools.pairwise(cuts) if text[start:end].strip()]


def _shared(text: str, pieces: list[tuple[int, str]], sent: date, period: str | None) -> str | None:
    """One period in a list of readings is the period of them all; otherwise the one given before."""
    if len(pieces) == 1 or sum(find_period(piece, sent) is not None for _, piece in pieces) == 1:
        return find_period(text, sent) or period
    return period


def _piece(piece: str, plan: PlanIndex, refs: tuple[str, ...]) -> tuple[ReadableIndicator, re.Match[str]] | None:
    indicator = _named(piece, plan, refs)
    if indicator is None:
        return None
    match = _value(piece, indicator)
    return (indicator, match) if match else None


def _named(piece: str, plan: PlanIndex, refs: tuple[str, ...]) -> ReadableIndicator | None:
    """The indicator whose name or alias the words hold, or which the known action and unit point to."""
    words = {stem(word.casefold()) for word in _WORD.findall(piece)}
    for names, indicator in plan.indicator_names:
        if (len(names) > 1 and names <= words) or (len(names) == 1 and names <= words and max(map(len, names)) > 5):
            return indicator
    own = [each for ref in refs for each in plan.indicators_of.get(ref, ())]
    for names, indicator in plan.indicator_names:
        shared = len(names & words)
        if indicator in own and shared and _unit_said(piece, indicator):
            return indicator
        if shared >= 2 and shared >= 0.6 * len(names) and _unit_said(piece, indicator):
            return indicator
    return next((each for each in own if each.unit not in ("%", "count", "") and _unit_said(piece, each)), None)


def _unit_said(piece: str, indicator: ReadableIndicator) -> bool:
    if indicator.unit == "%":
        return bool(re.search(r"\d\s?(?:%|per ?cent)", piece))
    return indicator.unit not in ("count", "") and bool(
        re.search(rf"\d\s?{re.escape(indicator.unit.rstrip('s'))}", piece, re.I)
    )


def _value(piece: str, indicator: ReadableIndicator) -> re.Match[str] | None:
    """The number that is the reading: not one inside the name, a target, a comparison or a date."""
    own_numbers = set(re.findall(r"\d+", " ".join((indicator.name, *indicator.aliases))))
    values = [
        match
        for match in _NUMBER.finditer(piece)
        if not _PASSING.search(before(piece, match.start()))
        and not _AGAINST.match(after(piece, match.end()))
        and not _dated(piece, match)
    ]
    if indicator.unit == "%":
        marked = [match for match in values if match["unit"]]
        values = marked or [match for match in values if float(match["n"].replace(",", "")) <= 100]
    else:
        values = [match for match in values if not match["unit"]]
    beyond = [match for match in values if match["n"] not in own_numbers or match["unit"]]
    unit = indicator.unit.rstrip("s")
    with_unit = [
        m for m in beyond if unit not in ("%", "count", "") and after(piece, m.end()).lstrip().startswith(unit)
    ]
    return next(iter(with_unit or beyond), None)


def _dated(piece: str, match: re.Match[str]) -> bool:
    tail, head = after(piece, match.end()), before(piece, match.start())
    month = r"\s*(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b"
    if match["unit"]:
        return False
    if re.match(r"\s*(?:st|nd|rd|th)\b", tail, re.I) or (
        re.match(month, tail, re.I) and re.search(r"\b(?:w/?e|w/?c|on|ending|to|at|by)\s+(?:the\s+)?$", head, re.I)
    ):
        return True
    return bool(
        re.search(
            r"\b(?:month|week|q|quarter|version|v|jan\w*|feb\w*|mar(?:ch)?|apr\w*|june?|july?"
            r"|aug\w*|sept?\w*|oct\w*|nov\w*|dec\w*)\s*$",
            head,
            re.I,
        )
        and (len(match["n"]) == 4 or re.search(r"(?:month|week|q|quarter|version|v)\s*$", head, re.I))
    )
