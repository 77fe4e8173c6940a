"""The buttons of a prompt: on track, no change, done, away, later."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bot.plan.entities import Rating, Status
from bot.slack.workspace.store import Json
from bot.wording.prompt import Asked, prompt_message
from storage import jobs, plans
from storage.jobs import Job
from tests.conversations.plan import JOE, LEO, PLAN, PRIYA
from tests.conversations.stack import TEAM, Stack


def prompted(stack: Stack, user: str, *refs: str) -> Json:
    """A prompt about these actions, posted to somebody."""
    said = prompt_message("Joe Carter", [Asked(stack.item(r), "quiet", None, None) for r in refs], date(2026, 3, 2))
    payload = {
        "user": user,
        "text": said.text,
        "blocks": said.blocks,
        "remember": {"kind": "prompt", "refs": list(refs), "person": None},
    }
    with stack.database.writing() as session:
        jobs.add(session, Job("prompt:test", "post", TEAM, payload, stack.clock.now()))
    stack.answer()
    return stack.last(user)


def test_on_track_is_recorded_once_and_again_after_an_undo(stack: Stack) -> None:
    prompt = prompted(stack, JOE, "3.1", "3.2")
    stack.press(JOE, prompt, "On track")
    stack.press(JOE, prompt, "On track")
    assert len(stack.action("3.1").updates) == 1
    assert stack.item("3.1").line.declared is Rating.GREEN
    stack.press(JOE, stack.last(JOE), "Undo")
    stack.press(JOE, prompt, "On track")
    assert len(stack.counted("3.1")) == 1
    assert len(stack.replies(JOE, prompt["ts"])) == 3


def test_an_answer_beside_the_prompt_is_asked_about_with_what_was_prompted_first(stack: Stack) -> None:
    prompted(stack, JOE, "3.3", "3.2")
    stack.dm(JOE, "amber, the architect is late")
    elements = stack.last(JOE)["blocks"][1]["elements"]
    assert [element["text"]["text"][:3] for element in elements] == ["3.2", "3.3", "3.1", "Not"]


@pytest.mark.parametrize("answer", ["press", "all of them", "All three"])
def test_a_word_in_a_prompts_thread_may_be_of_all_that_it_asked_about(stack: Stack, answer: str) -> None:
    prompt = prompted(stack, JOE, "3.1", "3.2", "3.3")
    stack.dm(JOE, "on track, nothing to worry about", thread=prompt["ts"])
    assert stack.action("3.1").updates == ()
    question = stack.workspace.thread(stack.workspace.direct(JOE), prompt["ts"])[-1]
    if answer == "press":
        stack.press(JOE, question, "All 3 of them")
    else:
        stack.dm(JOE, answer, thread=prompt["ts"])
    assert [stack.item(ref).line.declared for ref in ("3.1", "3.2", "3.3")] == [Rating.GREEN] * 3


def test_no_change_for_all_is_a_nil_return_for_each(stack: Stack) -> None:
    prompt = prompted(stack, JOE, "3.1", "3.2")
    stack.press(JOE, prompt, "no_change_all")
    assert [stack.action(ref).updates[0].nil_return for ref in ("3.1", "3.2")] == [True, True]


def test_done_asks_for_a_note_and_records_it(stack: Stack) -> None:
    prompt = prompted(stack, PRIYA, "2.1.1")
    stack.press(PRIYA, prompt, "Done")
    answer = stack.submit(PRIYA, {"note": "Signed by the board", "on": "2026-02-27", "link": "https://a.example/x"})
    assert answer["ok"]
    item = stack.item("2.1.1")
    assert (item.line.status, item.line.delivered_on) == (Status.DELIVERED, date(2026, 2, 27))
    assert [e.url for e in stack.action("2.1.1").evidence] == ["https://a.example/x"]


def test_a_file_given_with_done_is_evidence_and_its_bytes_are_copied(stack: Stack) -> None:
    prompt = prompted(stack, PRIYA, "2.1.1")
    stack.press(PRIYA, prompt, "Done")
    file = stack.workspace.upload(PRIYA, "signed policy.pdf", b"%PDF-1.4 signed")
    assert stack.submit(PRIYA, {"note": "Signed by the board", "on": "2026-02-27", "files": file})["ok"]
    [evidence] = stack.action("2.1.1").evidence
    assert (evidence.name, evidence.mimetype) == ("signed policy.pdf", "application/pdf")
    assert Path(evidence.stored_at or "").read_bytes() == b"%PDF-1.4 signed"
    assert "|signed policy.pdf>." in stack.replies(PRIYA, prompt["ts"])[-1]


@pytest.mark.parametrize(
    ("label", "filled", "wrong"),
    [
        ("Done", {"note": "Signed", "on": "2026-03-03"}, {"on": "That day is still to come."}),
        ("Away", {"until": "2026-03-01"}, {"until": "That day has passed."}),
    ],
)
def test_a_day_that_cannot_be_is_refused_beside_its_field(
    stack: Stack, label: str, filled: Json, wrong: dict[str, str]
) -> None:
    stack.press(PRIYA, prompted(stack, PRIYA, "2.1.1"), label)
    assert stack.submit(PRIYA, filled)["errors"] == wrong
    assert stack.action("2.1.1").updates == ()


def test_whoever_no_longer_owns_an_action_and_presses_twice_offers_it_once(stack: Stack) -> None:
    stack.press(LEO, prompted(stack, LEO, "2.1.1"), "On track", times=2)
    assert len(stack.said_to(PRIYA)) == 1
    assert not any("went wrong" in said for said in stack.said_to(LEO))


def test_away_names_who_covers(stack: Stack) -> None:
    prompt = prompted(stack, PRIYA, "2.1.1")
    stack.press(PRIYA, prompt, "Away")
    assert stack.submit(PRIYA, {"until": "2026-03-13", "delegate": JOE})["ok"]
    with stack.database.reading() as session:
        me = plans.people(session, TEAM, PLAN)["p-priya"]
    assert (me.away_until, me.delegate) == (date(2026, 3, 13), "p-joe")


def test_later_asks_again_on_the_next_working_day(stack: Stack) -> None:
    prompt = prompted(stack, PRIYA, "2.1.1")
    stack.press(PRIYA, prompt, "Later")
    assert "3 March 2026" in stack.replies(PRIYA, prompt["ts"])[-1]


def test_a_reply_in_a_prompts_thread_may_name_any_of_its_actions(stack: Stack) -> None:
    prompt = prompted(stack, JOE, "3.1", "3.2")
    stack.dm(JOE, "3.2 amber", thread=prompt["ts"])
    stack.dm(JOE, "3.1 red", thread=prompt["ts"])
    assert stack.item("3.2").line.declared is Rating.AMBER
    assert stack.item("3.1").line.declared is Rating.RED
