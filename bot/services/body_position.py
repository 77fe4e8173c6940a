"""What a body monitors on a day: the position of the actions routed to it, and what it has yet to decide."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.plan.action import Action
from bot.plan.awaiting import before_body
from bot.plan.bodies import Body, Meeting, Withholding
from bot.plan.calendar import end_of_day, local_day
from bot.plan.categories import proposed
from bot.plan.changes import Change, ChangeState
from bot.plan.cycles import last_meeting
from bot.plan.entities import Group, Person, Plan, Recommendation
from bot.plan.grouping import Grouping
from bot.plan.line import Line, line_of
from bot.plan.movement import snapshot
from bot.plan.position import Item, Position, position
from bot.plan.proof import Wanted
from bot.plan.reviews import review_since
from bot.plan.routing import Ground, decides, routed
from bot.plan.sign_off import signs_off, with_meetings
from storage import plans, publications
from storage.engine import Session

REPORTS = 12
"""How many packs are looked back on for what did not get better."""


@dataclass(frozen=True)
class Monitored:
    """The actions of one body on a day, with everything they are told with. `bodies` are all of the plan."""

    plan: Plan
    body: Body
    standing: Position
    ground: Ground
    bodies: Sequence[Body]
    to_agree: tuple[Change, ...] = ()

    @property
    def to_sign_off(self) -> tuple[Item, ...]:
        """What is before the body to sign off or judge again, longest waiting first; none where it only monitors."""
        waiting = self.standing.items if signs_off(self.body, self.bodies) else ()
        found = (item for item in waiting if before_body(item, self.standing.day))
        return tuple(sorted(found, key=_longest_first))

    @property
    def unproved(self) -> tuple[Item, ...]:
        """Delivered and not before the body yet, the longest waiting first."""
        waiting = self.standing.delivered if signs_off(self.body, self.bodies) else ()
        found = (item for item in waiting if not before_body(item, self.standing.day))
        return tuple(sorted(found, key=_longest_first))

    @property
    def to_categorise(self) -> tuple[Recommendation, ...]:
        """The recommendations with actions here whose category (closing among them) officers propose (LD 2.1)."""
        served = {id for item in self.standing.items for id in item.line.recommendations}
        known = self.ground.recommendations.values() if signs_off(self.body, self.bodies) else ()
        return tuple(each for each in known if each.id in served and proposed(each.categorised) is not None)

    def wanted_by(self, day: date) -> tuple[tuple[Item, Wanted], ...]:
        """The evidence that was asked for by a day and is not there."""
        asked = ((item, wanted) for item in self.standing.items for wanted in item.line.proof.wanted)
        return tuple((item, wanted) for item, wanted in asked if wanted.due is None or wanted.due <= day)


def monitored(session: Session, workspace: str, plan: Plan, body: Body, day: date) -> Monitored:
    """What a body monitors as it stands."""
    recommendations = {r.id: r for r in plans.recommendations(session, workspace, plan.id)}
    grouping = Grouping(plans.groups(session, workspace, plan.id), recommendations)
    ground = Ground(recommendations, grouping, plans.people(session, workspace, plan.id))
    bodies = plans.bodies(session, workspace, plan.id)
    standing = _of_body(plans.lines(session, workspace, plan.id), body, ground, day)
    asked = tuple(_asked(plans.changes(session, workspace, plan.id), body, bodies, standing, grouping))
    return Monitored(plan, body, standing, ground, bodies, asked)


def _longest_first(item: Item) -> tuple[date, int]:
    return item.line.delivered_on or date.max, item.line.order


def _asked(
    changes: Iterable[Change], body: Body, bodies: Sequence[Body], standing: Position, grouping: Grouping
) -> Iterator[Change]:
    """The undecided requests that need the body's own approval."""
    actions = {item.line.action for item in standing.items}
    for change in changes:
        theirs = change.state is ChangeState.PENDING and any(decides(body, role, bodies) for role in change.awaited)
        inside = change.group is not None and any(change.group in grouping.of(i.line) for i in standing.items)
        if theirs and (inside or actions.intersection(change.actions)):
            yield change


def _of_body(lines: Sequence[Line], body: Body, ground: Ground, day: date) -> Position:
    return position([line for line in lines if routed(body, line, ground)], day)


def told_before(
    session: Session, workspace: str, about: Monitored, at: datetime
) -> tuple[date, Mapping[str, str]] | None:
    """What the body was told last, as a rating word for each reference, and the day of it: its last pack as it was
    sent (or that of the body it goes on from), else what was known on the day of its last meeting while the plan was
    live. None before either."""
    plan, body = about.plan, about.body
    before = (body, *(each for each in about.bodies if each.succeeded_by == body.id))
    sent = (publications.last_publication(session, workspace, plan.id, pack_kind(b), before=at) for b in before)
    last = next((found for found in sent if found is not None), None)
    if last is not None:
        return local_day(last.as_at, plan.timezone), last.lines
    held = last_meeting(body, local_day(at, plan.timezone))
    if held is None or plan.live_on is None or held.on < plan.live_on:
        return None
    return held.on, _known_on(session, workspace, about, held.on)


def told_at_review(
    session: Session, workspace: str, about: Monitored, on: date
) -> tuple[date, Mapping[str, str]] | None:
    """What the review held on a day looks back to: the day it begins with (no earlier than the plan went live) and the
    ratings known then. None when the meeting of that day is no review."""
    since, live = review_since(about.body, on), about.plan.live_on
    if since is None or live is None or max(since, live) >= about.standing.day:
        return None
    return max(since, live), _known_on(session, workspace, about, max(since, live))


def reports_before(
    session: Session, workspace: str, plan: str, body: str, bodies: Sequence[Body], at: datetime
) -> list[Mapping[str, str]]:
    """The ratings of a body's last packs (and of those of the body it goes on from), the latest first; of a meeting
    that was moved only the last pack counts."""
    kinds = [pack_kind(each) for each in bodies if body in (each.id, each.succeeded_by)]
    found = [
        (moment, f"{kind}:{period.partition(':')[2]}", lines)
        for kind in kinds
        for period, moment, lines in publications.ratings_before(session, workspace, plan, kind, at, REPORTS)
    ]
    latest: dict[str, Mapping[str, str]] = {}
    for _, meeting, lines in sorted(found, key=lambda each: each[0], reverse=True):
        latest.setdefault(meeting, lines)
    return list(latest.values())


def pack_kind(body: Body) -> str:
    """The kind under which a body's packs are kept."""
    return f"pack:{body.id}"


def pack_period(meeting: Meeting) -> str:
    """The period under which the pack of a meeting is kept."""
    return f"{meeting.on.isoformat()}:{meeting.id}"


def withheld_from(body: Body | None, meeting: str) -> Withholding | None:
    """Why the paper of a meeting (an id) carries no ratings; None where it carries them."""
    return next((each for each in body.withheld if each.meeting == meeting), None) if body is not None else None


def _known_on(session: Session, workspace: str, about: Monitored, day: date) -> dict[str, str]:
    until = end_of_day(day, about.plan.timezone)
    states = plans.states_as_at(session, workspace, about.plan.id, until).values()
    then = next((s for s in states if isinstance(s, Plan)), about.plan)
    recommendations = {s.id: s for s in states if isinstance(s, Recommendation)}
    grouping = Grouping([s for s in states if isinstance(s, Group)], recommendations)
    ground = Ground(recommendations, grouping, {s.id: s for s in states if isinstance(s, Person)})
    lines = with_meetings([line_of(then, s) for s in states if isinstance(s, Action)], about.bodies)
    return snapshot(_of_body(lines, about.body, ground, day)).ratings
