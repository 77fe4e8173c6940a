"""Say how often a body reviews a whole period: `/plan body NAME review every six months from 1 March`."""

from __future__ import annotations

import re
from datetime import date

from bot.plan.bodies import Body, ReviewCycle
from bot.plan.body_entries import ReviewsSet
from bot.plan.calendar import add_months
from bot.reading.dates.dates import read_date
from bot.services.set_body import Setting
from bot.wording import bodies as wording
from bot.wording import refusal
from bot.wording.blocks import Said
from bot.wording.environment import day as in_full
from bot.wording.environment import escape

_MONTHS = {"three": 3, "3": 3, "quarter": 3, "six": 6, "6": 6, "half-year": 6, "half year": 6, "twelve": 12, "12": 12}
_MONTHS |= {"year": 12, "four": 4, "4": 4}
_REVIEWS = re.compile(
    r"^review(?:s|ed)?\s+(?:(?P<off>off|none)|(?:every\s+)?(?P<months>[\w-]+(?:\s+year)?)(?:\s+months?)?"
    r"(?:\s+from\s+(?P<start>.+))?)$",
    re.IGNORECASE,
)
HOW = (
    "Write `/plan body NAME review every six months from 1 March 2026`, or `… review off`; every 3, 4, 6 or 12 months."
)


def speaks_of_reviews(words: str) -> bool:
    """Whether the words after a body's name are about its reviews."""
    return words.strip().casefold().startswith("review")


def set_reviews(setting: Setting, body: Body, words: str) -> Said:
    """Keep how often a body reviews a whole period; the first falls due one period from today unless a day is said."""
    found = _REVIEWS.match(" ".join(words.split()))
    months = _MONTHS.get((found["months"] or "").casefold()) if found is not None else None
    if found is None or (months is None and not found["off"]):
        return refusal.said(HOW)
    if months is None:
        setting.write((body.id, ReviewsSet(None)))
        return refusal.said(f"{escape(body.name)} holds no reviews any more.")
    starts = _day(setting, found["start"]) if found["start"] else add_months(setting.today, months)
    if starts is None:
        return refusal.said(f"I could not read “{escape(found['start'])}” as a day. {HOW}")
    setting.write((body.id, ReviewsSet(ReviewCycle(months, starts))))
    name = wording.review_words(months)
    return refusal.said(
        f"{escape(body.name)} holds a {name} at its first meeting from {in_full(starts)} on, and every {months} months "
        "after; its pack covers them whole. `/plan forward` lists them."
    )


def _day(setting: Setting, words: str) -> date | None:
    return read_date(words, setting.now, "future").date
