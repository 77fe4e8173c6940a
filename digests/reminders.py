"""What else waits for somebody, told in their one message of the day: questions that they have not answered."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from bot.plan.calendar import add_working_days, working_days_between
from bot.plan.overseen import Put
from bot.wording.environment import Mrkdwn
from bot.wording.reminders import question
from digests.roll import Roll

FIRST, AGAIN = 2, 5
"""Working days after which an unanswered question is told again, and then how often (rule E11 ages it)."""


def reminders(roll: Roll, user: str, day: date) -> list[Mrkdwn]:
    """Everything that waits for somebody beside what they are asked about, in words."""
    return [
        question(ref, put, roll.asked_for.get(put.question or "", ""), day)
        for ref, put in _questions(roll, user)
        if put.asked_on < day
    ]


def remind_on(roll: Roll, user: str, after: date | None, day: date) -> bool:
    """Whether anything of it is to be told on a day, when their last message went out on the day `after`."""
    steps = (step for _, put in _questions(roll, user) for step in _steps(put.asked_on, day))
    return any((after is None or after < step) and step <= day for step in steps)


def reminded(roll: Roll) -> list[str]:
    """Everybody for whom something waits."""
    waiting = (put for line in roll.lines for put in line.overseen.challenges)
    return list(dict.fromkeys(put.asked_of for put in waiting if put.asked_of is not None))


def _questions(roll: Roll, user: str) -> Iterator[tuple[str, Put]]:
    for line in roll.lines:
        for put in line.overseen.challenges:
            if put.asked_of == user and put.state != "answered":
                yield line.ref, put


def _steps(asked_on: date, day: date) -> Iterable[date]:
    first = add_working_days(asked_on, FIRST)
    late = working_days_between(first, day) if day > first else 0
    return (first, add_working_days(first, late // AGAIN * AGAIN))
