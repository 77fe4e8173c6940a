"""Doubts: asked with buttons, answered by button or by typing, and nothing recorded before."""

from __future__ import annotations

from datetime import date

import pytest

from bot.plan.entities import Rating
from bot.slack.workspace import people
from tests.conversations.plan import AMARA, DANIEL, HELEN, JOE, PRIYA
from tests.conversations.stack import Stack


def test_which_action_is_asked_of_the_authors_open_ones_and_answered_by_button(stack: Stack) -> None:
    ts = stack.dm(JOE, "on track, 40% done")
    question = stack.last(JOE)
    labels = [
        e["text"]["text"]
        for b in question["blocks"]
        if b["type"] == "actions"
        for e in b.get("elements", ())
        if "text" in e
    ]
    assert [label[:3] for label in labels] == ["3.1", "3.2", "3.3", "Not"]
    assert all(not stack.action(ref).updates for ref in ("3.1", "3.2", "3.3"))
    stack.press(JOE, question, "3.2")
    assert stack.item("3.2").line.percent == 40
    assert "*3.2*" in stack.replies(JOE, ts)[-1]


@pytest.mark.parametrize(
    "text",
    [
        "amber, slipping a bit",
        "done bar the checking, now mid April, waiting on the supplier",
        "still waiting on the supplier",
        "first draft written and with the managers for comment",
        "the new date is 30 April",
        "no change",
    ],
)
def test_what_could_be_said_of_an_action_is_asked_about_before_any_of_it_is_recorded(stack: Stack, text: str) -> None:
    ts = stack.dm(JOE, text)
    assert "Which action" in stack.replies(JOE, ts)[0]
    assert all(not stack.action(ref).updates for ref in ("3.1", "3.2", "3.3"))
    stack.press(JOE, stack.last(JOE), "3.2")
    assert len(stack.action("3.2").updates) == 1
    assert "*3.2*" in stack.replies(JOE, ts)[-1]


def test_what_was_said_is_read_again_as_said_of_the_action_that_was_chosen(stack: Stack) -> None:
    ts = stack.dm(JOE, "we've slipped a fortnight because the trainer was ill")
    stack.press(JOE, stack.last(JOE), "3.2")
    line = stack.item("3.2").line
    assert line.forecast is not None
    assert (line.forecast.day, line.declared) == (date(2026, 7, 14), Rating.AMBER)
    assert len(stack.replies(JOE, ts)) == 2


def test_a_reference_misspelt_is_read_again_as_the_one_that_was_chosen(stack: Stack) -> None:
    ts = stack.dm(PRIYA, "2.12 slipped a fortnight, 2.1.1 green")
    assert stack.item("2.1.1").line.declared is Rating.GREEN
    stack.dm(PRIYA, "2.1.2", thread=ts)
    line = stack.item("2.1.2").line
    assert line.forecast is not None
    assert line.forecast.day == date(2026, 5, 14)
    assert len(stack.action("2.1.1").updates) == 1


def test_whoever_has_one_action_left_is_asked_too_when_it_may_be_about_something_else(stack: Stack) -> None:
    stack.dm(DANIEL, "the room is not ready, waiting on facilities")
    assert stack.action("2.1.3").updates == ()
    stack.press(DANIEL, stack.last(DANIEL), "Not an update")
    assert stack.action("2.1.3").updates == ()


def test_whoever_owns_nothing_is_told_how_to_say_which_action(stack: Stack) -> None:
    ts = stack.dm(HELEN, "still waiting on the supplier")
    assert "recorded nothing" in stack.replies(HELEN, ts)[0]


def test_an_edit_into_what_could_be_said_of_an_action_is_asked_about(stack: Stack) -> None:
    ts = stack.dm(JOE, "the supplier again!")
    stack.edit(JOE, ts, "waiting on the supplier again, amber")
    stack.press(JOE, stack.last(JOE), "3.2")
    assert stack.item("3.2").line.declared is Rating.AMBER


def test_a_second_press_of_an_answer_records_nothing_more(stack: Stack) -> None:
    ts = stack.dm(JOE, "on track, 40% done")
    question = stack.last(JOE)
    stack.press(JOE, question, "3.2")
    stack.press(JOE, question, "3.1")
    assert len(stack.replies(JOE, ts)) == 2
    assert stack.action("3.1").updates == ()


def test_which_action_is_answered_by_typing_the_reference_or_the_second_one(stack: Stack) -> None:
    first = stack.dm(JOE, "40% done")
    stack.dm(JOE, "3.1", thread=first)
    assert stack.item("3.1").line.percent == 40
    second = stack.dm(JOE, "50% done")
    stack.dm(JOE, "the second one", thread=second)
    assert stack.item("3.2").line.percent == 50


def test_an_unresolvable_date_is_asked_for_and_typed(stack: Stack) -> None:
    ts = stack.dm(PRIYA, "2.1.2 amber, now after half term")
    assert "which day" in stack.replies(PRIYA, ts)[0]
    assert stack.action("2.1.2").updates == ()
    stack.dm(PRIYA, "15 May", thread=ts)
    line = stack.item("2.1.2").line
    assert line.forecast is not None
    assert (line.forecast.day, line.declared) == (date(2026, 5, 15), Rating.AMBER)


def test_a_date_is_chosen_from_the_picker(stack: Stack) -> None:
    stack.dm(PRIYA, "2.1.2 amber, now after half term")
    question = stack.last(PRIYA)
    picker = question["blocks"][1]["elements"][0]["action_id"]
    stack.press(PRIYA, question, picker, selected_date="2026-05-20")
    line = stack.item("2.1.2").line
    assert line.forecast is not None
    assert line.forecast.day == date(2026, 5, 20)


def test_a_whole_update_is_not_taken_for_an_answer(stack: Stack) -> None:
    stack.dm(JOE, "40% done")
    stack.dm(JOE, "3.1 red")
    item = stack.item("3.1")
    assert (item.line.declared, item.line.percent) == (Rating.RED, None)


def test_an_answer_in_the_thread_may_say_more(stack: Stack) -> None:
    ts = stack.dm(JOE, "40% done")
    stack.dm(JOE, "3.1 amber", thread=ts)
    item = stack.item("3.1")
    assert (item.line.declared, item.line.percent) == (Rating.AMBER, 40)


def test_not_an_update_records_nothing(stack: Stack) -> None:
    ts = stack.dm(JOE, "40% done")
    stack.press(JOE, stack.last(JOE), "Not an update")
    assert "nothing is recorded" in stack.replies(JOE, ts)[-1]
    assert all(not stack.action(ref).updates for ref in ("3.1", "3.2", "3.3"))


def test_two_ratings_are_asked_about(stack: Stack) -> None:
    stack.dm(PRIYA, "2.1.1 amber/red")
    stack.press(PRIYA, stack.last(PRIYA), "Red")
    assert stack.item("2.1.1").line.declared is Rating.RED


def test_a_bulk_statement_is_recorded_after_a_yes(stack: Stack) -> None:
    ts = stack.dm(JOE, "all my actions are green")
    assert "Shall I record" in stack.replies(JOE, ts)[0]
    stack.dm(JOE, "yes", thread=ts)
    assert {stack.item(ref).line.declared for ref in ("3.1", "3.2", "3.3")} == {Rating.GREEN}


def test_a_question_put_to_somebody_cannot_be_dropped_by_an_edit_that_changes_nothing(stack: Stack) -> None:
    ts = stack.dm(JOE, "40% done")
    stack.edit(JOE, ts, "3.1 40% done")
    assert stack.item("3.1").line.percent == 40
    stack.press(JOE, next(m for m in stack.workspace.thread(stack.workspace.direct(JOE), ts)), "3.2")
    assert stack.action("3.2").updates == ()


def test_a_question_that_is_not_understood_is_repeated_without_its_markup(stack: Stack) -> None:
    ts = stack.dm(AMARA, "what is red as at <!channel>?")
    assert "<!channel>" not in stack.replies(AMARA, ts)[0]


def test_done_of_another_action_is_no_answer_to_whether_this_one_is_finished(stack: Stack) -> None:
    ts = stack.dm(PRIYA, "2.1.1 complete but two chapters still to write")
    assert "is it finished" in stack.replies(PRIYA, ts)[0]
    for other in ("2.2.1 done",):
        stack.dm(PRIYA, other, thread=ts)
        assert "*2.1.1*" not in stack.replies(PRIYA, ts)[-1]
    stack.dm(PRIYA, "work left", thread=ts)
    assert "*2.1.1*" in stack.replies(PRIYA, ts)[-1]


def test_what_is_said_of_one_is_recorded_and_of_the_rest_confirmed_first(stack: Stack) -> None:
    stack.dm(JOE, "3.1 red, the rest green")
    assert stack.item("3.1").line.declared is Rating.RED
    assert stack.counted("3.2") == []
    question = next(m for m in stack.workspace.messages(stack.workspace.direct(JOE), JOE) if "Shall I" in m["text"])
    assert "2 actions: 3.2, 3.3?" in question["text"]
    stack.press(JOE, question, "Yes, all of them")
    assert {stack.item(ref).line.declared for ref in ("3.2", "3.3")} == {Rating.GREEN}
    assert len(stack.counted("3.1")) == 1


def test_what_may_be_an_update_in_the_thread_of_ones_action_is_asked_about_and_of_others_left(stack: Stack) -> None:
    channel = people.GENERAL_CHANNEL
    root = stack.say(PRIYA, channel, f"<@{people.BOT_USER}> 2.1.1 green")
    for who, asked in ((DANIEL, 0), (PRIYA, 1)):
        before = len(stack.replies_in(channel, root))
        stack.say(who, channel, "the brackets are 75% up", thread=root)
        assert len(stack.replies_in(channel, root)) == before + asked
    assert stack.item("2.1.1").line.percent is None
