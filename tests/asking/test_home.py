"""The Home tab: who sees what."""

from __future__ import annotations

from tests.asking.typed import shown
from tests.conversations.plan import AMARA, HELEN, KIT, LEO, NADIA, PRIYA
from tests.conversations.stack import Stack


def home(stack: Stack, user: str) -> str:
    """What somebody sees who opens the Home tab."""
    stack.workspace.open_home(user)
    stack.answer()
    view = stack.workspace.home(user)
    assert view is not None
    return shown(view["blocks"])


def test_the_core_team_and_the_directors_see_the_position(stack: Stack) -> None:
    for user in (AMARA, HELEN):
        words = home(stack, user)
        assert "Where the plan stands" in words
        assert "10 actions: 🔴 0 RED" in words
        assert "*Recommendation 2* · 4 actions · 🟠 AMBER 1 · 🟢 GREEN 3 · *1 overdue*" in words


def test_an_owner_sees_own_actions_only(stack: Stack) -> None:
    words = home(stack, PRIYA)
    assert "*2.1.1* Publish the threshold document" in words
    assert "*2.2.1*" in words
    assert "2.1.3" not in words
    assert "Where the plan stands" not in words


def test_what_is_done_since_shows_at_the_next_opening(stack: Stack) -> None:
    home(stack, PRIYA)
    stack.dm(PRIYA, "2.1.1 red, no one to write it")
    assert "🔴 RED" in home(stack, PRIYA)


def test_a_guest_owner_sees_own_actions(stack: Stack) -> None:
    words = home(stack, NADIA)
    assert "*4.1*" in words
    assert "2.1" not in words


def test_a_guest_who_owns_nothing_sees_nothing(stack: Stack) -> None:
    words = home(stack, KIT)
    assert "You own no action of the plan" in words
    assert "Improvement plan" not in words


def test_a_colleague_who_owns_nothing_is_told_so(stack: Stack) -> None:
    words = home(stack, LEO)
    assert "You own no open action." in words
    assert "Where the plan stands" not in words


def test_before_there_is_a_plan_everybody_is_told(empty_stack: Stack) -> None:
    assert "There is no plan yet." in home(empty_stack, LEO)
