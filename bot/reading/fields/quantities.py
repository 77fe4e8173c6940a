"""Figures in a message that are no indicator's: posts, pounds, shares of staff (A9.17; NY 7.3, 7.5; HF 7, 32). Pure.

They are what somebody says, kept with who said it; they are never taken for a reading.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

_NOUNS = (
    "posts?|staff|(?:agency |social )?workers?|vacanc(?:y|ies)|FTEs?|practitioners?|managers?|officers?|teams?|hours?"
    "|cases?|children|families|young people|carers?|placements?|referrals?|assessments?|audits?|visits?|files?"
    "|sessions?|applicants?|candidates?|appointments?|schools?|homes?|beds?|people|complaints?|caseloads?|savings?"
)
_NUMBER = r"(?<![\w.,£/-])(?P<number>\d{1,3}(?:,\d{3})+|\d{1,7})(?P<decimals>\.\d+)?"
_BETWEEN = r"(?:(?!(?:of|to|by|in|on|and|or|the|per|from|for|until|days?|weeks?|months?|years?)\b)[a-z][a-z-]*\s+){0,2}"
_COUNT = re.compile(rf"{_NUMBER}\s+(?:(?:full[- ]time|additional|new|extra)\s+)?{_BETWEEN}(?P<unit>{_NOUNS})\b")
_SHARE = re.compile(
    rf"{_NUMBER}\s*(?:%|per ?cent)\s+(?:of\s+)?(?:(?:the|our|all|more|fewer)\s+)?{_BETWEEN}(?P<unit>{_NOUNS})\b"
)
_MONEY = re.compile(
    r"£\s?(?P<number>\d{1,3}(?:,\d{3})+|\d{1,9})(?P<decimals>\.\d+)?\s?(?P<scale>m(?:illio)?n?|k|thousand|bn"
    r"|billion)?\b",
    re.IGNORECASE,
)
_DIVISIBLE = ("fte", "hour")
"""Before anything else "2.1" is an action, as in "2.1 staff briefed"."""
_SCALES = {"k": 1e3, "t": 1e3, "m": 1e6, "b": 1e9}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A figure as it was said: its value, what it counts ("£", "% of staff", "post") and where it stands."""

    value: float
    unit: str
    said: str
    start: int


def find_quantities(text: str) -> tuple[Quantity, ...]:
    """The figures of a message in its order; a share is not counted again as a number of the same."""
    found = sorted((*_money(text), *_shares(text), *_counts(text)), key=lambda q: (q.start, -len(q.said)))
    kept: list[Quantity] = []
    for each in found:
        if not kept or each.start >= kept[-1].start + len(kept[-1].said):
            kept.append(each)
    return tuple(kept)


def _money(text: str) -> Iterator[Quantity]:
    for match in _MONEY.finditer(text):
        scale = _SCALES[match["scale"][0].casefold()] if match["scale"] else 1
        yield Quantity(_value(match) * scale, "£", match.group().strip(), match.start())


def _shares(text: str) -> Iterator[Quantity]:
    for match in _SHARE.finditer(text):
        yield Quantity(_value(match), f"% of {_one(match['unit'])}", match.group(), match.start())


def _counts(text: str) -> Iterator[Quantity]:
    for match in _COUNT.finditer(text):
        unit = _one(match["unit"])
        if not match["decimals"] or unit in _DIVISIBLE:
            yield Quantity(_value(match), unit, match.group(), match.start())


def _value(match: re.Match[str]) -> float:
    return float(match["number"].replace(",", "") + (match["decimals"] or ""))


def _one(noun: str) -> str:
    """The noun in one form, so that figures of the same thing are found together."""
    plain = noun.casefold()
    if plain in ("families", "vacancies"):
        return f"{plain[:-3]}y"
    return plain.removesuffix("s")
