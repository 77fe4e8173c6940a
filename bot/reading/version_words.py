"""What `/plan version` says: "approved: Executive, 21 August 2012", "2 submitted: The Department, 3 March"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

from bot.reading.dates.dates import read_date

_WORDS = re.compile(
    r"(?P<number>\d{1,3}\s+)?(?P<what>approved|endorsed|noted|submitted)\s*(?:by|to)?\s*:?\s*"
    r"(?P<who>.+?)\s*(?:,|\bon\b)\s*(?P<on>[^,]+)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class VersionWords:
    """What happened to a version (None: the latest): by or to whom, and on which day."""

    what: str
    who: str
    on: date
    number: int | None = None


def read_version(words: str, now: datetime) -> VersionWords | None:
    """What the words say; None when they hold no approval or submission with its day. `now` in UTC."""
    found = _WORDS.fullmatch(words.strip())
    on = read_date(found["on"], now, "past").date if found else None
    if found is None or on is None:
        return None
    return VersionWords(found["what"].casefold(), found["who"], on, int(found["number"]) if found["number"] else None)
