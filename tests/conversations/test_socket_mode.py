"""The same conversations over Socket Mode, where Planbot opens a web socket and Slack sends envelopes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.plan.entities import Rating
from bot.reading.read import read
from bot.services import hear_message
from bot.slack.workspace import people, sockets
from bot.slack.workspace.clicks import words_of
from tests.conversations.plan import DANIEL, HELEN
from tests.conversations.stack import TEAM, Stack


@pytest.fixture
def stack(tmp_path: Path) -> Iterator[Stack]:
    """Planbot with an app token, and its Slack."""
    # Retries enough that the slowest machine has opened its socket again by the last.
    made = Stack(tmp_path, retry_waits=(0.0, 0.5, 1.0, 2.0, 4.0), socket_mode=True)
    made.start()
    yield made
    made.stop()


def deliveries(stack: Stack, kind: str) -> list[dict[str, Any]]:
    """The log's lines of one kind of delivery."""
    return [line for line in stack.workspace.log() if line["kind"] == kind]


def opened(stack: Stack) -> int:
    """How many web sockets Planbot has opened so far."""
    return [line["name"] for line in deliveries(stack, "socket")].count("opened")


def test_a_reply_is_recorded_once_and_said_back(stack: Stack) -> None:
    ts = stack.dm(DANIEL, "2.1.3 amber, now 15 April")
    assert len(stack.counted("2.1.3")) == 1
    assert len(stack.replies(DANIEL, ts)) == 1
    events = deliveries(stack, "event")
    assert all(line["ok"] and line["attempt"] == 0 for line in events), events


def test_a_button_a_modal_and_a_command_are_answered(stack: Stack) -> None:
    ts = stack.dm(DANIEL, "2.1.3 red")
    stack.press(DANIEL, stack.last(DANIEL), "Change")
    assert stack.submit(DANIEL, {"rating": "amber"}) == {"ok": True}
    assert stack.item("2.1.3").line.declared is Rating.AMBER
    stack.press(DANIEL, stack.last(DANIEL), "Undo")
    assert stack.counted("2.1.3") == []
    assert stack.replies(DANIEL, ts)
    assert stack.workspace.command(HELEN, people.CORE_TEAM_CHANNEL, "/plan overdue") == {"ok": True}
    stack.answer()
    assert "2.2.1" in words_of(stack.workspace.messages(people.CORE_TEAM_CHANNEL, HELEN)[-1])


def test_a_modal_filled_in_wrongly_stays_open_with_what_to_mend(stack: Stack) -> None:
    stack.dm(DANIEL, "2.1.3 red")
    stack.press(DANIEL, stack.last(DANIEL), "Change")
    answer = stack.submit(DANIEL, {"percent": "many"})
    assert list(answer["errors"]) == ["percent"]


@pytest.mark.parametrize("mishap", ["duplicate", "duplicate_new_id", "drop_first", "reorder"])
def test_every_event_twice_late_or_again_is_recorded_and_answered_once(stack: Stack, mishap: str) -> None:
    stack.workspace.mishaps.set(**{mishap: True})
    ts = stack.dm(DANIEL, "2.1.3 amber, now 15 April")
    assert len(stack.counted("2.1.3")) == 1
    assert len(stack.replies(DANIEL, ts)) == 1


@pytest.mark.parametrize("reason", ["warning", "refresh_requested"])
def test_a_socket_that_slack_renews_loses_nothing_and_doubles_nothing(stack: Stack, reason: str) -> None:
    before = stack.dm(DANIEL, "2.1.3 red")
    stack.workspace.sockets.disconnect(reason)
    during = stack.dm(DANIEL, "2.1.3 amber")
    stack.workspace.wait_for(lambda: opened(stack) == 2 and stack.workspace.sockets.connected == 1)
    after = stack.dm(DANIEL, "2.1.3 green")
    assert len(stack.counted("2.1.3")) == 3
    assert [len(stack.replies(DANIEL, ts)) for ts in (before, during, after)] == [1, 1, 1]


def test_a_socket_lost_without_a_word_is_opened_again_and_the_event_comes_again(stack: Stack) -> None:
    stack.workspace.sockets.hang_up()
    ts = stack.dm(DANIEL, "2.1.3 red")
    assert opened(stack) == 2
    assert len(stack.counted("2.1.3")) == 1
    assert len(stack.replies(DANIEL, ts)) == 1


def test_a_socket_that_slack_refuses_for_a_while_is_tried_again(stack: Stack) -> None:
    token, stack.workspace.app_token = stack.workspace.app_token, None
    stack.workspace.sockets.hang_up()
    stack.workspace.wait_for(lambda: any(line["error"] == "invalid_auth" for line in stack.workspace.log()))
    stack.workspace.app_token = token
    stack.workspace.wait_for(lambda: stack.workspace.sockets.connected == 1)
    stack.dm(DANIEL, "2.1.3 red")
    assert len(stack.counted("2.1.3")) == 1


def test_what_could_not_be_recorded_is_not_acknowledged_and_comes_again(
    stack: Stack, monkeypatch: pytest.MonkeyPatch
) -> None:
    failures = [RuntimeError("once")]

    def failing_once(*args: Any, **named: Any) -> Any:
        if failures:
            # Whatever comes again may take as long as it takes.
            shorter.undo()
            raise failures.pop()
        return read(*args, **named)

    monkeypatch.setattr(hear_message, "read", failing_once)
    with pytest.MonkeyPatch.context() as shorter:
        shorter.setattr(sockets, "TIMEOUT_SECONDS", 5.0)
        stack.dm(DANIEL, "2.1.3 red")
    assert [line["ok"] for line in deliveries(stack, "event")][:2] == [False, True]
    assert len(stack.counted("2.1.3")) == 1


def test_a_long_message_comes_whole(stack: Stack) -> None:
    ts = stack.dm(DANIEL, "2.1.3 red, " + "the supplier’s café is closed 🙂 " * 300)
    kept = stack.message(DANIEL, ts)
    assert kept is not None
    assert len(stack.counted("2.1.3")) == 1


@pytest.mark.parametrize(
    "payload",
    [
        {"type": "event_callback", "event_id": "Ev1", "event": {"type": "something_new", "event_ts": "1.0"}},
        {"type": "app_rate_limited", "minute_rate_limited": 1518467820},
    ],
)
def test_an_event_that_nothing_listens_to_is_acknowledged_and_noted(
    stack: Stack, payload: dict[str, Any], caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    answer = stack.workspace.sockets.event({"team_id": TEAM, **payload}, 0, "")
    assert answer.ok
    kind = payload.get("event", payload)["type"]
    assert [r for r in caplog.records if r.name.startswith("planbot") and kind in r.getMessage()]


def test_an_interaction_that_nothing_listens_to_is_acknowledged(stack: Stack) -> None:
    whole = {"type": "something_new", "team": {"id": TEAM}, "user": {"id": DANIEL}, "trigger_id": "t"}
    assert stack.workspace.deliveries.interaction(whole).ok
