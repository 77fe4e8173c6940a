"""Wishes for another date from before change control: made requests that somebody can decide (rule E7)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime

from bot.plan.action import Action, DateRequest
from bot.plan.changes import ChangeKind, ChangeState, Effect
from bot.plan.entities import Plan
from bot.services.request_change import Wanted, drafted, entries_of
from storage import journal, plans
from storage.engine import Session


def adopt_requests(session: Session, workspace: str, plan: Plan, now: datetime) -> None:
    """Record a request for each date that was asked for without one: an action showed it, and nobody could decide it.
    Asked by whoever asked, when they asked; a second time there is nothing left to do."""
    lines = [line for line in plans.lines(session, workspace, plan.id) if line.requested is not None]
    if not lines:
        return
    every = plans.changes(session, workspace, plan.id)
    waiting = {id for change in every if change.state is ChangeState.PENDING for id in change.actions}
    known = {change.id for change in every}
    for line in lines:
        action = plans.action_by_id(session, workspace, plan.id, line.action) if line.action not in waiting else None
        for request in _left(action, known):
            effect = Effect(line.action, due=request.due)
            asked = Wanted(request.id, ChangeKind.REDATE, (effect,), request.by, request.asked_at, request.words)
            change = drafted(session, workspace, plan, asked)
            journal.append(session, workspace, plan.id, entries_of(change, now, dates_known=True))


def _left(action: Action | None, known: set[str]) -> Iterator[DateRequest]:
    """The last undecided wish of an action, where no request of its own stands for it."""
    found = [r for r in action.requests if r.approved is None] if action is not None else []
    yield from (r for r in found[-1:] if r.id not in known)
