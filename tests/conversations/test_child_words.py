"""What seems to name a child is kept nowhere, however it is typed: after `/plan` and in a modal as in a message."""

from __future__ import annotations

import pytest

from tests.asking.typed import typed
from tests.conversations.plan import AMARA, HELEN, PRIYA
from tests.conversations.stack import Stack

NUMBER = "943 476 5919"


@pytest.mark.parametrize(
    "words",
    [
        f"override 2.2.1 green until 13 March: {NUMBER} is safe",
        f"challenge 2.1.1 why was {NUMBER} missed?",
        f"cancel 2.1.1: {NUMBER} has moved",
        f"monitor 3.3 until {NUMBER} is seen",
    ],
)
def test_what_is_typed_after_the_command_is_kept_without_it(stack: Stack, words: str) -> None:
    typed(stack, AMARA, words)
    assert NUMBER.encode() not in stack.stored_bytes()
    assert NUMBER not in " ".join((*stack.said_to(PRIYA), *stack.said_to(HELEN)))


def test_a_reason_in_a_modal_is_kept_without_it(stack: Stack) -> None:
    ts = stack.dm(PRIYA, "extend 2.1.1 to 30 April: supplier late")
    stack.press(HELEN, stack.last(HELEN), "Refuse")
    assert stack.submit(HELEN, {"reason": f"{NUMBER} cannot wait"})["ok"]
    assert "cannot wait" in stack.replies(PRIYA, ts)[-1]
    assert NUMBER not in " ".join((*stack.replies(PRIYA, ts), *stack.said_to(HELEN)))
    assert NUMBER.encode() not in stack.stored_bytes()
