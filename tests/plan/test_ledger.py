"""The movement of a position reconciles action by action, for every pair of days over random histories."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.plan.action import Action, StatusDecision, Update
from bot.plan.entities import Rating, Status
from bot.plan.ledger import ENDED, Move, Turn, ledger
from bot.plan.line import line_of
from bot.plan.movement import snapshot
from bot.plan.position import position
from tests.plan.plans import LIVE, action, forecast, plan, said

DAYS = st.integers(0, 300).map(lambda n: LIVE + timedelta(n))
UPDATES = st.builds(
    said,
    day=DAYS,
    number=st.integers(0, 10_000),
    rating=st.none() | st.sampled_from([Rating.RED, Rating.AMBER, Rating.GREEN]),
    status=st.none() | st.sampled_from([Status.IN_PROGRESS, Status.DELIVERED]),
    forecast=st.none() | st.builds(forecast, DAYS),
)
DECISIONS = st.builds(
    StatusDecision,
    id=st.uuids().map(str),
    status=st.sampled_from([Status.SIGNED_OFF, Status.SUSPENDED, Status.CANCELLED, Status.INSUFFICIENT_EVIDENCE]),
    on=DAYS,
    by=st.just("U1"),
)


@st.composite
def histories(draw: st.DrawFn) -> list[tuple[date, Action]]:
    """Actions with everything that ever happens to them, and the day each was added to the plan."""
    found = []
    for number in range(draw(st.integers(1, 6))):
        updates = sorted(draw(st.lists(UPDATES, max_size=5)), key=lambda u: u.said_at)
        decisions = sorted(draw(st.lists(DECISIONS, max_size=2)), key=lambda d: d.on)
        subject = action(
            draw(st.none() | DAYS), id=f"a{number}", ref=f"1.{number}", order=number, updates=tuple(updates),
            decisions=tuple(decisions),
        )  # fmt: skip
        found.append((draw(DAYS), subject))
    return found


def known_on(history: list[tuple[date, Action]], day: date) -> dict[str, str]:
    """Each action's rating word on a day, from what had happened by then."""
    then = [_then(subject, day) for added, subject in history if added <= day]
    return snapshot(position([line_of(plan(), each) for each in then], day)).ratings


def _then(subject: Action, day: date) -> Action:
    def before(update: Update) -> bool:
        return update.said_at.date() <= day

    updates = tuple(filter(before, subject.updates))
    decisions = tuple(d for d in subject.decisions if d.on <= day)
    return Action(
        **{**{f: getattr(subject, f) for f in subject.__struct_fields__}, "updates": updates, "decisions": decisions}
    )


@given(histories(), DAYS, st.integers(0, 200))
def test_movement_reconciles_for_every_pair_of_days(history: list[tuple[date, Action]], day: date, later: int) -> None:
    before, after = known_on(history, day), known_on(history, day + timedelta(later))
    found = ledger(before, after)
    assert found.reconciles
    assert found.opening == sum(word not in ENDED for word in before.values())
    assert found.closing == sum(word not in ENDED for word in after.values())
    assert len({move.ref for move in found.moves}) == len(found.moves)
    for moved in found.ratings.values():
        assert moved.before + len(moved.came) - len(moved.went) == moved.now
    live_before = {ref for ref, word in before.items() if word not in ENDED}
    told = {move.ref for move in found.of(Turn.NEW, Turn.REOPENED)}
    gone = {move.ref for move in found.of(Turn.SIGNED_OFF, Turn.STOPPED, Turn.LEFT)}
    assert (live_before | told) - gone == {ref for ref, word in after.items() if word not in ENDED}
    assert found.closing == len(told) + len(found.of(Turn.WORSE, Turn.BETTER)) + found.unchanged


def test_each_kind_of_movement_is_named() -> None:
    before = {"1": "green", "2": "red", "3": "amber", "4": "green", "5": "blue", "6": "green", "7": "amber"}
    after = {"1": "amber", "2": "green", "3": "blue", "4": "unrated", "5": "red", "7": "amber", "8": "green"}
    found = ledger(before, after)
    assert found.moves == (
        Move("1", Turn.WORSE, "green", "amber"),
        Move("2", Turn.BETTER, "red", "green"),
        Move("3", Turn.SIGNED_OFF, "amber", "blue"),
        Move("4", Turn.STOPPED, "green", "unrated"),
        Move("5", Turn.REOPENED, "blue", "red"),
        Move("8", Turn.NEW, None, "green"),
        Move("6", Turn.LEFT, "green", None),
    )
    assert (found.opening, found.closing, found.unchanged) == (6, 5, 1)
