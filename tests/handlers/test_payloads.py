"""Slack's payloads as typed values."""

from __future__ import annotations

from typing import Any

import pytest

from handlers.payloads import message_event, press_of


def body(**event: Any) -> dict[str, Any]:
    """A delivery of a message event in a direct message."""
    base = {"type": "message", "channel": "D1", "channel_type": "im", "ts": "1.0", "event_ts": "1.0"}
    return {"team_id": "T1", "event_id": "Ev1", "event": {**base, **event}}


def test_a_message_is_heard_with_its_thread_and_files() -> None:
    file = {"id": "F1", "name": "a.pdf", "mimetype": "application/pdf", "size": 3, "url_private": "https://x/a"}
    found = message_event(body(user="U1", text="2.1 red", thread_ts="0.5", files=[file], subtype="file_share"), "UB")
    assert found.kind == "said"
    assert found.heard is not None
    assert (found.heard.author, found.heard.root, found.heard.files[0].name) == ("U1", "0.5", "a.pdf")


@pytest.mark.parametrize(
    "event",
    [
        {"subtype": "bot_message", "bot_id": "B1", "text": "hello"},
        {"user": "U1", "bot_id": "B1", "text": "hello"},
        {"user": "U1", "subtype": "channel_join", "text": "joined"},
        {"text": "from nobody"},
        {"subtype": "message_changed", "message": {"ts": "1.0", "bot_id": "B1", "text": "x"}},
        {"subtype": "message_deleted", "deleted_ts": "1.0", "previous_message": {"bot_id": "B1"}},
    ],
)
def test_bots_and_slacks_own_bookkeeping_are_not_heard(event: dict[str, Any]) -> None:
    assert message_event(body(**event), "UB").heard is None


def test_a_tombstone_is_a_deletion() -> None:
    before = {"ts": "1.0", "user": "U1", "text": "2.1 red"}
    stone = {"ts": "1.0", "subtype": "tombstone", "text": "This message was deleted."}
    found = message_event(body(subtype="message_changed", message=stone, previous_message=before), "UB")
    assert (found.kind, found.heard.ts if found.heard else None) == ("deleted", "1.0")


def test_somebody_of_another_team_is_a_stranger() -> None:
    found = message_event(body(user="U9", text="hi", user_team="T2"), "UB")
    assert found.heard is not None
    assert found.heard.stranger


def test_a_mention_is_seen_in_the_text_and_in_the_kind_of_event() -> None:
    plain = message_event(body(user="U1", text="<@UB> 2.1 red", channel="C1", channel_type="channel"), "UB")
    named = message_event(body(type="app_mention", user="U1", text="red", channel="C1"), "UB")
    assert plain.heard is not None
    assert named.heard is not None
    assert plain.heard.mentioned
    assert named.heard.mentioned


def test_a_press_is_the_same_when_pressed_twice_and_differs_by_its_value() -> None:
    def pressed(value: str) -> str:
        action = {"action_id": "on_track", "value": value}
        container = {"message_ts": "1.0", "channel_id": "D1"}
        return press_of({"team": {"id": "T1"}, "user": {"id": "U1"}, "container": container, "actions": [action]}).key

    assert pressed('{"r":"2.1"}') == pressed('{"r":"2.1"}')
    assert pressed('{"r":"2.1"}') != pressed('{"r":"2.2"}')
