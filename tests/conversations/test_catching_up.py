"""What was said while Planbot was down, and Slack had given up sending: fetched from history and heard once."""

from __future__ import annotations

import threading
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from bot.slack.client import Slack
from bot.slack.workspace import people
from bot.slack.workspace.workspace import BOT_TOKEN
from digests.catch_up import read_history
from digests.gaps import note_hearing, watch_for_gaps
from handlers.messages import MessageDesk
from storage import hearing, jobs, threads
from storage.hearing import Hearing
from storage.jobs import Claimed, Job
from storage.threads import Thread
from tests.conversations.plan import AMARA, DANIEL, KIT, LEO, PRIYA
from tests.conversations.stack import TEAM, Stack
from tests.conversations.test_erasing import assert_gone

CHANNEL = people.CORE_TEAM_CHANNEL
MENTION = f"<@{people.BOT_USER}>"


def went_down(stack: Stack) -> None:
    """From now on nothing reaches Planbot."""
    note_hearing(stack.runtime, TEAM)
    stack.workspace.mishaps.set(drop=True)


def came_back(stack: Stack) -> None:
    """Planbot is heard again an hour later, and does what it then has to."""
    stack.later(hours=1)
    stack.workspace.mishaps.set(drop=False)
    with stack.database.writing() as session:
        last = hearing.hearing(session, TEAM)
        assert last is not None
        hearing.set_hearing(session, Hearing(TEAM, last.until, datetime.now(UTC) - timedelta(hours=1)))
    note_hearing(stack.runtime, TEAM)
    stack.answer()


def ratings(stack: Stack, ref: str) -> list[str | None]:
    """The ratings of an action's updates that count."""
    return [u.rating for u in stack.action(ref).updates if u.withdrawn is None]


def test_a_direct_message_is_recorded_once_and_echoed_once(stack: Stack) -> None:
    went_down(stack)
    ts = stack.dm(DANIEL, "2.1.3 amber, now 15 April")
    assert stack.action("2.1.3").updates == ()
    came_back(stack)
    assert ratings(stack, "2.1.3") == ["amber"]
    assert len(stack.replies(DANIEL, ts)) == 1
    came_back(stack)
    assert len(stack.action("2.1.3").updates) == 1
    assert len(stack.replies(DANIEL, ts)) == 1


def test_a_message_that_slack_delivers_after_all_is_heard_once(stack: Stack) -> None:
    went_down(stack)
    stack.workspace.mishaps.set(drop=False, delay_seconds=1.0)
    ts = stack.workspace.tell_bot(DANIEL, "2.1.3 amber, now 15 April")
    stack.workspace.mishaps.set(delay_seconds=0.0)
    came_back(stack)
    assert len(stack.action("2.1.3").updates) == 1
    assert len(stack.replies(DANIEL, ts)) == 1


def test_answers_in_a_thread_are_found_and_read_in_the_order_they_were_said(stack: Stack) -> None:
    asked = stack.dm(PRIYA, "2.1.1 green")
    went_down(stack)
    stack.later(minutes=1)
    for words in ("2.1.1 amber", "ignore that", "2.1.1 red"):
        stack.dm(PRIYA, words, thread=asked)
    came_back(stack)
    assert ratings(stack, "2.1.1") == ["green", "red"]
    assert len(stack.replies(PRIYA, asked)) == 4


def test_a_mention_in_a_channel_is_found_and_what_others_say_there_is_not_kept(stack: Stack) -> None:
    stack.workspace.say(AMARA, CHANNEL, "Morning all")
    went_down(stack)
    stack.say(AMARA, CHANNEL, "Quiet week, everyone: ZEBRA")
    ts = stack.say(AMARA, CHANNEL, f"{MENTION} 2.1.3 red")
    came_back(stack)
    assert ratings(stack, "2.1.3") == ["red"]
    assert len(stack.replies_in(CHANNEL, ts)) == 1
    assert b"ZEBRA" not in stack.stored_bytes()


def test_an_answer_in_a_channels_thread_that_planbot_knows_is_found(stack: Stack) -> None:
    root = stack.say(AMARA, CHANNEL, f"{MENTION} 2.1.3 green")
    went_down(stack)
    stack.say(AMARA, CHANNEL, "make that red", thread=root)
    came_back(stack)
    assert ratings(stack, "2.1.3") == ["red"]


def test_an_answer_to_a_prompt_of_last_week_is_found(stack: Stack) -> None:
    prompt = stack.workspace.tell_bot(LEO, "hello")
    stack.answer()
    channel = stack.workspace.direct(LEO)
    with stack.database.writing() as session:
        threads.remember(session, Thread(TEAM, channel, prompt, "prompt", ("2.1.3",), LEO))
    stack.later(days=7)
    went_down(stack)
    ts = stack.dm(LEO, "Can somebody say what happened?", thread=prompt)
    came_back(stack)
    assert stack.message(LEO, ts) is not None


def test_an_edit_made_meanwhile_revises_what_was_recorded(stack: Stack) -> None:
    ts = stack.dm(DANIEL, "2.1.3 amber")
    went_down(stack)
    stack.edit(DANIEL, ts, "2.1.3 red")
    new = stack.dm(DANIEL, "2.1.3 green")
    stack.edit(DANIEL, new, "2.1.3 amber")
    came_back(stack)
    assert ratings(stack, "2.1.3") == ["red", "amber"]
    assert len(stack.replies(DANIEL, new)) == 1


def test_a_message_deleted_meanwhile_is_withdrawn_and_its_words_are_erased(stack: Stack) -> None:
    stack.dm(DANIEL, "2.1.3 amber")
    ts = stack.dm(DANIEL, "2.1.3 red, the supplier QUAGGA has left")
    answer = stack.dm(DANIEL, "2.1.3 green, says OKAPI", thread=ts)
    went_down(stack)
    stack.delete(DANIEL, answer)
    stack.delete(DANIEL, ts)
    came_back(stack)
    assert ratings(stack, "2.1.3") == ["amber"]
    assert_gone(stack, "QUAGGA")
    assert_gone(stack, "OKAPI")


def test_what_slack_no_longer_keeps_was_not_deleted_by_anybody(stack: Stack) -> None:
    first = stack.dm(DANIEL, "2.1.3 amber")
    went_down(stack)
    channel = stack.workspace.direct(DANIEL)
    for message in stack.workspace.messages(channel):
        stack.workspace.state.remove_message(channel, message["ts"])
    stack.dm(DANIEL, "2.1.3 red")
    came_back(stack)
    assert ratings(stack, "2.1.3") == ["amber", "red"]
    kept = stack.message(DANIEL, first)
    assert kept is not None
    assert kept.deleted_at is None


def test_a_guest_who_is_nobody_of_the_plan_is_refused_as_ever(stack: Stack) -> None:
    went_down(stack)
    ts = stack.dm(KIT, "2.1.3 red")
    came_back(stack)
    assert stack.action("2.1.3").updates == ()
    assert stack.message(KIT, ts) is None
    assert len(stack.replies(KIT, ts)) == 1


def test_a_short_silence_is_left_to_slack_and_a_first_start_fetches_nothing(stack: Stack) -> None:
    stack.workspace.mishaps.set(drop=True)
    stack.dm(DANIEL, "2.1.3 red")
    note_hearing(stack.runtime, TEAM)
    note_hearing(stack.runtime, TEAM, datetime.now(UTC) + timedelta(seconds=50))
    stack.answer()
    assert stack.action("2.1.3").updates == ()


def read_job(stack: Stack) -> Claimed:
    """The job that reads Daniel's direct messages, claimed."""
    since, now = (stack.clock.moment - timedelta(minutes=10)).isoformat(), stack.clock.moment
    payload = {"channel": stack.workspace.direct(DANIEL), "since": since, "bot": people.BOT_USER}
    with stack.database.writing() as session:
        id = jobs.add(session, Job("history", "read_history", TEAM, payload, now))
        [job] = jobs.claim(session, now, datetime.now(UTC), timedelta(seconds=30), 1, [id or 0])
    return job


def test_what_is_said_while_the_history_is_being_fetched_is_not_taken_for_deleted(stack: Stack) -> None:
    stack.dm(DANIEL, "2.1.3 green")

    class Chatty(Slack):
        def messages_since(self, *asked: Any) -> list[dict[str, Any]]:
            shown = super().messages_since(*asked)
            stack.workspace.tell_bot(DANIEL, "2.1.3 red")
            stack.workspace.settle()
            return shown

    runtime = replace(stack.runtime, slack=Chatty(BOT_TOKEN, stack.runtime.slack.api_url))
    read_history(runtime, read_job(stack), MessageDesk(stack.runtime).message)
    assert ratings(stack, "2.1.3") == ["green", "red"]


def test_a_message_that_fails_keeps_no_other_from_being_heard(stack: Stack) -> None:
    went_down(stack)
    stack.dm(DANIEL, "2.1.3 red")
    stack.dm(DANIEL, "2.1.3 amber")

    def hear(body: dict[str, Any]) -> None:
        if "red" in body["event"]["text"]:
            raise ValueError("a fault of ours")
        MessageDesk(stack.runtime).message(body)

    with pytest.raises(ValueError, match="a fault of ours"):
        read_history(stack.runtime, read_job(stack), hear)
    assert ratings(stack, "2.1.3") == ["amber"]


@pytest.mark.parametrize("is_open", [True, False])
def test_slack_counts_as_heard_only_while_deliveries_can_arrive(stack: Stack, is_open: bool) -> None:
    stop = threading.Event()

    def is_heard() -> bool:
        stop.set()
        return is_open

    watch_for_gaps(stack.runtime, stop, is_heard)
    with stack.database.reading() as session:
        assert (hearing.hearing(session, TEAM) is not None) is is_open
