"""Prompts and digests on a Slack that misbehaves, by workers that die."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from threading import Thread

import pytest

from bot.slack.workspace import people as sample
from digests.clock import tick
from storage import publications, threads
from tests.digests.plans import MONDAY, PLAN, WORKSPACE, action, overdue
from tests.digests.world import World

Open = Callable[..., World]
HALF_PAST = MONDAY + timedelta(minutes=1)


def test_an_owner_gets_one_bundled_prompt_and_a_second_tick_sends_nothing(world: Open) -> None:
    here = world(overdue(3))
    here.at(HALF_PAST)
    here.go_on(60)
    assert len(here.direct()) == 1
    text = here.direct()[0]["text"]
    assert "3 actions need a word" in text
    assert "1.2 Agree protocol &lt;2&gt; &amp; train" in text


def test_the_thread_of_a_prompt_remembers_what_it_was_about(world: Open) -> None:
    here = world(overdue(12))
    here.at(HALF_PAST)
    [message] = here.direct()
    with here.database.reading() as session:
        about = threads.thread(session, WORKSPACE, here.slack.direct(sample.SAFEGUARDING_HEAD), message["ts"])
    assert about is not None
    assert about.kind == "prompt"
    assert len(about.actions) == 12
    assert "and 2 more actions" in message["text"]


def test_the_digest_comes_once_with_its_picture_and_remembers_what_it_counted(world: Open) -> None:
    here = world(overdue(3))
    here.at(HALF_PAST)
    here.go_on(3600)
    [message] = here.channel()
    assert "3 overdue" in message["text"]
    assert [block["type"] for block in message["blocks"]].count("image") == 1
    with here.database.reading() as session:
        kept = publications.last_publication(session, WORKSPACE, PLAN, "weekly")
    assert kept is not None
    assert (kept.period, kept.counts["overdue"]) == ("2026-W12", 3)


def test_a_digest_that_its_channel_does_not_take_goes_to_the_core_team(world: Open) -> None:
    here = world(overdue(3))
    here.slack.state.channels[sample.CORE_TEAM_CHANNEL]["members"].remove(sample.BOT_USER)
    here.at(HALF_PAST)
    here.go_on(5)
    [message] = here.direct(sample.COORDINATOR)
    assert message["text"].startswith(
        f"I could not post this in <#{sample.CORE_TEAM_CHANNEL}>. Type /invite @Planbot there"
    )
    assert "3 overdue" in message["text"]
    assert here.unfinished() is None


def test_a_lost_answer_posts_nothing_twice(world: Open) -> None:
    here = world(overdue(3))
    here.slack.mishaps.set(answer_lost_after_commit=2)
    here.at(HALF_PAST)
    for _ in range(5):
        here.go_on(10)
    assert len(here.direct()) == 1
    assert len(here.channel()) == 1


def test_every_third_post_refused_loses_nothing(world: Open) -> None:
    here = world([*overdue(3), *(action(n, date(2026, 3, 9), "rosalind") for n in (7, 8))])
    here.slack.mishaps.set(rate_limit_every=3)
    here.at(HALF_PAST)
    for _ in range(6):
        here.go_on(5)
    assert len(here.channel()) == 1
    assert len(here.direct()) == 1
    assert len(here.direct(sample.CARE_HEAD)) == 1


@pytest.mark.parametrize("mishap", ["rate_limit_every", "server_error_every"])
def test_what_slack_turns_away_is_still_said_before_what_was_to_follow_it(world: Open, mishap: str) -> None:
    here = world([])
    here.slack.mishaps.set(**{mishap: 2})
    here.say_in_channel("one", "two", "three")
    here.go_on()
    here.say_in_channel("four")
    for _ in range(6):
        here.go_on(5)
    assert [message["text"] for message in here.channel()] == ["one", "two", "three", "four"]


def test_a_burst_keeps_to_the_pace_of_its_channel_and_to_its_order(world: Open) -> None:
    here = world([])
    here.keep_pace()
    said = ["one", "two", "three", "four", "five"]
    here.say_in_channel(*said)
    here.go_on()
    assert [message["text"] for message in here.channel()] == said[:3]
    here.go_on(1)
    assert [message["text"] for message in here.channel()] == said[:4]
    here.go_on(1)
    assert [message["text"] for message in here.channel()] == said


def test_a_post_that_is_in_doubt_and_kept_back_is_still_looked_for(world: Open) -> None:
    here = world([])
    here.keep_pace()
    here.slack.mishaps.set(answer_lost_after_commit=1)
    here.say_in_channel("one")
    here.go_on()
    here.spend_pace(here.clock.moment + timedelta(seconds=2))
    here.go_on(2)
    here.go_on(2)
    here.go_on(2)
    assert [message["text"] for message in here.channel()] == ["one"]
    assert here.unfinished() is None


def test_a_worker_killed_after_claiming_loses_nothing(world: Open) -> None:
    here = world(overdue(3))
    here.clock.moment = HALF_PAST
    tick(here.runtime, HALF_PAST)
    here.claim_and_die()
    here.claim_and_die()
    here.go_on(5)
    assert (len(here.channel()), len(here.direct())) == (1, 1)


def test_a_worker_killed_after_posting_and_before_completing_says_nothing_twice(world: Open) -> None:
    here = world(overdue(3))
    here.clock.moment = HALF_PAST
    tick(here.runtime, HALF_PAST)
    for _ in range(2):
        here.do_and_die()
    here.one_job()
    here.one_job()
    for _ in range(2):
        here.do_and_die()
    assert (len(here.channel()), len(here.direct())) == (1, 1)
    here.go_on(5)
    assert (len(here.channel()), len(here.direct())) == (1, 1)
    assert here.unfinished() is None


def test_two_workers_post_once(world: Open) -> None:
    here = world(overdue(3))
    here.clock.moment = HALF_PAST
    ids = [*tick(here.runtime, HALF_PAST), *tick(here.runtime, HALF_PAST)]
    hands = [Thread(target=worker.run, args=(ids,)) for worker in (here.worker, here.another_worker())]
    for hand in hands:
        hand.start()
    for hand in hands:
        hand.join()
    here.go_on(5)
    assert len(here.channel()) == 1
    assert len(here.direct()) == 1


def test_after_a_long_outage_the_digest_is_late_and_only_the_newest_is_sent(world: Open) -> None:
    here = world(overdue(3))
    here.at(MONDAY + timedelta(days=16))
    [message] = here.channel()
    assert "due on 30 March 2026 and is late" in message["text"]


def test_whoever_has_left_slack_is_asked_no_more_and_the_lead_is_asked_instead(world: Open) -> None:
    here = world(overdue(2, "marcus", "r1"))
    here.at(HALF_PAST)
    here.go_on(5)
    [message] = here.direct(sample.SAFEGUARDING_LEAD)
    assert "2 actions need a word" in message["text"]


def test_nothing_to_report_is_one_line(world: Open) -> None:
    here = world([action(1, date(2026, 12, 1), start=None)])
    here.record_green(1)
    here.at(HALF_PAST)
    [message] = here.channel()
    assert message["text"] == (
        "Improvement plan: nothing to report. 1 action, none overdue, red, amber or not verified; 1 green, 0 blue."
    )


def test_the_next_digest_reconciles_with_the_last_as_it_was_sent(world: Open) -> None:
    here = world([*overdue(3), action(9, date(2026, 3, 18))])
    here.at(HALF_PAST)
    here.delivered(1)
    here.at(HALF_PAST + timedelta(days=7))
    first, second = (message for message in here.channel() if "overdue" in message["text"])
    assert "3 overdue" in first["text"]
    assert "3 overdue: 3 last week, +1 new, -1 done." in second["text"]


def test_later_asks_again_the_next_working_day_whatever_the_ladder_says(world: Open) -> None:
    here = world(overdue(3))
    here.at(HALF_PAST)
    here.ask_again(date(2026, 3, 17))
    here.at(HALF_PAST + timedelta(days=1))
    assert len(here.direct()) == 2
