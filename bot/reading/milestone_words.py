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


_TEMPLATE = re.compile(
    r"policy(?:\s+work)?\s+from\s+(?P<start>.+?)(?:\s*,?\s*\b(?:launch(?:ed)?(?:\s+(?:on|by))?|to"
    r"|until)\s+(?P<launch>.+))?",
    re.IGNORECASE,
)
ASKS_TEMPLATE = re.compile(r"milestones\s+\S+\s+policy(?:\s+work)?\s+from\b", re.IGNORECASE)
"""`/plan milestones 2.1 policy from 1 March`: it sets milestones, it does not ask for those there are."""


@dataclass(frozen=True, slots=True)
class TemplateWords:
    """The usual milestones of policy work, from a day to its launch (None: the action's agreed date)."""

    start: date
    launch: date | None = None


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


def read_template(words: str, now: datetime) -> TemplateWords | None:
    """ "policy from 1 March", "policy from 1 March, launch 30 June"; None for other words or days nobody can read."""
    found = _TEMPLATE.fullmatch(" ".join(words.split()).rstrip("."))
    start = _nearest(found["start"], now) if found is not None else None
    if found is None or start is None:
        return None
    launch = read_date(found["launch"], now, "future").date if found["launch"] else None
    return None if found["launch"] and launch is None else TemplateWords(start, launch)


def _nearest(words: str, now: datetime) -> date | None:
    """The day nearest to now that words can mean: work may have begun, or begin soon."""
    days = (read_date(words, now, "past").date, read_date(words, now, "future").date)
    return min((day for day in days if day is not None), key=lambda day: abs((day - now.date()).days), default=None)
