"""The review of a whole half-year that a body holds beside its usual meetings (LD 2.2; A5.7). Pure.

Reviews are not stored: each is the first meeting with papers on or after the day on which one falls due.
"""

from __future__ import annotations

from datetime import date, timedelta

from bot.plan.bodies import Body
from bot.plan.calendar import add_months
from bot.plan.cycles import CHALLENGES, meetings

_DAY = timedelta(days=1)


def review_since(body: Body, on: date) -> date | None:
    """The day from which the review held on a day tells what moved: the review before it, else so many months back.
    None when no review is held that day."""
    rule = body.reviews
    if rule is None or on < rule.starts:
        return None
    number = 0
    while add_months(rule.starts, (number + 1) * rule.months) <= on:
        number += 1
    due = add_months(rule.starts, number * rule.months)
    if _first(body, due, on) != on:
        return None
    before = _first(body, add_months(rule.starts, (number - 1) * rule.months), due - _DAY) if number else None
    return before or add_months(on, -rule.months)


def _first(body: Body, start: date, end: date) -> date | None:
    """The day of a body's first meeting with papers between two days."""
    return next((meeting.on for meeting in meetings(body, start, end) if meeting.kind in CHALLENGES), None)
