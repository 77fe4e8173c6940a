"""Random plans over a year: actions with everything that ever happens to them, and the day each was added."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from typing import TypeVar

from hypothesis import strategies as st
from msgspec.structs import replace

from bot.plan.action import Action, Milestone, Override, StatusDecision, Update
from bot.plan.entities import PlanDate, Rating, Status
from bot.plan.line import Line, line_of
from bot.plan.position import Position, position
from tests.plan.plans import LIVE, action, forecast, plan, said

# Uniform over ten months: drawn as numbers most would fall on the first days.
DAYS = st.sampled_from([LIVE + timedelta(days=3 * n) for n in range(100)])
RATINGS = st.sampled_from([Rating.RED, Rating.AMBER, Rating.GREEN, Rating.GREEN])
UPDATES = st.builds(
    said,
    day=DAYS,
    number=st.integers(0, 10_000),
    rating=st.none() | RATINGS,
    status=st.sampled_from([None, None, Status.IN_PROGRESS, Status.DELIVERED]),
    forecast=st.none() | st.builds(forecast, DAYS),
    blocker=st.sampled_from([False, False, True]),
    withdrawn=st.sampled_from([None, None, None, "undo"]),
)
DECIDED = [
    Status.SIGNED_OFF,
    Status.SIGNED_OFF,
    Status.CLOSED,
    Status.INSUFFICIENT_EVIDENCE,
    Status.SUSPENDED,
    Status.IN_PROGRESS,
    Status.CANCELLED,
]
DECISIONS = st.builds(
    lambda id, status, on: StatusDecision(id, status, on, "U1", at=datetime.combine(on, time(14), UTC)),
    st.uuids().map(str),
    st.sampled_from(DECIDED),
    DAYS,
)
OVERRIDES = st.builds(
    lambda rating, since: Override(rating, since, since + timedelta(days=30), "U1"),
    st.sampled_from([Rating.AMBER, Rating.GREEN, Rating.BLUE]),
    DAYS,
)
T = TypeVar("T")
History = list[tuple[date, Action]]


@st.composite
def histories(draw: st.DrawFn, most: int = 6) -> History:
    """A plan of some actions, each of one recommendation or of two."""
    found = []
    for number in range(draw(st.integers(1, most))):
        due = draw(st.none() | DAYS | DAYS)
        subject = action(
            due,
            id=f"a{number}",
            ref=f"1.{number}",
            order=number,
            recommendations=draw(st.sampled_from([("r1",), ("r2",), ("r1", "r2")])),
            inspectorate=draw(st.sampled_from([None, None, LIVE + timedelta(days=180)])),
            updates=tuple(sorted(_several(draw, UPDATES, (0, 2, 4, 6)), key=lambda u: (u.said_at, u.id))),
            decisions=tuple(sorted(_several(draw, DECISIONS, (0, 1, 2, 3)), key=lambda d: d.on)),
            milestones=tuple(Milestone(f"m{n}", "Draft", PlanDate(draw(DAYS))) for n in range(draw(st.integers(0, 1)))),
            override=draw(st.none() | OVERRIDES),
        )
        found.append((draw(st.just(LIVE) | st.just(LIVE) | DAYS), subject))
    return found


def _several(draw: st.DrawFn, each: st.SearchStrategy[T], sizes: tuple[int, ...]) -> list[T]:
    """So many of them: lists left to themselves are short."""
    return [draw(each) for _ in range(draw(st.sampled_from(sizes)))]


def lines_on(history: History, day: date) -> list[Line]:
    """The lines as they were known on a day, from what had happened by then."""
    return [line_of(plan(), _then(subject, day)) for added, subject in history if added <= day]


def position_on(history: History, day: date) -> Position:
    """Where the plan stood on a day."""
    return position(lines_on(history, day), day)


def _then(subject: Action, day: date) -> Action:
    def before(update: Update) -> bool:
        return update.said_at.date() <= day

    set_by_then = subject.override is not None and subject.override.since <= day
    return replace(
        subject,
        updates=tuple(filter(before, subject.updates)),
        decisions=tuple(d for d in subject.decisions if d.on <= day),
        override=subject.override if set_by_then else None,
    )
