"""What stands after `/plan recurring`: "2.1.3 practice learning session every two months from 1 April", "2.1.3 off"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

from bot.reading.dates.dates import read_date
from bot.reading.naming.leading import leading_reference
from bot.reading.naming.plan_index import PlanIndex

_NUMBERS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "six": 6, "other": 2, "second": 2, "third": 3}
_OFTEN = {"monthly": 1, "bi-monthly": 2, "bimonthly": 2, "quarterly": 3, "half-yearly": 6, "yearly": 12, "annually": 12}
_WORDS = re.compile(
    r"(?P<what>.{3,200}?)[,:]?\s+(?:every\s+(?:(?P<n>\d{1,2}|[a-z]+)\s+)?(?P<unit>months?|quarters?|years?)"
    r"|(?P<often>bi-?monthly|monthly|quarterly|half-yearly|yearly|annually))\s+(?:from|starting)\s+(?P<when>.{3,40})",
    re.IGNORECASE,
)
_OFF = re.compile(r"(?:off|end|ended|over)\.?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Recurring:
    """Assurance that recurs every so many months, first on a day; `off` ends what the action has."""

    ref: str
    what: str = ""
    every: int = 0
    first: date | None = None
    off: bool = False


def read_recurring(text: str, plan: PlanIndex, sent_at: datetime) -> Recurring | None:
    """Read the words after the command; None when no action comes first, or how often and from when is not said."""
    named = leading_reference(text, plan)
    if named is None:
        return None
    ref, rest = named
    if _OFF.fullmatch(rest):
        return Recurring(ref, off=True)
    found = _WORDS.fullmatch(rest.rstrip("."))
    every = _months(found) if found is not None else None
    first = read_date(found["when"], sent_at, "future").date if found is not None else None
    return Recurring(ref, found["what"].strip(), every, first) if found and every and first else None


def _months(found: re.Match[str]) -> int | None:
    if found["often"]:
        return _OFTEN[found["often"].casefold()]
    said = (found["n"] or "1").casefold()
    number = int(said) if said.isdigit() else _NUMBERS.get(said)
    unit = {"m": 1, "q": 3, "y": 12}[found["unit"][0].casefold()]
    return number * unit if number and number * unit <= 24 else None
