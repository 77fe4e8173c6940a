"""An action's current values, derived from the updates that were not withdrawn, in the order they were said."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from bot.plan.action import Action, StatusDecision, Update
from bot.plan.calendar import LONDON, local_day
from bot.plan.entities import ENDED, PlanDate, Rating, Status

NOT_AGREED = "not_agreed"
"""The verdict of a body that does not agree that an action is done: it is in progress again."""


class Current(Struct, frozen=True):
    """What stands now. `declared` is the owner's rating; `cause` is the id of the words that name the obstacle."""

    status: Status
    declared: Rating | None
    forecast: PlanDate | None
    percent: int | None
    delivered_on: date | None
    blocker: bool
    cause: str | None
    last: Update | None
    claims_delivery: Update | None
    decision: StatusDecision | None


def counted(action: Action) -> tuple[Update, ...]:
    """The updates that count, oldest first."""
    return tuple(update for update in action.updates if update.withdrawn is None)


def latest_decision(action: Action) -> StatusDecision | None:
    """The last recorded decision about the action's state, if any."""
    return action.decisions[-1] if action.decisions else None


def current(action: Action, zone: str = LONDON) -> Current:
    """Fold the counted updates over what the plan file stated, then let a recorded decision override the state."""
    updates = counted(action)
    decision = latest_decision(action)
    status, claim = _status(action, updates, decision, zone)
    if decision is not None and not _returns(decision) and decision.status is not Status.IN_PROGRESS:
        # Resuming leaves the state to the owner.
        status = decision.status
    delivered_on = None
    if status in (Status.DELIVERED, Status.INSUFFICIENT_EVIDENCE) or status in ENDED:
        delivered_on = _delivered_on(action, claim, decision, zone)
    obstacle = _obstacle(updates)
    return Current(
        status=status,
        declared=_declared(action, updates),
        forecast=_forecast(action, updates),
        percent=next((u.percent for u in reversed(updates) if u.percent is not None), None),
        delivered_on=delivered_on,
        blocker=obstacle is not None,
        cause=_cause(updates, obstacle),
        last=updates[-1] if updates else None,
        claims_delivery=claim if status is Status.DELIVERED else None,
        decision=decision,
    )


def _status(
    action: Action, updates: tuple[Update, ...], decision: StatusDecision | None, zone: str
) -> tuple[Status, Update | None]:
    """The state the owners said, and the update that claimed delivery. A claim of blue is a claim of delivery.

    What a body returned stands until the owner speaks again: insufficient evidence until delivery is claimed anew.
    """
    status = action.stated_status or Status.NOT_STARTED
    claim: Update | None = None
    returned = decision if decision is not None and _returns(decision) else None
    for update in updates:
        if returned is not None and _said_after(update, returned, zone):
            status, returned = returned.status, None
        said = _said(update, status)
        if said is None or (status is Status.INSUFFICIENT_EVIDENCE and said is not Status.DELIVERED):
            continue
        if said is Status.DELIVERED and status is not Status.DELIVERED:
            claim = update
        status = said
    return (returned.status if returned is not None else status), claim


def _said(update: Update, status: Status) -> Status | None:
    said = Status.DELIVERED if update.rating is Rating.BLUE else update.status
    if said is None and update.percent is not None and status is Status.NOT_STARTED:
        return Status.IN_PROGRESS
    return said


def _returns(decision: StatusDecision) -> bool:
    """Whether a body did not sign off: the owner's later word about delivery counts again."""
    return decision.status is Status.INSUFFICIENT_EVIDENCE or decision.verdict == NOT_AGREED


def _said_after(update: Update, decision: StatusDecision, zone: str) -> bool:
    """Whether an update was said after the body met; on that day, after the decision was recorded."""
    day = local_day(update.said_at, zone)
    if day == decision.on and decision.at is not None:
        return update.said_at > decision.at
    return day > decision.on


def _delivered_on(action: Action, claim: Update | None, decision: StatusDecision | None, zone: str) -> date | None:
    """When it was delivered: as the owner said, else as the plan file had it, else the day it was decided on."""
    if claim is not None:
        return claim.delivered_on or local_day(claim.said_at, zone)
    if action.stated_delivered is not None:
        return action.stated_delivered.day
    return decision.on if decision is not None else None


def _declared(action: Action, updates: tuple[Update, ...]) -> Rating | None:
    """A stated rating stands until another is given; an implied one only until the owner says something else."""
    declared, implied = action.stated_rating, None
    for update in updates:
        if not update.substantive:
            continue
        implied = None
        if update.rating is not None and update.rating_stated:
            declared = update.rating
        elif update.rating is not None:
            implied = update.rating
    return implied or declared


def _forecast(action: Action, updates: tuple[Update, ...]) -> PlanDate | None:
    said = next((u.forecast for u in reversed(updates) if u.forecast is not None), None)
    return said or action.stated_forecast


def _obstacle(updates: tuple[Update, ...]) -> Update | None:
    """The update whose obstacle is still open: the last substantive word decides."""
    last = next((u for u in reversed(updates) if u.substantive), None)
    return last if last is not None and last.blocker else None


def _cause(updates: tuple[Update, ...], obstacle: Update | None) -> str | None:
    if obstacle is not None:
        return obstacle.words
    rated: Rating | None = None
    for update in reversed([u for u in updates if u.substantive]):
        if update.why:
            # What was said when it stood otherwise explains nothing now.
            return update.words if rated is None or update.rating in (None, rated) else None
        rated = rated or (update.rating if update.rating_stated else None)
    return None
