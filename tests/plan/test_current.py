"""What stands of an action: the updates that count, in the order they were said, and recorded decisions over them."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from bot.plan.action import Action, DateRequest, Evidence, StatusDecision, Update
from bot.plan.current import current
from bot.plan.entities import Rating, Status
from bot.plan.line import line_of
from tests.plan.plans import action, forecast, plan, said

FIRST, SECOND, THIRD = date(2010, 2, 1), date(2010, 2, 8), date(2010, 2, 15)


def told(*updates: Update, **more: Any) -> Action:
    """An action about which this was said."""
    return action(updates=updates, **more)


def test_what_the_plan_file_stated_stands_until_something_is_said() -> None:
    stated = action(stated_status=Status.IN_PROGRESS, stated_rating=Rating.AMBER, stated_forecast=forecast(THIRD))
    now = current(stated)
    assert (now.status, now.declared, now.forecast) == (Status.IN_PROGRESS, Rating.AMBER, forecast(THIRD))
    assert current(action()).status is Status.NOT_STARTED


def test_a_share_begins_what_was_not_started_and_leaves_any_other_state() -> None:
    share = said(FIRST, percent=40)
    assert current(told(share)).status is Status.IN_PROGRESS
    assert current(told(said(FIRST, status=Status.SUSPENDED), said(SECOND, percent=50))).status is Status.SUSPENDED
    assert current(told(said(FIRST, status=Status.NOT_STARTED, percent=0))).status is Status.NOT_STARTED
    assert current(told(share, said(SECOND, rating=Rating.GREEN))).percent == 40


def test_the_last_word_on_each_thing_stands_and_what_was_withdrawn_does_not() -> None:
    now = current(
        told(
            said(FIRST, percent=40, forecast=forecast(SECOND), rating=Rating.RED),
            said(SECOND, percent=60, rating=Rating.AMBER, withdrawn="undone"),
            said(THIRD, forecast=forecast(THIRD)),
        )
    )
    assert (now.percent, now.declared, now.forecast) == (40, Rating.RED, forecast(THIRD))
    assert now.last is not None
    assert now.last.said_at.date() == THIRD


def test_a_stated_rating_outlives_an_implied_one_which_lasts_until_the_next_word() -> None:
    stated, implied = said(FIRST, rating=Rating.RED), said(SECOND, rating=Rating.AMBER, rating_stated=False)
    assert current(told(stated, implied)).declared is Rating.AMBER
    assert current(told(stated, implied, said(THIRD, nil_return=True))).declared is Rating.AMBER
    assert current(told(stated, implied, said(THIRD, percent=10))).declared is Rating.RED


@pytest.mark.parametrize(
    ("told_on", "expected"), [(None, FIRST), (date(2010, 1, 29), date(2010, 1, 29))], ids=["said", "told"]
)
def test_delivered_on_the_day_it_was_said_unless_another_was_told(told_on: date | None, expected: date) -> None:
    done = said(FIRST, status=Status.DELIVERED, delivered_on=told_on)
    assert current(told(done, said(SECOND, status=Status.DELIVERED))).delivered_on == expected
    assert current(told(said(FIRST, percent=10))).delivered_on is None


def test_taken_up_again_and_delivered_again_it_was_delivered_the_second_time() -> None:
    again = told(
        said(FIRST, status=Status.DELIVERED),
        said(SECOND, status=Status.IN_PROGRESS),
        said(THIRD, status=Status.DELIVERED),
    )
    assert current(again).delivered_on == THIRD
    assert current(again).claims_delivery == again.updates[-1]
    assert current(told(*again.updates[:2])).claims_delivery is None


@pytest.mark.parametrize(
    ("claimed", "expected"),
    [
        ((FIRST,), Status.INSUFFICIENT_EVIDENCE),
        ((SECOND,), Status.INSUFFICIENT_EVIDENCE),
        ((), Status.INSUFFICIENT_EVIDENCE),
        ((THIRD,), Status.DELIVERED),
    ],
    ids=["before", "on the day", "never", "after"],
)
def test_too_little_evidence_stands_until_delivery_is_claimed_after_that_day(
    claimed: tuple[date, ...], expected: Status
) -> None:
    verdict = StatusDecision("d1", Status.INSUFFICIENT_EVIDENCE, SECOND, "Board")
    claims = tuple(said(day, status=Status.DELIVERED) for day in claimed)
    assert current(told(*claims, decisions=(verdict,))).status is expected


def test_signed_off_stands_whatever_owners_say_after() -> None:
    signed = StatusDecision("d1", Status.SIGNED_OFF, SECOND, "Board")
    now = current(told(said(FIRST, status=Status.DELIVERED), said(THIRD, percent=90), decisions=(signed,)))
    assert (now.status, now.delivered_on, now.claims_delivery) == (Status.SIGNED_OFF, FIRST, None)
    assert current(action(decisions=(signed,))).delivered_on == SECOND


def test_an_obstacle_stands_until_the_next_word_that_says_something() -> None:
    held = said(FIRST, blocker=True, words="w1")
    assert current(told(held, said(SECOND, nil_return=True))).cause == "w1"
    assert current(told(held, said(SECOND, percent=50, words="w2"))).blocker is False


# -- what counts as reported until the core team confirms it (rule E2) ---------------------------------


def reported(*updates: Update, **more: Any) -> str | None:
    """The update that waits to be confirmed."""
    return line_of(plan(), told(*updates, **more)).as_reported


def test_done_and_better_than_red_wait_to_be_confirmed() -> None:
    red, done = said(FIRST, rating=Rating.RED), said(SECOND, status=Status.DELIVERED)
    better = said(SECOND, rating=Rating.AMBER)
    assert reported(done) == done.id
    assert reported(red, better) == better.id
    assert reported(red, said(SECOND, percent=10), better) == better.id


def test_nothing_else_waits() -> None:
    red, amber = said(FIRST, rating=Rating.RED), said(FIRST, rating=Rating.AMBER)
    assert reported(red) is None
    assert reported(red, said(SECOND, rating=Rating.RED)) is None
    assert reported(amber, said(SECOND, rating=Rating.GREEN)) is None
    assert reported(red, said(SECOND, rating=Rating.AMBER, confirmed_by="U1")) is None
    assert reported(said(SECOND, status=Status.DELIVERED, confirmed_by="U1")) is None


# -- the line ------------------------------------------------------------------------------------------


def test_evidence_that_was_withdrawn_is_not_counted() -> None:
    at = said(FIRST).said_at
    given = tuple(Evidence(f"e{n}", "U1", at, url="https://a.example") for n in range(2))
    gone = Evidence("e9", "U1", at, url="https://a.example", withdrawn="undone")
    assert line_of(plan(), action(evidence=(*given, gone))).evidence == 2


def test_a_request_is_shown_while_nobody_has_decided_it() -> None:
    asked = DateRequest("q1", forecast(THIRD), "U1", said(FIRST).said_at)
    refused = DateRequest("q0", forecast(SECOND), "U1", said(FIRST).said_at, approved=False)
    assert line_of(plan(), action(requests=(refused, asked))).requested == forecast(THIRD)
    assert line_of(plan(), action(requests=(refused,))).requested is None
