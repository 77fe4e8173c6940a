"""Journal entries of change control: approvals, what an approved change does to an action, and taking either back."""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from bot.plan.action import Asked, Override, StatusDecision
from bot.plan.changes import Approval, Change, Needless
from bot.plan.entities import Waiver


class ChangeRequested(Struct, frozen=True, tag="change_requested"):
    """Somebody asked to change what is agreed; nothing moves until every approval is recorded (rule E7)."""

    change: Change


class ApprovalRecorded(Struct, frozen=True, tag="approval_recorded"):
    """An approval, consultation or refusal was recorded."""

    approval: Approval


class ApprovalWithdrawn(Struct, frozen=True, tag="approval_withdrawn"):
    """Whoever recorded an approval took it back."""

    approval: str


class ChangeWithdrawn(Struct, frozen=True, tag="change_withdrawn"):
    """Whoever asked no longer asks, or nobody needs to: what it was about is done (`needless`)."""

    reason: str
    needless: Needless | None = None


class ChangeRevived(Struct, frozen=True, tag="change_revived"):
    """What made a request needless was undone: it waits for its decision again."""


class ChangeProposed(Struct, frozen=True, tag="change_proposed"):
    """A request would change this action; until it is decided that shows (a new date is a DateRequested)."""

    asked: Asked


class ChangeSettled(Struct, frozen=True, tag="change_settled"):
    """A request about this action was decided. What it changes applies with this entry: the date asked for, a
    decision about the state, or new wording; nothing of them when it was refused, withdrawn or `needless`."""

    change: str
    approved: bool
    on: date
    decision: StatusDecision | None = None
    title: str | None = None
    text: str | None = None
    needless: bool = False


class ChangeReopened(Struct, frozen=True, tag="change_reopened"):
    """A decision, or what made it needless, was taken back: the action is as it was while the request was open."""

    change: str
    kind: str


class OwnerRestored(Struct, frozen=True, tag="owner_restored"):
    """A change of owner was undone; `change` is the id it had."""

    change: str


class LeadHandedOver(Struct, frozen=True, tag="lead_handed_over"):
    """A recommendation got another lead (a person's id) from a day on; `id` finds it again to undo it."""

    id: str
    lead: str
    on: date


class LeadRestored(Struct, frozen=True, tag="lead_restored"):
    """A change of lead was undone; `change` is the id it had."""

    change: str


class OverrideSet(Struct, frozen=True, tag="override_set"):
    """The core team bettered a derived rating for a while (rule E3), or (None) no longer does."""

    override: Override | None


class GateWaived(Struct, frozen=True, tag="gate_waived"):
    """A phase may go on before the one before it is signed off, by decision; (None) that was undone."""

    waiver: Waiver | None
