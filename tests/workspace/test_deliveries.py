"""Events as they reach Planbot: signed, retried, and misbehaving on demand."""

from __future__ import annotations

import itertools
from pathlib import Path

import pytest
from slack_sdk import WebClient
from slack_sdk.signature import SignatureVerifier

from bot.clock import MovedClock, SystemClock
from bot.slack.workspace import people
from bot.slack.workspace.serving import WorkspaceThread
from bot.slack.workspace.signed_requests import signature
from bot.slack.workspace.workspace import SIGNING_SECRET, Workspace

from .planbot_stub import OK, Delivery, PlanbotStub, Reply

CORE = people.CORE_TEAM_CHANNEL
KNOWN_BODY = (
    "token=xyzz0WbapA4vBCDEFasx0q6G&team_id=T1DC2JH3J&team_domain=testteamnow&channel_id=G8PSS9T3V"
    "&channel_name=foobar&user_id=U2CERLKJA&user_name=roadrunner&command=%2Fwebhook-collect&text="
    "&response_url=https%3A%2F%2Fhooks.slack.com%2Fcommands%2FT1DC2JH3J%2F397700885554%2F96rGlfmibIGlgcZRskXaIFfN"
    "&trigger_id=398738663015.47445629121.803a0bc887a14d10d2c447fce8b6703c"
)
KNOWN_SECRET = "8f742231b10e8888abcd99yyyzzz85a5"
KNOWN_SIGNATURE = "v0=a2114d57b48eac39b9ad189dd8316235a7b4a8d21a10bd27519666489c69b503"


def test_the_signature_is_slacks_for_slacks_own_example() -> None:
    assert signature(KNOWN_SECRET, "1531420618", KNOWN_BODY) == KNOWN_SIGNATURE


def test_slacks_own_verifier_computes_the_same() -> None:
    ours = signature(SIGNING_SECRET, "1531420618", "text=£")
    verifier = SignatureVerifier(SIGNING_SECRET)
    assert verifier.generate_signature(timestamp="1531420618", body="text=£") == ours


def test_every_delivery_is_signed_in_real_time(slack: WorkspaceThread, planbot: PlanbotStub) -> None:
    workspace = slack.workspace
    workspace.say(people.COORDINATOR, CORE, "Hello")
    workspace.settle()
    workspace.command(people.COORDINATOR, CORE, "/plan red")
    assert len(planbot.deliveries) == 2
    assert all(delivery.signed for delivery in planbot.deliveries)


def test_the_challenge_is_answered(slack: WorkspaceThread, planbot: PlanbotStub) -> None:
    assert not slack.workspace.deliveries.verify_url()
    planbot.reply = lambda delivery: (200, {}, delivery.payload["challenge"].encode())
    assert slack.workspace.deliveries.verify_url()


def test_a_message_comes_in_slacks_wrapping(slack: WorkspaceThread, planbot: PlanbotStub) -> None:
    ts = slack.workspace.say(people.COORDINATOR, CORE, "A & B <now>")
    slack.workspace.settle()
    callback = planbot.deliveries[0].payload
    assert (callback["type"], callback["team_id"]) == ("event_callback", people.TEAM_ID)
    assert callback["api_app_id"] == people.APP_ID
    assert callback["authorizations"][0]["user_id"] == people.BOT_USER
    event = callback["event"]
    assert (event["type"], event["channel"], event["channel_type"]) == ("message", CORE, "channel")
    assert (event["user"], event["ts"], event["text"]) == (people.COORDINATOR, ts, "A &amp; B &lt;now&gt;")


def test_a_mention_in_a_channel_is_two_events_and_in_a_direct_message_one(
    slack: WorkspaceThread, planbot: PlanbotStub
) -> None:
    slack.workspace.say(people.DIRECTOR, CORE, "@Planbot what's red?")
    slack.workspace.tell_bot(people.DIRECTOR, "@Planbot what's red?")
    slack.workspace.settle()
    said = f"<@{people.BOT_USER}> what's red?"
    assert [event["text"] for event in planbot.events("app_mention")] == [said]
    assert [event["channel_type"] for event in planbot.events()] == ["channel", "im"]


def test_a_channel_without_planbot_is_not_told_of(slack: WorkspaceThread, planbot: PlanbotStub) -> None:
    slack.workspace.state.save_channel(people.channel("C0BOARD", "board", "", [people.DIRECTOR]))
    slack.workspace.say(people.DIRECTOR, "C0BOARD", "@Planbot are you there?")
    slack.workspace.settle()
    assert planbot.deliveries == []


def test_edits_and_deletions_carry_what_was_there_before(slack: WorkspaceThread, planbot: PlanbotStub) -> None:
    ts = slack.workspace.say(people.OFFICER, CORE, "first")
    slack.workspace.edit(people.OFFICER, CORE, ts, "second")
    slack.workspace.delete(people.OFFICER, CORE, ts)
    slack.workspace.settle()
    _, changed, deleted = planbot.events()
    assert (changed["subtype"], changed["hidden"]) == ("message_changed", True)
    assert (changed["previous_message"]["text"], changed["message"]["text"]) == ("first", "second")
    assert changed["message"]["edited"]["user"] == people.OFFICER
    assert (deleted["subtype"], deleted["deleted_ts"]) == ("message_deleted", ts)
    assert deleted["previous_message"]["text"] == "second"


def test_a_deleted_parent_with_answers_leaves_a_tombstone(slack: WorkspaceThread, planbot: PlanbotStub) -> None:
    ts = slack.workspace.say(people.OFFICER, CORE, "parent")
    slack.workspace.say(people.COORDINATOR, CORE, "answer", thread_ts=ts)
    slack.workspace.delete(people.OFFICER, CORE, ts)
    slack.workspace.settle()
    assert planbot.events()[-1]["message"]["subtype"] == "tombstone"


def test_a_file_is_shared_with_its_guarded_address(slack: WorkspaceThread, planbot: PlanbotStub) -> None:
    file_id = slack.workspace.upload(people.OFFICER, "minutes.pdf", b"%PDF-1.4")
    slack.workspace.say(people.OFFICER, CORE, "evidence", file_ids=[file_id])
    slack.workspace.settle()
    (event,) = planbot.events()
    assert event["subtype"] == "file_share"
    assert event["files"][0]["mimetype"] == "application/pdf"
    assert event["files"][0]["url_private_download"].startswith(slack.url)


def test_planbots_own_messages_are_delivered_too(client: WebClient, workspace: Workspace, planbot: PlanbotStub) -> None:
    client.chat_postMessage(channel=CORE, text=f"<@{people.BOT_USER}> speaking")
    workspace.settle()
    assert [event["bot_id"] for event in planbot.events()] == [people.BOT_ID]
    assert planbot.events("app_mention") == []


def test_opening_home_and_joining_are_events(client: WebClient, workspace: Workspace, planbot: PlanbotStub) -> None:
    workspace.state.save_channel(people.channel("C0BOARD", "board", "", [people.DIRECTOR]))
    workspace.scopes = (*workspace.scopes, "channels:join")
    workspace.open_home(people.DIRECTOR)
    client.conversations_join(channel="C0BOARD")
    workspace.settle()
    assert planbot.events("app_home_opened")[0]["tab"] == "home"
    assert planbot.events("member_joined_channel")[0]["user"] == people.BOT_USER


def test_a_failed_delivery_is_retried_three_times_with_its_reason(slack: WorkspaceThread, planbot: PlanbotStub) -> None:
    planbot.reply = lambda _: (500, {}, b"")
    slack.workspace.say(people.OFFICER, CORE, "hello")
    slack.workspace.settle()
    retries = [delivery.headers.get("x-slack-retry-num") for delivery in planbot.deliveries]
    assert retries == [None, "1", "2", "3"]
    assert planbot.deliveries[1].headers["x-slack-retry-reason"] == "http_error"
    assert len({delivery.payload["event_id"] for delivery in planbot.deliveries}) == 1
    assert [line["attempt"] for line in slack.workspace.log()] == [0, 1, 2, 3]


def test_a_failure_that_says_no_retry_is_left_alone(slack: WorkspaceThread, planbot: PlanbotStub) -> None:
    planbot.reply = lambda _: (500, {"x-slack-no-retry": "1"}, b"")
    slack.workspace.say(people.OFFICER, CORE, "hello")
    slack.workspace.settle()
    assert len(planbot.deliveries) == 1


def test_a_retry_that_succeeds_is_the_last(slack: WorkspaceThread, planbot: PlanbotStub) -> None:
    answers = itertools.chain([(503, {}, b"")], itertools.repeat(OK))

    def reply(_: Delivery) -> Reply:
        return next(answers)

    planbot.reply = reply
    slack.workspace.say(people.OFFICER, CORE, "hello")
    slack.workspace.settle()
    assert len(planbot.deliveries) == 2


def test_an_event_that_was_not_delivered_survives_a_restart(tmp_path: Path, planbot: PlanbotStub) -> None:
    path, clock = tmp_path / "slack.sqlite", MovedClock(tmp_path / "clock")
    before = Workspace(path, clock, planbot.url)
    before.say(people.OFFICER, CORE, "said while the deliveries stood still")
    before.close()
    after = Workspace(path, clock, planbot.url)
    after.start()
    after.settle()
    after.close()
    assert [event["text"] for event in planbot.events()] == ["said while the deliveries stood still"]


@pytest.mark.parametrize(("switch", "ids"), [("duplicate", 1), ("duplicate_new_id", 2)])
def test_duplicates_come_under_one_event_id_or_two(
    slack: WorkspaceThread, planbot: PlanbotStub, switch: str, ids: int
) -> None:
    slack.workspace.mishaps.set(**{switch: True})
    slack.workspace.say(people.OFFICER, CORE, "hello")
    slack.workspace.settle()
    assert len(planbot.deliveries) == 2
    assert len({delivery.payload["event_id"] for delivery in planbot.deliveries}) == ids


def test_a_dropped_event_arrives_by_its_retry(slack: WorkspaceThread, planbot: PlanbotStub) -> None:
    slack.workspace.mishaps.set(drop_first=True)
    slack.workspace.say(people.OFFICER, CORE, "hello")
    slack.workspace.settle()
    assert [delivery.headers["x-slack-retry-num"] for delivery in planbot.deliveries] == ["1"]


def test_reordered_events_overtake_each_other(slack: WorkspaceThread, planbot: PlanbotStub) -> None:
    slack.workspace.mishaps.set(reorder=True)
    for number in range(4):
        slack.workspace.say(people.OFFICER, CORE, str(number))
    slack.workspace.settle()
    arrived = [event["text"] for event in planbot.events()]
    assert sorted(arrived) == ["0", "1", "2", "3"]
    assert arrived != sorted(arrived)


def test_nobody_listening_is_a_failed_connection(tmp_path: Path) -> None:
    workspace = Workspace(None, SystemClock(), "http://127.0.0.1:9", retry_waits=())
    workspace.start()
    workspace.say(people.OFFICER, CORE, "hello")
    workspace.settle()
    assert workspace.log()[-1]["error"] == "connection_failed"
    workspace.close()
