"""The movement of a position reconciles action by action, for every pair of days over random histories."""

from __future__ import annotations

from datetime import date
from itertools import combinations

from hypothesis import given
from hypothesis import strategies as st

from bot.plan.ledger import ENDED, Move, Turn, ledger
from bot.plan.movement import snapshot
from tests.plan.histories import DAYS, History, histories, position_on


@given(histories(), st.sets(DAYS, min_size=3, max_size=6))
def test_movement_reconciles_for_every_pair_of_days(history: History, days: set[date]) -> None:
    known = [snapshot(position_on(history, day)).ratings for day in sorted(days)]
    for before, after in combinations(known, 2):
        _reconciles(before, after)


def _reconciles(before: dict[str, str], after: dict[str, str]) -> None:
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
    for move in found.moves:
        assert (move.before, move.after) == (before.get(move.ref), after.get(move.ref))


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
