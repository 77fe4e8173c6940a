"""A list of requests that only its reader sees is shown anew once something was decided from it."""

from __future__ import annotations

import pytest

from bot.slack.workspace import people as who
from bot.slack.workspace import triggers
from tests.asking.typed import labels, seen, shown, typed
from tests.conversations.plan import AMARA, HELEN, PRIYA
from tests.conversations.stack import Stack


@pytest.fixture
def asked(stack: Stack) -> Stack:
    """Two requests await the director."""
    for said in ("extend 2.1.1 to 30 April: supplier late", "extend 2.1.2 to 31 May: the trainer is ill"):
        stack.dm(PRIYA, said)
    return stack


def seen_by(stack: Stack, user: str) -> int:
    """How many messages somebody sees in the channel."""
    return len(stack.workspace.messages(who.GENERAL_CHANNEL, user))


def test_a_request_approved_from_a_list_leaves_it_and_is_back_when_that_is_undone(asked: Stack) -> None:
    listed = typed(asked, HELEN, "changes")
    before = seen_by(asked, HELEN)
    asked.press(HELEN, listed, "Approve")
    now = seen(asked, HELEN)
    assert seen_by(asked, HELEN) == before
    assert labels(now) == ["Undo", "Approve", "Refuse …"]
    assert "2.1.1" in now["text"]
    asked.later(seconds=5)
    asked.press(HELEN, now, "Undo")
    assert labels(seen(asked, HELEN)) == ["Approve", "Refuse …"] * 2
    assert seen_by(asked, HELEN) == before


def test_a_request_refused_in_a_form_leaves_the_list_it_was_opened_from(asked: Stack) -> None:
    asked.press(HELEN, typed(asked, HELEN, "changes rec 2"), "Refuse …")
    asked.submit(HELEN, {"reason": "the board wants it in March"})
    now = seen(asked, HELEN)
    assert labels(now) == ["Undo", "Approve", "Refuse …"]
    assert "Refused: *2.1.1*" in shown(now["blocks"])


def test_a_form_saved_when_its_list_can_be_changed_no_more_is_answered_directly(
    asked: Stack, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked.press(HELEN, typed(asked, HELEN, "changes"), "Refuse …")
    monkeypatch.setattr(triggers, "RESPONSE_SECONDS", -1.0)
    asked.submit(HELEN, {"reason": "not in March"})
    assert "Refused: *2.1.1*" in asked.last(HELEN)["text"]


def test_a_request_withdrawn_from_the_answer_that_recorded_it_has_no_button_left(stack: Stack) -> None:
    card = typed(stack, AMARA, "cancel 2.1.2: done elsewhere")
    assert labels(card) == ["Withdraw"]
    stack.press(AMARA, card, "Withdraw")
    assert labels(seen(stack, AMARA)) == []
    assert "withdrawn" in seen(stack, AMARA)["text"]
