"""Raise a risk or an issue in one reply, and take it back (NY 4.2, 5.3; HF 34, 35)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.plan import entries as e
from bot.plan.calendar import add_working_days
from bot.plan.families import recommendation_of
from bot.plan.permissions import Standing, sees_everything
from bot.plan.risks import Risk, RiskKind, due_at
from bot.reading.acts.risk import RiskSaid
from bot.reading.reading import ActionReading
from bot.services.conversation import Conversation
from bot.services.said import Heard, short_id
from bot.services.slack_people import is_guest
from bot.services.take_update import Understood, take
from bot.wording import refusal
from bot.wording import risks as wording
from bot.wording.blocks import Said
from bot.wording.risks import Shown
from storage import plans, words

REVIEW_AFTER = 20
"""Working days after which a new risk is looked at, unless somebody says when: monthly (HF 35)."""


@dataclass(frozen=True)
class Raising:
    """One occasion of raising a risk: what causes its id, and the id of its words."""

    cause: str
    words: str | None


def risk_as_said(talk: Conversation, heard: Heard, said: RiskSaid) -> None:
    """A risk as somebody wrote it in a message; an issue on actions is an obstacle to them as well (rule E3)."""
    if said.kind is RiskKind.ISSUE and said.refs:
        telling = talk.telling(heard.key, heard.said_at, heard.text, heard.source, files=heard.files)
        readings = tuple(ActionReading(ref, blocker=True, cause=said.what) for ref in said.refs)
        take(talk, telling, Understood(readings))
    raising = Raising(heard.key, talk.words[0] if talk.words else None)
    talk.say(raise_risk(talk, said, raising), ":risk")


def raise_risk(talk: Conversation, said: RiskSaid, raising: Raising) -> Said:
    """Record a risk as somebody said it, and ask for the rest."""
    if not _may_raise(talk, said):
        return refusal.said("Only people the plan names, its core team and its directors can raise a risk.")
    links = _links(talk, said)
    if isinstance(links, str):
        return refusal.said(links)
    actions, recommendations, indicators = links
    risk = Risk(
        id=short_id("risk", raising.cause),
        by=talk.place.author,
        at=talk.now,
        words=raising.words,
        actions=actions,
        recommendations=recommendations,
        indicators=indicators,
        kind=said.kind,
        owner=talk.me.id if talk.me else None,
        review_on=review_day(talk.today),
    )
    append(talk, risk.id, f"risk:{risk.id}", e.RiskRaised(risk))
    return wording.raised(shown_of(talk, risk))


def review_day(today: date) -> date:
    """The day a new risk is to be looked at."""
    return add_working_days(today, REVIEW_AFTER)


def take_back(talk: Conversation, id: str) -> Said | None:
    """Take a risk back that was raised by mistake; a second press says nothing new."""
    risk = risk_of(talk, id)
    if risk is None or not risk.open:
        return None
    if risk.by != talk.place.author and not sees_everything(talk.plan, talk.place.author):
        return refusal.said("Only whoever raised it or the core team can take a risk back; its owner can close it.")
    append(talk, id, f"risk:{id}:withdrawn", e.RiskWithdrawn(talk.place.author))
    return refusal.said("Undone: that risk is in the record, and in no list.")


def risk_of(talk: Conversation, id: str) -> Risk | None:
    """A risk as it stands."""
    found = plans.risks(talk.session, talk.place.workspace, talk.plan.id)
    return next((risk for risk in found if risk.id == id), None)


def append(talk: Conversation, risk: str, key: str, what: e.What, digest: str | None = None) -> None:
    """Record what happened to a risk."""
    talk.record("risk", risk, key, what, digest)


def shown_of(talk: Conversation, risk: Risk) -> Shown:
    """A risk as it is shown, with its number in the plan's order of raising."""
    every = plans.risks(talk.session, talk.place.workspace, talk.plan.id)
    number = next(n for n, each in enumerate(every, 1) if each.id == risk.id)
    refs = {line.action: line.ref for line in plans.lines(talk.session, talk.place.workspace, talk.plan.id)}
    measures = {i.id: i.name for i in plans.indicators(talk.session, talk.place.workspace, talk.plan.id)}
    ids = [id for id in (risk.words, risk.now.mitigation, risk.closed.words if risk.closed else None) if id]
    return Shown(
        number=number,
        risk=risk,
        refs=tuple(refs[id] for id in risk.actions if id in refs),
        recommendations=tuple(r.ref for r in talk.reader.recommendations.values() if r.id in risk.recommendations),
        indicators=tuple(measures[id] for id in risk.indicators if id in measures),
        owner=talk.reader.people.get(risk.now.owner or ""),
        day=talk.today,
        words=words.texts(talk.session, talk.place.workspace, ids),
        due=due_at(risk, plans.bodies(talk.session, talk.place.workspace, talk.plan.id)),
    )


def _may_raise(talk: Conversation, said: RiskSaid) -> bool:
    if sees_everything(talk.plan, talk.place.author):
        return True
    if talk.me is None:
        return False
    if not is_guest(talk.runtime.people.get(talk.place.author)):
        return True
    actions = [talk.action(ref) for ref in said.refs]
    return bool(actions) and all(a is not None and talk.standing(a) is not Standing.NONE for a in actions)


def _links(talk: Conversation, said: RiskSaid) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]] | str:
    """The ids of what the risk is on, or why it cannot be."""
    recommendations: tuple[str, ...] = ()
    if said.recommendation is not None:
        found = recommendation_of(said.recommendation, talk.reader.recommendations.values())
        if found is None:
            return f"There is no recommendation {said.recommendation} in the plan, so I have raised nothing."
        recommendations = (found.id,)
    actions = [action for ref in said.refs if (action := talk.action(ref)) is not None]
    return tuple(a.id for a in actions), recommendations, (said.indicator,) if said.indicator else ()
