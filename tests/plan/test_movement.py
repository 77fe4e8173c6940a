"""Counts and movement reconcile (rules E10, E11)."""

from __future__ import annotations

from collections import Counter
from datetime import date, timedelta
from functools import partial

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.plan.action import Action, StatusDecision
from bot.plan.entities import WORST_FIRST, Rating, Status
from bot.plan.line import line_of
from bot.plan.movement import is_new, is_worse, moved_overdue, moved_rating, snapshot
from bot.plan.position import Item, Position, item_on, position
from tests.plan.histories import DAYS as ANY_DAYS
from tests.plan.histories import History, histories, lines_on, position_on
from tests.plan.plans import action, plan, said


def standing(dues: list[date], day: date) -> Position:
    """The position of a plan of actions due on some days."""
    lines = [line_of(plan(), action(due, id=f"a{n}", ref=f"1.{n}", order=n)) for n, due in enumerate(dues)]
    return position(lines, day)


@given(histories(), ANY_DAYS)
def test_every_action_is_counted_once(history: History, day: date) -> None:
    standing = position_on(history, day)
    counts = standing.counts
    assert counts.total == len({item.ref for item in standing.items}) == sum(added <= day for added, _ in history)
    parts = counts.red + counts.not_verified + counts.amber + counts.green + counts.blue
    assert parts + counts.suspended + counts.unrated == counts.total
    assert sum(len(standing.rated(rating)) for rating in Rating) == parts
    assert counts.overdue == len(standing.overdue) <= counts.total
    served = Counter(id for item in standing.items for id in item.line.recommendations)
    assert all(standing.where(partial(serves, id)).counts.total == many for id, many in served.items())
    twice = [item for item in standing.items if len(item.line.recommendations) == 2]
    assert served.total() - len(twice) == counts.total


def serves(recommendation: str, item: Item) -> bool:
    """Whether an action is of a recommendation."""
    return recommendation in item.line.recommendations


@given(histories(), st.tuples(ANY_DAYS, ANY_DAYS).map(sorted))
def test_each_rating_and_what_is_overdue_reconcile_for_every_pair_of_days(history: History, days: list[date]) -> None:
    before, after = (position_on(history, day) for day in days)
    last = snapshot(before)
    overdue = moved_overdue(last, after)
    assert overdue.before + len(overdue.came) - len(overdue.went) == overdue.now == after.counts.overdue
    for rating in Rating:
        change = moved_rating(last, after, rating)
        assert change.before + len(change.came) - len(change.went) == change.now


@given(histories(), ANY_DAYS)
def test_reported_is_never_better_than_derived_without_an_override_that_shows(history: History, day: date) -> None:
    for item in position_on(history, day).items:
        without = item_on(replace(item.line, override=None), day)
        override = item.line.override
        if item.rating is without.rating:
            assert item.derived is None
        else:
            assert item.rating is not None
            assert item.derived is without.rating is not None
            assert override is not None
            assert override.since <= day <= override.until
            assert WORST_FIRST.index(item.derived) < WORST_FIRST.index(item.rating)
            assert item.rating is not Rating.BLUE
        if without.rating is not None and without.line.declared is not None and without.line.days.fixed is None:
            assert WORST_FIRST.index(without.rating) <= WORST_FIRST.index(without.line.declared)


@given(histories(), st.tuples(ANY_DAYS, ANY_DAYS).map(sorted))
def test_a_day_that_passes_completes_nothing(history: History, days: list[date]) -> None:
    known = lines_on(history, days[0])
    for then, later in zip(position(known, days[0]).items, position(known, days[1]).items, strict=True):
        assert later.line.status is then.line.status
        assert (later.rating is Rating.BLUE) == (then.rating is Rating.BLUE)
        assert not then.overdue or later.days_overdue >= then.days_overdue
        live = then.rating is not None and then.derived is None and later.derived is None
        if live and later.rating is not None and then.rating is not None:
            assert WORST_FIRST.index(later.rating) <= WORST_FIRST.index(then.rating)


def test_an_action_that_turned_amber_is_new_and_worse_and_one_that_stayed_is_neither() -> None:
    dues = [date(2010, 3, 31), date(2010, 12, 31)]
    last = snapshot(standing(dues, date(2010, 1, 11)))
    turned, stayed = standing(dues, date(2010, 4, 1)).items
    assert (is_new(last, turned), is_worse(last, turned)) == (True, True)
    assert stayed.rating is Rating.NOT_VERIFIED
    assert not is_new(None, turned)


def told(day: date, *subjects: Action) -> Position:
    """The position of these actions on a day."""
    return position([line_of(plan(), each) for each in subjects], day)


def test_movement_names_what_came_to_a_rating_and_what_went() -> None:
    far = date(2010, 12, 31)
    amber, red = said(date(2010, 1, 11), rating=Rating.AMBER), said(date(2010, 1, 11), rating=Rating.RED)
    better = said(date(2010, 1, 12), rating=Rating.GREEN)
    one, two, three = (action(far, id=f"a{n}", ref=f"1.{n}", order=n) for n in (1, 2, 3))
    before = told(date(2010, 1, 11), replace(one, updates=(red,)), replace(two, updates=(red,)), three)
    after = told(
        date(2010, 1, 12),
        replace(one, updates=(red, better)),
        replace(two, updates=(red,)),
        replace(three, updates=(amber,)),
    )
    change = moved_rating(snapshot(before), after, Rating.RED)
    assert (change.before, change.came, change.went, change.now) == (2, (), ("1.1",), 1)
    assert moved_rating(snapshot(before), after, Rating.AMBER).came == ("1.3",)
    assert [is_new(snapshot(before), item) for item in after.items] == [True, False, True]
    assert [is_worse(snapshot(before), item) for item in after.items] == [False, False, True]


def test_what_was_not_there_or_not_rated_before_counts_as_worse_once_it_is_rated() -> None:
    stopped = action(decisions=(StatusDecision("d1", Status.SUSPENDED, date(2010, 1, 11), "U1"),))
    suspended, live = told(date(2010, 1, 12), stopped), told(date(2010, 1, 12), action())
    assert is_worse(snapshot(suspended), live.items[0])
    assert is_worse(snapshot(told(date(2010, 1, 12))), live.items[0])
    assert not is_worse(snapshot(live), suspended.items[0])
    assert (suspended.counts.suspended, suspended.counts.unrated, live.counts.suspended) == (1, 0, 0)


def test_overdue_is_listed_oldest_first() -> None:
    listed = standing([date(2010, 3, 1), date(2010, 2, 1), date(2010, 2, 20)], date(2010, 3, 10)).overdue
    assert [item.days_overdue for item in listed] == [37, 18, 9]


def test_a_rating_lists_its_own_actions_longest_overdue_first() -> None:
    day = date(2010, 6, 1)
    dues = [date(2010, 12, 31), date(2010, 4, 20), date(2010, 4, 1)]
    assert [item.ref for item in standing(dues, day).rated(Rating.RED)] == ["1.2", "1.1"]


def test_what_is_suspended_or_has_no_date_is_not_due_soon() -> None:
    stopped = action(date(2010, 3, 12), decisions=(StatusDecision("d1", Status.SUSPENDED, date(2010, 3, 1), "U1"),))
    assert told(date(2010, 3, 10), stopped, action(None)).due_soon == ()


def test_due_soon_is_the_next_fourteen_days_and_today() -> None:
    day = date(2010, 3, 10)
    dues = [day - timedelta(1), day, day + timedelta(14), day + timedelta(15)]
    assert [item.ref for item in standing(dues, day).due_soon] == ["1.1", "1.2"]


def test_a_delivered_action_is_neither_overdue_nor_due_soon() -> None:
    done = action(date(2010, 3, 31), updates=(said(date(2010, 3, 1), status=Status.DELIVERED),))
    counts = position([line_of(plan(), done)], date(2010, 5, 1)).counts
    assert (counts.overdue, counts.due_soon, counts.delivered, counts.as_reported) == (0, 0, 1, 1)
