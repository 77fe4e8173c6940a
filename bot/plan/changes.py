"""Requests to change the plan, with the approvals each needs before anything moves (rule E7)."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from msgspec import Struct

from bot.plan.action import Source
from bot.plan.entities import PlanDate, Status


class ChangeKind(StrEnum):
    """What is asked for. Each is at least a minor amendment (tier 2)."""

    REDATE = "redate"
    CANCEL = "cancel"
    SUSPEND = "suspend"
    RESUME = "resume"
    SUPERSEDE = "supersede"
    CARRY_FORWARD = "carry_forward"
    REWORD = "reword"
    PART_DATE = "part_date"


LEADS_TO: dict[ChangeKind, Status] = {
    ChangeKind.CANCEL: Status.CANCELLED,
    ChangeKind.SUSPEND: Status.SUSPENDED,
    # Lifting a suspension leaves the state to what the owner says (bot.plan.current).
    ChangeKind.RESUME: Status.IN_PROGRESS,
    ChangeKind.SUPERSEDE: Status.SUPERSEDED,
    ChangeKind.CARRY_FORWARD: Status.CARRIED_FORWARD,
}
"""The state an approved change leaves its actions in; a new date or wording leaves the state alone."""


class ChangeState(StrEnum):
    """Where a request stands."""

    PENDING = "pending"
    APPROVED = "approved"
    REFUSED = "refused"
    WITHDRAWN = "withdrawn"


class Effect(Struct, frozen=True):
    """What a change would do to one action (ids): its new agreed date, what takes its place, or its new wording."""

    action: str
    due: PlanDate | None = None
    successor: str | None = None
    text: str = ""


class Approval(Struct, frozen=True):
    """One recorded approval, consultation or refusal. `by` is the Slack user who recorded it, `body` whoever decided
    where that is not themselves, `on` the day of the decision (the meeting's), `words` the id of a reason. Whoever is
    `consulted` says what they think (`words`) and decides nothing (CB 7)."""

    id: str
    role: str
    by: str
    on: date
    approved: bool
    body: str = ""
    words: str | None = None
    consulted: bool = False


class Needless(Struct, frozen=True):
    """Why a request to move a date is not needed any more: one of its actions (an id) was delivered, or a body decided
    of it, on a day, and none of them is open."""

    action: str
    status: Status
    on: date


class Change(Struct, frozen=True):
    """A request to change what is agreed. `at` is when it was asked for (UTC), `by` a Slack user id.

    `needs` are the roles that must approve, `consults` those to be consulted first, as they were when it was asked for;
    `group` is one whose own date would move to `due`; `words` is the id of the reason (and,
    as its cause, of what must be true before suspended work restarts), `review_on` the day a suspension is looked at.
    """

    id: str
    by: str
    at: datetime
    tier: int
    actions: tuple[str, ...] = ()
    kind: ChangeKind = ChangeKind.REDATE
    effects: tuple[Effect, ...] = ()
    needs: tuple[str, ...] = ("director",)
    approvals: tuple[Approval, ...] = ()
    words: str | None = None
    review_on: date | None = None
    source: Source | None = None
    withdrawn: str | None = None
    consults: tuple[str, ...] = ()
    group: str | None = None
    due: PlanDate | None = None
    needless: Needless | None = None

    @property
    def state(self) -> ChangeState:
        """Pending until every required approval is recorded; one refusal refuses it."""
        if self.withdrawn is not None:
            return ChangeState.WITHDRAWN
        if any(not approval.approved for approval in self.approvals if not approval.consulted):
            return ChangeState.REFUSED
        return ChangeState.PENDING if self.awaited else ChangeState.APPROVED

    @property
    def undecided(self) -> bool:
        """Whether it waits for a decision, or may wait for one again; nobody took it back."""
        return self.state is ChangeState.PENDING or self.needless is not None

    @property
    def awaited(self) -> tuple[str, ...]:
        """The roles still to be consulted, and those whose approval is still to be recorded, as they are named."""
        given = {approval.role for approval in self.approvals if approval.approved or approval.consulted}
        return tuple(role for role in dict.fromkeys((*self.consults, *self.needs)) if role not in given)

    @property
    def settled_by(self) -> Approval | None:
        """The last decision; who was consulted decides nothing."""
        return next((each for each in reversed(self.approvals) if not each.consulted), None)

    def only_consults(self, role: str) -> bool:
        """Whether a role is asked what it thinks and decides nothing."""
        return role not in self.needs

    @property
    def decided_on(self) -> date | None:
        """The day of the decision that settled it: the last recorded."""
        settled = self.state in (ChangeState.APPROVED, ChangeState.REFUSED)
        return self.approvals[-1].on if settled and self.approvals else None

    def effect_on(self, action: str) -> Effect:
        """What it would do to one of its actions. Raises StopIteration for an action it is not about."""
        return next(effect for effect in self.effects if effect.action == action)
