"""What nothing listens to, what is not signed, and what fails."""

from __future__ import annotations

import json
import time
import urllib.error
import urllib.request
from typing import Any

import pytest

from bot.services import hear_message
from bot.slack.workspace import people
from bot.slack.workspace.signed_requests import signature
from bot.slack.workspace.workspace import SIGNING_SECRET
from tests.conversations.plan import DANIEL
from tests.conversations.stack import TEAM, Stack

SECRET = "2.1.3 is what the board must not see"


def deliver(stack: Stack, payload: dict[str, Any], secret: str = SIGNING_SECRET) -> int:
    """The status with which Planbot answers a delivery."""
    body, now = json.dumps(payload), str(int(time.time()))
    headers = {
        "Content-Type": "application/json",
        "X-Slack-Request-Timestamp": now,
        "X-Slack-Signature": signature(secret, now, body),
    }
    address = f"{stack.workspace.deliveries.planbot_url}/slack/events"
    request = urllib.request.Request(address, data=body.encode(), headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=5) as answer:
            return int(answer.status)
    except urllib.error.HTTPError as refusal:
        with refusal:
            return refusal.code


def event(kind: str, **more: Any) -> dict[str, Any]:
    """A delivery of an event."""
    inner = {"type": kind, "event_ts": "1.0", **more}
    return {"type": "event_callback", "team_id": TEAM, "event_id": f"Ev{kind}", "event": inner}


@pytest.mark.parametrize("kind", ["file_public", "reaction_added", "channel_rename", "something_new"])
def test_an_event_that_nothing_listens_to_is_acknowledged(stack: Stack, kind: str) -> None:
    assert deliver(stack, event(kind, user=DANIEL)) == 200


def test_a_warning_of_too_many_events_is_acknowledged(stack: Stack) -> None:
    assert deliver(stack, {"type": "app_rate_limited", "team_id": TEAM, "minute_rate_limited": 1518467820}) == 200


@pytest.mark.parametrize(
    "payload",
    [
        {"type": "block_actions", "actions": [{"action_id": "unknown", "block_id": "b", "type": "button"}]},
        {"type": "view_submission", "view": {"callback_id": "unknown", "type": "modal"}},
        {"type": "view_closed", "view": {"callback_id": "unknown", "type": "modal"}},
        {"type": "shortcut", "callback_id": "unknown"},
        {"type": "message_action", "callback_id": "unknown"},
        {"type": "block_suggestion", "action_id": "unknown", "block_id": "b", "value": ""},
        {"type": "something_new"},
    ],
)
def test_an_interaction_that_nothing_listens_to_is_acknowledged(stack: Stack, payload: dict[str, Any]) -> None:
    whole = {**payload, "team": {"id": TEAM}, "user": {"id": DANIEL}, "trigger_id": "t"}
    assert stack.workspace.deliveries.interaction(whole).status == 200


def test_what_is_not_signed_by_slack_is_refused(stack: Stack) -> None:
    assert deliver(stack, event("file_public"), secret="another") == 401


def test_the_address_answers_slacks_challenge(stack: Stack) -> None:
    assert stack.workspace.deliveries.verify_url()


def test_a_failure_is_told_once_with_a_reference_and_slack_sends_it_again(
    stack: Stack, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> object:
        raise RuntimeError("the words of a message")

    monkeypatch.setattr(hear_message, "read", broken)
    ts = stack.dm(DANIEL, "2.1.3 red")
    [told] = stack.replies(DANIEL, ts)
    assert "reference *" in told
    assert stack.action("2.1.3").updates == ()
    assert stack.message(DANIEL, ts) is None


def test_whoever_named_planbot_in_a_channel_is_told_of_a_failure_directly(
    stack: Stack, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object, **__: object) -> object:
        raise RuntimeError("the words of a message")

    monkeypatch.setattr(hear_message, "read", broken)
    stack.say(DANIEL, people.GENERAL_CHANNEL, f"<@{people.BOT_USER}> 2.1.3 red")
    [told] = stack.said_to(DANIEL)
    assert "reference *" in told


def test_the_words_of_a_message_do_not_reach_the_log(
    stack: Stack, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def broken(*_: object, **__: object) -> object:
        raise ValueError(SECRET)

    caplog.set_level("DEBUG")
    stack.dm(DANIEL, SECRET)
    monkeypatch.setattr(hear_message, "read", broken)
    stack.dm(DANIEL, SECRET)
    ours = [r for r in caplog.records if r.name.startswith(("planbot", "bot", "handlers", "digests", "storage"))]
    assert not [r for r in ours if SECRET in r.getMessage() + str(r.exc_text)]
