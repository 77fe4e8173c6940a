"""`/plan history`: the whole journal of one action, in words, on any day."""

from __future__ import annotations

from tests.asking.typed import labels, shown, typed
from tests.conversations.plan import AMARA, DANIEL
from tests.conversations.stack import Stack


def test_everything_that_happened_is_told_in_its_words_and_corrections_with_it(stack: Stack) -> None:
    ts = stack.dm(DANIEL, "2.1.3 amber, the server is late")
    stack.later(days=1)
    stack.edit(DANIEL, ts, "2.1.3 red, the <server> is lost")
    words = shown(typed(stack, AMARA, "history 2.1.3")["blocks"])
    assert "Daniel Okafor · red “2.1.3 red, the &lt;server&gt; is lost”" in words
    assert "an update withdrawn (edited in Slack)" in words
    order = [words.index(said) for said in ("· red", "withdrawn", "· amber", "added to the plan")]
    assert order == sorted(order)


def test_a_past_day_shows_what_was_known_then(stack: Stack) -> None:
    began = stack.clock.moment
    stack.later(days=2)
    stack.dm(DANIEL, "2.1.3 amber, the server is late")
    words = shown(typed(stack, AMARA, f"history 2.1.3 as at {began:%-d %B}")["blocks"])
    assert "server" not in words
    assert "added to the plan" in words


def test_a_long_history_has_pages(stack: Stack) -> None:
    for percent in range(10, 30):
        stack.dm(DANIEL, f"2.1.3 {percent}%")
    answer = typed(stack, AMARA, "history 2.1.3")
    assert labels(answer) == ["Next page", "Erase words…"]
    assert "29%" in shown(answer["blocks"])


def test_no_reference_is_asked_for_with_an_example(stack: Stack) -> None:
    assert "`/plan history 2.1.3`" in typed(stack, AMARA, "history")["text"]
