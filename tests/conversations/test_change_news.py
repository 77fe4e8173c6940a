"""Requests to decide and suspensions to look at, told in the core team's channel once a working day."""

from __future__ import annotations

from datetime import date, timedelta

from bot.plan import entries as e
from bot.plan.action import DateRequest, StatusDecision
from bot.plan.entities import PlanDate, Status
from bot.slack.workspace import people as who
from bot.slack.workspace.store import Json
from digests.clock import tick
from storage import journal
from tests.asking.typed import labels, shown
from tests.conversations.plan import AMARA, HELEN, PLAN, PRIYA
from tests.conversations.stack import TEAM, Stack
from tests.conversations.test_changes import changes

ASKED = "extend 2.1.1 to 30 April: supplier late"


def next_morning(stack: Stack) -> list[Json]:
    """What stands in the channel about requests and suspensions after the next day's prompts."""
    stack.later(days=1)
    tick(stack.runtime, stack.clock.now())
    stack.answer()
    said = stack.workspace.parents(who.CORE_TEAM_CHANNEL)
    return [m for m in said if "to change the plan" in m["text"] or "to be looked at" in m["text"]]


def test_a_date_asked_for_before_change_control_becomes_a_request_that_a_director_decides(stack: Stack) -> None:
    now = stack.clock.now()
    wish = DateRequest("old", PlanDate(date(2026, 4, 30)), "planbot", now)
    with stack.database.writing() as session:
        asked = e.Entry("old", "action", "2.1.1", e.DateRequested(wish), "planbot", now, now)
        journal.append(session, TEAM, PLAN, [asked])
    [message] = next_morning(stack)
    assert "*2.1.1* Publish the threshold document: agreed date 31 March 2026 → 30 April 2026" in shown(
        message["blocks"]
    )
    next_morning(stack)
    assert [change.id for change in changes(stack)] == ["old"]
    stack.press(HELEN, message, "Approve")
    action = stack.action("2.1.1")
    assert action.agreed is not None
    assert action.agreed.day == date(2026, 4, 30)
    assert stack.item("2.1.1").line.requested is None


def test_what_was_asked_for_stands_in_the_channel_once_with_its_buttons(stack: Stack) -> None:
    stack.dm(PRIYA, ASKED)
    [message] = next_morning(stack)
    assert labels(message) == ["Approve", "Refuse …"]
    assert len(next_morning(stack)) == 1
    stack.press(AMARA, message, "Approve")
    assert changes(stack)[0].state == "pending"
    assert "Only a director" in stack.replies_in(who.CORE_TEAM_CHANNEL, message["ts"])[-1]
    stack.later(seconds=5)
    stack.press(HELEN, message, "Approve")
    assert changes(stack)[0].state == "approved"


def test_a_suspension_whose_day_has_come_is_told_then_and_weekly_after(stack: Stack) -> None:
    decision = StatusDecision("c1", Status.SUSPENDED, date(2026, 3, 2), HELEN, review_on=date(2026, 3, 4))
    with stack.database.writing() as session:
        now = stack.clock.now()
        journal.append(
            session, TEAM, PLAN, [e.Entry("c1", "action", "2.1.1", e.StatusDecided(decision), HELEN, now, now)]
        )
    found = [len(next_morning(stack)) for _ in range(10)]
    assert found == [0, 1, 1, 1, 1, 1, 1, 1, 2, 2]
    assert "resume 2.1.1" in shown(next_morning(stack)[-1]["blocks"])


def test_a_director_is_asked_again_after_a_week_and_never_twice_a_day(stack: Stack) -> None:
    stack.dm(PRIYA, ASKED)
    counts = []
    for _ in range(8):
        next_morning(stack)
        counts.append(sum("awaits your decision" in text for text in stack.said_to(HELEN)))
    assert counts == [1, 1, 1, 1, 1, 1, 2, 2]
    assert stack.clock.moment.date() == date(2026, 3, 2) + timedelta(days=8)
