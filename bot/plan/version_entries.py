"""Journal entries about a plan's versions, with the fold of each: part of the closed list in bot.plan.entries."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from bot.plan.action import Action
from bot.plan.entities import Plan
from bot.plan.versions import Approval, Carry, Submission, Version, with_part, without_submission


class PlanVersioned(Struct, frozen=True, tag="plan_versioned"):
    """The plan as it stood became a version."""

    version: Version


class VersionApproved(Struct, frozen=True, tag="version_approved"):
    """A body approved, endorsed or noted a version."""

    number: int
    approval: Approval


class VersionSubmitted(Struct, frozen=True, tag="version_submitted"):
    """A version was submitted to somebody outside."""

    number: int
    submission: Submission


class SubmissionWithdrawn(Struct, frozen=True, tag="submission_withdrawn"):
    """A submission was recorded by mistake."""

    submission: str


class ActionCarried(Struct, frozen=True, tag="action_carried"):
    """The plan was made anew: an action went forward into the new version, or had ended before it (A8.14)."""

    carry: Carry


VersionEntry = ActionCarried | PlanVersioned | VersionApproved | VersionSubmitted | SubmissionWithdrawn

CHANGES: dict[type, Callable[[Any, Any], Plan | Action]] = {
    ActionCarried: lambda action, w: replace(action, carries=(*action.carries, w.carry)),
    PlanVersioned: lambda plan, w: replace(plan, versions=(*plan.versions, w.version)),
    VersionApproved: lambda plan, w: replace(plan, versions=with_part(plan.versions, w.number, w.approval)),
    VersionSubmitted: lambda plan, w: replace(plan, versions=with_part(plan.versions, w.number, w.submission)),
    SubmissionWithdrawn: lambda plan, w: replace(plan, versions=without_submission(plan.versions, w.submission)),
}
