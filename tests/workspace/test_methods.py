"""Each Web API method, called with Slack's own client."""

from __future__ import annotations

import re
from typing import Any

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.slack.workspace import people
from bot.slack.workspace.serving import WorkspaceThread
from bot.slack.workspace.workspace import Workspace

CORE = people.CORE_TEAM_CHANNEL


def refusal(client: WebClient, method: str, **arguments: Any) -> str:
    """The error code of a call that must be refused."""
    with pytest.raises(SlackApiError) as refused:
        client.api_call(method, params=arguments)
    assert refused.value.response.status_code == 200
    return str(refused.value.response["error"])


def section(text: str) -> dict[str, Any]:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}}


def test_auth_test_says_who_planbot_is_and_which_scopes_it_has(client: WebClient) -> None:
    answer = client.auth_test()
    assert (answer["team_id"], answer["user_id"]) == (people.TEAM_ID, people.BOT_USER)
    assert "chat:write" in {key.lower(): value for key, value in answer.headers.items()}["x-oauth-scopes"]


def test_a_wrong_token_is_refused_and_a_missing_one_too(slack: WorkspaceThread) -> None:
    assert refusal(WebClient(token="xoxb-wrong", base_url=slack.api_url), "auth.test") == "invalid_auth"
    assert refusal(WebClient(base_url=slack.api_url), "auth.test") == "not_authed"


def test_a_method_planbot_does_not_call_is_unknown(client: WebClient) -> None:
    assert refusal(client, "chat.scheduleMessage", channel=CORE, text="later") == "unknown_method"


def test_a_call_beyond_the_granted_scopes_says_which_is_needed(client: WebClient, workspace: Workspace) -> None:
    ts = workspace.tell_bot(people.DIRECTOR, "hello")
    workspace.scopes = ("chat:write", "channels:history")
    with pytest.raises(SlackApiError) as refused:
        client.users_list()
    answer = refused.value.response
    assert (answer["error"], answer["needed"]) == ("missing_scope", "users:read")
    assert answer["provided"] == "chat:write,channels:history"
    assert client.chat_postMessage(channel=CORE, text="hello")["ok"]
    assert client.conversations_history(channel=CORE)["ok"]
    direct = {"channel": workspace.direct(people.DIRECTOR), "ts": ts}
    assert refusal(client, "conversations.replies", **direct) == "missing_scope"
    assert client.auth_test().headers["x-oauth-scopes"] == "chat:write,channels:history"


def test_people_can_be_looked_up(client: WebClient) -> None:
    owner = client.users_info(user=people.SAFEGUARDING_HEAD)["user"]
    assert owner["tz"] == "Europe/London"
    assert client.users_lookupByEmail(email=owner["profile"]["email"])["user"]["id"] == owner["id"]
    assert client.users_info(user=people.HEALTH_GUEST)["user"]["is_restricted"]
    assert client.users_info(user=people.LEAVER)["user"]["deleted"]
    assert refusal(client, "users.info", user="U0NOBODY") == "user_not_found"
    assert refusal(client, "users.lookupByEmail", email="nobody@dunmere.example") == "users_not_found"


def test_users_list_comes_in_pages(client: WebClient) -> None:
    found = [user["id"] for answer in client.users_list(limit=4) for user in answer["members"]]
    assert len(found) == len(set(found)) == len(people.ROLES) + 1


def test_planbots_channels_are_listed_by_type(client: WebClient) -> None:
    channels = client.users_conversations(types="public_channel")["channels"]
    assert {channel["name"] for channel in channels} == {"core-team", "general"}
    assert all(channel["is_im"] for channel in client.users_conversations(types="im")["channels"])


def test_opening_a_direct_message_gives_its_channel_but_not_for_a_leaver(client: WebClient) -> None:
    channel = client.conversations_open(users=people.DIRECTOR)["channel"]["id"]
    assert client.conversations_info(channel=channel)["channel"]["user"] == people.DIRECTOR
    assert refusal(client, "conversations.open", users=people.LEAVER) == "user_disabled"


def test_a_message_to_a_person_goes_to_their_direct_messages(client: WebClient, workspace: Workspace) -> None:
    client.chat_postMessage(channel=people.DIRECTOR, text="Good morning")
    assert [one["text"] for one in workspace.messages(workspace.direct(people.DIRECTOR))] == ["Good morning"]


def test_planbot_cannot_post_where_it_is_no_member_until_it_joins(client: WebClient, workspace: Workspace) -> None:
    workspace.state.save_channel(people.channel("C0BOARD", "board", "", [people.DIRECTOR]))
    assert refusal(client, "chat.postMessage", channel="C0BOARD", text="hello") == "not_in_channel"
    assert refusal(client, "conversations.history", channel="C0BOARD") == "not_in_channel"
    assert refusal(client, "chat.postMessage", channel="C0NOWHERE", text="hello") == "channel_not_found"
    assert refusal(client, "conversations.join", channel="C0BOARD") == "missing_scope"
    workspace.scopes = (*workspace.scopes, "channels:join")
    client.conversations_join(channel="C0BOARD")
    assert client.chat_postMessage(channel="C0BOARD", text="hello")["ok"]


def test_timestamps_are_unique_increasing_and_of_business_time(client: WebClient, workspace: Workspace) -> None:
    stamps = [client.chat_postMessage(channel=CORE, text=str(number))["ts"] for number in range(5)]
    assert stamps == sorted(set(stamps))
    assert all(re.fullmatch(r"\d{10}\.\d{6}", stamp) for stamp in stamps)
    assert abs(float(stamps[0]) - workspace.clock.now().timestamp()) < 60


def test_history_holds_parents_newest_first_and_replies_hold_the_thread(client: WebClient) -> None:
    first = client.chat_postMessage(channel=CORE, text="first")["ts"]
    second = client.chat_postMessage(channel=CORE, text="second")["ts"]
    client.chat_postMessage(channel=CORE, text="answer", thread_ts=first)
    history = client.conversations_history(channel=CORE)["messages"]
    assert [message["ts"] for message in history] == [second, first]
    assert history[1]["reply_count"] == 1
    thread = client.conversations_replies(channel=CORE, ts=first)["messages"]
    assert [message["text"] for message in thread] == ["first", "answer"]
    assert thread[1]["parent_user_id"] == people.BOT_USER
    assert refusal(client, "conversations.replies", channel=CORE, ts="1.000100") == "thread_not_found"


def test_history_is_bounded_exactly_and_comes_in_pages(client: WebClient) -> None:
    stamps = [client.chat_postMessage(channel=CORE, text=str(number))["ts"] for number in range(6)]

    def found(**bounds: Any) -> list[str]:
        pages = client.conversations_history(channel=CORE, limit=2, **bounds)
        return [message["ts"] for answer in pages for message in answer["messages"]][::-1]

    assert found() == stamps
    assert found(oldest=stamps[1]) == stamps[2:]
    assert found(oldest=stamps[1], latest=stamps[4]) == stamps[2:4]
    assert found(oldest=stamps[1], latest=stamps[4], inclusive=True) == stamps[1:5]
    assert refusal(client, "conversations.history", channel=CORE, cursor="nonsense") == "invalid_cursor"


def test_metadata_is_kept_and_shown_only_when_asked_for(client: WebClient) -> None:
    metadata = {"event_type": "weekly_digest", "event_payload": {"run": "2026-W34"}}
    client.chat_postMessage(channel=CORE, text="digest", metadata=metadata)
    assert "metadata" not in client.conversations_history(channel=CORE)["messages"][0]
    asked = client.conversations_history(channel=CORE, include_all_metadata=True)["messages"][0]
    assert asked["metadata"] == metadata
    assert refusal(client, "chat.postMessage", channel=CORE, text="x", metadata="{") == "invalid_metadata_format"


def test_planbot_changes_its_own_messages_only(client: WebClient, workspace: Workspace) -> None:
    own = client.chat_postMessage(channel=CORE, text="draft")["ts"]
    theirs = workspace.say(people.COORDINATOR, CORE, "mine")
    assert client.chat_update(channel=CORE, ts=own, text="final")["message"]["edited"]
    assert refusal(client, "chat.update", channel=CORE, ts=theirs, text="no") == "cant_update_message"
    assert refusal(client, "chat.update", channel=CORE, ts=own, text="x" * 4001) == "msg_too_long"
    assert refusal(client, "chat.update", channel=CORE, ts="1.000000", text="gone") == "message_not_found"


def test_an_ephemeral_message_is_seen_by_its_reader_only(client: WebClient, workspace: Workspace) -> None:
    ts = client.chat_postEphemeral(channel=CORE, user=people.DIRECTOR, text="for you")["message_ts"]
    assert [one["text"] for one in workspace.messages(CORE, people.DIRECTOR)] == ["for you"]
    assert workspace.messages(CORE, people.COORDINATOR) == []
    assert client.conversations_history(channel=CORE)["messages"] == []
    assert refusal(client, "chat.update", channel=CORE, ts=ts, text="no") == "message_not_found"
    outsider = {"channel": CORE, "user": people.BYSTANDER, "text": "no"}
    assert refusal(client, "chat.postEphemeral", **outsider) == "user_not_in_channel"


def test_blocks_come_as_json_text_or_json_and_get_ids(client: WebClient, workspace: Workspace) -> None:
    button = {"type": "button", "text": {"type": "plain_text", "text": "Undo"}, "action_id": "undo"}
    blocks = [section("Hello"), {"type": "actions", "elements": [button]}]
    client.chat_postMessage(channel=CORE, text="as form", blocks=blocks)
    client.api_call("chat.postMessage", json={"channel": CORE, "text": "as JSON", "blocks": blocks})
    for message in workspace.messages(CORE):
        assert all(block["block_id"] for block in message["blocks"])
        assert message["blocks"][1]["elements"][0]["action_id"] == "undo"


def test_neither_text_nor_blocks_is_no_message(client: WebClient) -> None:
    assert refusal(client, "chat.postMessage", channel=CORE) == "no_text"
