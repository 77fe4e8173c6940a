"""Journal entries about evidence and sign-off, with the fold of each: part of the closed list in bot.plan.entries."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from bot.plan.action import Action, Evidence, EvidenceKind
from bot.plan.activities import Activity
from bot.plan.broken_journal import BrokenJournal
from bot.plan.evidence import EvidenceOrigin, EvidenceRequest, EvidenceReview, SignOffRequest


class EvidenceDescribed(Struct, frozen=True, tag="evidence_described"):
    """Somebody said of what kind a piece of evidence is, who vouches for it, what it shows (the id of the words), for
    which period, which of the required evidence it gives, and whether it speaks against the improvement."""

    evidence: str
    kind: EvidenceKind
    origin: EvidenceOrigin = EvidenceOrigin.SELF
    shows: str | None = None
    period: str = ""
    meets: str = ""
    contrary: bool = False


class EvidenceReviewed(Struct, frozen=True, tag="evidence_reviewed"):
    """One of the core team accepted a piece of evidence, or sent it back (rule E5)."""

    evidence: str
    review: EvidenceReview


class EvidenceReviewUndone(Struct, frozen=True, tag="evidence_review_undone"):
    """A review was taken back: what stood before it stands again."""

    evidence: str
    review: str


class EvidenceRequested(Struct, frozen=True, tag="evidence_requested"):
    """The core team asked for evidence."""

    request: EvidenceRequest


class EvidenceRequestDropped(Struct, frozen=True, tag="evidence_request_dropped"):
    """A request for evidence was taken back, or is no longer needed."""

    request: str


class SignOffRequested(Struct, frozen=True, tag="sign_off_requested"):
    """Somebody asked for sign-off."""

    request: SignOffRequest


class SignOffRequestDropped(Struct, frozen=True, tag="sign_off_request_dropped"):
    """A request for sign-off was taken back."""

    request: str


class ActivitySet(Struct, frozen=True, tag="activity_set"):
    """Assurance that recurs was arranged: its evidence is asked for at each period (A8.13)."""

    activity: Activity


class ActivityEnded(Struct, frozen=True, tag="activity_ended"):
    """It is not done again after a day; with `mistaken` it was never arranged."""

    activity: str
    on: date
    mistaken: bool = False


EvidenceEntry = (
    EvidenceDescribed
    | EvidenceReviewed
    | EvidenceReviewUndone
    | EvidenceRequested
    | EvidenceRequestDropped
    | SignOffRequested
    | SignOffRequestDropped
    | ActivitySet
    | ActivityEnded
)


def _described(action: Action, what: EvidenceDescribed) -> Action:
    return _with(
        action,
        what.evidence,
        kind=what.kind,
        origin=what.origin,
        shows=what.shows,
        period=what.period,
        meets=what.meets,
        contrary=what.contrary,
    )


def _reviewed(action: Action, what: EvidenceReviewed) -> Action:
    return _with(action, what.evidence, reviews=(*_evidence(action, what.evidence).reviews, what.review))


def _review_undone(action: Action, what: EvidenceReviewUndone) -> Action:
    left = tuple(review for review in _evidence(action, what.evidence).reviews if review.id != what.review)
    return _with(action, what.evidence, reviews=left)


def _evidence(action: Action, id: str) -> Evidence:
    found = next((each for each in action.evidence if each.id == id), None)
    if found is None:
        raise BrokenJournal(f"no evidence has the id {id}")
    return found


def _with(action: Action, id: str, **changes: object) -> Action:
    found = replace(_evidence(action, id), **changes)
    return replace(action, evidence=tuple(found if each.id == id else each for each in action.evidence))


def _request_dropped(action: Action, what: EvidenceRequestDropped) -> Action:
    left = tuple(request for request in action.evidence_requests if request.id != what.request)
    return replace(action, evidence_requests=left)


def _sign_off_dropped(action: Action, what: SignOffRequestDropped) -> Action:
    left = tuple(request for request in action.sign_off_requests if request.id != what.request)
    return replace(action, sign_off_requests=left)


def _activity_ended(action: Action, what: ActivityEnded) -> Action:
    others = tuple(each for each in action.activities if each.id != what.activity)
    ended = (replace(each, ended_on=what.on) for each in action.activities if each.id == what.activity)
    return replace(action, activities=others if what.mistaken else (*others, *ended))


CHANGES: dict[type, Callable[[Any, Any], Action]] = {
    EvidenceDescribed: _described,
    EvidenceReviewed: _reviewed,
    EvidenceReviewUndone: _review_undone,
    EvidenceRequested: lambda a, w: replace(a, evidence_requests=(*a.evidence_requests, w.request)),
    EvidenceRequestDropped: _request_dropped,
    SignOffRequested: lambda a, w: replace(a, sign_off_requests=(*a.sign_off_requests, w.request)),
    SignOffRequestDropped: _sign_off_dropped,
    ActivitySet: lambda a, w: replace(a, activities=(*a.activities, w.activity)),
    ActivityEnded: _activity_ended,
}
"""How each of these entries changes the action it is about."""
