"""The risks that somebody owns, as they go to whoever takes their work over: judged as before, owned by another."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from msgspec.structs import replace

from bot.plan import entries as e
from bot.plan.risks import Risk
from bot.services.conversation import Conversation
from bot.services.said import short_id
from storage import plans

Whats = list[tuple[str, str, e.What]]


def owned_risks(talk: Conversation, names: Collection[str]) -> tuple[tuple[int, Risk], ...]:
    """The open risks that somebody (person ids) owns, each with its number in the plan."""
    every = plans.risks(talk.session, talk.place.workspace, talk.plan.id)
    return tuple((n, risk) for n, risk in enumerate(every, 1) if risk.open and risk.now.owner in names)


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
