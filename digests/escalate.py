"""Escalation: the steps of the ladder that are due on a day are written into the journal, once each, and told in the
one message of the day of whoever they go to (rule E8).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.plan.calendar import at_local_time
from bot.plan.entities import Person
from bot.plan.entries import Entry
from bot.plan.escalation import LADDER, Due, due_step, in_force
from bot.plan.line import Line
from bot.plan.oversight import Escalation, Step
from bot.plan.oversight_entries import Escalated
from bot.plan.permissions import person_of
from bot.plan.position import Item, item_on
from digests.roll import Roll
from storage import journal, threads
from storage.engine import Session

# Prompts further back are not counted: whoever did not answer them was escalated long ago.
LOOK_BACK = timedelta(days=120)


def escalate(session: Session, workspace: str, roll: Roll, day: date, now: datetime) -> bool:
    """Write down the steps that are due on a day; whether there were any. Run again, it finds them taken."""
    plan = roll.plan
    silent = unanswered(session, workspace, roll, day)
    found = []
    for line in roll.lines:
        due = due_step(plan, item_on(line, day), day, silent[line.ref])
        if due is not None:
            found.append(_entry(roll, line, due, day, now))
    if found:
        journal.append(session, workspace, plan.id, found)
    return bool(found)


def _entry(roll: Roll, line: Line, due: Due, day: date, now: datetime) -> Entry:
    to = tuple(recipients(roll, line, due.step, day))
    taken = Escalation(due.step, day, due.since, to, due.passed, due.repeat)
    about = f"{line.action}:{due.step}:{due.since.isoformat()}"
    key = f"escalated:{about}:{day.isoformat()}" if due.repeat else f"escalated:{about}"
    return Entry(key, "action", line.action, Escalated(taken), "planbot", now, now)


def unanswered(session: Session, workspace: str, roll: Roll, day: date) -> Counter[str]:
    """How many prompts about each action went out before today and since its last word."""
    start = at_local_time(day, "00:00", roll.plan.timezone)
    since = {line.ref: line.last_said_at for line in roll.lines}
    found: Counter[str] = Counter()
    for thread in threads.prompts_between(session, workspace, start - LOOK_BACK, start):
        for ref in thread.actions:
            spoken = since.get(ref)
            if ref in since and (spoken is None or float(thread.ts) > spoken.timestamp()):
                found[ref] += 1
    return found


# -- to whom -----------------------------------------------------------------------------------------


def recipients(roll: Roll, line: Line, step: Step, day: date) -> list[str]:
    """The Slack users a step goes to; where there is nobody, those of the next step, in the end the core team."""
    if step is Step.BODY:
        return []
    at = LADDER.index(step)
    found = (list(dict.fromkeys(_people_of(roll, line, each, day))) for each in LADDER[at:])
    return next((users for users in found if users), list(roll.plan.settings.core_team))


def _people_of(roll: Roll, line: Line, step: Step, day: date) -> Iterator[str]:
    settings = roll.plan.settings
    match step:
        case Step.UNANSWERED | Step.LEAD:
            for lead in roll.leads(line):
                yield from _reached(roll.people, lead.slack_id, day)
        case Step.ASSISTANT_DIRECTOR:
            for user in settings.assistant_directors:
                yield from _reached(roll.people, user, day)
            yield from settings.core_team
        case Step.DIRECTOR:
            personal = line.overseen.personal_lead
            for user in (personal,) if personal else settings.directors:
                yield from _reached(roll.people, user, day)


def _reached(people: Mapping[str, Person], user: str | None, day: date) -> Iterator[str]:
    """Somebody in Slack, or while they are away whoever covers for them; nobody when nobody covers."""
    person = person_of(people, user) if user else None
    if person is None or person.away_until is None or day > person.away_until:
        if user:
            yield user
        return
    cover = people.get(person.delegate) if person.delegate else None
    if cover is not None and cover.slack_id is not None:
        yield cover.slack_id


# -- what somebody is told ---------------------------------------------------------------------------


@dataclass(frozen=True)
class Told:
    """An action escalated to somebody, with the step."""

    item: Item
    escalation: Escalation


def told_to(lines: Iterable[Line], user: str, after: date | None, day: date) -> list[Told]:
    """What was escalated to somebody since their last message and still is so, the most pressing first."""
    found = []
    for line in lines:
        due = [e for e in line.overseen.escalations if user in e.to and _untold(e, after, day)]
        if due:
            item = item_on(line, day)
            standing = [e for e in due if in_force(item, e, day)]
            if standing:
                found.append(Told(item, max(standing, key=lambda e: (not e.repeat, LADDER.index(e.step)))))
    return sorted(found, key=_pressing)


def _untold(escalation: Escalation, after: date | None, day: date) -> bool:
    """Whether it is to be told since the message of `after`; a safeguarding "yes" was told at once."""
    at_once = escalation.step is Step.SAFEGUARDING
    return not at_once and escalation.on <= day and (after is None or escalation.on > after)


def _pressing(told: Told) -> tuple[bool, bool, int, int]:
    line = told.item.line
    return told.escalation.repeat, not line.overseen.harm, -told.item.days_overdue, line.order


def escalated_users(lines: Sequence[Line]) -> list[str]:
    """Everybody to whom anything was ever escalated."""
    return list(dict.fromkeys(user for line in lines for e in line.overseen.escalations for user in e.to))
