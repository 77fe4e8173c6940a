"""The risks that somebody owns, as they go to whoever takes their work over: judged as before, owned by another."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from msgspec.structs import replace

from bot.plan import entries as e
from bot.plan.action import Action
from bot.plan.entities import ENDED, Person
from bot.plan.line import line_of
from bot.plan.risks import Risk
from bot.services.conversation import Conversation
from bot.services.said import short_id
from storage import plans

Kept = tuple[Person, tuple[tuple[int, Risk], ...]]
"""Somebody with the risks that stay theirs, each with its number."""
Whats = list[tuple[str, str, e.What]]


def owned_risks(talk: Conversation, names: Collection[str]) -> tuple[tuple[int, Risk], ...]:
    """The open risks that somebody (person ids) owns, each with its number in the plan."""
    every = plans.risks(talk.session, talk.place.workspace, talk.plan.id)
    return tuple((n, risk) for n, risk in enumerate(every, 1) if risk.open and risk.now.owner in names)


def kept_risks(talk: Conversation, moved: Sequence[Action]) -> tuple[Kept, ...]:
    """Whoever has no open action left once these are somebody else's, with the open risks that stay theirs."""
    ids = {action.id for action in moved}
    owners = dict.fromkeys(action.owner for action in moved if action.owner is not None)
    found = []
    for owner in owners:
        person = talk.reader.people.get(owner)
        if person is None or any(open_actions(talk, {owner}, ids)):
            continue
        risks = owned_risks(talk, {owner})
        if risks:
            found.append((person, risks))
    return tuple(found)


def open_actions(talk: Conversation, names: Collection[str], but: Collection[str] = ()) -> Iterator[Action]:
    """The actions in which somebody (person ids) has a part and that have not ended, without some of them (ids)."""
    where = talk.session, talk.place.workspace, talk.plan.id
    for id in dict.fromkeys(id for name in sorted(names) for id in plans.actions_of(*where, name)):
        action = plans.action_by_id(*where, id) if id not in but else None
        if action is not None and line_of(talk.plan, action).status not in ENDED:
            yield action


def given(talk: Conversation, risks: Sequence[tuple[int, Risk]], to: str, id: str) -> Whats:
    """What gives risks to a person (an id) by the handover `id`; how they are judged stays."""
    by, at = talk.place.author, talk.now
    return [
        ("risk", risk.id, e.RiskAssessed(replace(risk.now, id=_of(id, risk), by=by, at=at, owner=to)))
        for _, risk in risks
    ]


def given_back(talk: Conversation, id: str) -> Whats:
    """What undoes that for the risks which nobody judged since."""
    return [
        ("risk", risk.id, e.AssessmentWithdrawn(_of(id, risk)))
        for risk in plans.risks(talk.session, talk.place.workspace, talk.plan.id)
        if risk.now.id == _of(id, risk)
    ]


def _of(id: str, risk: Risk) -> str:
    return short_id("assessment", id, risk.id)
