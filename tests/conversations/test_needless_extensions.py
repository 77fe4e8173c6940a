"""More time asked for what is delivered already: refused in a sentence, not put to those who approve."""

from __future__ import annotations

from datetime import date

from tests.asking.typed import typed
from tests.conversations.plan import AMARA, HELEN, PRIYA
from tests.conversations.stack import Stack
from tests.conversations.test_changes import ASKED


def test_more_time_for_what_is_delivered_is_refused_with_what_to_do(stack: Stack) -> None:
    stack.dm(PRIYA, "2.1.1 complete")
    for who, said in ((PRIYA, ASKED), (PRIYA, "can 2.1.1 have more time please"), (HELEN, ASKED), (AMARA, ASKED)):
        [answer] = stack.replies(who, stack.dm(who, said))
        assert "*2.1.1* is delivered already and needs no later date" in answer
        assert "say so first" in answer
    assert "say so first" in typed(stack, PRIYA, ASKED)["text"]
    assert stack.action("2.1.1").requests == ()
    stack.dm(PRIYA, "2.1.1 is not done after all")
    stack.dm(PRIYA, ASKED)
    assert [r.due.day for r in stack.action("2.1.1").requests] == [date(2026, 4, 30)]


def test_what_else_was_said_beside_a_needless_extension_is_recorded(stack: Stack) -> None:
    stack.dm(PRIYA, "2.1.1 complete")
    first, second = stack.replies(PRIYA, stack.dm(PRIYA, f"{ASKED}; minutes at https://dunmere.example/a.pdf"))
    assert "needs no later date" in first + second
    assert "Evidence:" in first + second
    assert "Now expected" not in first + second
    assert stack.action("2.1.1").requests == ()
