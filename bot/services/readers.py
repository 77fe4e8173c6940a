"""The plan as the reader needs it, compiled once per structure of the plan and kept in the process.

A message costs no scan of the plan: when only updates were recorded since, the actions they touched are read again.
"""

from __future__ import annotations

import threading
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.plan.action import Action
from bot.plan.calendar import bank_holidays
from bot.plan.entities import ENDED, Person, Plan, Recommendation, Status
from bot.plan.indicators import Indicator
from bot.plan.line import line_of
from bot.plan.permissions import answering
from bot.plan.rating import rating_on
from bot.reading.naming.group_names import ReadableGroup
from bot.reading.naming.plan_index import (
    PlanIndex,
    ReadableAction,
    ReadableBody,
    ReadableIndicator,
    ReadablePerson,
    ReadablePlan,
    compile_plan,
)
from bot.reading.vocabulary.own import NO_WORDS, Vocabulary
from storage import journal, plans
from storage.engine import Session
from storage.plans import Current

KEPT = 64


@dataclass(frozen=True)
class PlanReader:
    """A plan compiled for reading, with the people and recommendations that permissions and wording ask for."""

    plan: Plan
    index: PlanIndex
    people: dict[str, Person]
    recommendations: dict[str, Recommendation]
    indicators: dict[str, Indicator]
    version: int
    seq: int
    head: str
    day: date


class Readers:
    """The compiled plans of this process. Safe to share between threads: what it hands out never changes.

    What was compiled in a transaction that was then rolled back is never taken for another that reached the same
    sequence number: the hash of the last entry tells.
    """

    def __init__(self, vocabulary: Vocabulary = NO_WORDS) -> None:
        self._vocabulary = vocabulary
        self._kept: dict[str, PlanReader] = {}
        self._lock = threading.Lock()

    def of(self, session: Session, workspace: str, current: Current, day: date) -> PlanReader:
        """The reader of a plan as it stands in this session; `day` is the plan's local day."""
        plan = current.plan
        kept = self._kept.get(plan.id)
        if kept is not None and (kept.head, kept.day) == (current.head, day):
            return replace(kept, plan=plan)
        if kept is not None and _is_earlier(session, kept, current) and kept.day == day:
            fresh = _refreshed(session, workspace, current, kept)
        else:
            fresh = _compiled(session, workspace, current, day, self._vocabulary)
        with self._lock:
            self._kept = dict([*self._kept.items(), (plan.id, fresh)][-KEPT:])
        return fresh


def _is_earlier(session: Session, kept: PlanReader, current: Current) -> bool:
    """Whether only updates came between what is kept and what stands now."""
    if kept.version != current.version or kept.seq >= current.seq:
        return False
    return journal.holds(session, current.plan.id, kept.seq, kept.head)


def _compiled(session: Session, workspace: str, current: Current, day: date, vocabulary: Vocabulary) -> PlanReader:
    plan = current.plan
    actions = plans.actions(session, workspace, plan.id)
    people = plans.people(session, workspace, plan.id)
    recommendations = {r.id: r for r in plans.recommendations(session, workspace, plan.id)}
    indicators = {i.id: i for i in plans.indicators(session, workspace, plan.id)}
    refs = {action.id: action.ref for action in actions}
    shared = _shared(people)
    readable = ReadablePlan(
        actions=tuple(_readable(plan, a, people, recommendations, shared, day) for a in actions),
        indicators=tuple(_readable_indicator(i, refs) for i in indicators.values()),
        people=tuple(ReadablePerson(p.id, p.name, p.kind.value) for p in people.values()),
        recommendations=tuple((r.ref, r.text) for r in recommendations.values()),
        headings=tuple(_headings(refs.values())),
        bank_holidays=frozenset().union(*(bank_holidays(day.year + n) for n in (-1, 0, 1, 2))),
        timezone=plan.timezone,
        former={r.ref: r.aliases for r in recommendations.values() if r.aliases},
        groups=tuple(ReadableGroup(g.id, g.kind, g.title) for g in plans.groups(session, workspace, plan.id)),
        bodies=tuple(ReadableBody(b.id, (b.name, *b.aliases)) for b in plans.bodies(session, workspace, plan.id)),
    )
    index = compile_plan(readable, vocabulary)
    return PlanReader(plan, index, people, recommendations, indicators, current.version, current.seq, current.head, day)


def _refreshed(session: Session, workspace: str, current: Current, kept: PlanReader) -> PlanReader:
    plan = current.plan
    touched = plans.actions_since(session, workspace, plan.id, kept.seq)
    shared = _shared(kept.people)
    changed = {a.ref: _readable(plan, a, kept.people, kept.recommendations, shared, kept.day) for a in touched}
    index = replace(kept.index, by_ref={**kept.index.by_ref, **changed})
    return replace(kept, plan=plan, index=index, seq=current.seq, head=current.head)


def _readable(
    plan: Plan,
    action: Action,
    people: dict[str, Person],
    recommendations: dict[str, Recommendation],
    shared: Mapping[str, Sequence[str]],
    day: date,
) -> ReadableAction:
    line = line_of(plan, action)
    rating = rating_on(line.days, day)
    served = next((recommendations[r].ref for r in action.recommendations if r in recommendations), None)
    return ReadableAction(
        ref=action.ref,
        title=action.title,
        recommendation=served,
        owners=_owners(action, people, shared),
        due=line.agreed.day if line.agreed else None,
        forecast=line.forecast.day if line.forecast else None,
        rating=rating.value if rating else None,
        status=_STATUS_WORDS.get(line.status, line.status.value),
        percent=line.percent,
        aliases=action.aliases,
        open=line.status not in ENDED and line.status is not Status.DELIVERED,
    )


def _owners(action: Action, people: dict[str, Person], shared: Mapping[str, Sequence[str]]) -> tuple[str, ...]:
    """Everybody who speaks for an action, under every name the plan has for them."""
    owners = answering(map(people.get, (action.owner or "", *action.co_owners)), people)
    return tuple(dict.fromkeys(id for owner in owners for id in shared.get(owner.slack_id or "", (owner.id,))))


def _shared(people: Mapping[str, Person]) -> dict[str, list[str]]:
    """The ids of the plan's names for each Slack user."""
    found: dict[str, list[str]] = {}
    for person in people.values():
        if person.slack_id:
            found.setdefault(person.slack_id, []).append(person.id)
    return found


def _readable_indicator(indicator: Indicator, refs: dict[str, str]) -> ReadableIndicator:
    names = tuple(filter(None, (*indicator.aliases, indicator.code)))
    actions = tuple(refs[id] for id in indicator.actions if id in refs)
    return ReadableIndicator(indicator.id, indicator.name, names, indicator.unit, actions)


def _headings(refs: Iterable[str]) -> list[str]:
    """References that are only headings: "2.2" where 2.2.1 and 2.2.2 are actions and 2.2 is none."""
    known = set(refs)
    parents = {ref.rsplit(".", 1)[0] for ref in known if ref.count(".") >= 2}
    return sorted(parents - known)


_STATUS_WORDS = {Status.DELIVERED: "complete", Status.SIGNED_OFF: "complete", Status.CLOSED: "complete"}
