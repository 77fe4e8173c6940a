"""What `/plan milestone` says after the reference: "Draft agreed done 12 March", "Audit by 30 June"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

from bot.reading.dates.dates import read_date

_DONE = re.compile(
    r"(?P<label>.*?)\s*[:,–-]?\s*\b(?:is |was )?(?:done|achieved|complete[d]?|delivered)\b\s*(?:on\s+)?(?P<on>.*)",
    re.IGNORECASE,
)
_DUE = re.compile(r"(?P<label>.+?)\s*[:,–-]?\s*\b(?:due|by)\b\s*(?:by\s+)?(?P<on>.+)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class MilestoneWords:
    """A milestone by its label ("" where there is but one), and the day on which it was done, or is due. `unread` are
    words that should be a date and are none."""

    label: str
    done: date | None = None
    due: date | None = None
    unread: str = ""


def read_milestone(words: str, now: datetime, today: date) -> MilestoneWords | None:
    """What the words say; None when they say neither done nor due. `now` in UTC, `today` the plan's local day."""
    text = " ".join(words.split()).rstrip(".")
    done = _DONE.fullmatch(text)
    if done is not None:
        on = today if not done["on"] else read_date(done["on"], now, "past").date
        return MilestoneWords(done["label"], done=on, unread="" if on else done["on"])
    due = _DUE.fullmatch(text)
    if due is None:
        return None
    on = read_date(due["on"], now, "future").date
    return MilestoneWords(due["label"], due=on, unread="" if on else due["on"])
