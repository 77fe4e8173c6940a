"""Journal entries about boards, committees and their meetings, with the fold of each: part of the closed list in
bot.plan.entries."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from bot.plan.bodies import Body, Cycle, Meeting, Member, Minute, ReviewCycle, Route, Withholding
from bot.plan.broken_journal import BrokenJournal
from bot.plan.cycles import with_cycle


class BodyAdded(Struct, frozen=True, tag="body_added"):
    """A board or committee was named."""

    body: Body


class MeetingSet(Struct, frozen=True, tag="meeting_set"):
    """A meeting was dated or re-dated."""

    meeting: Meeting


class BodyChanged(Struct, frozen=True, tag="body_changed"):
    """What a body is called, what it is, who chairs it and where its packs go."""

    name: str
    aliases: tuple[str, ...] = ()
    role: str = "board"
    chair: str = ""
    channel: str | None = None
    people: tuple[str, ...] = ()
    papers_days: int = 5
    time: str = "14:00"
    signs_off: bool = False


class CycleSet(Struct, frozen=True, tag="cycle_set"):
    """From a day on a body meets in another cycle, or (None) in none."""

    cycle: Cycle | None
    on: date


class ReviewsSet(Struct, frozen=True, tag="reviews_set"):
    """How often a body reviews a whole period, or (None) that it does not (LD 2.2)."""

    reviews: ReviewCycle | None


class RoutesSet(Struct, frozen=True, tag="routes_set"):
    """Which actions go to a body, in place of the rules before."""

    routes: tuple[Route, ...]


class MemberSet(Struct, frozen=True, tag="member_set"):
    """Somebody joined a body, or left it (`until`)."""

    member: Member


class BodySucceeded(Struct, frozen=True, tag="body_succeeded"):
    """A body ended; another one, if any, goes on in its place (NY 5.8.1, LD 6.3)."""

    on: date
    successor: str | None = None


class MinuteTaken(Struct, frozen=True, tag="minute_taken"):
    """Something was recorded at a meeting."""

    minute: Minute


class MinuteWithdrawn(Struct, frozen=True, tag="minute_withdrawn"):
    """A minute was recorded by mistake."""

    minute: str


class RatingsWithheld(Struct, frozen=True, tag="ratings_withheld"):
    """The paper of a body for one meeting is to carry no ratings (A7.6)."""

    withholding: Withholding


class RatingsRestored(Struct, frozen=True, tag="ratings_restored"):
    """The paper is to carry its ratings after all."""

    withholding: str


BodyEntry = (
    BodyAdded
    | MeetingSet
    | BodyChanged
    | CycleSet
    | ReviewsSet
    | RoutesSet
    | MemberSet
    | BodySucceeded
    | MinuteTaken
    | MinuteWithdrawn
    | RatingsWithheld
    | RatingsRestored
)


def _with_meeting(body: Body, what: MeetingSet) -> Body:
    others = tuple(m for m in body.meetings if m.id != what.meeting.id)
    return replace(body, meetings=tuple(sorted((*others, what.meeting), key=lambda m: (m.on, m.id))))


def _with_member(body: Body, what: MemberSet) -> Body:
    others = tuple(m for m in body.members if m.id != what.member.id)
    return replace(body, members=tuple(sorted((*others, what.member), key=lambda m: (m.since, m.name, m.id))))


def _minute_withdrawn(body: Body, what: MinuteWithdrawn) -> Body:
    if all(minute.id != what.minute for minute in body.minutes):
        raise BrokenJournal(f"no part has the id {what.minute}")
    minutes = (replace(m, withdrawn=True) if m.id == what.minute else m for m in body.minutes)
    return replace(body, minutes=tuple(minutes))


def _withheld(body: Body, what: RatingsWithheld) -> Body:
    others = tuple(each for each in body.withheld if each.meeting != what.withholding.meeting)
    return replace(body, withheld=(*others, what.withholding))


CHANGES: dict[type, Callable[[Any, Any], Body]] = {
    MeetingSet: _with_meeting,
    ReviewsSet: lambda body, w: replace(body, reviews=w.reviews),
    BodyChanged: lambda body, w: replace(body, **{name: getattr(w, name) for name in w.__struct_fields__}),
    CycleSet: lambda body, w: with_cycle(body, w.cycle, w.on),
    RoutesSet: lambda body, w: replace(body, routes=w.routes),
    MemberSet: lambda body, w: _with_member(body, w),
    BodySucceeded: lambda body, w: replace(body, succeeded_by=w.successor, ended_on=w.on),
    MinuteTaken: lambda body, w: replace(body, minutes=(*body.minutes, w.minute)),
    MinuteWithdrawn: _minute_withdrawn,
    RatingsWithheld: _withheld,
    RatingsRestored: lambda body, w: replace(body, withheld=tuple(x for x in body.withheld if x.id != w.withholding)),
}
