"""The sample plan: eight recommendations and 162 actions of the invented Dunmere Council, dated around today.

plan.csv beside this module is in Planbot's template, except that its dates are written from today ("T+21" is three
weeks ahead, "T+21m" the month in which that falls; "M+14" is two weeks after next Monday, so that a day of the prompts'
ladder falls on that Monday) and that its last column says how each action has gone.
"""

from __future__ import annotations

import csv
import io
import re
from datetime import date, timedelta
from functools import cache
from pathlib import Path

PLAN_NAME = "Dunmere Council post-inspection action plan"
STORY = "Story"
PUBLISHED_DAYS_AGO = 122

_FROM_TODAY = re.compile(r"([TM])([+-]\d+)(m?)")


def publication_day(today: date) -> date:
    """The weekday, about four months ago, on which the sample's inspection report was published."""
    day = today - timedelta(days=PUBLISHED_DAYS_AGO)
    return day - timedelta(days=max(0, day.weekday() - 4))


def sample_plan_file(today: date) -> bytes:
    """The sample plan as a CSV file in Planbot's template (UTF-8), its dates relative to `today`."""
    rows = sample_rows(today)
    stream = io.StringIO(newline="")
    writer = csv.DictWriter(stream, [name for name in rows[0] if name != STORY], extrasaction="ignore")
    writer.writeheader()
    writer.writerows(rows)
    return stream.getvalue().encode()


def sample_rows(today: date) -> list[dict[str, str]]:
    """The rows of the sample plan with real dates, its story column included."""
    return [{name: _dated(text, today) for name, text in row.items()} for row in stories()]


@cache
def stories() -> tuple[dict[str, str], ...]:
    """The rows as they are kept, dates still relative."""
    text = Path(__file__).with_name("plan.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(io.StringIO(text)))


def from_today(text: str, today: date) -> date:
    """The day that "T+21" or "M-7" means. Raises ValueError for anything else."""
    found = _FROM_TODAY.fullmatch(text)
    if found is None:
        raise ValueError(f"{text!r} is not a day counted from today")
    base = today if found[1] == "T" else today + timedelta(days=7 - today.weekday())
    return base + timedelta(days=int(found[2]))


def _dated(text: str, today: date) -> str:
    def shown(found: re.Match[str]) -> str:
        day = from_today(found[0], today)
        return f"{day:%B %Y}" if found[3] else f"{day:%d/%m/%Y}"

    return _FROM_TODAY.sub(shown, text)
