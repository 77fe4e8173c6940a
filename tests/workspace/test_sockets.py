"""Socket Mode as the workspace speaks it: addresses, envelopes, acknowledgements, and what comes again."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.clock import SystemClock
from bot.slack.workspace import people
from bot.slack.workspace.serving import WorkspaceThread
from bot.slack.workspace.workspace import APP_TOKEN, BOT_TOKEN, Workspace

from .planbot_socket import PlanbotSocket

CORE = people.CORE_TEAM_CHANNEL


@pytest.fixture
def workspace() -> Iterator[Workspace]:
    """A running workspace whose app has an app-level token."""
    made = Workspace(None, SystemClock(), retry_waits=(0.0, 0.0), socket_mode=True)
    with WorkspaceThread(made):
        yield made
    made.close()


@pytest.fixture
def planbot(workspace: Workspace) -> Iterator[PlanbotSocket]:
    """A web socket that has been greeted."""
    with PlanbotSocket(workspace.sockets.new_address()) as opened:
        assert opened.envelope()["type"] == "hello"
        yield opened


def refusal(workspace: Workspace, **arguments: Any) -> str:
    """With what apps.connections.open refuses a call."""
    client = WebClient(base_url=f"{workspace.base_url}/api/", retry_handlers=[])
    with pytest.raises(SlackApiError) as refused:
        client.api_call("apps.connections.open", **arguments)
    return str(refused.value.response["error"])


def test_an_address_is_given_for_the_apps_own_token_in_the_header_and_no_other(workspace: Workspace) -> None:
    assert refusal(workspace, params={"token": BOT_TOKEN}) == "not_allowed_token_type"
    assert refusal(workspace, params={"token": "xapp-another"}) == "invalid_auth"
    assert refusal(workspace, data={"token": APP_TOKEN}) == "not_authed"


def test_an_app_without_socket_mode_has_no_address() -> None:
    without = Workspace(None, SystemClock())
    with WorkspaceThread(without):
        assert refusal(without, params={"token": APP_TOKEN}) == "invalid_auth"
    without.close()


def test_an_address_is_good_for_once(workspace: Workspace) -> None:
    address = workspace.sockets.new_address()
    with PlanbotSocket(address) as first, PlanbotSocket(address) as second:
        assert [first.envelope()["type"], second.receive()] == ["hello", None]
    with PlanbotSocket(address.partition("?")[0] + "?ticket=guessed") as third:
        assert third.receive() is None


def test_an_event_comes_in_an_envelope_and_not_again_once_acknowledged(
    workspace: Workspace, planbot: PlanbotSocket
) -> None:
    ts = workspace.say(people.OFFICER, CORE, "hello")
    envelope = planbot.envelope()
    planbot.acknowledge(envelope)
    workspace.settle()
    assert (envelope["type"], envelope["accepts_response_payload"]) == ("events_api", False)
    assert (envelope["retry_attempt"], envelope["retry_reason"]) == (0, "")
    assert envelope["payload"]["event"]["ts"] == ts


def test_an_event_that_is_not_acknowledged_comes_again_in_another_envelope(
    workspace: Workspace, planbot: PlanbotSocket, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.slack.workspace.sockets.TIMEOUT_SECONDS", 0.05)
    workspace.say(people.OFFICER, CORE, "hello")
    envelopes = [planbot.envelope() for _ in range(3)]
    workspace.settle()
    assert [one["retry_attempt"] for one in envelopes] == [0, 1, 2]
    assert [one["retry_reason"] for one in envelopes] == ["", "timeout", "timeout"]
    assert len({one["envelope_id"] for one in envelopes}) == 3
    assert len({one["payload"]["event_id"] for one in envelopes}) == 1


def test_a_command_is_answered_with_the_acknowledgements_payload(workspace: Workspace, planbot: PlanbotSocket) -> None:
    with ThreadPoolExecutor() as threads:
        typed = threads.submit(workspace.command, people.DIRECTOR, CORE, "/plan red")
        envelope = planbot.envelope()
        planbot.acknowledge(envelope, text="Nothing is red.")
        assert typed.result() == {"ok": True}
    assert (envelope["type"], envelope["accepts_response_payload"]) == ("slash_commands", True)
    assert envelope["payload"]["text"] == "red"
    assert workspace.messages(CORE, people.DIRECTOR)[-1]["text"] == "Nothing is red."


def test_a_socket_that_makes_place_gets_nothing_more_and_ends_with_the_new_one(
    workspace: Workspace, planbot: PlanbotSocket
) -> None:
    workspace.sockets.disconnect("refresh_requested")
    parting = planbot.envelope()
    workspace.say(people.OFFICER, CORE, "hello")
    with PlanbotSocket(workspace.sockets.new_address()) as following:
        assert following.envelope()["num_connections"] == 2
        following.acknowledge(following.envelope())
        workspace.settle()
    assert (parting["type"], parting["reason"]) == ("disconnect", "refresh_requested")
    assert planbot.receive() is None
