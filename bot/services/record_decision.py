"""Record what a body decided about a delivered action: the only way to blue (rules E3, E5).

One named individual who owns no part of the action records it on behalf of the body. Later decisions supersede
earlier ones; both are kept.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.plan.action import Action
from bot.plan.calendar import local_day
from bot.plan.current import current
from bot.plan.entries import StatusDecided
from bot.plan.proof import counting
from bot.plan.sign_off import (
    NEEDS_PROOF,
    Draft,
    Missing,
    Verdict,
    decision_of,
    may_decide,
    standing_against,
)
from bot.reading.child_words import without_names
from bot.services.conversation import Conversation
from bot.services.kept_words import keep
from bot.services.needless_requests import review_requests
from bot.services.review_evidence import append, concerned
from bot.services.said import short_id
from bot.wording import refusal
from bot.wording import sign_off as wording
from bot.wording.blocks import Said
from bot.wording.environment import day, escape
from storage import plans

NOT_YOURS = (
    "A decision is recorded by one of the core team or a director who is no owner of the action. Ask somebody else of "
    "them to record it."
)


@dataclass(frozen=True)
class Decided:
    """What a body decided at a meeting; `reason` and `exception` as typed, `evidence` the ids it relied on."""

    verdict: Verdict
    body: str
    on: date
    chair: str = ""
    reason: str = ""
    exception: str = ""
    evidence: tuple[str, ...] = ()


def against(talk: Conversation, action: Action, decided: Decided) -> list[Missing]:
    """What stands against recording a decision; an exception that is typed excuses what it may."""
    excused = "typed" if decided.exception.strip() else None
    draft = Draft(decided.verdict, decided.body, decided.on, exception=excused)
    measures = plans.indicators(talk.session, talk.place.workspace, talk.plan.id)
    return standing_against(draft, action, measures, talk.today, talk.plan.timezone)


def faults(talk: Conversation, action: Action, decided: Decided) -> dict[str, str]:
    """What is wrong with a decision, by the part that is wrong: verdict, body, on, reason."""
    found = {}
    if not decided.body.strip():
        found["body"] = "Say which body decided."
    if decided.on > talk.today:
        found["on"] = "That meeting is still to come. A decision is recorded once it is made."
    elif decided.on < (since := judged_since(talk, action, decided.verdict)):
        found["on"] = f"It was delivered after that, on {day(since)}. Choose the day on which the body judged it."
    if decided.verdict not in NEEDS_PROOF and not decided.reason.strip():
        found["reason"] = "Say why: the owner is told."
    if lacks := against(talk, action, decided):
        found["verdict"] = wording.cannot(lacks)
    return found


def judged_since(talk: Conversation, action: Action, verdict: Verdict) -> date:
    """The first day on which a body can have judged what is delivered now. A claim said after a verdict that returns it
    would undo that verdict (rule E3), so there it is the day of the claim."""
    now = current(action, talk.plan.timezone)
    claim = now.claims_delivery
    if claim is not None and verdict not in NEEDS_PROOF:
        return local_day(claim.said_at, talk.plan.timezone)
    return now.delivered_on or date.min


def decide(talk: Conversation, action: Action, decided: Decided) -> Said:
    """Record a decision and tell the action's people; what to say to that. Refused with a sentence when it may not be
    recorded."""
    if not may_decide(talk.plan, action, talk.reader.people, talk.place.author):
        return refusal.said(NOT_YOURS)
    wrong = faults(talk, action, decided)
    if wrong:
        return refusal.said(f"*{action.ref}*: not recorded. {escape(' '.join(wrong.values()))}")
    reason, exception = keep(talk, decided.reason), keep(talk, decided.exception)
    draft = Draft(
        verdict=decided.verdict,
        body=decided.body.strip(),
        on=decided.on,
        chair=decided.chair.strip(),
        evidence=_relied_on(action, decided.evidence),
        words=reason.id if reason else None,
        exception=exception.id if exception else None,
    )
    decision = decision_of(draft, short_id("decision", action.id, talk.place.key), talk.place.author, talk.now)
    append(talk, action, f"decision:{decision.id}", StatusDecided(decision), reason.digest if reason else None)
    review_requests(talk, [action.id], decision.id)
    told = wording.decided(action, decision, without_names(decided.reason), without_names(decided.exception))
    for user in concerned(talk, action):
        talk.tell(user, told, f"decision:{decision.id}:{user}", [action.ref], "")
    return told


def _relied_on(action: Action, chosen: Sequence[str]) -> tuple[str, ...]:
    """The accepted evidence that was chosen; all of it where none was."""
    known = [each.id for each in counting(action)]
    return tuple(id for id in known if id in chosen) or tuple(known)
