"""A derived rating bettered by the core team: with a reason, for one cadence at most, and it shows (rule E3)."""

from __future__ import annotations

import pytest

from bot.plan.entities import Rating
from tests.asking.typed import shown, typed
from tests.conversations.plan import AMARA, PRIYA
from tests.conversations.stack import Stack

SAID = "override 2.2.1 to green until 13 March: the audit is done, the paper is with the printer"


def test_it_is_reported_better_says_so_everywhere_and_lapses_by_itself(stack: Stack) -> None:
    assert stack.item("2.2.1").rating is Rating.AMBER
    stack.dm(AMARA, SAID)
    item = stack.item("2.2.1")
    assert (item.rating, item.derived) == (Rating.GREEN, Rating.AMBER)
    assert "overridden until 13 Mar; 🟠 AMBER by the rules" in shown(typed(stack, AMARA, "overdue")["blocks"])
    assert "the paper is with the printer" in shown(typed(stack, AMARA, "2.2.1")["blocks"])
    stack.later(days=12)
    assert stack.item("2.2.1").derived is None
    assert stack.item("2.2.1").rating is not Rating.GREEN


def test_undo_ends_it(stack: Stack) -> None:
    before = stack.action("2.2.1")
    stack.dm(AMARA, SAID)
    stack.press(AMARA, stack.last(AMARA), "Undo")
    assert stack.action("2.2.1") == before


def test_it_never_hides_what_the_owner_says(stack: Stack) -> None:
    stack.dm(AMARA, SAID)
    stack.dm(PRIYA, "2.2.1 red, nobody can do it")
    assert stack.item("2.2.1").rating is Rating.RED


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("override 2.2.1 blue until 10 March: signed off really", "Blue is a body's decision"),
        ("override 2.2.1 green until 30 April: late paper", "One cadence at most"),
        ("override 2.2.1 green until 10 March", "Why?"),
        ("override 2.2.1 red until 10 March: worse", "something better"),
        ("override 2.2.1 off", "has no override"),
        ("override rec 2 green", "Write `/plan override"),
    ],
)
def test_what_it_may_not_be_is_refused_in_a_sentence(stack: Stack, words: str, answer: str) -> None:
    assert answer in shown(typed(stack, AMARA, words)["blocks"])
    assert stack.action("2.2.1").override is None


def test_only_the_core_team_may(stack: Stack) -> None:
    stack.dm(PRIYA, SAID)
    assert stack.action("2.2.1").override is None
