"""Whole messages: what would be written, what would be asked, what is left alone."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.naming.plan_index import ReadableAction, ReadablePlan, compile_plan
from bot.reading.read import read
from bot.reading.reading import Context, Message, PendingQuestion
from tests.reading.plans import PLAN, SENT, reading


@pytest.mark.parametrize(
    ("text", "ref", "expected"),
    [
        ("1.1 amber", "1.1", {"rating": "amber", "rating_basis": "stated"}),
        ("*2-1-2* is green", "2.1.2", {"rating": "green"}),
        ("2.1.1 was amber now green", "2.1.1", {"rating": "green"}),
        ("2.1.1 :large_orange_circle:", "2.1.1", {"rating": "amber"}),
        ("1.1 published yesterday", "1.1", {"status": "complete", "achieved_date": date(2021, 6, 14)}),
        ("1.1 draft done, out for comment", "1.1", {"status": "in_progress", "rating": None}),
        ("2.1.3 not started", "2.1.3", {"status": "not_started"}),
        ("1.2 stuck at 40%", "1.2", {"status": "blocked", "percent": 40, "blocker": True, "rating": "red"}),
        ("1.2 on hold", "1.2", {"status": "suspended", "rating": None}),
        ("2.1.2 now 9 July", "2.1.2", {"forecast_date": date(2021, 7, 9), "rating": "amber"}),
        ("2.1.2 slipped a fortnight", "2.1.2", {"forecast_date": date(2021, 7, 14), "rating": "amber"}),
        ("2.1.1 three quarters done", "2.1.1", {"percent": 75, "status": "in_progress"}),
        ("2.1.1 3/4 done", "2.1.1", {"percent": 75, "status": "in_progress", "forecast_date": None}),
        ("2.1.1 waiting for HR to sign the adverts", "2.1.1", {"blocker": True, "rating": "amber"}),
        ("please close 2.1.2", "2.1.2", {"request": "close", "status": None}),
        ("1.1 extend to 30 September please", "1.1", {"request": "extend", "forecast_date": date(2021, 9, 30)}),
        ("can you take 1.2 off me please", "1.2", {"request": "reassign"}),
        ("1.1 proof <https://example.gov.uk/t.pdf|toolkit>", "1.1", {"evidence": ("https://example.gov.uk/t.pdf",)}),
    ],
)
def test_an_update_by_reference(text: str, ref: str, expected: dict[str, Any]) -> None:
    found = reading(text, "olu")
    assert [each.ref for each in found.actions] == [ref]
    assert {name: getattr(found.actions[0], name) for name in expected} == expected
    assert not found.needs_clarification


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("2.1 complete", "heading"),
        ("7.9 is green", "no_such_action"),
        ("213 green", "which_action"),
        ("1.1 amber/red", "two_ratings"),
        ("1.1 not red any more", "negated_rating"),
        ("1.1 complete but two chapters still to write", "contradiction"),
        ("1.1 before half term", "which_date"),
        ("1.1 by 30 Feb", "impossible_date"),
        ("1.1 now 3 May 2021", "past_date"),
        ("1.1 attached", "missing_attachment"),
        ("3.1 55%", "bare_number"),
        ("everything in rec 2 is green", "bulk"),
    ],
)
def test_what_must_be_asked_first(text: str, kind: str) -> None:
    assert kind in [doubt.kind for doubt in reading(text, "olu").doubts]


@pytest.mark.parametrize(
    "text",
    [
        "thanks all", "ok will do", "I'll update 1.1 tomorrow", "Bea can you mark 2.1.2 green when you're back",
        "1.1 will only be green once it's printed", "Ofsted would call 1.1 red", "the red folder is in room 2.1.1",
        "Amber Hale starts Monday", "print it on A4 please", "the form is version 2.1.3", "we are £1.2m over",
        "if 1.1 slips again we are sunk", "Reminder: 1.1 and 1.2 are due by Friday", "don't like the wording of 1.1",
        "> 1.1 recorded as green\nlovely", "`rag = 'red'`", "finished for the day", "stuck in traffic",
        "amber warning for snow", "100% agree", "Friday is fine", "well done on 2.1.2 everyone",
    ],
)  # fmt: skip
@pytest.mark.parametrize("author", ["pmo", "cai", "olu"])
def test_what_is_not_said_to_the_plan_writes_nothing(text: str, author: str) -> None:
    found = reading(text, author)
    assert not found.is_update
    assert not found.doubts


@pytest.mark.parametrize("text", ["what's red in rec 2?", "who owns 1.1", "how many are overdue?", "show me 2.1.3"])
def test_a_question_is_answered_not_recorded(text: str) -> None:
    found = reading(text, "pmo")
    assert found.is_question
    assert not found.is_update


def test_an_update_and_a_question_in_one_message() -> None:
    found = reading("1.1 amber. who owns 2.1.3?", "olu")
    assert (found.is_update, found.is_question) == (True, True)
    assert [each.ref for each in found.actions] == ["1.1"]


def test_several_actions_each_keep_their_own_words() -> None:
    found = reading("1.1 green, 1.2 slipping, 2.1.2 complete", "pmo")
    assert {each.ref: each.rating for each in found.actions} == {"1.1": "green", "1.2": "amber", "2.1.2": "blue"}


def test_words_after_a_promise_about_one_action_are_not_said_of_the_one_before() -> None:
    made = reading("2.1.1 green. I'll update 2.1.2 tomorrow. Still stuck.")
    assert [(each.ref, each.rating, each.status) for each in made.actions] == [("2.1.1", "green", None)]


def test_a_line_that_speaks_of_printing_is_no_disclaimer() -> None:
    made = reading("Some notes\nbefore you print anything, 2.1.1 is still red")
    assert [(each.ref, each.rating) for each in made.actions] == [("2.1.1", "red")]


def test_a_full_stop_after_a_per_cent_is_none_of_it() -> None:
    assert reading("2.1.1 percent is 35.").actions[0].percent == 35


def test_both_is_said_of_each() -> None:
    found = reading("1.1 and 1.2 both amber", "olu")
    assert [(each.ref, each.rating) for each in found.actions] == [("1.1", "amber"), ("1.2", "amber")]


def test_an_explicit_reference_beats_the_thread() -> None:
    assert [each.ref for each in reading("1.2 amber", "olu", ("1.1",)).actions] == ["1.2"]


def test_the_thread_settles_the_action() -> None:
    assert [each.ref for each in reading("amber, two posts unfilled", "bea", ("2.1.1",)).actions] == ["2.1.1"]


def test_a_thread_about_an_action_that_left_the_plan_settles_nothing() -> None:
    made = reading("now amber, two weeks behind", thread=("7.7.7",))
    assert not made.is_update or {each.ref for each in made.actions} == {None}


def test_title_words_settle_the_action() -> None:
    assert [each.ref for each in reading("neglect toolkit is red", "pmo").actions] == ["1.1"]


def test_the_only_open_action_of_its_owner() -> None:
    assert [each.ref for each in reading("still amber", "cai").actions] == ["3.1"]


def test_an_owner_of_several_is_asked_which() -> None:
    found = reading("green now", "bea")
    assert [each.ref for each in found.actions] == [None]
    assert found.doubts[0].candidates == ("2.1.1", "2.1.2", "2.1.3")


def test_a_reading_of_an_indicator_goes_to_its_action() -> None:
    found = reading("RHIs in time 81% in May, down from 84% in April", "pmo")
    assert [(each.ref, each.indicators[0].value, each.indicators[0].period) for each in found.actions] == [
        ("3.1", 81.0, "2021-05")
    ]


def test_files_are_evidence_of_the_action_named() -> None:
    assert reading("1.1 final version", "olu", files=("toolkit.pdf",)).actions[0].evidence == ("toolkit.pdf",)


@pytest.mark.parametrize(
    "text",
    [
        "no change on 1.2",
        "1.2 nil to report",
        "1.2 same again",
        "1.2 as per last time",
        "1.2 hasn't moved",
        "1.2 as was",
    ],
)
def test_a_nil_return_is_an_update_with_nothing_in_it(text: str) -> None:
    found = reading(text, "olu")
    assert found.is_update
    assert found.nil_return
    assert found.actions[0].rating is None


@pytest.mark.parametrize(
    ("text", "kind", "refs"),
    [
        ("ignore that, wrong thread", "retract", []),
        ("sorry, meant 1.2", "move", ["1.2"]),
        ("should read amber", "amend", ["1.1"]),
    ],
)
def test_corrections(text: str, kind: str, refs: list[str]) -> None:
    found = reading(text, "olu", previous=("1.1 red", {"1.1": {"rag": "red"}}))
    assert found.correction is not None
    assert found.correction.kind == kind
    assert [each.ref for each in found.actions] == refs


@pytest.mark.parametrize(
    ("text", "pending", "ref", "forecast"),
    [
        ("the second", PendingQuestion("which_action", None, ("2.1.1", "2.1.2")), "2.1.2", None),
        ("2.1.3", PendingQuestion("which_action", None, ("2.1.1", "2.1.3")), "2.1.3", None),
        ("30 September", PendingQuestion("which_date", "1.1", ()), "1.1", date(2021, 9, 30)),
    ],
)
def test_a_typed_answer_settles_the_question(
    text: str, pending: PendingQuestion, ref: str, forecast: date | None
) -> None:
    message = Message(text, datetime.fromisoformat(SENT), "bea")
    found = read(message, PLAN, Context(pending=pending))
    assert [(each.ref, each.forecast_date) for each in found.actions] == [(ref, forecast)]


def test_every_field_says_which_words_it_came_from() -> None:
    facts = {fact.field: fact.words for fact in reading("1.1 amber, now 9 August", "olu").actions[0].facts}
    assert facts == {"rating": "amber", "forecast_date": "9 august"}


def test_lettered_references_by_any_of_their_spellings() -> None:
    action = ReadableAction("R6/A48", "Foster carer charter", "6", ("olu",), None, None, None, "in_progress", None)
    plan = compile_plan(ReadablePlan((action,)))
    for spelling in ("A48", "R6/A48", "r6 a48", "R6A48", "6.48"):
        message = Message(f"{spelling} green", datetime.fromisoformat(SENT), "pmo")
        assert [each.ref for each in read(message, plan, Context()).actions] == ["R6/A48"], spelling


_PIECES = st.lists(
    st.sampled_from(
        ["1.1", "2.1", "213", "red", "not", "green", "30 Feb", "by", "Friday", "50%", "all", "rec 2", "done", "?", "\n",
         "> ", "`", "<https://x.y|z>", "<@U1>", ":red_circle:", "neglect toolkit", "both", ",", "slipped", "a month",
         "I'll", "A12", "RHIs in time", "sorry", "&amp;"]
    ),
    max_size=12,
)  # fmt: skip


@given(st.text(max_size=300) | _PIECES.map(" ".join), st.sampled_from(["bea", "pmo", "nobody", ""]), st.booleans())
def test_no_text_makes_the_reader_fail(text: str, author: str, threaded: bool) -> None:
    found = reading(text, author, ("2.1.1",) if threaded else (), previous=("1.1 red", {"1.1": {"rag": "red"}}))
    assert found.is_update == bool(found.actions)


@given(st.sampled_from(["1.1 amber", "2.1.2 complete", "1.2 slipped a month", "3.1 on track"]), st.booleans())
def test_case_and_politeness_change_nothing(text: str, upper: bool) -> None:
    plain = reading(text, "olu").actions
    dressed = reading(f"Hi all, {text.upper() if upper else text} thanks", "olu").actions
    assert [(a.ref, a.rating, a.status, a.forecast_date) for a in dressed] == [
        (a.ref, a.rating, a.status, a.forecast_date) for a in plain
    ]


@given(st.text(alphabet="abcdefghij klmnopqrstuvwxyz,.!", max_size=80))
def test_without_reference_title_or_thread_a_stranger_writes_nothing(text: str) -> None:
    assert not reading(text, "nobody").is_update
