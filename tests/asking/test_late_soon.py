"""`/plan late-soon`: what is not overdue yet and will be, with the surest reason."""

from __future__ import annotations

from datetime import timedelta

from bot.plan import entries as e
from bot.plan.action import Milestone
from bot.plan.entities import PlanDate
from storage import journal
from tests.asking.typed import shown, typed
from tests.conversations.plan import AMARA, DANIEL, PLAN, PRIYA
from tests.conversations.stack import TEAM, Stack


def before_due(stack: Stack, ref: str, days: int) -> None:
    """Move to so many days before an action's agreed date."""
    agreed = stack.action(ref).agreed
    assert agreed is not None
    stack.later(days=(agreed.day - timedelta(days=days) - stack.clock.moment.date()).days)


def test_what_its_owner_expects_late_comes_first(stack: Stack) -> None:
    stack.dm(DANIEL, "2.1.3 now 30 April")
    words = shown(typed(stack, AMARA, "late-soon")["blocks"])
    assert "Expected after the agreed date" in words
    assert "*2.1.3*" in words
    ts = stack.dm(AMARA, "what's going to be late?")
    assert "2.1.3" in stack.replies(AMARA, ts)[0]


def test_an_obstacle_counts_within_four_weeks_of_the_date(stack: Stack) -> None:
    before_due(stack, "2.1.1", 20)
    stack.dm(PRIYA, "2.1.1 blocked, waiting for legal advice")
    words = shown(typed(stack, AMARA, "late soon")["blocks"])
    assert "Held up, and due within four weeks" in words
    assert "*2.1.1*" in words


def test_a_milestone_that_passed_undone_counts(stack: Stack) -> None:
    day = stack.clock.moment.date() + timedelta(days=1)
    milestone = Milestone("m", "Draft out", PlanDate(day))
    with stack.database.writing() as session:
        action = stack.action("2.1.1")
        entry = e.Entry(
            "m", "action", action.id, e.MilestoneSet(milestone), "U1", stack.clock.moment, stack.clock.moment
        )
        journal.append(session, TEAM, PLAN, [entry])
    assert "A milestone has passed" not in shown(typed(stack, AMARA, "late-soon")["blocks"])
    stack.later(days=2)
    assert "A milestone has passed undone" in shown(typed(stack, AMARA, "late-soon")["blocks"])


def test_little_done_with_little_time_counts_and_overdue_does_not(stack: Stack) -> None:
    before_due(stack, "2.1.1", 20)
    stack.dm(PRIYA, "2.1.1 20% done, green")
    assert "Too little done for the time left" in shown(typed(stack, AMARA, "late-soon")["blocks"])
    stack.later(days=25)
    assert "*2.1.1*" not in shown(typed(stack, AMARA, "late-soon")["blocks"])
