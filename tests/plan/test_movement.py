"""Counts and movement reconcile (rules E10, E11)."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from bot.plan.entities import Rating
from bot.plan.line import line_of
from bot.plan.movement import is_new, is_worse, moved_overdue, moved_rating, snapshot
from bot.plan.position import Position, position
from tests.plan.plans import action, plan, said

DUES = st.lists(st.dates(date(2010, 1, 1), date(2010, 12, 31)), min_size=1, max_size=12)
DAYS = st.dates(date(2010, 1, 4), date(2011, 3, 1))


def standing(dues: list[date], day: date) -> Position:
    """The position of a plan of actions due on some days."""
    lines = [line_of(plan(), action(due, id=f"a{n}", ref=f"1.{n}", order=n)) for n, due in enumerate(dues)]
    return position(lines, day)


@given(DUES, DAYS)
def test_every_action_is_counted_once(dues: list[date], day: date) -> None:
    counts = standing(dues, day).counts
    parts = counts.red + counts.not_verified + counts.amber + counts.green + counts.blue
    assert parts + counts.suspended + counts.unrated == counts.total == len(dues)


@given(DUES, DAYS, st.integers(0, 120))
def test_movement_reconciles_for_every_pair_of_days(dues: list[date], day: date, later: int) -> None:
    before, after = standing(dues, day), standing(dues, day + timedelta(later))
    last = snapshot(before)
    overdue = moved_overdue(last, after)
    assert overdue.before + len(overdue.came) - len(overdue.went) == overdue.now == after.counts.overdue
    for rating in Rating:
        change = moved_rating(last, after, rating)
        assert change.before + len(change.came) - len(change.went) == change.now


def test_an_action_that_turned_amber_is_new_and_worse_and_one_that_stayed_is_neither() -> None:
    dues = [date(2010, 3, 31), date(2010, 12, 31)]
    last = snapshot(standing(dues, date(2010, 1, 11)))
    turned, stayed = standing(dues, date(2010, 4, 1)).items
    assert (is_new(last, turned), is_worse(last, turned)) == (True, True)
    assert stayed.rating is Rating.NOT_VERIFIED
    assert not is_new(None, turned)


def test_overdue_is_listed_oldest_first() -> None:
    listed = standing([date(2010, 3, 1), date(2010, 2, 1), date(2010, 2, 20)], date(2010, 3, 10)).overdue
    assert [item.days_overdue for item in listed] == [37, 18, 9]


def test_due_soon_is_the_next_fourteen_days_and_today() -> None:
    day = date(2010, 3, 10)
    dues = [day - timedelta(1), day, day + timedelta(14), day + timedelta(15)]
    assert [item.ref for item in standing(dues, day).due_soon] == ["1.1", "1.2"]


def test_a_delivered_action_is_neither_overdue_nor_due_soon() -> None:
    from bot.plan.entities import Status

    done = action(date(2010, 3, 31), updates=(said(date(2010, 3, 1), status=Status.DELIVERED),))
    counts = position([line_of(plan(), done)], date(2010, 5, 1)).counts
    assert (counts.overdue, counts.due_soon, counts.delivered, counts.as_reported) == (0, 0, 1, 1)
