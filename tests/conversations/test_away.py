"""Being away, said in plain words: who is asked meanwhile, and what is refused in a sentence."""

from __future__ import annotations

import pytest

from bot.plan.entities import Person
from storage import plans
from tests.conversations.plan import DANIEL, LEO, PRIYA
from tests.conversations.stack import TEAM, Stack


def person(stack: Stack, slack_id: str) -> Person:
    """Somebody of the plan as stored."""
    with stack.database.reading() as session:
        people = plans.people(session, TEAM, stack.plan().id)
    return next(p for p in people.values() if p.slack_id == slack_id)


@pytest.mark.parametrize("said", ["away until 14 May, Daniel covers", "I'm on leave till 14 May, covered by <@{0}>"])
def test_somebody_says_that_they_are_away_and_who_covers(stack: Stack, said: str) -> None:
    ts = stack.dm(PRIYA, said.format(DANIEL))
    assert "you are away until" in stack.replies(PRIYA, ts)[0]
    me = person(stack, PRIYA)
    assert me.away_until is not None
    assert (me.away_until.month, me.away_until.day) == (5, 14)
    assert me.delegate == person(stack, DANIEL).id


def test_a_cover_the_plan_does_not_know_is_said_to_be_unknown(stack: Stack) -> None:
    ts = stack.dm(PRIYA, "away until 14 May, Zebedee <Q> covers")
    [answer] = stack.replies(PRIYA, ts)
    assert "I know nobody called" in answer
    assert "your lead is asked" in answer
    assert person(stack, PRIYA).delegate is None


def test_a_day_that_is_no_day_or_has_passed_is_refused(stack: Stack) -> None:
    assert "Until which day" in stack.replies(PRIYA, stack.dm(PRIYA, "away until further notice"))[0]
    assert person(stack, PRIYA).away_until is None


def test_somebody_the_plan_does_not_name_is_told_so(stack: Stack) -> None:
    assert "does not name you" in stack.replies(LEO, stack.dm(LEO, "away until 14 May"))[0]
