"""What a long record is gone through for is answered a moment later: Slack waits three seconds for an answer."""

from __future__ import annotations

import pytest

from bot.services import ask_later
from bot.slack.workspace import people as who
from tests.asking.typed import labels, shown, typed
from tests.conversations.plan import AMARA, DANIEL, KIT
from tests.conversations.stack import Stack

WHERE = who.GENERAL_CHANNEL


@pytest.mark.parametrize("words", ["compare 1 March and today", "trend", "red as at 1 March"])
def test_the_past_of_a_long_record_is_told_a_moment_after_it_was_asked_about(
    stack: Stack, monkeypatch: pytest.MonkeyPatch, words: str
) -> None:
    stack.dm(DANIEL, "2.1.3 red, the supplier walked out")
    at_once = typed(stack, AMARA, words)
    monkeypatch.setattr(ask_later, "LONG_RECORD", 0)
    assert stack.workspace.command(AMARA, WHERE, f"/plan {words}")["ok"]
    moment = stack.workspace.messages(WHERE, AMARA)[-1]
    assert "I am going through the " in shown(moment["blocks"])
    stack.answer()
    later = stack.workspace.messages(WHERE, AMARA)[-1]
    assert (shown(later["blocks"]), labels(later)) == (shown(at_once["blocks"]), labels(at_once))
    assert later["ephemeral_to"] == AMARA


def test_what_stands_on_a_long_record_today_is_answered_at_once(stack: Stack, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ask_later, "LONG_RECORD", 0)
    assert "going through" not in shown(typed(stack, AMARA, "red")["blocks"])


def test_a_guest_is_refused_the_past_at_once(stack: Stack, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ask_later, "LONG_RECORD", 0)
    assert "going through" not in shown(typed(stack, KIT, "trend")["blocks"])
