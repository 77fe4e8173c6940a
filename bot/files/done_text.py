"""Cells that say what was achieved: "Achieved July 04", "April 04 Achieved July 04", "June 04 - achieved" (MB R2.4)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from bot.files.row_cells import read_date
from bot.plan.entities import PlanDate

_DONE = r"(?:achieved\s+)?(?P<word>achieved|agreed|completed|complete|delivered|provided|established|done|in place)"
_GAP = r"[\s,;:–—-]*"
_ALONE = re.compile(rf"{_DONE}{_GAP}(?:by |on |in )?(?P<done>\S.*)?", re.IGNORECASE)
_AFTER = re.compile(rf"(?P<due>.*?\d){_GAP}{_DONE}{_GAP}(?:by |on |in )?(?P<done>\S.*)?", re.IGNORECASE)


@dataclass(frozen=True)
class DoneText:
    """What such a cell says: the word it uses, when it was due, and when it was done; either may be missing."""

    word: str
    due: PlanDate | None = None
    done: PlanDate | None = None


def read_done(text: str, published: date | None) -> DoneText | None:
    """What a cell says was achieved; None where it says nothing of the kind."""
    line = " ".join(text.split())
    found = _ALONE.fullmatch(line) or _AFTER.fullmatch(line)
    if found is None:
        return None
    due, done = found.groupdict().get("due"), found["done"]
    try:
        if due and not done:
            return _two_dates(found["word"], due, published)
        return DoneText(
            found["word"].casefold(),
            read_date(due, published) if due else None,
            _worded(read_date(done, published), found["word"]) if done else None,
        )
    except ValueError:
        return None


def _two_dates(word: str, text: str, published: date | None) -> DoneText:
    """ "April 04 June 04 - achieved": when it was due, then when it was done. One date alone is when it was due."""
    pieces = text.split(" ")
    for cut in range(1, len(pieces)):
        try:
            due = read_date(" ".join(pieces[:cut]).strip(" ,;–-"), published)
            done = read_date(" ".join(pieces[cut:]).strip(" ,;–-"), published)
        except ValueError:
            continue
        return DoneText(word.casefold(), due, _worded(done, word))
    return DoneText(word.casefold(), read_date(text.strip(" ,;–-"), published))


def _worded(found: PlanDate, word: str) -> PlanDate:
    """The date keeps the officer's word: "achieved", "agreed" and "established" are not the same (A7.13)."""
    return PlanDate(found.day, found.precision, f"{word} {found.words}")
