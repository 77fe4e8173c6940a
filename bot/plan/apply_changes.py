"""Folding the entries of change control into requests and actions; taking one back restores what was, exactly."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from msgspec.structs import replace

from bot.plan import change_entries as e
from bot.plan.action import Action, Asked, DateRequest, Tenure, Wording
from bot.plan.broken_journal import BrokenJournal
from bot.plan.changes import Change
from bot.plan.entities import FormerLead, Group, Recommendation


def with_request(action: Action, request: DateRequest) -> Action:
    """The action with another request to move its agreed date."""
    return replace(action, requests=_ordered((*action.requests, request)))


def request_decided(action: Action, id: str, **decided: object) -> Action:
    """The action with a request decided, or (approved=None) open again. Approved requests stand last, in the order of
    their decisions: the last of them gives the agreed date. The others stand as they were asked."""
    kept = [r for r in action.requests if r.id != id]
    now = [replace(r, **decided) for r in action.requests if r.id == id]
    return replace(action, requests=_ordered((*kept, *now)))


def _ordered(requests: tuple[DateRequest, ...]) -> tuple[DateRequest, ...]:
    waiting = sorted((r for r in requests if not r.approved), key=lambda r: (r.asked_at, r.id))
    return (*waiting, *(r for r in requests if r.approved))


def with_owner(action: Action, owner: str | None, co_owners: tuple[str, ...], tenure: Tenure | None) -> Action:
    """The action in other hands, with who had it before where that is dated."""
    former = (*action.former_owners, tenure) if tenure is not None else action.former_owners
    return replace(action, owner=owner, co_owners=co_owners, former_owners=former)


def _owner_restored(action: Action, what: e.OwnerRestored) -> Action:
    tenure = next((t for t in action.former_owners if t.id == what.change), None)
    if tenure is None:
        raise BrokenJournal(f"no part has the id {what.change}")
    former = tuple(t for t in action.former_owners if t is not tenure)
    return replace(action, owner=tenure.owner, co_owners=tenure.co_owners, vacant=tenure.vacant, former_owners=former)


def _lead_handed_over(recommendation: Recommendation, what: e.LeadHandedOver) -> Recommendation:
    former = FormerLead(what.id, recommendation.lead, what.on)
    return replace(recommendation, lead=what.lead, handed_over=(*recommendation.handed_over, former))


def _lead_restored(recommendation: Recommendation, what: e.LeadRestored) -> Recommendation:
    former = next((f for f in recommendation.handed_over if f.id == what.change), None)
    if former is None:
        raise BrokenJournal(f"no part has the id {what.change}")
    left = tuple(f for f in recommendation.handed_over if f is not former)
    return replace(recommendation, lead=former.before, handed_over=left)


def _asked(action: Action, asked: Asked) -> Action:
    others = (a for a in action.asked if a.change != asked.change)
    return replace(action, asked=tuple(sorted((*others, asked), key=lambda a: a.change)))


def _settled(action: Action, what: e.ChangeSettled) -> Action:
    if any(r.id == what.change for r in action.requests):
        action = request_decided(action, what.change, approved=what.approved, decided_on=what.on)
    action = replace(action, asked=tuple(a for a in action.asked if a.change != what.change))
    if what.decision is not None:
        action = replace(action, decisions=(*action.decisions, what.decision))
    if what.text is not None:
        before = Wording(what.change, action.title, action.text)
        action = replace(action, wordings=(*action.wordings, before), title=what.title or action.title, text=what.text)
    return action


def _reopened(action: Action, what: e.ChangeReopened) -> Action:
    if any(r.id == what.change for r in action.requests):
        action = request_decided(action, what.change, approved=None, decided_on=None)
    else:
        action = _asked(action, Asked(what.change, what.kind))
    before = next((w for w in action.wordings if w.change == what.change), None)
    if before is not None:
        kept = tuple(w for w in action.wordings if w is not before)
        action = replace(action, wordings=kept, title=before.title, text=before.text)
    return replace(action, decisions=tuple(d for d in action.decisions if d.id != what.change))


def _approval_withdrawn(change: Change, what: e.ApprovalWithdrawn) -> Change:
    return replace(change, approvals=tuple(a for a in change.approvals if a.id != what.approval))


CHANGES: Mapping[type, Callable[[Any, Any], Action | Change | Recommendation | Group]] = {
    e.ApprovalRecorded: lambda c, w: replace(c, approvals=(*c.approvals, w.approval)),
    e.ApprovalWithdrawn: _approval_withdrawn,
    e.ChangeWithdrawn: lambda c, w: replace(c, withdrawn=w.reason, needless=w.needless),
    e.ChangeRevived: lambda c, w: replace(c, withdrawn=None, needless=None),
    e.ChangeProposed: lambda a, w: _asked(a, w.asked),
    e.ChangeSettled: _settled,
    e.ChangeReopened: _reopened,
    e.OwnerRestored: _owner_restored,
    e.LeadHandedOver: _lead_handed_over,
    e.LeadRestored: _lead_restored,
    e.GateWaived: lambda g, w: replace(g, waived=w.waiver),
    e.OverrideSet: lambda a, w: replace(a, override=w.override),
}
