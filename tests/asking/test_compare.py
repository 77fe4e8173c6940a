"""`/plan compare`: two days side by side, adding up action by action, from what was known on each."""

from __future__ import annotations

from tests.asking.typed import shown, typed
from tests.conversations.plan import AMARA, DANIEL, PRIYA
from tests.conversations.stack import Stack


def test_two_days_are_compared_action_by_action(stack: Stack) -> None:
    stack.dm(PRIYA, "2.1.1 amber, the venue is double booked")
    stack.later(days=2)
    began = stack.clock.moment
    stack.later(days=2)
    stack.dm(DANIEL, "2.1.3 red, the supplier walked out")
    stack.dm(PRIYA, "2.1.1 back on track, green")
    stack.later(days=1)
    words = shown(typed(stack, AMARA, f"compare {began:%-d %B} and today")["blocks"])
    assert "1 worse, 1 better" in words
    assert "*2.1.3* Replace the case recording system: GREEN → RED (as the owner said)" in words
    assert "*2.1.1*" in words
    assert "AMBER → GREEN" in words
    assert words.index("2.1.3") < words.index("*2.1.1*")


def test_a_comparison_says_the_same_when_it_is_asked_in_words(stack: Stack) -> None:
    began = stack.clock.moment
    stack.later(days=3)
    stack.dm(DANIEL, "2.1.3 red, the supplier walked out")
    answer = typed(stack, AMARA, f"compare {began:%-d %B}")
    ts = stack.dm(AMARA, f"what has changed since {began:%-d %B}?")
    assert stack.replies(AMARA, ts) == [answer["text"]]


def test_what_was_corrected_later_does_not_change_what_was_known(stack: Stack) -> None:
    ts = stack.dm(DANIEL, "2.1.3 red, the supplier walked out")
    stack.later(days=1)
    known = stack.clock.moment
    stack.later(days=1)
    stack.delete(DANIEL, ts)
    stack.later(days=1)
    words = shown(typed(stack, AMARA, f"compare {known:%-d %B} and today")["blocks"])
    assert "*2.1.3* Replace the case recording system: RED → GREEN" in words


def test_two_days_without_a_difference_say_so(stack: Stack) -> None:
    began = stack.clock.moment
    stack.later(days=1)
    words = shown(typed(stack, AMARA, f"compare {began:%-d %B} and today rec 2")["blocks"])
    assert "No action changed its rating" in words
    assert "What moved in recommendation 2" in words


def test_a_day_that_is_none_is_refused_with_an_example(stack: Stack) -> None:
    answer = typed(stack, AMARA, "compare bananas and today")
    assert "could not read “bananas” as a past day" in answer["text"]
