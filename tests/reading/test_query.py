"""What people ask for, typed as a command or in words."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.naming.plan_index import ReadableAction, ReadableBody, ReadablePerson, ReadablePlan, compile_plan
from bot.reading.query import Query, UnknownQuery, read_query
from tests.reading.plans import PLAN as TITLED

TODAY = date(2010, 3, 29)
PLAN = compile_plan(
    ReadablePlan(
        actions=tuple(
            ReadableAction(ref, f"Do the thing {ref}", "2", ("priya",), TODAY, None, "green", "in_progress", None)
            for ref in ("2.1.3", "2.1.10", "4.1.1")
        ),
        people=(ReadablePerson("priya", "Priya Nair", "Head of Safeguarding"),),
        recommendations=(("2", "Second"), ("4", "Fourth")),
    )
)


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("red", Query("red")),
        ("RED rec 4", Query("red", recommendation="4")),
        ("red rec 2.4", Query("red", recommendation="2.4")),
        ("rec 2.1.3", Query("recommendation", recommendation="2.1.3")),
        ("red R4", Query("red", recommendation="4")),
        ("overdue owner <@U123|priya>", Query("overdue", owner="U123")),
        ("overdue owner Priya Nair", Query("overdue", owner="priya")),
        ("red as at 31 March", Query("red", as_at=date(2009, 3, 31))),
        ("red rec 2 as at 28 February 2010", Query("red", recommendation="2", as_at=date(2010, 2, 28))),
        ("2.1.3", Query("action", refs=("2.1.3",))),
        ("2.1.10", Query("action", refs=("2.1.10",))),
        ("rec 4", Query("recommendation", recommendation="4")),
        ("mine", Query("mine")),
        ("due page 2", Query("due", page=2)),
        ("", Query("help")),
    ],
)
def test_commands(text: str, query: Query) -> None:
    assert read_query(text, PLAN, TODAY, command=True) == query


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("what's red in rec 4?", Query("red", recommendation="4")),
        ("what's red in recommendation 2.4?", Query("red", recommendation="2.4")),
        ("anything overdue for <@U123>?", Query("overdue", owner="U123")),
        ("show me 2.1.3", Query("action", refs=("2.1.3",))),
        ("what have I got?", Query("mine")),
        ("what is due in the next two weeks", Query("due")),
        ("how many actions do we have?", Query("counts")),
    ],
)
def test_questions_in_plain_words_are_the_same_queries(text: str, query: Query) -> None:
    assert read_query(text, PLAN, TODAY) == query


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("waht have i got open", Query("mine")),
        ("whcih actions are ovrdue", Query("overdue")),
        ("wots red in rec 2", Query("red", recommendation="2")),
        ("show me the histroy of 2.1.3", Query("history", refs=("2.1.3",))),
    ],
)
def test_a_mistyped_question_is_answered(text: str, query: Query) -> None:
    assert read_query(text, PLAN, TODAY) == query


def test_an_unknown_word_gets_the_nearest_command() -> None:
    answer = read_query("overdu", PLAN, TODAY, command=True)
    assert isinstance(answer, UnknownQuery)
    assert answer.nearest == "overdue"


def test_a_command_with_a_word_nothing_accounts_for_is_refused_rather_than_half_obeyed() -> None:
    assert isinstance(read_query("red purple", PLAN, TODAY, command=True), UnknownQuery)


@pytest.mark.parametrize("text", ["red as at 31 February", "red as at 31 March 2020", "red as at half term"])
def test_a_day_that_is_none_or_has_not_come_is_refused_in_a_sentence(text: str) -> None:
    answer = read_query(text, PLAN, TODAY, command=True)
    assert isinstance(answer, UnknownQuery)
    assert "as at 31 March" in answer.sentence


@given(st.text(max_size=200), st.booleans())
def test_any_text_at_all_is_a_query_or_a_refusal(text: str, command: bool) -> None:
    assert isinstance(read_query(text, PLAN, TODAY, command=command), Query | UnknownQuery)


def test_a_reference_with_a_letter_in_brackets_is_shown_by_its_number() -> None:
    actions = tuple(
        ReadableAction(r, "Do it", "1", (), None, None, None, "in_progress", None) for r in ("1(a)", "1(b)")
    )
    plan = compile_plan(ReadablePlan(actions=actions))
    assert read_query("1b", plan, TODAY) == Query("action", refs=("1(b)",))


BOARDS = compile_plan(
    ReadablePlan(
        actions=PLAN.plan.actions,
        bodies=(ReadableBody("ics", ("ICS Project Board", "ICS")), ReadableBody("core", ("Core Team",))),
    )
)


@pytest.mark.parametrize(
    ("text", "command", "query"),
    [
        ("red for ICS Project Board", True, Query("red", body="ics")),
        ("red for the ics project", True, Query("red", body="ics")),
        ("meetings gaps", True, Query("gaps")),
        ("meetings for Core Team", True, Query("meetings", body="core")),
        ("forward plan", True, Query("forward")),
        ("routes", True, Query("routes")),
        ("when is the next ICS Project Board meeting?", False, Query("meetings", body="ics")),
        ("when does the core team meet?", False, Query("meetings", body="core")),
        ("what's red for the core team?", False, Query("red", body="core")),
        ("are there gaps between the meetings?", False, Query("gaps")),
        ("show me the forward programme", False, Query("forward")),
    ],
)
def test_questions_about_boards(text: str, command: bool, query: Query) -> None:
    assert read_query(text, BOARDS, TODAY, command) == query


def test_a_body_nobody_knows_is_not_taken_for_another() -> None:
    found = read_query("red for the Scrutiny Committee", BOARDS, TODAY, command=True)
    assert isinstance(found, UnknownQuery)


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("hows the whole plan looking colour wise", Query("counts")),
        ("2.1.3 due when?", Query("action", refs=("2.1.3",))),
        ("is 2.1.3 still red?", Query("action", refs=("2.1.3",))),
        ("history of 2.1.3 please", Query("history", refs=("2.1.3",))),
        ("Would you kindly list my open actions?", Query("mine")),
        ("show my stuff", Query("mine")),
        ("what's Priya got", Query("mine", owner="priya")),
        ("show me Priya's actions", Query("mine", owner="priya")),
        ("what's overdue for Priya?", Query("overdue", owner="priya")),
        ("lemme see everything due before xmas", Query("due")),
        ("what needs doing this week", Query("due")),
        ("which actions have no update", Query("red")),
        ("what's on hold", Query("suspended")),
        ("what's at risk of slipping", Query("late-soon")),
        ("what moved this month", Query("compare", since=date(2010, 3, 1), as_at=TODAY)),
        ("how were we doing at the end of January?", Query("counts", as_at=date(2010, 1, 31))),
        ("when's the next board", Query("meetings")),
        ("how's rec 2 looking", Query("recommendation", recommendation="2")),
        ("what can you do", Query("help")),
    ],
)
def test_what_is_asked_in_everyday_words_is_answered(text: str, query: Query) -> None:
    assert read_query(text, PLAN, TODAY) == query


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("who owns this one", Query("action", refs=("2.1.3",))),
        ("status?", Query("action", refs=("2.1.3",))),
        ("when is this due?", Query("action", refs=("2.1.3",))),
        ("show me the history", Query("history", refs=("2.1.3",))),
        ("what evidence have we got for this?", Query("evidence", refs=("2.1.3",))),
        ("what's due this week", Query("due")),
        ("what about 2.1.10?", Query("action", refs=("2.1.10",))),
        ("anything red in rec 2", Query("red", recommendation="2")),
        ("which actions are overdue", Query("overdue")),
    ],
)
def test_in_an_actions_thread_a_question_without_another_subject_is_about_it(text: str, query: Query) -> None:
    assert read_query(text, PLAN, TODAY, thread=("2.1.3",)) == query


@pytest.mark.parametrize(
    ("text", "query"),
    [
        ("what changed on 2.1.3", Query("history", refs=("2.1.3",))),
        ("what's changed", Query("compare", since=date(2010, 2, 27), as_at=TODAY)),
        ("anything changed since friday?", Query("compare", since=date(2010, 3, 26), as_at=TODAY)),
        ("who is behind", Query("overdue")),
        ("who still owes an update", Query("red")),
        ("what's outstanding", Query("due")),
        ("give us the headlines", Query("counts")),
        ("has everyone updated", Query("red")),
        ("give me the reds for recommendation two", Query("red", recommendation="2")),
        ("what's overdue for Ms Nair", Query("overdue", owner="priya")),
        ("have any actions been closed this week", Query("compare", since=TODAY, as_at=TODAY)),
        ("will anything go red this month", Query("late-soon")),
        ("how many are green vs amber", Query("counts")),
        ("what did i say last time", Query("mine")),
    ],
)
def test_short_questions_have_their_answer(text: str, query: Query) -> None:
    assert read_query(text, PLAN, TODAY) == query


def test_an_action_may_be_asked_about_by_its_title() -> None:
    assert read_query("who owns the escalation protocol", TITLED, TODAY) == Query("action", refs=("1.2",))
    assert read_query("is the neglect toolkit published yet", TITLED, TODAY) == Query("action", refs=("1.1",))
    assert read_query("which toolkit actions are red", TITLED, TODAY) == Query("red")


def test_the_plan_as_a_file_is_a_command_away() -> None:
    asked = read_query("can I have the plan as a spreadsheet", PLAN, TODAY)
    assert isinstance(asked, UnknownQuery)
    assert "/plan export" in asked.sentence
