"""Ratings by the day (rules E2, E3, E8)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.plan.action import Action, DateRequest, Milestone, StatusDecision, Update
from bot.plan.calendar import add_months, add_working_days
from bot.plan.entities import WORST_FIRST, Rating, Status
from bot.plan.line import line_of
from bot.plan.position import Item, item_on
from tests.plan.plans import LIVE, action, forecast, plan, said

DUE = date(2010, 3, 31)
SPOKE = date(2010, 3, 29)


def on(day: date, subject: Action) -> Item:
    """Where an action stands on a day, in a live plan."""
    return item_on(line_of(plan(), subject), day)


def spoken(*updates: Update, **changes: object) -> Action:
    """An action about which things were said."""
    return action(DUE, updates=updates, **changes)


def test_due_today_is_not_overdue_and_tomorrow_is_one_day_overdue() -> None:
    subject = spoken(said(SPOKE, status=Status.IN_PROGRESS))
    assert on(DUE, subject).days_overdue == 0
    assert on(DUE, subject).rating is Rating.GREEN
    assert on(DUE + timedelta(1), subject).days_overdue == 1
    assert on(DUE + timedelta(1), subject).rating is Rating.AMBER


def test_more_than_one_month_overdue_is_red_and_exactly_one_month_is_not_yet() -> None:
    subject = spoken(said(date(2010, 4, 28), status=Status.IN_PROGRESS))
    assert on(date(2010, 4, 30), subject).rating is Rating.AMBER
    assert on(date(2010, 5, 1), subject).rating is Rating.RED


@pytest.mark.parametrize(
    ("expected", "rating"),
    [
        (DUE, Rating.GREEN),
        (date(2010, 4, 15), Rating.AMBER),
        (date(2010, 4, 30), Rating.AMBER),
        (date(2010, 5, 1), Rating.RED),
    ],
)
def test_a_forecast_after_the_agreed_date_is_amber_and_over_a_month_after_it_red(
    expected: date, rating: Rating
) -> None:
    subject = spoken(said(SPOKE, forecast=forecast(expected)))
    assert on(SPOKE, subject).rating is rating
    assert line_of(plan(), subject).agreed == subject.original


def test_an_owner_who_says_green_does_not_better_a_late_forecast() -> None:
    subject = spoken(said(SPOKE, rating=Rating.GREEN, forecast=forecast(date(2010, 4, 15))))
    assert on(SPOKE, subject).rating is Rating.AMBER


def test_an_owner_who_says_red_is_red_whatever_the_dates() -> None:
    assert on(SPOKE, spoken(said(SPOKE, rating=Rating.RED))).rating is Rating.RED


def test_past_the_inspectorates_deadline_is_red_and_counted_apart_from_overdue() -> None:
    subject = spoken(said(date(2010, 1, 22), status=Status.IN_PROGRESS), inspectorate=date(2010, 1, 23))
    late = on(date(2010, 1, 24), subject)
    assert (late.rating, late.past_deadline, late.overdue) == (Rating.RED, True, False)


def test_silence_of_more_than_one_cadence_is_amber_and_of_two_is_not_verified() -> None:
    subject = action(date(2010, 12, 1))
    amber_from = add_working_days(LIVE, 21)
    unverified_from = add_working_days(LIVE, 41)
    assert on(amber_from - timedelta(1), subject).rating is Rating.GREEN
    assert on(amber_from, subject).rating is Rating.AMBER
    assert on(unverified_from - timedelta(1), subject).rating is Rating.AMBER
    assert on(unverified_from, subject).rating is Rating.NOT_VERIFIED


def test_silence_is_not_counted_before_the_plan_goes_live() -> None:
    line = line_of(plan(live_on=None), action(date(2010, 12, 1)))
    assert item_on(line, date(2010, 11, 1)).rating is Rating.GREEN


def test_silence_about_a_red_action_is_noticed_after_five_working_days() -> None:
    subject = spoken(said(SPOKE, rating=Rating.RED))
    assert not on(add_working_days(SPOKE, 5), subject).update_overdue
    assert on(add_working_days(SPOKE, 6), subject).update_overdue


def test_no_change_breaks_the_silence_and_changes_nothing_else() -> None:
    spoke = said(date(2010, 1, 5), rating=Rating.AMBER)
    silent = action(date(2010, 12, 1), updates=(spoke,))
    answered = replace(silent, updates=(spoke, said(date(2010, 2, 1), nil_return=True)))
    day = date(2010, 2, 2)
    assert on(day, silent).update_overdue
    assert not on(day, answered).update_overdue
    assert on(day, answered).rating is Rating.AMBER


def test_delivered_is_green_and_never_blue_until_a_body_signs_it_off() -> None:
    delivered = spoken(said(SPOKE, status=Status.DELIVERED))
    assert on(date(2010, 12, 1), delivered).rating is Rating.GREEN
    signed = replace(delivered, decisions=(StatusDecision("d1", Status.SIGNED_OFF, DUE, "U1", body="Board"),))
    assert on(date(2010, 12, 1), signed).rating is Rating.BLUE


def test_an_owner_who_says_blue_has_claimed_delivery() -> None:
    claimed = line_of(plan(), spoken(said(SPOKE, rating=Rating.BLUE)))
    assert (claimed.status, claimed.days.fixed) == (Status.DELIVERED, Rating.GREEN)
    assert claimed.as_reported is not None


def test_insufficient_evidence_is_not_verified_until_the_owner_claims_again() -> None:
    judged = spoken(
        said(SPOKE, status=Status.DELIVERED),
        decisions=(StatusDecision("d1", Status.INSUFFICIENT_EVIDENCE, date(2010, 3, 30), "U1"),),
    )
    assert on(date(2010, 3, 31), judged).rating is Rating.NOT_VERIFIED
    again = replace(judged, updates=(*judged.updates, said(date(2010, 3, 31), status=Status.IN_PROGRESS)))
    again = replace(again, updates=(*again.updates, said(date(2010, 4, 1), status=Status.DELIVERED)))
    assert on(date(2010, 4, 1), again).rating is Rating.GREEN


@pytest.mark.parametrize("also", [None, DUE + timedelta(days=90)])
def test_what_is_wanted_immediately_is_past_its_deadline_after_its_operational_date(also: date | None) -> None:
    subject = spoken(said(DUE, status=Status.IN_PROGRESS), inspectorate=also, immediate=True)
    on_day, after = on(DUE, subject), on(DUE + timedelta(1), subject)
    assert (on_day.past_deadline, after.past_deadline, after.rating) == (False, True, Rating.RED)


def test_without_an_operational_date_what_is_wanted_immediately_is_not_red() -> None:
    subject = action(None, updates=(said(DUE, status=Status.IN_PROGRESS),), immediate=True)
    found = on(DUE + timedelta(5), subject)
    assert (found.past_deadline, found.rating) == (False, Rating.GREEN)


def test_suspended_is_unrated_and_not_overdue_but_still_past_the_inspectorates_deadline() -> None:
    stopped = action(
        DUE,
        inspectorate=date(2010, 4, 23),
        decisions=(StatusDecision("d1", Status.SUSPENDED, date(2010, 3, 1), "U1", reason="phase 1 first"),),
    )
    later = on(date(2010, 6, 1), stopped)
    assert (later.rating, later.overdue, later.past_deadline) == (None, False, True)


def test_an_open_obstacle_is_amber_until_something_else_is_said() -> None:
    stuck = said(SPOKE, blocker=True, words="w1")
    assert on(SPOKE, spoken(stuck)).rating is Rating.AMBER
    moving = said(date(2010, 3, 30), rating=Rating.GREEN)
    assert on(date(2010, 3, 30), spoken(stuck, moving)).rating is Rating.GREEN


def test_a_missed_milestone_makes_the_action_slip_without_being_overdue() -> None:
    subject = spoken(
        said(SPOKE, status=Status.IN_PROGRESS), milestones=(Milestone("m1", "Draft", forecast(date(2010, 3, 20))),)
    )
    assert (on(SPOKE, subject).rating, on(SPOKE, subject).overdue) == (Rating.AMBER, False)


def test_a_request_for_another_date_moves_nothing_until_it_is_approved() -> None:
    asked = DateRequest("q1", forecast(date(2010, 4, 30)), "p:priya", said(SPOKE).said_at)
    pending = spoken(said(SPOKE, status=Status.IN_PROGRESS), requests=(asked,))
    assert on(date(2010, 4, 1), pending).overdue
    agreed = replace(pending, requests=(replace(asked, approved=True),))
    assert not on(date(2010, 4, 1), agreed).overdue
    assert agreed.original == pending.original


UPDATES = st.builds(
    lambda day, number, rating, status, shift, nil, gone: said(
        day,
        number,
        rating=rating,
        status=status,
        forecast=forecast(DUE + timedelta(shift)) if shift is not None else None,
        nil_return=nil,
        withdrawn="undo" if gone else None,
    ),
    st.dates(LIVE, date(2010, 6, 30)),
    st.integers(1, 9999),
    st.sampled_from([None, Rating.RED, Rating.AMBER, Rating.GREEN]),
    st.sampled_from([None, Status.NOT_STARTED, Status.IN_PROGRESS, Status.BLOCKED]),
    st.none() | st.integers(-20, 90),
    st.booleans(),
    st.booleans(),
)


@given(st.lists(UPDATES, max_size=6), st.dates(LIVE, date(2010, 12, 31)))
def test_the_rating_of_an_undelivered_action_never_betters_as_days_pass(updates: list[Update], day: date) -> None:
    subject = action(DUE, updates=tuple(updates), inspectorate=add_months(DUE, 1))
    one, other = on(day, subject).rating, on(day + timedelta(1), subject).rating
    assert one is not None
    assert other is not None
    assert WORST_FIRST.index(other) <= WORST_FIRST.index(one)


@given(st.lists(UPDATES, max_size=6), UPDATES)
def test_withdrawing_an_update_leaves_the_line_as_if_it_had_never_been_said(updates: list[Update], one: Update) -> None:
    without = action(DUE, updates=tuple(updates))
    undone = replace(without, updates=(*updates, replace(one, withdrawn="undo")))
    assert line_of(plan(), undone) == line_of(plan(), without)
