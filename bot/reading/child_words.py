"""Words that could point at a child: initials beside a date of birth, NHS numbers, case numbers, postcodes."""

from __future__ import annotations

import re
from collections.abc import Iterator

Span = tuple[int, int]

_NHS = re.compile(r"(?<![\d+])(\d{3})[ -]?(\d{3})[ -]?(\d{4})(?!\d)")
_POSTCODE = re.compile(
    r"(?<![A-Za-z0-9])(?:GIR ?0AA|[A-PR-UWYZ](?:[0-9]{1,2}|[A-HK-Y][0-9]{1,2}|[0-9][A-HJKPSTUW]"
    r"|[A-HK-Y][0-9][ABEHMNPRVWXY])"
    r" ?[0-9][ABD-HJLNP-UW-Z]{2})(?![A-Za-z0-9])",
    re.I,
)
_CASE = re.compile(
    r"\b(?:(?:case|child|client|mosaic|liquid\s?logic|lcs|carefirst|eclipse|person|service user"
    r"|cin|lac|cp)\s*(?:id|no\.?|number|num|ref(?:erence)?|#)\s*(?:is|:|="
    r"|-)?\s*#?\s*[A-Z]{0,4}[/-]?\d{3,10})\b",
    re.I,
)
_DATE = (
    r"\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d\d|\d{1,2}(?:st|nd|rd|th)? (?:jan|feb|mar|apr|may|jun|jul"
    r"|aug|sep|oct|nov|dec)[a-z]* (?:19|20)\d\d"
)
_BORN = re.compile(rf"\b(?:(?i:d\.?o\.?b\.?|date of birth|born(?: on)?)\s*(?:is|:|=|-)?\s*(?i:{_DATE}))", re.ASCII)
_INITIALS_BORN = re.compile(
    r"(?<![\w/.])(?:[A-Z]\.? ?[A-Z]\.?(?: ?[A-Z]\.?)?"
    rf"|[A-Z]{{2,3}})[\s,]*(?:\([^()\d]{{0,6}})?(?:(?i:d\.?o\.?b\.?|born)\s*:?\s*)(?i:{_DATE})"
    rf"|(?<![\w/.])(?:[A-Z]\.[A-Z]\.|[A-Z]{{2}})\s*\(\s*(?i:{_DATE})\s*\)"
)


def names_a_child(text: str) -> tuple[Span, ...]:
    """Where a text may identify a child, as (start, end) spans in order and not overlapping.

    References, sums of money, dates on their own and telephone numbers do not count.
    """
    found = sorted((*_nhs_numbers(text), *_spans(text)))
    kept: list[Span] = []
    for start, end in found:
        if kept and start < kept[-1][1]:
            kept[-1] = (kept[-1][0], max(end, kept[-1][1]))
        else:
            kept.append((start, end))
    return tuple(kept)


def without_names(text: str) -> str:
    """The words without what seems to name a child: that is kept and posted nowhere."""
    kept = text.strip()
    for start, end in reversed(names_a_child(kept)):
        kept = f"{kept[:start]}[removed]{kept[end:]}"
    return kept


def _spans(text: str) -> Iterator[Span]:
    for pattern in (_INITIALS_BORN, _BORN, _CASE, _POSTCODE):
        for match in pattern.finditer(text):
            yield match.span()


def _nhs_numbers(text: str) -> Iterator[Span]:
    for match in _NHS.finditer(text):
        if _checks("".join(match.groups())) and not match.group().startswith("0"):
            yield match.span()


def _checks(digits: str) -> bool:
    """The NHS number's check digit (modulus 11); ten equal digits are nobody's number."""
    total = sum(int(digit) * weight for digit, weight in zip(digits, range(10, 1, -1), strict=False))
    check = (11 - total % 11) % 11
    return check == int(digits[9]) and len(set(digits)) > 1
