"""Figures that are missing and risks that are to be looked at, for the one message of the day of whom they wait for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from bot.plan.calendar import add_working_days, next_working_day, working_days_between
from bot.plan.periods import last_day
from bot.wording.environment import Mrkdwn
from bot.wording.measure_reminders import missing_figures, risk_review
from digests.roll import Roll

AGAIN = 5
"""Working days after which what still waits is told again."""


def measure_reminders(roll: Roll, user: str, day: date) -> list[Mrkdwn]:
    """What waits for somebody: indicators without their newest figure, risks to be looked at."""
    figures = [missing_figures(measured, day) for measured in roll.figures.get(user, ())]
    reviews = [
        risk_review(number, risk, roll.asked_for.get(risk.words or ""), day)
        for number, risk in roll.reviews.get(user, ())
    ]
    return [*figures, *reviews]


def measure_steps(roll: Roll, user: str, day: date) -> Iterator[date]:
    """The days on which any of it is told: the first, then every five working days until it is done."""
    for measured in roll.figures.get(user, ()):
        first = add_working_days(last_day(measured.missing[-1]), measured.indicator.due_after + 1)
        yield from _every(first, day)
    for _, risk in roll.reviews.get(user, ()):
        if risk.now.review_on is not None:
            yield from _every(next_working_day(risk.now.review_on), day)


def _every(first: date, day: date) -> Iterator[date]:
    yield first
    if day > first:
        yield add_working_days(first, working_days_between(first, day) // AGAIN * AGAIN)
