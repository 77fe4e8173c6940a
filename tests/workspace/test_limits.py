"""Slack's limits, refused in Slack's own shape."""

from __future__ import annotations

from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.slack.workspace import limits, people
from bot.slack.workspace.answers import SlackError


def plain(text: str) -> dict[str, Any]:
    return {"type": "plain_text", "text": text}


def section(text: str) -> dict[str, Any]:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}}


def actions(count: int, **more: Any) -> dict[str, Any]:
    button = {"type": "button", "text": plain("Yes"), **more}
    return {"type": "actions", "elements": [dict(button) for _ in range(count)]}


def select(options: int) -> dict[str, Any]:
    choices = [{"text": plain(f"Choice {number}"), "value": str(number)} for number in range(options)]
    element = {"type": "static_select", "action_id": "pick", "options": choices}
    return {"type": "section", "text": plain("Pick"), "accessory": element}


AT_THE_LIMIT = [
    [section("x" * 3000)],
    [{"type": "header", "text": plain("x" * 150)}],
    [actions(25)],
    [actions(1, value="x" * 2000)],
    [select(100)],
    [{"type": "divider"}] * 50,
    [section("x" * 3000)] * 4,
]
OVER_THE_LIMIT = [
    [section("x" * 3001)],
    [section("")],
    [{"type": "header", "text": plain("x" * 151)}],
    [{"type": "header", "text": {"type": "mrkdwn", "text": "x"}}],
    [actions(26)],
    [actions(0)],
    [actions(1, value="x" * 2001)],
    [actions(1, text=plain("x" * 76))],
    [actions(2, action_id="same")],
    [select(101)],
    [{"type": "divider"}] * 51,
    [{"type": "divider", "block_id": "one"}] * 2,
    [{"type": "image", "alt_text": "a picture", "slack_file": {"id": "F0NOTHERE"}}],
    [{"type": "image", "image_url": "https://dunmere.example/a.png"}],
    [{"type": "carousel_of_dreams"}],
]


@pytest.mark.parametrize("blocks", AT_THE_LIMIT)
def test_what_is_just_within_the_limit_is_taken(blocks: list[dict[str, Any]]) -> None:
    assert len(limits.checked_message_blocks(blocks, lambda _: False)) == len(blocks)


@pytest.mark.parametrize("blocks", OVER_THE_LIMIT)
def test_what_is_just_over_the_limit_is_refused(blocks: list[dict[str, Any]]) -> None:
    with pytest.raises(SlackError, match="invalid_blocks"):
        limits.checked_message_blocks(blocks, lambda _: False)


def test_the_refusal_names_the_place_as_slack_does(client: WebClient) -> None:
    with pytest.raises(SlackApiError) as refused:
        client.chat_postMessage(channel=people.CORE_TEAM_CHANNEL, text="x", blocks=[section("x" * 3001)])
    answer = refused.value.response
    assert answer["error"] == "invalid_blocks"
    assert answer["errors"] == ["must be less than 3001 characters [json-pointer:/blocks/0/text/text]"]
    assert answer["response_metadata"]["messages"] == [f"[ERROR] {answer['errors'][0]}"]


def test_all_blocks_of_a_message_together_have_a_limit() -> None:
    with pytest.raises(SlackError, match="msg_blocks_too_long"):
        limits.checked_message_blocks([section("x" * 2900)] * 5, lambda _: False)


def test_a_modal_needs_a_title_and_with_an_input_a_submit() -> None:
    field = {"type": "input", "label": plain("Note"), "element": {"type": "plain_text_input"}}
    modal = {"type": "modal", "title": plain("Done"), "submit": plain("Save"), "blocks": [field]}
    assert limits.checked_view(modal, lambda _: False)["blocks"][0]["element"]["action_id"]
    for fault in ({"title": None}, {"submit": None}, {"title": plain("x" * 25)}, {"private_metadata": "x" * 3001}):
        with pytest.raises(SlackError, match="invalid_arguments"):
            limits.checked_view({**modal, **fault}, lambda _: False)
