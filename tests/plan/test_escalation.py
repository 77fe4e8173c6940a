"""The ladder above the owner: each step once, the highest only after a silence, and nothing falls silent."""

from __future__ import annotations

import random
from datetime import UTC, date, datetime, timedelta

import pytest
from msgspec.structs import replace

from bot.plan.action import Action, DateRequest, Update
from bot.plan.calendar import add_working_days, is_working_day, working_days_between
from bot.plan.entities import PlanDate, Rating, Settings, Status
from bot.plan.escalation import Due, due_step, in_force, red_missing, trouble_since
from bot.plan.line import line_of
from bot.plan.oversight import Escalation, RedNote, Step
from bot.plan.position import Item, item_on
from bot.plan.presets import BY_PERCENT
from tests.plan.plans import action, forecast, plan, said

PLAN = plan()
DUE = date(2010, 3, 31)


def item(found: Action, day: date) -> Item:
    return item_on(line_of(PLAN, found), day)


def step(found: Action, day: date, unanswered: int = 0) -> Due | None:
    return due_step(PLAN, item(found, day), day, unanswered)


def taken(found: Action, day: date, unanswered: int = 0) -> Action:
    """The action after whatever step is due on a day."""
    due = step(found, day, unanswered)
    if due is None:
        return found
    escalation = Escalation(due.step, day, due.since, ("U9",), due.passed, due.repeat)
    return replace(found, escalations=(*found.escalations, escalation))


@pytest.mark.parametrize(
    ("working_days", "expected"),
    [(1, None), (4, None), (5, Step.LEAD), (10, Step.ASSISTANT_DIRECTOR), (20, Step.DIRECTOR)],
)
def test_the_highest_step_reached_is_the_one_taken(working_days: int, expected: Step | None) -> None:
    due = step(action(DUE), add_working_days(DUE, working_days))
    assert (due.step if due else None) is expected


def test_day_by_day_every_step_is_taken_once_and_in_order() -> None:
    found, day = action(DUE), DUE
    for _ in range(60):
        day += timedelta(days=1)
        if is_working_day(day):
            found = taken(found, day)
    steps = [e.step for e in found.escalations if not e.repeat]
    assert steps == [Step.LEAD, Step.ASSISTANT_DIRECTOR, Step.DIRECTOR, Step.BODY]


def test_after_an_outage_the_lower_steps_are_passed_over_for_good() -> None:
    late = add_working_days(DUE, 12)
    found = taken(action(DUE), late)
    assert [(e.step, e.passed) for e in found.escalations] == [(Step.ASSISTANT_DIRECTOR, (Step.LEAD,))]
    assert step(found, late) is None


def test_a_red_goes_to_the_director_on_the_day_it_is_said_and_once() -> None:
    day = date(2010, 3, 2)
    found = taken(action(DUE, updates=(said(day, rating=Rating.RED),)), day)
    assert [e.step for e in found.escalations] == [Step.DIRECTOR]
    assert step(found, day) is None
    overdue = add_working_days(DUE, 5)
    due = step(taken(found, day + timedelta(days=1)), overdue)
    assert due is not None
    assert due.step is Step.LEAD


def test_a_new_trouble_begins_the_ladder_anew() -> None:
    red = said(date(2010, 2, 1), 1, rating=Rating.RED)
    better = said(date(2010, 2, 10), 2, rating=Rating.GREEN)
    again = said(date(2010, 3, 1), 3, rating=Rating.RED)
    found = taken(action(DUE, updates=(red,)), date(2010, 2, 1))
    recovered = replace(found, updates=(red, better))
    assert step(recovered, date(2010, 2, 11)) is None
    due = step(replace(found, updates=(red, better, again)), date(2010, 3, 1))
    assert due == Due(Step.DIRECTOR, date(2010, 3, 1))


def test_a_red_by_per_cent_is_escalated_once_too() -> None:
    by_percent = replace(PLAN, settings=Settings(rating_key=BY_PERCENT))
    red = action(DUE, updates=(said(date(2010, 3, 1), percent=10),))
    first, then = date(2010, 3, 1), date(2010, 3, 3)
    due = due_step(by_percent, item_on(line_of(by_percent, red), first), first)
    assert due == Due(Step.DIRECTOR, first)
    told = replace(red, escalations=(Escalation(Step.DIRECTOR, first, first), Escalation(Step.BODY, then, first)))
    again = replace(told, updates=(*told.updates, said(date(2010, 3, 4), percent=12)))
    assert due_step(by_percent, item_on(line_of(by_percent, again), date(2010, 3, 5)), date(2010, 3, 5)) is None


def test_two_prompts_without_an_answer_go_to_the_lead_once_until_the_owner_speaks() -> None:
    day = date(2010, 3, 1)
    assert step(action(), day, unanswered=1) is None
    found = taken(action(), day, unanswered=2)
    assert [e.step for e in found.escalations] == [Step.UNANSWERED]
    assert step(found, date(2010, 3, 2), unanswered=3) is None
    spoken = replace(found, updates=(said(date(2010, 3, 3), rating=Rating.GREEN),))
    due = step(spoken, date(2010, 3, 22), unanswered=2)
    assert due is not None
    assert due.step is Step.UNANSWERED


@pytest.mark.parametrize("status", [Status.DELIVERED])
def test_what_is_delivered_is_escalated_no_more(status: Status) -> None:
    day = add_working_days(DUE, 20)
    assert step(action(DUE, updates=(said(DUE, status=status),)), day, unanswered=5) is None


def test_what_went_to_the_director_and_is_still_in_trouble_is_for_the_exception_report() -> None:
    day = add_working_days(DUE, 20)
    found = taken(taken(action(DUE), day), day + timedelta(days=1))
    step = found.escalations[-1]
    assert step.step is Step.BODY
    assert in_force(item(found, day + timedelta(days=2)), step, day + timedelta(days=2))
    delivered = replace(found, updates=(said(day, status=Status.DELIVERED),))
    assert not in_force(item(delivered, day + timedelta(days=2)), step, day + timedelta(days=2))


def test_a_red_says_what_it_still_needs() -> None:
    day = date(2010, 3, 2)
    red = action(DUE, updates=(said(day, rating=Rating.RED),))
    assert red_missing(item(red, day), True, day) == [
        "a cause",
        "a recovery action",
        "a new expected date",
        "a safeguarding answer",
    ]
    at = datetime(2010, 3, 2, 11, tzinfo=UTC)
    told = said(day, rating=Rating.RED, words="w1", forecast=forecast(date(2010, 4, 30)))
    whole = replace(red, updates=(told,), red_notes=(RedNote("n", "U1", at, "w2", False, "w3"),))
    assert red_missing(item(whole, day), True, day) == []
    assert red_missing(item(whole, day), False, day) == ["a named lead"]


def test_a_no_to_an_earlier_red_answers_nothing_and_a_yes_stands_and_is_red() -> None:
    at = datetime(2010, 2, 1, 11, tzinfo=UTC)
    later = said(date(2010, 3, 1), rating=Rating.RED)
    before = action(DUE, updates=(later,), red_notes=(RedNote("n", "U1", at, harm=False),))
    assert "a safeguarding answer" in red_missing(item(before, date(2010, 3, 1)), True, date(2010, 3, 1))
    harmed = action(DUE, red_notes=(RedNote("n", "U1", at, harm=True),))
    assert item(harmed, date(2010, 2, 2)).rating is Rating.RED
    assert "a safeguarding answer" not in red_missing(item(harmed, date(2010, 2, 2)), True, date(2010, 2, 2))


@pytest.mark.parametrize("seed", range(60))
def test_over_random_histories_each_step_is_taken_once_and_no_trouble_falls_silent(seed: int) -> None:
    chance = random.Random(seed)
    day = date(2010, 1, 4)
    found = action(day + timedelta(days=chance.randint(5, 120)))
    for _ in range(300):
        day += timedelta(days=1)
        found = _something(chance, found, day)
        if not is_working_day(day) or chance.random() < 0.15:
            continue  # nobody is told on a bank holiday, and some days Planbot is away
        before, since = len(found.escalations), trouble_since(item(found, day), day)
        found = taken(found, day, chance.randint(0, 3) if chance.random() < 0.1 else 0)
        assert len(found.escalations) - before <= 1
        _not_silent(found, day, since)
    once = [(e.step, e.since) for e in found.escalations if not e.repeat]
    assert len(once) == len(set(once))
    assert all(is_working_day(e.on) for e in found.escalations)


def _not_silent(found: Action, day: date, since: date | None) -> None:
    """Whatever reached the director in this trouble was told within the last cadence, on the day at the latest."""
    told = [e.on for e in found.escalations if since is not None and e.on >= since and e.step is not Step.BODY]
    if told and since is not None:
        assert working_days_between(max(told), day) <= PLAN.settings.cadence.red


def _something(chance: random.Random, found: Action, day: date) -> Action:
    roll = chance.random()
    if roll < 0.04:
        rating = chance.choice([Rating.RED, Rating.AMBER, Rating.GREEN])
        update = said(day, chance.randint(0, 999), rating=rating)
        return replace(found, updates=(*found.updates, update))
    if roll < 0.05:
        update = said(day, chance.randint(0, 999), forecast=forecast(day + timedelta(days=chance.randint(1, 90))))
        return replace(found, updates=(*found.updates, update))
    if roll < 0.055 and found.updates:
        last: Update = found.updates[-1]
        return replace(found, updates=(*found.updates[:-1], replace(last, withdrawn="undone")))
    if roll < 0.06:
        due = PlanDate(day + timedelta(days=chance.randint(10, 60)))
        at = datetime(day.year, day.month, day.day, 9, tzinfo=UTC)
        request = DateRequest(f"r{day}", due, "U1", at, approved=True, decided_on=day)
        return replace(found, requests=(*found.requests, request))
    return found
