"""Slack on a bad day: duplicates, lost deliveries, reordering, and a crash between the commit and the post."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from storage import jobs
from tests.conversations.plan import DANIEL, PRIYA
from tests.conversations.stack import Stack


@pytest.mark.parametrize("mishap", ["duplicate", "duplicate_new_id", "drop_first", "reorder"])
def test_every_event_twice_late_or_again_is_recorded_and_answered_once(stack: Stack, mishap: str) -> None:
    stack.workspace.mishaps.set(**{mishap: True})
    ts = stack.dm(DANIEL, "2.1.3 amber, now 15 April")
    stack.edit(DANIEL, ts, "2.1.3 red, now 15 April")
    assert len(stack.counted("2.1.3")) == 1
    assert len(stack.action("2.1.3").updates) == 2
    assert len(stack.replies(DANIEL, ts)) == 2


def test_an_edit_that_arrives_before_its_message_stands_for_it(stack: Stack) -> None:
    stack.workspace.mishaps.set(delay_seconds=0.3)
    channel = stack.workspace.direct(DANIEL)
    ts = stack.workspace.say(DANIEL, channel, "2.1.3 red")
    stack.workspace.mishaps.set(delay_seconds=0.0)
    stack.workspace.edit(DANIEL, channel, ts, "2.1.3 amber")
    stack.answer()
    assert [u.rating for u in stack.action("2.1.3").updates if u.withdrawn is None] == ["amber"]
    assert len(stack.replies(DANIEL, ts)) == 1


def test_a_message_deleted_before_it_was_heard_is_not_read(stack: Stack) -> None:
    stack.workspace.mishaps.set(delay_seconds=0.3)
    channel = stack.workspace.direct(DANIEL)
    ts = stack.workspace.say(DANIEL, channel, "2.1.3 red")
    stack.workspace.mishaps.set(delay_seconds=0.0)
    stack.workspace.delete(DANIEL, channel, ts)
    stack.answer()
    assert stack.action("2.1.3").updates == ()


def test_a_reply_claimed_by_a_process_that_died_is_posted_once_by_the_next(stack: Stack) -> None:
    channel = stack.workspace.direct(DANIEL)
    ts = stack.workspace.say(DANIEL, channel, "2.1.3 red")
    stack.workspace.settle()
    died_at = datetime.now(UTC) - timedelta(minutes=1)
    with stack.database.writing() as session:
        due = jobs.waiting(session, stack.clock.now(), died_at, 10)
        assert jobs.claim(session, stack.clock.now(), died_at, timedelta(seconds=30), 10, due)
    stack.answer()
    stack.answer()
    assert len(stack.replies(DANIEL, ts)) == 1


def test_an_answer_lost_after_it_was_posted_is_not_posted_again(stack: Stack) -> None:
    stack.workspace.mishaps.set(answer_lost_after_commit=1)
    ts = stack.dm(DANIEL, "2.1.3 red")
    stack.later(minutes=10)
    stack.answer()
    assert len(stack.replies(DANIEL, ts)) == 1


def test_every_third_post_turned_away_is_said_later(stack: Stack) -> None:
    stack.workspace.mishaps.set(rate_limit_every=2)
    first, second = stack.dm(PRIYA, "2.1.1 red"), stack.dm(PRIYA, "2.1.2 red")
    stack.later(minutes=10)
    stack.answer()
    assert len(stack.replies(PRIYA, first) + stack.replies(PRIYA, second)) == 2
