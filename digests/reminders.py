"""What else waits for somebody, told in their one message of the day: questions that they have not answered, and what
they promised or were asked for, figures of indicators that are missing, and risks to be looked at.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta

from bot.plan.calendar import add_working_days, next_working_day, working_days_between
from bot.plan.commitments import Commitment
from bot.plan.entities import Group, Plan, Recommendation
from bot.plan.line import Line
from bot.plan.overseen import Awaited, Put
from bot.plan.permissions import names_of
from bot.plan.position import Counts, position
from bot.wording.commitments import reminder
from bot.wording.environment import Mrkdwn
from bot.wording.reminders import awaited, question, rolled_up
from digests.measure_reminders import measure_reminders, measure_steps
from digests.roll import Roll

FIRST, AGAIN = 2, 5
"""Working days after which an unanswered question is told again, and then how often (rule E11 ages it)."""


DUE = (-5, 0, 1)
"""Working days from the day a commitment is due at which it is told; once overdue, every five."""


def reminders(roll: Roll, user: str, after: date | None, day: date) -> list[Mrkdwn]:
    """Everything that waits for somebody beside what they are asked about, in words; and once a week how the
    recommendations that they lead stand. `after` is the day of their last message."""
    asked = [
        question(ref, put, roll.asked_for.get(put.question or "", ""), day)
        for ref, put in _questions(roll, user)
        if put.asked_on < day
    ]
    owed = [reminder(c, roll.asked_for.get(c.words or "", ""), day) for c in _owed(roll, user, day)]
    due = [awaited(ref, each, roll.asked_for.get(each.words or "", ""), day) for ref, each in _awaited(roll, user, day)]
    weekly = [rolled_up(led, counts) for led, counts in _weekly_counts(roll, user, after, day)]
    return [*weekly, *asked, *owed, *due, *measure_reminders(roll, user, day)]


def remind_on(roll: Roll, user: str, after: date | None, day: date) -> bool:
    """Whether anything of it is to be told on a day, when their last message went out on the day `after`."""
    steps = [step for _, put in _questions(roll, user) for step in _steps(put.asked_on, day)]
    steps += [step for found in _owed(roll, user, day) if found.due for step in _until_done(found.due, day)]
    steps += [step for _, each in _awaited(roll, user, day) for step in _until_done(each.until, day)]
    steps += measure_steps(roll, user, day)
    return bool(_weekly_counts(roll, user, after, day)) or any(
        (after is None or after < step) and step <= day for step in steps
    )


def reminded(roll: Roll) -> list[str]:
    """Everybody for whom something waits."""
    questions = [put.asked_of for line in roll.lines for put in line.overseen.challenges]
    leads = [person.slack_id for line in roll.lines for person in roll.leads(line)]
    leads += [roll.people[id].slack_id for id in _overseers(roll)]
    everybody = (*questions, *(c.owner for c in roll.commitments), *leads, *roll.figures, *roll.reviews)
    return list(dict.fromkeys(user for user in everybody if user is not None))


def _weekly(plan: Plan, day: date) -> date:
    """The day of the digest in a day's week, on which leads hear how their recommendations stand (NY 4.2)."""
    monday = day - timedelta(days=day.weekday())
    return next_working_day(monday + timedelta(days=plan.settings.digest_weekday))


def _leads(roll: Roll, user: str) -> list[Recommendation]:
    """The recommendations somebody leads, in the plan's order."""
    names = names_of(roll.people, user)
    return [r for r in roll.recommendations.values() if r.lead in names]


def _overseers(roll: Roll) -> set[str]:
    """The persons of other organisations who oversee a group (CB 6)."""
    groups = roll.grouping.groups.values() if roll.grouping is not None else ()
    return {group.overseer for group in groups if group.overseer is not None and group.overseer in roll.people}


def _weekly_counts(roll: Roll, user: str, after: date | None, day: date) -> list[tuple[Recommendation | Group, Counts]]:
    """The counts of each recommendation somebody leads, and of each group they oversee, that has live actions, if they
    were not told this week."""
    week = _weekly(roll.plan, day)
    if day < week or (after is not None and after >= week):
        return []
    return [(what, counts) for what, lines in _theirs(roll, user) if (counts := _live_counts(lines, day)) is not None]


def _theirs(roll: Roll, user: str) -> Iterator[tuple[Recommendation | Group, list[Line]]]:
    """What somebody leads or oversees, with the lines of each."""
    for led in _leads(roll, user):
        yield led, [line for line in roll.lines if led.id in line.recommendations]
    names = names_of(roll.people, user)
    for group in roll.grouping.groups.values() if roll.grouping is not None else ():
        if group.overseer in names and roll.grouping is not None:
            yield group, [line for line in roll.lines if group.id in roll.grouping.of(line)]


def _live_counts(lines: Sequence[Line], day: date) -> Counts | None:
    """The counts of some lines; None where none of them is live."""
    standing = position(lines, day)
    live = any(item.line.days.rated and item.line.days.fixed is None for item in standing.items)
    return standing.counts if live else None


def _owed(roll: Roll, user: str, day: date) -> list[Commitment]:
    """What somebody owes that is due within five working days, or overdue."""
    mine = [each for each in roll.commitments if each.owner == user and each.due is not None]
    return [each for each in mine if each.due is not None and add_working_days(each.due, DUE[0]) <= day]


def _awaited(roll: Roll, user: str, day: date) -> list[tuple[str, Awaited]]:
    """The temporary measures and dependencies of somebody's actions that run out within five working days, or did."""
    found = ((line.ref, each) for line in roll.lines_for(user, day) for each in line.overseen.awaited)
    return [(ref, each) for ref, each in found if add_working_days(each.until, DUE[0]) <= day]


def _until_done(due: date, day: date) -> list[date]:
    late = working_days_between(due, day) if day > due else 0
    return [*(add_working_days(due, step) for step in DUE), add_working_days(due, late // AGAIN * AGAIN)]


def _questions(roll: Roll, user: str) -> Iterator[tuple[str, Put]]:
    for line in roll.lines:
        for put in line.overseen.challenges:
            if put.asked_of == user and put.state != "answered":
                yield line.ref, put


def _steps(asked_on: date, day: date) -> Iterable[date]:
    first = add_working_days(asked_on, FIRST)
    late = working_days_between(first, day) if day > first else 0
    return (first, add_working_days(first, late // AGAIN * AGAIN))
