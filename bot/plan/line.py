"""A line of the plan: the light view of one action that lists, digests and ratings are made of.

Stored beside the action so that a list of a thousand actions reads one column, and recomputed from the journal for
any past day. It holds no words, only the ids of the erasable rows that do.
"""

from __future__ import annotations

from datetime import date, datetime

from msgspec import Struct
from msgspec.structs import replace

from bot.plan.achieved import Achieved, achieved
from bot.plan.action import Action, Override, Source
from bot.plan.activities import Activity
from bot.plan.assurance import FollowUp, follow_up
from bot.plan.current import Current, counted, current
from bot.plan.entities import ENDED, UNRATED, Plan, PlanDate, Rating, Status
from bot.plan.frameworks import review_from
from bot.plan.overseen import Overseen, overseen
from bot.plan.proof import Proof, proof_of
from bot.plan.rating import RatingDays, rating_days
from bot.plan.versions import Carry


class Line(Struct, frozen=True):
    """One action as lists show it. People are person ids, recommendations recommendation ids, times UTC."""

    action: str
    ref: str
    title: str
    order: int
    recommendations: tuple[str, ...]
    group: str | None
    owner: str | None
    co_owners: tuple[str, ...]
    status: Status
    declared: Rating | None
    percent: int | None
    inspectorate: date | None
    original: PlanDate | None
    agreed: PlanDate | None
    forecast: PlanDate | None
    delivered_on: date | None
    days: RatingDays
    urgent: bool
    blocker: bool
    cause: str | None = None
    last_words: str | None = None
    last_said_at: datetime | None = None
    last_by: str | None = None
    last_source: Source | None = None
    as_reported: str | None = None
    decided_by: str | None = None
    evidence: int = 0
    requested: PlanDate | None = None
    groups: tuple[str, ...] = ()
    achieved: Achieved | None = None
    vacant: bool = False
    tags: tuple[str, ...] = ()
    scope: str = ""
    asked: tuple[str, ...] = ()
    review_on: date | None = None
    suspended_for: str | None = None
    successor: str | None = None
    override: Override | None = None
    proof: Proof = Proof()
    milestone_due: date | None = None
    overseen: Overseen = Overseen()
    carry: Carry | None = None
    follow_up: FollowUp | None = None
    review_from: date | None = None
    activities: tuple[Activity, ...] = ()

    @property
    def ended_before(self) -> bool:
        """Whether it ended in an earlier version of the plan; what was opened again since is part of this one."""
        return self.carry is not None and self.carry.ended and self.status in ENDED


def line_of(plan: Plan, action: Action) -> Line:
    """The line of an action, under its plan's settings."""
    now = current(action, plan.timezone)
    last = now.last
    return replace(
        _rated(plan, action, now),
        cause=now.cause,
        last_words=_last_words(action),
        last_said_at=last.said_at if last else None,
        last_by=last.by if last else None,
        last_source=last.source if last else None,
        as_reported=_as_reported(action, now),
        evidence=sum(1 for e in action.evidence if e.withdrawn is None),
        requested=next((r.due for r in action.requests if r.approved is None), None),
        achieved=_achieved(plan, action, now),
        asked=tuple(asked.kind for asked in action.asked),
        proof=proof_of(action, now),
        activities=tuple(each for each in action.activities if each.ended_on is None),
        milestone_due=min((m.due.day for m in action.milestones if m.due and m.done_on is None), default=None),
        overseen=overseen(plan, action, now),
    )


def rated_line(plan: Plan, action: Action) -> Line:
    """As much of the line as an action is chosen and rated by, for counting many days: nothing of what was said last,
    of evidence or of oversight."""
    return _rated(plan, action, current(action, plan.timezone))


def _rated(plan: Plan, action: Action, now: Current) -> Line:
    return Line(
        action=action.id,
        ref=action.ref,
        title=action.title,
        order=action.order,
        recommendations=action.recommendations,
        group=action.group,
        owner=action.owner,
        co_owners=action.co_owners,
        status=now.status,
        declared=now.declared,
        percent=now.percent,
        inspectorate=action.inspectorate,
        original=action.original,
        agreed=action.agreed,
        forecast=now.forecast,
        delivered_on=now.delivered_on,
        days=rating_days(plan, action, now),
        urgent=action.urgent,
        blocker=now.blocker,
        decided_by=now.decision.body if now.decision else None,
        groups=action.groups,
        vacant=action.vacant,
        tags=action.tags,
        scope=action.scope,
        review_on=now.decision.review_on if now.decision and now.status is Status.SUSPENDED else None,
        suspended_for=now.decision.words if now.decision and now.status is Status.SUSPENDED else None,
        successor=now.decision.successor if now.decision and now.status is now.decision.status else None,
        override=action.override,
        carry=action.carries[-1] if action.carries else None,
        follow_up=follow_up(action, now),
        review_from=None if now.status in UNRATED else review_from(plan.frameworks, action.reviewed),
    )


def _achieved(plan: Plan, action: Action, now: Current) -> Achieved | None:
    """What was withdrawn from the plan was not achieved."""
    return None if now.status in UNRATED else achieved(plan, action, now.delivered_on)


def _last_words(action: Action) -> str | None:
    return next((u.words for u in reversed(counted(action)) if u.words), None)


def _as_reported(action: Action, now: Current) -> str | None:
    """The update that a co-ordinator has yet to confirm: complete, or better than red (rule E2)."""
    claim = now.claims_delivery
    if claim is not None and claim.confirmed_by is None:
        return claim.id
    return _move_out_of_red(action)


def _move_out_of_red(action: Action) -> str | None:
    rated = [u for u in counted(action) if u.rating is not None]
    if len(rated) < 2 or rated[-1].confirmed_by is not None:
        return None
    was_red = rated[-2].rating is Rating.RED
    return rated[-1].id if was_red and rated[-1].rating is not Rating.RED else None
