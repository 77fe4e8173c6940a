"""Sign-off: who may judge evidence and record a decision, what must be there first, and when it is late (rule E5)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from bot.plan.action import Action, Evidence, StatusDecision
from bot.plan.bodies import Body
from bot.plan.current import current
from bot.plan.cycles import CHALLENGES, FARTHEST, meetings
from bot.plan.entities import Person, Plan, Status
from bot.plan.impact import ENOUGH, SUSTAINED, failing_since, impact_of, linked
from bot.plan.indicators import Indicator
from bot.plan.line import Line
from bot.plan.permissions import is_core_team, owns, sees_everything
from bot.plan.proof import OUTCOME_LEVEL, counting, evidence_level, open_requests
from bot.plan.rating import DAY

OVERDUE_MEETING = 2
"""Sign-off is overdue once this many meetings of the body have passed since delivery (rule E2)."""


class Verdict(StrEnum):
    """What a body may decide about a delivered action."""

    SIGNED_OFF = "signed_off"
    INSUFFICIENT_EVIDENCE = "insufficient_evidence"
    NOT_AGREED = "not_agreed"
    CLOSED = "closed"


STATES = {
    Verdict.SIGNED_OFF: Status.SIGNED_OFF,
    Verdict.INSUFFICIENT_EVIDENCE: Status.INSUFFICIENT_EVIDENCE,
    Verdict.NOT_AGREED: Status.IN_PROGRESS,
    Verdict.CLOSED: Status.CLOSED,
}
"""The state a verdict leaves the action in. Not agreed keeps it open until its owner claims delivery again."""
NEEDS_PROOF = frozenset({Verdict.SIGNED_OFF, Verdict.CLOSED})


class Gap(StrEnum):
    """What stands against signing an action off."""

    NOT_DELIVERED = "not_delivered"
    UNCONFIRMED = "unconfirmed"
    MILESTONES = "milestones"
    NO_EVIDENCE = "no_evidence"
    NO_OUTCOME = "no_outcome"
    NOT_SUSTAINED = "not_sustained"
    REQUESTS = "requests"
    CHALLENGES = "challenges"


EXCUSED = frozenset({Gap.NO_OUTCOME, Gap.NOT_SUSTAINED})
"""What the body may do without, when it records why (rules E4, E5)."""


class Missing(Struct, frozen=True):
    """One precondition that is not met; `about` names what it is about."""

    gap: Gap
    about: tuple[str, ...] = ()


class Draft(Struct, frozen=True):
    """A decision of a body as somebody records it: on which day it met, who chaired, what it relied on; `words` and
    `exception` are ids of words."""

    verdict: Verdict
    body: str
    on: date
    chair: str = ""
    evidence: tuple[str, ...] = ()
    words: str | None = None
    exception: str | None = None


def may_review(plan: Plan, action: Action, evidence: Evidence, people: Mapping[str, Person], user: str) -> bool:
    """Whether somebody may accept evidence or send it back: of the core team, neither submitter nor owner."""
    return is_core_team(plan, user) and evidence.by != user and not owns(action, people, user)


def may_decide(plan: Plan, action: Action, people: Mapping[str, Person], user: str) -> bool:
    """Whether somebody may record a body's decision: the core team or a director, never an owner of the action."""
    return sees_everything(plan, user) and not owns(action, people, user)


def missing(action: Action, indicators: Iterable[Indicator], day: date, zone: str) -> list[Missing]:
    """What stands against signing an action off on a day, in the order in which people would settle it."""
    now = current(action, zone)
    if now.status not in (Status.DELIVERED, Status.SIGNED_OFF, Status.CLOSED):
        return [Missing(Gap.NOT_DELIVERED, (now.status.value,))]
    found = []
    if now.claims_delivery is not None and now.claims_delivery.confirmed_by is None:
        found.append(Missing(Gap.UNCONFIRMED))
    if left := tuple(each.label for each in action.milestones if each.done_on is None):
        found.append(Missing(Gap.MILESTONES, left))
    found += _unproved(action, list(indicators), day)
    if wanted := open_requests(action):
        found.append(Missing(Gap.REQUESTS, tuple(each.id for each in wanted)))
    if asked := tuple(each.id for each in action.challenges if each.open):
        found.append(Missing(Gap.CHALLENGES, asked))
    return found


def _unproved(action: Action, indicators: Sequence[Indicator], day: date) -> list[Missing]:
    level, shown = evidence_level(action), impact_of(action, indicators, day)
    measures = [each.name for each in linked(action.id, action.ref, indicators) if each.targets]
    if level == 0:
        return [Missing(Gap.NO_EVIDENCE, tuple({each.kind.value for each in counting(action)}))]
    if level < OUTCOME_LEVEL or shown < ENOUGH:
        return [Missing(Gap.NO_OUTCOME)]
    return [Missing(Gap.NOT_SUSTAINED, tuple(measures))] if measures and shown < SUSTAINED else []


def standing_against(
    draft: Draft, action: Action, indicators: Iterable[Indicator], day: date, zone: str
) -> list[Missing]:
    """What stands against a verdict on a day: for sign-off and closing everything that is missing, less what a recorded
    exception excuses; for the others only that there is nothing delivered to judge."""
    found, status = missing(action, indicators, day, zone), current(action, zone).status
    if draft.verdict is Verdict.CLOSED and status is Status.SIGNED_OFF:
        return []
    if draft.verdict not in NEEDS_PROOF:
        judged = status is Status.INSUFFICIENT_EVIDENCE
        return [each for each in found if each.gap is Gap.NOT_DELIVERED and not judged]
    return [each for each in found if draft.exception is None or each.gap not in EXCUSED]


def decision_of(draft: Draft, id: str, by: str, at: datetime) -> StatusDecision:
    """The decision to record: by whom, and when (UTC)."""
    return StatusDecision(
        id=id,
        status=STATES[draft.verdict],
        on=draft.on,
        by=by,
        body=draft.body,
        chair=draft.chair,
        evidence=draft.evidence,
        at=at,
        words=draft.words,
        exception=draft.exception,
        verdict=draft.verdict.value,
    )


def looks_again(line: Line, indicators: Iterable[Indicator], day: date) -> list[str]:
    """Why the body is asked to look at a signed-off action again; blue is kept until it has decided (rule E5)."""
    decided = line.proof.decided_on
    if line.status not in (Status.SIGNED_OFF, Status.CLOSED) or decided is None:
        return []
    failing = [each.name for each in linked(line.action, line.ref, indicators) if failing_since(each, decided, day)]
    found = [f"{name} has missed its target twice since" for name in failing]
    return [*(["evidence received since speaks against it"] if line.proof.contrary else []), *found]


def sign_off_body(bodies: Iterable[Body]) -> Body | None:
    """The body that signs off: the one that is marked so, else the plan's only one, else its only board."""
    known = [body for body in bodies if body.ended_on is None]
    boards = [body for body in known if body.role == "board"]
    alone = next((found[0] for found in (known, boards) if len(found) == 1), None)
    return next((body for body in known if body.signs_off), alone)


def signs_off(body: Body, bodies: Iterable[Body]) -> bool:
    """Whether a body signs actions off: it is marked so, or no body of the plan is and it is the council's own."""
    if body.signs_off:
        return True
    return body.role != "external" and not any(each.signs_off for each in bodies)


def overdue_from(delivered_on: date, body: Body) -> date | None:
    """The first day on which sign-off is overdue: after the body's second meeting since delivery (rule E2)."""
    later = meetings(body, delivered_on + DAY, delivered_on + timedelta(days=FARTHEST))
    held = [meeting.on for meeting in later if meeting.kind in CHALLENGES]
    return held[OVERDUE_MEETING - 1] + DAY if len(held) >= OVERDUE_MEETING else None


def with_meetings(lines: Sequence[Line], bodies: Iterable[Body]) -> list[Line]:
    """The lines with the day from which a delivered action is amber because its sign-off is overdue (rule E3): counted
    from the checkpoint it waits for, where its assurance is pending (A7.14)."""
    body, late = sign_off_body(bodies), dict[date, date | None]()
    if body is None:
        return list(lines)
    found = []
    for line in lines:
        done = line.delivered_on if line.status is Status.DELIVERED else None
        if done is not None:
            if line.follow_up is not None and line.follow_up.due is not None:
                done = max(done, line.follow_up.due)
            late[done] = late[done] if done in late else overdue_from(done, body)
            line = replace(line, days=replace(line.days, amber_from=late[done]))
        found.append(line)
    return found
