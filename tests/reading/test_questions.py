"""Questions to the plan, marked or not, told from those put to people."""

from __future__ import annotations

import pytest

from tests.reading.plans import reading

TO_THE_PLAN = """
hows the whole plan looking colour wise
lemme see everything due before xmas
2.1.3 due when?
I should like a summary of recommendation 3 as at 31 October.
Would you kindly list my open actions?
what moved this month
what am i down for
remind me what actions I've got
which ones haven't started
what's on hold
reds pls
overall position?
what's Bea got
gimme the reds
who still needs to update
state of play?
due next?
evidence on file for 1.1?
RHIs in time figure?
any extension requests
"""
TO_PEOPLE = """
Has Mair spoken to you about 1.1?
did you get my email about 1.1?
Bea when will 2.1.2 be done?
do you think 1.1 is realistic?
shall we move 1.1 to the next agenda?
why are we even doing 1.1?
is Amber in today?
what a week, glad it's over
who's bringing the cake
"""


@pytest.mark.parametrize("text", TO_THE_PLAN.strip().split("\n"))
def test_what_is_asked_of_the_plan_is_a_question(text: str) -> None:
    found = reading(text, "pmo")
    assert (found.is_question, found.is_update) == (True, False)


@pytest.mark.parametrize("text", TO_PEOPLE.strip().split("\n"))
def test_what_is_asked_of_people_is_not(text: str) -> None:
    found = reading(text, "pmo")
    assert (found.is_question, found.is_update) == (False, False)


def test_a_question_after_a_dash_leaves_the_update_beside_it() -> None:
    found = reading("2.1.2 now 3 July - how many of rec 2 are late?")
    assert found.is_question
    assert [action.ref for action in found.actions] == ["2.1.2"]
