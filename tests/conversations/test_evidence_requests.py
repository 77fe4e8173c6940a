"""Evidence asked for: told to the owner at once, chased in the daily prompt, answered when it arrives."""

from __future__ import annotations

from datetime import date

import pytest

from bot.plan import entries as e
from bot.plan.bodies import Body, Meeting
from bot.plan.line import line_of
from digests.prompts import plan_prompts
from storage import journal
from tests.asking.typed import labels, seen, shown, typed
from tests.conversations.plan import AMARA, DANIEL, LEO, PLAN, PRIYA
from tests.conversations.stack import TEAM, Stack
from tests.conversations.test_evidence import on

ASKED = "request 2.1.1 audit results by 20 March"


def prompted(stack: Stack, user: str) -> str:
    """What the day's prompt says to somebody; "" when there is none."""
    before = len(stack.said_to(user))
    with stack.database.writing() as session:
        plan_prompts(session, TEAM, stack.plan(), stack.clock.now().date(), stack.clock.now())
    stack.answer()
    return "\n".join(stack.said_to(user)[before:])


def test_a_request_is_told_to_the_owner_and_answered_in_its_thread(stack: Stack) -> None:
    answer = typed(stack, AMARA, ASKED)
    assert "“audit results” is asked for by 20 March 2026. I have told <@U0PRIYA>" in answer["text"]
    told = stack.last(PRIYA)
    assert "Evidence is asked for of *2.1.1*" in told["text"]
    assert "Asked for" not in shown(typed(stack, AMARA, "evidence 2.1.2")["blocks"])
    assert "1 request for evidence not answered" in shown(typed(stack, AMARA, "evidence")["blocks"])
    stack.later(hours=1)
    stack.dm(PRIYA, "https://dunmere.example/audit.pdf", thread=told["ts"])
    words = shown(typed(stack, AMARA, "evidence")["blocks"])
    assert "not answered" not in words
    assert "1 piece of evidence to judge" in words


def test_evidence_given_by_the_button_says_what_it_shows_and_can_be_taken_back(stack: Stack) -> None:
    typed(stack, AMARA, ASKED)
    told = stack.last(PRIYA)
    stack.later(hours=1)
    stack.press(PRIYA, told, "Give evidence")
    stack.submit(PRIYA, {"link": "https://dunmere.example/audit.pdf", "kind": "output", "shows": "48 of 50 good"})
    assert "It answers 1 request" in stack.last(PRIYA)["text"]
    [piece] = stack.action("2.1.1").evidence
    assert (piece.kind, piece.by, piece.awaits_review) == ("output", PRIYA, True)
    assert "Shows: 48 of 50 good" in shown(typed(stack, AMARA, "evidence 2.1.1")["blocks"])
    stack.press(PRIYA, stack.last(PRIYA), "Undo")
    assert "1 request for evidence not answered" in shown(typed(stack, AMARA, "evidence")["blocks"])


def test_what_staff_say_is_testimony_in_words_and_weighed_below_data(stack: Stack) -> None:
    typed(stack, PRIYA, "evidence 2.1.1")
    on(stack, PRIYA, "evidence_give")
    assert not stack.submit(PRIYA, {"kind": "testimony"})["ok"]
    stack.submit(PRIYA, {"kind": "testimony", "shows": "team managers say referrals are clearer"})
    [piece] = stack.action("2.1.1").evidence
    assert (piece.name, piece.kind, piece.url) == ("a statement", "testimony", None)
    typed(stack, AMARA, "evidence 2.1.1")
    on(stack, AMARA, "evidence_accept")
    words = shown(seen(stack, AMARA)["blocks"])
    assert "Shows: team managers say referrals are clearer" in words
    assert "Only an account so far: figures or an audit would carry it further." in words
    assert "impact *0* of 5" in words


def test_nobody_but_the_core_team_asks_and_nobody_else_gives(stack: Stack) -> None:
    assert "Only the core team" in typed(stack, PRIYA, ASKED)["text"]
    typed(stack, AMARA, ASKED)
    stack.press(PRIYA, stack.last(PRIYA), "Give evidence")
    stack.submit(PRIYA, {"link": "nowhere"})
    assert stack.action("2.1.1").evidence == ()


@pytest.mark.parametrize("words", ["", "2.1.1", "9.9 audit results by 14 May", "audit results"])
def test_a_request_that_cannot_be_read_is_answered_with_how_to_write_it(stack: Stack, words: str) -> None:
    assert "/plan request 2.1 audit results by 14 May" in typed(stack, AMARA, f"request {words}")["text"]


def test_a_request_without_a_day_is_for_the_next_meeting_of_the_body_that_signs_off(stack: Stack) -> None:
    board(stack, date(2026, 3, 5), date(2026, 4, 2))
    answer = typed(stack, AMARA, "request 2.1.3 the supplier's test report for the next board")
    assert "asked for by 5 March 2026, when Programme Board meets" in answer["text"]
    [asked] = stack.action("2.1.3").evidence_requests
    assert (asked.due, asked.body) == (date(2026, 3, 5), "Programme Board")


def test_without_a_meeting_it_is_wanted_in_ten_working_days(stack: Stack) -> None:
    typed(stack, AMARA, "request 2.1.3 the supplier's test report")
    [asked] = stack.action("2.1.3").evidence_requests
    assert (asked.due, asked.body) == (date(2026, 3, 16), "")


def test_it_is_chased_in_the_days_prompt_though_the_action_is_delivered(stack: Stack) -> None:
    stack.dm(DANIEL, "2.1.3 done")
    typed(stack, AMARA, "request 2.1.3 user <survey> by 20 March")
    assert "2.1.3" not in prompted(stack, DANIEL)
    stack.later(days=14)
    words = prompted(stack, DANIEL)
    assert "evidence is asked for" in words
    assert "Asked for: “user &lt;survey&gt;” by 20 March 2026" in words
    assert labels(stack.last(DANIEL)) == ["Give evidence …", "Away until …", "Later"]
    stack.later(days=1)
    assert prompted(stack, DANIEL) == ""
    stack.later(days=70)
    assert "evidence is asked for" in prompted(stack, DANIEL)


def test_a_request_is_undone_or_dropped(stack: Stack) -> None:
    before = stack.action("2.1.1")
    typed(stack, AMARA, ASKED)
    on(stack, AMARA, "request_drop")
    assert stack.action("2.1.1") == before
    typed(stack, AMARA, "evidence 2.1.1")
    on(stack, AMARA, "evidence_ask")
    stack.submit(AMARA, {"what": "minutes of the panel", "due": "2026-03-30"})
    assert "minutes of the panel" in shown(seen(stack, AMARA)["blocks"])
    assert "No longer needed" in labels(seen(stack, AMARA))
    assert labels(typed(stack, LEO, "evidence 2.1.1")) == []


def board(stack: Stack, *meetings: date) -> None:
    """The one board of the plan, with these meetings."""
    made = Body("b1", "Programme Board", meetings=tuple(Meeting(f"m{on}", on) for on in meetings), signs_off=True)
    now = stack.clock.now()
    with stack.database.writing() as session:
        journal.append(session, TEAM, PLAN, [e.Entry("board", "body", "b1", e.BodyAdded(made), AMARA, now, now)])


def test_the_line_keeps_what_is_wanted(stack: Stack) -> None:
    typed(stack, AMARA, ASKED)
    [wanted] = line_of(stack.plan(), stack.action("2.1.1")).proof.wanted
    assert wanted.due == date(2026, 3, 20)


def test_what_holds_the_evidence_up_is_shown_with_the_request(stack: Stack) -> None:
    typed(stack, AMARA, ASKED)
    stack.later(hours=1)
    stack.dm(PRIYA, "2.1.1 amber, waiting on the extract from the recording system")
    words = shown(typed(stack, AMARA, "evidence")["blocks"])
    assert "1 request for evidence not answered" in words
    assert "Held up:" in words
    assert "the extract from the recording system" in words
