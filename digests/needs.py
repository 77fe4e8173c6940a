"""Which actions need a word from their owner, why, and on which days that is asked (rule E8). Pure.

An action needs a word while it is red, overdue, amber, due soon or quiet, unless its owner spoke within the cadence.
It is *asked about* on certain days only: the steps of the ladder around its date, the day it turns red, and whenever a
cadence of silence has passed. Whoever missed some of those days hears of the newest only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from enum import StrEnum

from msgspec import Struct

from bot.plan.calendar import add_working_days, local_day, working_days_between
from bot.plan.entities import ENDED, Cadence, Person, PersonKind, Plan, Rating, Recommendation, Status
from bot.plan.escalation import needs_safeguarding_answer, red_since
from bot.plan.line import Line
from bot.plan.position import Item, item_on
from digests.papers import NONE, Papers

LADDER = (-10, -3, 0, 1, 5, 10, 20)
"""Working days from the agreed date (rule E8)."""


EVIDENCE_LADDER = (-5, -1, 0, 1, 5)
"""Working days from the day evidence is wanted by."""
AGAIN = 10
NOT_ASKED = ENDED - {Status.SIGNED_OFF}


class Why(StrEnum):
    """Why an action needs a word, the most pressing first."""

    SAFEGUARDING = "safeguarding"
    RED = "red"
    OVERDUE = "overdue"
    EVIDENCE = "evidence"
    FOLLOW_UP = "follow_up"
    DUE_SOON = "due_soon"
    AMBER = "amber"
    QUIET = "quiet"
    PAPERS = "papers"
    CHASED = "chased"


ORDER = tuple(Why)


class Need(Struct, frozen=True):
    """An action that needs a word, as it stands on the day, and the papers it is to be told in, if any are due."""

    item: Item
    why: Why
    papers: Papers | None = None

    @property
    def ref(self) -> str:
        """The action's reference."""
        return self.item.ref


def needs(plan: Plan, lines: Iterable[Line], day: date, papers: Mapping[str, Papers] = NONE) -> list[Need]:
    """The actions that need a word on a day, the most pressing first."""
    found = (need_of(plan, line, day, papers.get(line.action)) for line in lines)
    return sorted((need for need in found if need is not None), key=_pressing)


def need_of(plan: Plan, line: Line, day: date, papers: Papers | None = None) -> Need | None:
    """Why one action needs a word on a day; None when it does not."""
    item = item_on(line, day)
    silent = not line.days.rated or line.days.fixed is not None or _spoken_lately(plan, line, day)
    found = [None if silent else _why(item), Why.EVIDENCE if evidence_due(line, day) else None]
    found.append(Why.FOLLOW_UP if follow_up_due(line, day) else None)
    found.append(Why.PAPERS if papers is not None else None)
    why = min((each for each in found if each is not None), key=ORDER.index, default=None)
    if why is not Why.RED and needs_safeguarding_answer(item, day):
        why = Why.SAFEGUARDING
    return Need(item, why, papers) if why is not None else None


def evidence_due(line: Line, day: date) -> bool:
    """Whether evidence that was asked for is to be spoken of: from five working days before its day, until it is here,
    whatever the owner said of the action meanwhile."""
    wanted = [each.due for each in line.proof.wanted if each.due is not None]
    return line.status not in NOT_ASKED and any(add_working_days(due, EVIDENCE_LADDER[0]) <= day for due in wanted)


def follow_up_due(line: Line, day: date) -> bool:
    """Whether the checkpoint that a complete action waits for is to be spoken of (A7.14)."""
    due = line.follow_up.due if line.follow_up is not None else None
    return due is not None and add_working_days(due, EVIDENCE_LADDER[0]) <= day


def _why(item: Item) -> Why | None:
    if item.rating is Rating.RED:
        return Why.RED
    if item.overdue:
        return Why.OVERDUE
    if item.due_soon:
        return Why.DUE_SOON
    if item.update_overdue:
        return Why.QUIET
    return Why.AMBER if item.rating is Rating.AMBER else None


def _pressing(need: Need) -> tuple[int, int, date, int]:
    agreed = need.item.line.agreed
    return ORDER.index(need.why), -need.item.days_overdue, agreed.day if agreed else date.max, need.item.line.order


def _spoken_lately(plan: Plan, line: Line, day: date) -> bool:
    """Nobody is prompted about an action updated within its cadence."""
    if line.last_said_at is None:
        return False
    since = local_day(line.last_said_at, plan.timezone)
    return working_days_between(since, day) < allowed(line, day, plan.settings.cadence)


def allowed(line: Line, day: date, cadence: Cadence) -> int:
    """The working days allowed between updates, from the rating without the rules of silence (rule E8)."""
    days = line.days
    if line.urgent or line.overseen.monitored_since or days.always is Rating.RED or _reached(days.red_from, day):
        return cadence.red
    by_silence = days.amber_from == days.update_overdue_from
    late = _reached(days.overdue_from, day) or (_reached(days.amber_from, day) and not by_silence)
    return cadence.amber if days.always is Rating.AMBER or late else cadence.green


def _reached(since: date | None, day: date) -> bool:
    return since is not None and day >= since


def asked(plan: Plan, need: Need, after: date | None, day: date) -> bool:
    """Whether the action is to be asked about on `day`, when the last prompt went out on the day `after`.

    Without an earlier prompt, everything that needs a word is asked about: it is the newest word of the past.
    """
    if after is None:
        return True
    steps = [*_steps(plan, need.item.line, day), *([need.papers.asked_on] if need.papers is not None else [])]
    return any(after < step <= day for step in steps)


def _steps(plan: Plan, line: Line, day: date) -> Iterator[date]:
    if line.agreed is not None and line.days.fixed is None:
        yield from (add_working_days(line.agreed.day, step) for step in LADDER)
    if line.days.red_from is not None:
        yield line.days.red_from
    item = item_on(line, day)
    red = red_since(item, day)
    if red is not None and needs_safeguarding_answer(item, day):
        yield from _from(add_working_days(red, 1), plan.settings.cadence.red, day)
    for wanted in line.proof.wanted:
        if wanted.due is not None:
            yield from evidence_steps(wanted.due, day)
    if line.follow_up is not None and line.follow_up.due is not None:
        yield from evidence_steps(line.follow_up.due, day)
    quiet = line.days.update_overdue_from
    if quiet is not None and quiet <= day:
        each = allowed(line, day, plan.settings.cadence)
        yield add_working_days(quiet, working_days_between(quiet, day) // each * each)


def _from(first: date, each: int, day: date) -> Iterator[date]:
    """A day, and from then on the newest day a number of working days apart."""
    yield first
    if day > first:
        yield add_working_days(first, working_days_between(first, day) // each * each)


def evidence_steps(due: date, day: date) -> Iterator[date]:
    """The days on which evidence wanted by a day is asked about; once long overdue, every ten working days."""
    yield from (add_working_days(due, step) for step in EVIDENCE_LADDER)
    late = working_days_between(due, day) if day > due else 0
    yield add_working_days(due, late // AGAIN * AGAIN)


def addressee(
    line: Line, people: Mapping[str, Person], recommendations: Mapping[str, Recommendation], day: date
) -> Person | None:
    """Who is asked: the owner; away, the delegate; outside Slack, the liaison; else a lead (rule E8). None = orphan."""
    owner = people.get(line.owner) if line.owner else None
    leads = leads_of(line, people, recommendations)
    return next((person for person in (*_own(owner, people), *leads) if _reachable(person, day)), None)


def reached(owner: Person | None, people: Mapping[str, Person], day: date) -> Person | None:
    """Who is asked in the place of somebody: themselves; away, their delegate; outside Slack, their liaison."""
    return next((person for person in _own(owner, people) if _reachable(person, day)), None)


def _own(owner: Person | None, people: Mapping[str, Person]) -> Iterator[Person]:
    if owner is None:
        return
    yield owner
    for id in (*owner.members, owner.delegate, owner.liaison):
        if id is not None and id in people:
            yield people[id]


def leads_of(
    line: Line, people: Mapping[str, Person], recommendations: Mapping[str, Recommendation]
) -> Sequence[Person]:
    """The leads of the recommendations an action serves."""
    served = (recommendations[r].lead for r in line.recommendations if r in recommendations)
    return [people[lead] for lead in served if lead is not None and lead in people]


def _reachable(person: Person, day: date) -> bool:
    away = person.away_until is not None and day <= person.away_until
    return person.slack_id is not None and not away


def by_addressee(
    lines: Iterable[Line], people: Mapping[str, Person], recommendations: Mapping[str, Recommendation], day: date
) -> dict[str, list[Line]]:
    """The lines each Slack user is asked about, whatever they need; orphans are left out."""
    found: dict[str, list[Line]] = {}
    for line in lines:
        for user in dict.fromkeys(person.slack_id for person in _addressees(line, people, recommendations, day)):
            if user is not None:
                found.setdefault(user, []).append(line)
    return found


def _addressees(
    line: Line, people: Mapping[str, Person], recommendations: Mapping[str, Recommendation], day: date
) -> list[Person]:
    """Everybody of a team, who answer for it whoever does (A4.4); else the one who is asked."""
    owner = people.get(line.owner) if line.owner else None
    team = [people[id] for id in owner.members if id in people] if owner is not None else []
    one = addressee(line, people, recommendations, day)
    return [each for each in team if _reachable(each, day)] or ([one] if one is not None else [])


def unnamed_teams(lines: Iterable[Line], people: Mapping[str, Person]) -> dict[str, list[str]]:
    """The live actions of teams of which the plan names nobody, by the team's name: a fault of the data (A4.4)."""
    found: dict[str, list[str]] = {}
    for line in lines:
        owner = people.get(line.owner) if line.owner and line.days.rated and line.days.fixed is None else None
        if owner is not None and owner.kind is PersonKind.TEAM and not (owner.members or owner.liaison):
            found.setdefault(owner.name, []).append(line.ref)
    return found


def led_instead(
    lines: Iterable[Line], people: Mapping[str, Person], recommendations: Mapping[str, Recommendation], day: date
) -> list[Line]:
    """The live actions whose owner has left Slack or was never in it, and has no liaison there: a lead is asked in
    their place until somebody else owns them (rule E8)."""
    live = (line for line in lines if line.days.rated and line.days.fixed is None)
    return [line for line in live if _has_nobody(line, people) and addressee(line, people, recommendations, day)]


def _has_nobody(line: Line, people: Mapping[str, Person]) -> bool:
    owner = people.get(line.owner) if line.owner else None
    return not any(person.slack_id for person in _own(owner, people))


def orphans(
    lines: Iterable[Line], people: Mapping[str, Person], recommendations: Mapping[str, Recommendation], day: date
) -> list[Line]:
    """The live actions nobody can be asked about: a fault the digest tells of."""
    live = (line for line in lines if line.days.rated and line.days.fixed is None)
    return [line for line in live if addressee(line, people, recommendations, day) is None]
