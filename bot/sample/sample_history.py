"""Three months of what the sample plan's owners said, so that as-at answers and movement have something to show.

The same items for the same day, always: the random numbers are seeded, and days are counted from today.
"""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, time, timedelta

from bot.plan.calendar import add_working_days, is_working_day
from bot.plan.entities import Rating, Status
from bot.sample.sample_plan import STORY, from_today, stories
from bot.sample.told import Step, told

DAYS_BACK = 92
BOARD = "Dunmere Children's Improvement Board"
_BOARD_DAYS = (-47, -19, -5)
_SEED = 2010
_EMAIL = re.compile(r"<([^>]+)>")
_LIAISONS = {
    "Daniel Okafor liaison": "daniel.okafor@dunmere.example",
    "Nadia Hussain liaison": "nadia.hussain@dunmere.example",
}


@dataclass(frozen=True)
class HistoryItem:
    """One update as an owner gave it: `day` and `time` in Europe/London, never in the future of the sample's today.
    Only what was said has a value; an item with nothing but words is "no change". `confirmed_on` is the day on which
    the core team confirmed a delivery; None when it is still waiting, or needs no confirmation (rule E2)."""

    day: date
    time: time
    person_email: str
    ref: str
    words: str
    rating: Rating | None = None
    status: Status | None = None
    percent: int | None = None
    forecast: date | None = None
    achieved: date | None = None
    cause: str | None = None
    confirmed_on: date | None = None


@dataclass(frozen=True)
class SignOff:
    """A body's decision that an action is signed off."""

    ref: str
    day: date
    body: str


def sample_history(today: date) -> list[HistoryItem]:
    """What owners said in the three months before `today`, oldest first."""
    rng = random.Random(_SEED)
    leads = _leads()
    items = [item for row in stories() for item in _items(row, leads, today, rng)]
    return sorted(items, key=lambda item: (item.day, item.time, item.ref))


def sample_sign_offs(today: date) -> list[SignOff]:
    """The board's decisions, oldest first; each comes after its action was said to be delivered."""
    signed = [row["Action ref"] for row in stories() if row[STORY] == "S"]
    found = [SignOff(ref, _working(today, _BOARD_DAYS[i % 3]), BOARD) for i, ref in enumerate(signed)]
    return sorted(found, key=lambda decision: (decision.day, decision.ref))


def _items(row: dict[str, str], leads: dict[str, str], today: date, rng: random.Random) -> Iterator[HistoryItem]:
    due = (from_today(row["Due"], today) - today).days
    email = _speaker(row, leads)
    last: date | None = None
    for step in told(row[STORY], due, rng):
        day = _working(today, step.day)
        if step.day < -DAYS_BACK or (last is not None and day <= last):
            continue
        last = day
        yield _item(step, row["Action ref"], email, today, day, rng)


def _item(step: Step, ref: str, email: str, today: date, day: date, rng: random.Random) -> HistoryItem:
    return HistoryItem(
        day=day,
        time=time(rng.randint(9, 16), rng.randint(0, 59)),
        person_email=email,
        ref=ref,
        words=step.words,
        rating=step.rating,
        status=step.status,
        percent=step.percent,
        forecast=_weekday(today + timedelta(days=step.forecast)) if step.forecast is not None else None,
        achieved=min(day, _working(today, step.achieved)) if step.achieved is not None else None,
        cause=step.cause,
        confirmed_on=_confirmed(day, today) if step.achieved is not None else None,
    )


def _confirmed(day: date, today: date) -> date | None:
    """The core team confirms two working days later; the last few deliveries are still waiting."""
    confirmed = add_working_days(day, 2)
    return confirmed if confirmed < today else None


def _speaker(row: dict[str, str], leads: dict[str, str]) -> str:
    """The accountable owner, the liaison of an outside organisation, or the recommendation's lead."""
    found = _EMAIL.search(row["Owner"])
    if found:
        return found[1]
    for words, email in _LIAISONS.items():
        if words in row["Owner"]:
            return email
    return leads[row["Recommendation ref"].split(";")[0]]


def _leads() -> dict[str, str]:
    found: dict[str, str] = {}
    for row in stories():
        lead = _EMAIL.search(row["Lead"])
        if lead:
            found.setdefault(row["Recommendation ref"].split(";")[0], lead[1])
    return found


def _working(today: date, days: int) -> date:
    """The working day that many days from today, or the one before it; never today itself."""
    day = min(today + timedelta(days=days), today - timedelta(days=1))
    while not is_working_day(day):
        day -= timedelta(days=1)
    return day


def _weekday(day: date) -> date:
    return day + timedelta(days=(7 - day.weekday()) % 7 if day.weekday() > 4 else 0)
