"""Before each meeting its pack goes to the body's channel or people, once, and is kept as it was sent."""

from __future__ import annotations

import io
import threading
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import msgspec
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from bot.plan import entries as e
from bot.plan import evidence_entries as ev
from bot.plan.action import StatusDecision
from bot.plan.bodies import Body, Cycle, Every, Meeting, Minute, ReviewCycle, Route, RouteBy
from bot.plan.calendar import is_working_day
from bot.plan.changes import Change, Effect
from bot.plan.cycles import meetings, sittings
from bot.plan.entities import PlanDate, Rating, Status
from bot.plan.evidence import EvidenceRequest
from bot.plan.oversight import Escalation, Step
from bot.plan.oversight_entries import Escalated
from bot.plan.reviews import review_since
from bot.slack.workspace import people as sample
from bot.slack.workspace.clicks import words_of
from digests.clock import tick
from digests.gather import Sent
from digests.packs import packs_due
from storage import publications
from tests.digests.plans import MONDAY, PLAN, WORKSPACE, action, entry, update
from tests.digests.world import World

Open = Callable[..., World]
MEETING = date(2026, 3, 24)
PAPERS = datetime(2026, 3, 17, 9, 35, tzinfo=UTC)
BOARD = Body("board", "Programme Board", chair="Helen Marsh", channel=sample.CORE_TEAM_CHANNEL)
MONTHLY = Cycle(Every.MONTHLY, 1, date(2026, 1, 6), 4)


def added(body: Body) -> e.Entry:
    """A body of the plan."""
    return entry(f"body-{body.id}", "body", body.id, e.BodyAdded(body))


def with_board(world: Open, **more: object) -> World:
    """A plan with a red, an overdue and a quiet action, and a board that meets every fourth Tuesday."""
    actions = [
        action(1, date(2026, 6, 30)),
        action(2, date(2026, 3, 10)),
        action(3, date(2026, 9, 30), "rosalind", "r2"),
    ]
    board = msgspec.structs.replace(BOARD, cycles=(MONTHLY,), **more)
    here = world(actions)
    here.record(added(board))
    return here


def packs(here: World) -> list[str]:
    """The packs in the core team's channel."""
    return [words_of(m) for m in here.channel() if "Pack for the meeting" in words_of(m)]


def spreadsheets(here: World) -> list[Any]:
    """The workbooks in the threads of the core team's channel, oldest first."""
    channel = sample.CORE_TEAM_CHANNEL
    roots = [m["ts"] for m in here.slack.messages(channel) if m.get("thread_ts", m["ts"]) == m["ts"]]
    files = [f for ts in roots for m in here.slack.thread(channel, ts) for f in m.get("files") or ()]
    contents = [here.slack.state.file_content(file["id"]) for file in files]
    return [load_workbook(io.BytesIO(content)) for content in contents if content]


def test_a_pack_goes_to_the_channel_on_its_papers_day_and_not_again(world: Open) -> None:
    here = with_board(world)
    here.record(update(1, MONDAY, Rating.RED, blocker=True))
    here.at(MONDAY)
    assert packs(here) == []
    here.at(PAPERS)
    [pack] = packs(here)
    assert "Programme Board: 24 March 2026" in pack
    assert (
        "Pack for the meeting on Tuesday *24 March 2026*, 14:00, chair Helen Marsh. *Position as at 17 March 2026.*"
        in pack
    )
    assert "3 actions: 🔴 1 RED" in pack
    assert "*Awaiting your decision* (0): nothing." in pack
    for hours in (0, 1, 2, 24, 48, 120):
        here.at(PAPERS + timedelta(hours=hours))
    assert len(packs(here)) == 1


def test_a_later_pack_reconciles_with_the_one_before_action_by_action(world: Open) -> None:
    here = with_board(world)
    here.record(update(1, MONDAY, Rating.RED), update(2, MONDAY, Rating.GREEN), update(3, MONDAY, Rating.GREEN))
    here.at(PAPERS)
    done = StatusDecision("d1", Status.SIGNED_OFF, MEETING, "U1", body="Programme Board")
    april = datetime(2026, 4, 20, 9, 0, tzinfo=UTC)
    here.record(
        entry("done", "action", "a2", e.StatusDecided(done), datetime(2026, 3, 24, 15, tzinfo=UTC)),
        entry("new", "action", "a4", e.ActionAdded(action(4, date(2026, 12, 1))), april),
        update(1, april, Rating.AMBER),
        update(3, april, None, blocker=True),
    )
    here.at(datetime(2026, 4, 21, 9, 35, tzinfo=UTC))
    pack = packs(here)[-1]
    assert "*Movement since 17 March 2026*: 3 live + 1 new − 1 signed off = *3*; of these 1 better, 1 worse" in pack
    assert "RED 1 + 0 − 1 = 0 · NOT VERIFIED 0 + 1 − 0 = 1 · AMBER 1 + 2 − 1 = 2" in pack
    assert "• *1.1* Agree protocol &lt;1&gt; &amp; train: RED → AMBER (as the owner said, last word 20 Apr)" in pack
    assert "• *1.2* Agree protocol &lt;2&gt; &amp; train: signed off by Programme Board" in pack
    assert "• *1.4* Agree protocol &lt;4&gt; &amp; train: new, NOT VERIFIED" in pack
    first, second = spreadsheets(here)
    assert first.sheetnames == ["Position"]
    moves = {row[0]: row[3] for row in second["Movement"].iter_rows(min_row=4, values_only=True)}
    assert moves == {"1.1": "better", "1.2": "signed off", "1.3": "worse", "1.4": "new"}
    assert [row[0] for row in second["Position"].iter_rows(min_row=4, values_only=True)] == ["1.1", "1.2", "1.3", "1.4"]


def test_a_recommendation_signed_off_throughout_is_blue_only_where_its_outcome_moved(world: Open) -> None:
    here = with_board(world)
    done = StatusDecision("d3", Status.SIGNED_OFF, MONDAY.date(), "U1", body="Programme Board")
    here.record(entry("done", "action", "a3", e.StatusDecided(done), MONDAY))
    here.at(PAPERS)
    said = [words_of(m) for m in here.slack.messages(sample.CORE_TEAM_CHANNEL)]
    assert any("🟢 GREEN · 1 of 1 action done" in words for words in said)


def test_what_awaits_the_body_is_in_its_pack(world: Open) -> None:
    here = with_board(world)
    here.delivered(2)
    here.at(PAPERS)
    [pack] = packs(here)
    assert (
        "*Awaiting your decision* (0): nothing.\n1 is delivered without any evidence, and so not before you yet."
        in pack
    )


def test_changes_that_need_the_body_and_evidence_asked_for_await_it(world: Open) -> None:
    here = with_board(world, signs_off=True)
    effect = Effect("a1", PlanDate(date(2026, 9, 30)))
    change = Change("c1", sample.SAFEGUARDING_HEAD, MONDAY, 2, ("a1",), effects=(effect,), needs=("director", "board"))
    wanted = EvidenceRequest("q1", sample.COORDINATOR, MONDAY, due=date(2026, 3, 20), body="Programme Board")
    here.record(
        entry("c1", "change", "c1", e.ChangeRequested(change), MONDAY),
        entry("q1", "action", "a3", ev.EvidenceRequested(wanted), MONDAY),
    )
    here.at(PAPERS)
    [pack] = packs(here)
    assert "*Awaiting your decision* (1)" in pack
    assert "• Change: *1.1* Agree protocol &lt;1&gt; &amp; train, extension requested: 30 September 2026" in pack
    assert "in place of 30 June 2026" in pack
    assert "*Evidence asked for by this meeting, not here yet* (1)\n• *1.3* Agree protocol" in pack
    assert "&amp; train, by 20 March 2026" in pack


def test_the_pack_is_kept_as_it_was_sent(world: Open) -> None:
    here = with_board(world)
    here.at(PAPERS)
    [message] = [m for m in here.channel() if "Pack for the meeting" in words_of(m)]
    with here.database.reading() as session:
        kept = publications.last_publication(session, WORKSPACE, PLAN, "pack:board")
    assert kept is not None
    sent = msgspec.json.decode(kept.payload, type=Sent)
    assert sent.text == message["text"]
    assert [block["type"] for block in sent.blocks] == [block["type"] for block in message["blocks"]]
    assert kept.period == "2026-03-24:c20260324"
    assert set(kept.lines) == {"1.1", "1.2", "1.3"}


def test_a_pack_holds_what_is_routed_to_the_body_only_and_goes_to_each_of_its_people(world: Open) -> None:
    people = (sample.DIRECTOR, sample.RESOURCES_LEAD)
    here = with_board(world, channel=None, people=people, routes=(Route(RouteBy.RECOMMENDATION, "2"),))
    here.at(PAPERS)
    for person in people:
        [pack] = [words_of(m) for m in here.direct(person) if "Pack for the meeting" in words_of(m)]
        assert "1 action: " in pack
    thread = [words_of(m) for m in here.slack.thread(here.slack.direct(people[0]), here.direct(people[0])[-1]["ts"])]
    assert "1.3" in "".join(thread)
    assert "1.1" not in "".join(thread)


def test_a_long_pack_goes_on_in_the_thread_with_highlights_and_every_action(world: Open) -> None:
    actions = [action(n, date(2026, 3, 1), recommendation="r1" if n % 2 else "r2") for n in range(1, 81)]
    board = msgspec.structs.replace(BOARD, cycles=(MONTHLY,))
    here = world(actions)
    here.record(added(board))
    here.at(PAPERS)
    for _ in range(12):
        here.go_on(2)
    [message] = [m for m in here.channel() if "Pack for the meeting" in words_of(m)]
    assert "75 more in the thread" in words_of(message)
    thread = "\n".join(words_of(m) for m in here.slack.thread(sample.CORE_TEAM_CHANNEL, message["ts"])[1:])
    assert "*Recommendation R1* Make sure that it is done. · lead Fiona Grant" in thread
    assert all(f"*1.{n}*" in thread for n in range(1, 81))


def test_a_meeting_that_is_cancelled_or_moved_gets_no_pack_on_the_old_day(world: Open) -> None:
    here = with_board(world)
    off = Meeting("c20260324", MEETING, cancelled="purdah")
    here.record(entry("off", "body", "board", e.MeetingSet(off)))
    here.at(PAPERS)
    assert packs(here) == []
    moved = Meeting("c20260324", date(2026, 3, 31))
    here.record(entry("moved", "body", "board", e.MeetingSet(moved)))
    here.at(PAPERS + timedelta(hours=2))
    assert packs(here) == []
    here.at(PAPERS + timedelta(days=7))
    assert "Programme Board: 31 March 2026" in packs(here)[0]


def test_a_meeting_called_late_gets_its_pack_at_once_and_it_says_so(world: Open) -> None:
    soon = Meeting("m1", date(2026, 3, 19), kind="interim")
    here = world([action(1, date(2026, 6, 30))])
    here.record(added(msgspec.structs.replace(BOARD, meetings=(soon,))))
    here.at(PAPERS)
    [pack] = packs(here)
    assert "This is late: papers were due on 12 March 2026." in pack


def test_after_an_outage_a_meeting_that_is_over_gets_no_pack(world: Open) -> None:
    here = with_board(world)
    here.at(datetime(2026, 3, 25, 10, tzinfo=UTC))
    assert packs(here) == []


def test_ticks_and_workers_at_the_same_moment_send_one_pack(world: Open) -> None:
    here = with_board(world)
    here.clock.moment = PAPERS
    workers = [here.another_worker() for _ in range(3)]

    def once(n: int) -> None:
        tick(here.runtime, PAPERS)
        workers[n].run()

    threads = [threading.Thread(target=once, args=(n,)) for n in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    here.go_on(5)
    assert len(packs(here)) == 1


@given(st.dates(date(2026, 1, 1), date(2026, 12, 31)), st.integers(0, 10), st.sampled_from(Every), st.integers(0, 4))
def test_every_meeting_is_due_on_a_working_day_no_later_than_its_papers(
    day: date, papers: int, every: Every, weekday: int
) -> None:
    body = msgspec.structs.replace(BOARD, cycles=(Cycle(every, weekday, date(2026, 1, 1), 2),), papers_days=papers)
    for held in sittings([body], day, day + timedelta(40)):
        if held.papers_by < day:
            continue
        days = [day + timedelta(n) for n in range((held.papers_by - day).days + 1)]
        first = next((d for d in days if is_working_day(d) and held in packs_due([body], d)), None)
        assert first is not None or not any(map(is_working_day, days))
        if first is not None:
            assert not any(is_working_day(d) for d in days if first < d < held.papers_by)


def test_what_was_escalated_to_the_body_is_in_its_exception_report(world: Open) -> None:
    here = with_board(world)
    step = Escalation(Step.BODY, date(2026, 3, 16), date(2026, 3, 11))
    here.record(entry("esc", "action", "a2", Escalated(step), MONDAY))
    here.at(PAPERS)
    [pack] = packs(here)
    assert "*⚠️ Exceptions escalated to you* (1)\n• *1.2* Agree protocol" in pack


def test_minutes_that_nobody_posted_are_posted_on_the_next_working_day_once(world: Open) -> None:
    here = with_board(world)
    after = datetime(2026, 3, 24, 16, tzinfo=UTC)
    minute = Minute("n1", "c20260324", "note", sample.COORDINATOR, after, "a1")
    here.at(after)
    here.record(entry("n1", "body", "board", e.MinuteTaken(minute), after))
    here.go_on(1800)
    for hours in (17, 18, 24, 48):
        here.at(after + timedelta(hours=hours))
    posted = [words_of(m) for m in here.channel() if "Minutes of" in words_of(m)]
    assert len(posted) == 1
    assert "*Minutes of Programme Board, 24 March 2026*, chair Helen Marsh" in posted[0]


def test_the_digest_tells_of_meetings_papers_and_too_long_without_challenge(world: Open) -> None:
    here = with_board(world)
    here.at(MONDAY + timedelta(minutes=1))
    [digest] = here.channel()
    text = words_of(digest)
    assert "*Next meetings:* Programme Board 24 March 2026 (papers by 17 March 2026)" in text
    assert "*No meeting challenges the plan* for 28 days from 24 February 2026, for 35 days from 24 March 2026" in text


def test_the_digest_says_which_body_its_pack_cannot_reach(world: Open) -> None:
    here = with_board(world, channel=None)
    here.at(MONDAY + timedelta(minutes=1))
    [digest] = here.channel()
    assert "*No channel and nobody to send the pack to:* Programme Board." in words_of(digest)


def test_a_body_that_only_monitors_is_not_asked_to_sign_off(world: Open) -> None:
    here = with_board(world)
    here.record(added(Body("scrutiny", "Scrutiny", role="scrutiny", signs_off=True)))
    here.delivered(2)
    here.at(PAPERS)
    [pack] = packs(here)
    assert "1 delivered, not signed off" in pack
    assert "*Awaiting your decision* (0): nothing." in pack


def test_a_pack_that_its_channel_does_not_take_goes_to_the_core_team(world: Open) -> None:
    here = with_board(world)
    here.slack.state.channels[sample.CORE_TEAM_CHANNEL]["members"].remove(sample.BOT_USER)
    here.at(PAPERS)
    here.go_on(5)
    [said] = [words_of(m) for m in here.direct(sample.COORDINATOR) if "Pack for the meeting" in words_of(m)]
    assert "(for a board's pack in `/plan body`)" in said


def test_what_has_not_got_better_over_three_packs_is_said_in_pack_sheet_and_digest(world: Open) -> None:
    here = with_board(world)
    for month, day in ((3, 17), (4, 21), (5, 19)):
        papers = datetime(2026, month, day, 9, 35, tzinfo=UTC)
        said = papers - timedelta(hours=20)
        changing = Rating.GREEN if month == 4 else Rating.AMBER
        here.record(update(1, said, Rating.RED), update(2, said, Rating.GREEN), update(3, said, changing))
        here.at(papers)
    second, third = packs(here)[-2:]
    assert "not better over" not in second
    assert "1 action not better over 3 packs or more: 1.1 (3)" in third
    assert "· *unchanged over 3 packs*" in third
    rows = list(spreadsheets(here)[-1]["Movement"].iter_rows(min_row=4, values_only=True))
    assert ("1.1", None, None, "not better over 3 packs") in rows
    here.at(datetime(2026, 5, 25, 8, 35, tzinfo=UTC))
    here.at(datetime(2026, 5, 26, 8, 35, tzinfo=UTC))
    digest = words_of(here.channel()[-1])
    assert "*Not better over three packs or more* (Programme Board): 1.1 RED (3)" in digest


def test_a_six_month_review_tells_what_moved_in_all_of_it(world: Open) -> None:
    here = with_board(world, reviews=ReviewCycle(2, date(2026, 5, 20)))
    here.record(update(1, PAPERS - timedelta(days=1), Rating.GREEN), update(3, PAPERS, Rating.GREEN))
    here.at(PAPERS)
    here.at(datetime(2026, 4, 21, 8, 35, tzinfo=UTC))
    here.record(update(3, datetime(2026, 4, 27, 9, 0, tzinfo=UTC), Rating.RED))
    here.at(datetime(2026, 5, 19, 8, 35, tzinfo=UTC))
    usual, review = packs(here)[-2:]
    assert "review" not in usual
    assert "review* of performance and key targets, from 26 March 2026 to 19 May 2026" in review
    assert "Movement since 26 March 2026" in review
    note = next(iter(spreadsheets(here)[-1]["Movement"].iter_rows(min_row=1, values_only=True)))[0]
    assert "From 26 March 2026 to 19 May 2026" in str(note)


def test_a_review_is_the_first_meeting_from_its_day_on_and_begins_with_the_one_before() -> None:
    body = msgspec.structs.replace(BOARD, cycles=(MONTHLY,), reviews=ReviewCycle(6, date(2026, 3, 1)))
    held = {m.on: review_since(body, m.on) for m in meetings(body, date(2026, 1, 1), date(2027, 4, 30))}
    assert {on: since for on, since in held.items() if since is not None} == {
        date(2026, 3, 24): date(2025, 9, 24),
        date(2026, 9, 22): date(2026, 3, 24),
        date(2027, 3, 23): date(2026, 9, 22),
    }
