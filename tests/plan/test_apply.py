"""The fold of the journal, one subject at a time."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.plan import entries as e
from bot.plan.action import Action
from bot.plan.apply import BrokenJournal, apply
from bot.plan.entities import Plan, Rating, Settings
from bot.plan.subjects import Subject
from tests.plan.plans import action, forecast, plan, said

NOW = datetime(2010, 3, 29, 10, tzinfo=UTC)


def entry(what: e.What, key: str = "k1", subject: str = "action", subject_id: str = "a1") -> e.Entry:
    """An entry by Priya."""
    return e.Entry(key, subject, subject_id, what, by="U1", at=NOW, said_at=NOW)


def fold(*whats: e.What, start: Subject | None = None) -> Action:
    """An action after some entries."""
    state: Subject | None = start or action()
    for number, what in enumerate(whats):
        state = apply(state, entry(what, f"k{number}"))
    assert isinstance(state, Action)
    return state


def test_a_plan_opens_then_goes_live_then_takes_its_settings() -> None:
    opened = apply(None, entry(e.PlanOpened("Plan", plan().inspections), subject="plan", subject_id="p1"))
    live = apply(opened, entry(e.WentLive(date(2010, 1, 4)), subject="plan", subject_id="p1"))
    chosen = apply(live, entry(e.SettingsChosen(Settings(channel="C1")), subject="plan", subject_id="p1"))
    assert isinstance(chosen, Plan)
    assert (chosen.live_on, chosen.settings.channel) == (date(2010, 1, 4), "C1")


def test_nothing_is_added_twice_and_nothing_changes_what_does_not_exist() -> None:
    with pytest.raises(BrokenJournal, match="exists already"):
        apply(action(), entry(e.ActionAdded(action())))
    with pytest.raises(BrokenJournal, match="does not exist"):
        apply(None, entry(e.UpdateWithdrawn("u1", "undo")))
    with pytest.raises(BrokenJournal, match="no part has the id"):
        apply(action(), entry(e.UpdateWithdrawn("u1", "undo")))


def test_two_approved_requests_leave_the_later_decision_in_force() -> None:
    from bot.plan.action import DateRequest

    first = DateRequest("q1", forecast(date(2010, 4, 30)), "U1", NOW)
    second = DateRequest("q2", forecast(date(2010, 6, 30)), "U1", NOW)
    state = fold(
        e.DateRequested(first),
        e.DateRequested(second),
        e.RequestDecided("q2", True, date(2010, 4, 1)),
        e.RequestDecided("q1", True, date(2010, 4, 2)),
    )
    assert state.agreed == first.due
    assert state.original is not None
    assert state.original.day == date(2010, 3, 31)


@given(st.permutations([1, 2, 3, 4]))
def test_updates_delivered_in_any_order_give_the_same_action(order: list[int]) -> None:
    updates = {n: said(date(2010, 3, n), rating=list(Rating)[n - 1]) for n in order}
    assert fold(*(e.UpdateRecorded(updates[n]) for n in order)) == fold(
        *(e.UpdateRecorded(updates[n]) for n in sorted(order))
    )
