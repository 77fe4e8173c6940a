"""Complete, review and close a risk: likelihood, impact, owner, mitigation and the day it is looked at again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.plan import entries as e
from bot.plan.permissions import Standing, person_of, sees_everything
from bot.plan.risks import Assessment, Closing, Risk, RiskKind
from bot.services.conversation import Conversation
from bot.services.kept_words import keep
from bot.services.raise_risk import append, review_day, risk_of, shown_of
from bot.services.said import short_id
from bot.wording import refusal
from bot.wording import risks as wording
from bot.wording.blocks import Said
from storage import plans

NOT_YOURS = "Only the risk's owner, whoever raised it, the people of its actions or the core team can do that."


@dataclass(frozen=True)
class Judged:
    """What somebody filled in. `owner` is a Slack user id; None leaves what was not chosen as it is;
    `due` is the body and the meeting (ids) at which what is done about it is due."""

    kind: RiskKind
    likelihood: int | None
    impact: int | None
    owner: str | None
    mitigation: str
    review_on: date | None
    due: tuple[str, str] | None = None


def judge(talk: Conversation, id: str, judged: Judged) -> Said | None:
    """Record how a risk stands now; None when it is gone."""
    risk = risk_of(talk, id)
    if risk is None or not risk.open:
        return None
    if not may_judge(talk, risk):
        return refusal.said(NOT_YOURS)
    owner = person_of(talk.reader.people, judged.owner) if judged.owner else None
    if judged.owner and owner is None:
        return refusal.said(
            f"The plan does not name <@{judged.owner}>, so they cannot own a risk. Choose somebody else."
        )
    kept = keep(talk, judged.mitigation)
    assessment = Assessment(
        id=short_id("assessment", talk.place.key, id),
        by=talk.place.author,
        at=talk.now,
        kind=judged.kind,
        owner=owner.id if owner else risk.now.owner,
        likelihood=judged.likelihood,
        impact=judged.impact,
        mitigation=kept.id if kept else None,
        review_on=judged.review_on or review_day(talk.today),
        due_body=judged.due[0] if judged.due else None,
        due_meeting=judged.due[1] if judged.due else None,
    )
    append(talk, id, assessment.id, e.RiskAssessed(assessment), kept.digest if kept else None)
    after = risk_of(talk, id)
    return wording.judged(shown_of(talk, after), assessment.id) if after is not None else None


def undo_judging(talk: Conversation, id: str, assessment: str) -> Said | None:
    """Take an assessment back; a second press says nothing new."""
    risk = risk_of(talk, id)
    found = next((a for a in risk.assessments if a.id == assessment and not a.withdrawn), None) if risk else None
    if risk is None or found is None:
        return None
    if not may_judge(talk, risk):
        return refusal.said(NOT_YOURS)
    append(talk, id, f"withdraw:{assessment}", e.AssessmentWithdrawn(assessment))
    after = risk_of(talk, id)
    return wording.undone(shown_of(talk, after)) if after is not None else None


def close(talk: Conversation, id: str, reason: str) -> Said | None:
    """Close a risk, with why."""
    risk = risk_of(talk, id)
    if risk is None or not risk.open:
        return None
    if not may_judge(talk, risk):
        return refusal.said(NOT_YOURS)
    kept = keep(talk, reason)
    what = e.RiskClosed(Closing(talk.place.author, talk.now, kept.id if kept else None))
    append(talk, id, f"{talk.place.key}:close:{id}", what, kept.digest if kept else None)
    after = risk_of(talk, id)
    return wording.closed(shown_of(talk, after)) if after is not None else None


def reopen(talk: Conversation, id: str) -> Said | None:
    """Open a risk again that was closed; a second press says nothing new."""
    risk = risk_of(talk, id)
    if risk is None or risk.closed is None:
        return None
    if not may_judge(talk, risk):
        return refusal.said(NOT_YOURS)
    append(talk, id, f"{talk.place.key}:reopen:{id}", e.RiskClosed(None))
    after = risk_of(talk, id)
    return wording.undone(shown_of(talk, after)) if after is not None else None


def may_judge(talk: Conversation, risk: Risk) -> bool:
    """Whether the speaker may complete, review or close a risk."""
    if risk.by == talk.place.author or sees_everything(talk.plan, talk.place.author):
        return True
    if talk.me is None:
        return False
    led = {r.id for r in talk.reader.recommendations.values() if r.lead == talk.me.id and not talk.guest}
    if talk.me.id == risk.now.owner or led.intersection(risk.recommendations):
        return True
    actions = (plans.action_by_id(talk.session, talk.place.workspace, talk.plan.id, id) for id in risk.actions)
    return any(action is not None and talk.standing(action) is not Standing.NONE for action in actions)
