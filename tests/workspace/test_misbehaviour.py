"""Posts on a bad day: refused, failed, or carried out with the answer lost."""

from __future__ import annotations

import http.client
from urllib.error import URLError

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError
from slack_sdk.http_retry.builtin_handlers import RateLimitErrorRetryHandler

from bot.slack.workspace import people
from bot.slack.workspace.misbehave import Misbehaviour
from bot.slack.workspace.serving import WorkspaceThread
from bot.slack.workspace.workspace import BOT_TOKEN, Workspace

CORE = people.CORE_TEAM_CHANNEL


def texts(workspace: Workspace) -> list[str]:
    return [message["text"] for message in workspace.messages(CORE)]


def test_every_third_post_is_refused_with_a_time_to_wait(client: WebClient, workspace: Workspace) -> None:
    workspace.mishaps.set(rate_limit_every=3)
    client.chat_postMessage(channel=CORE, text="1")
    client.chat_postMessage(channel=CORE, text="2")
    with pytest.raises(SlackApiError) as refused:
        client.chat_postMessage(channel=CORE, text="3")
    answer = refused.value.response
    assert (answer.status_code, answer["error"]) == (429, "ratelimited")
    assert {key.lower(): value for key, value in answer.headers.items()}["retry-after"] == "1"
    assert texts(workspace) == ["1", "2"]


def test_slacks_own_retry_handler_gets_a_refused_post_through(slack: WorkspaceThread) -> None:
    slack.workspace.mishaps.set(rate_limit_every=2)
    patient = WebClient(
        token=BOT_TOKEN, base_url=slack.api_url, retry_handlers=[RateLimitErrorRetryHandler(max_retry_count=1)]
    )
    for number in range(2):
        patient.chat_postMessage(channel=CORE, text=str(number))
    assert texts(slack.workspace) == ["0", "1"]


def test_a_server_error_is_not_carried_out(client: WebClient, workspace: Workspace) -> None:
    workspace.mishaps.set(server_error_every=1)
    with pytest.raises(SlackApiError) as refused:
        client.chat_postMessage(channel=CORE, text="1")
    assert refused.value.response.status_code == 503
    assert texts(workspace) == []


def test_a_lost_answer_leaves_the_message_to_be_found_by_its_metadata(client: WebClient, workspace: Workspace) -> None:
    workspace.mishaps.set(answer_lost_after_commit=1)
    metadata = {"event_type": "prompt", "event_payload": {"key": "17"}}
    with pytest.raises((URLError, http.client.RemoteDisconnected, ConnectionError)):
        client.chat_postMessage(channel=CORE, text="once", metadata=metadata)
    history = client.conversations_history(channel=CORE, include_all_metadata=True)["messages"]
    assert [message["metadata"] for message in history] == [metadata]
    client.chat_postMessage(channel=CORE, text="the next is answered")
    assert texts(workspace) == ["once", "the next is answered"]


def test_slacks_default_connection_retry_would_post_twice(slack: WorkspaceThread) -> None:
    slack.workspace.mishaps.set(answer_lost_after_commit=1)
    WebClient(token=BOT_TOKEN, base_url=slack.api_url).chat_postMessage(channel=CORE, text="once?")
    assert texts(slack.workspace) == ["once?", "once?"]


def test_an_unknown_switch_is_refused() -> None:
    with pytest.raises(ValueError, match="no switch"):
        Misbehaviour().changed({"explode": True})
    with pytest.raises(ValueError, match="cannot be"):
        Misbehaviour().changed({"rate_limit_every": "often"})
