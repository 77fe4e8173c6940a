"""Words of an action without those of its measures: 'late assessments was 112' does not say that it is late."""

from __future__ import annotations

import re

from bot.reading.fields.indicators import IndicatorHit
from bot.reading.naming.plan_index import ReadableIndicator
from bot.reading.naming.stems import stems

_FOR_MONTH = re.compile(
    r"\s*(?:for|in|during)\s+(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b(?:\s+20\d\d)?(?!\s*\d)", re.I
)
_REACHED = re.compile(
    r"\b(?:achieved|reached|hit|managed|delivered|completed|recorded|reported|got|had|made|did)\s+$", re.I
)
"""'We achieved 90%' tells of the figure and not of the work."""
_PARTS = re.compile(r"\s*\(\d+ (?:out )?of \d+\)")
"""'50% (3 of 6)' counts what the figure is of."""
_COUNTED = re.compile(
    r"(?P<what>(?:\s+[a-z'’-]+){1,4}?)\s+(?:(?:were|was|are|been|have|has|now|all)\s+)*(?:completed?|done|closed"
    r"|finished)\b",
    re.I,
)


def without_measures(text: str, hits: tuple[IndicatorHit, ...], own: tuple[ReadableIndicator, ...]) -> str:
    """The words without the values of indicators, the months they are for and the names of those of the action's
    `own` that are given, so that none is read twice: of a name its place is kept."""
    counted = frozenset(word for each in own for name in (each.name, *each.aliases) for word in stems(name))
    for hit in sorted(hits, key=lambda each: -each.start):
        text = _REACHED.sub(lambda match: " " * len(match.group()), text[: hit.start]) + text[hit.start :]
        end = _counted_to(text, hit.end, counted)
        month = _FOR_MONTH.match(text, end) if hit.reading.period else None
        end = month.end() if month else end
        end = parts.end() if (parts := _PARTS.match(text, end)) else end
        text = text[: hit.start] + " " * (end - hit.start) + text[end:]
    given = {hit.reading.name for hit in hits}
    for name in (name for each in own if each.id in given for name in (each.name, *each.aliases)):
        text = re.sub(re.escape(name), lambda match: re.sub(r"\w", "x", match.group()), text, flags=re.IGNORECASE)
    return text


def _counted_to(text: str, end: int, measured: frozenset[str]) -> int:
    """Where the words for what is counted end: of '128 assessments completed' nothing says that the action is."""
    counted = _COUNTED.match(text, end)
    return counted.end() if counted and measured.intersection(stems(counted["what"])) else end
