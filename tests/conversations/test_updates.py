"""Updates in plain words: recorded, echoed, undone and changed."""

from __future__ import annotations

from datetime import date

from bot.plan.entities import Rating, Status
from tests.conversations.plan import DANIEL, JOE, PRIYA
from tests.conversations.stack import Stack


def test_an_update_is_recorded_and_echoed_with_what_did_not_change(stack: Stack) -> None:
    ts = stack.dm(DANIEL, "2.1.3 done bar the checking, now mid April, waiting on the supplier")
    [answer] = stack.replies(DANIEL, ts)
    assert "*2.1.3* Replace the case recording system: 🟢 GREEN → 🟠 AMBER" in answer
    assert "the new date is after the agreed date" in answer
    assert "Now expected about 15 April 2026; agreed date 31 March 2026 unchanged." in answer
    item = stack.item("2.1.3")
    assert (item.rating, item.line.status) == (Rating.AMBER, Status.IN_PROGRESS)
    assert item.line.forecast is not None
    assert item.line.forecast.day == date(2026, 4, 15)
    assert item.line.agreed is not None
    assert item.line.agreed.day == date(2026, 3, 31)


def test_undo_withdraws_and_says_what_stands_and_a_double_click_says_nothing_more(stack: Stack) -> None:
    ts = stack.dm(DANIEL, "2.1.3 red")
    echo = stack.last(DANIEL)
    stack.press(DANIEL, echo, "Undo", times=2)
    assert "Undone." in stack.replies(DANIEL, ts)[-1]
    assert "🔴 RED → 🟢 GREEN" in stack.replies(DANIEL, ts)[-1]
    assert len(stack.replies(DANIEL, ts)) == 2
    assert stack.counted("2.1.3") == []


def test_evidence_alone_ends_a_silence_and_is_not_said_to_have_given_a_rating(stack: Stack) -> None:
    stack.dm(PRIYA, "2.1.2 green")
    stack.later(days=35)
    [answer] = stack.replies(PRIYA, stack.dm(PRIYA, "2.1.2 https://dunmere.example/a.pdf"))
    assert "🟠 AMBER → 🟢 GREEN (word is no longer overdue; as last said)" in answer
    [answer] = stack.replies(PRIYA, stack.dm(PRIYA, "2.1.2 no change"))
    assert "GREEN, as before (as last said)" in answer


def test_change_withdraws_the_old_update_and_records_the_new_one(stack: Stack) -> None:
    ts = stack.dm(DANIEL, "2.1.3 amber, now 15 April")
    stack.press(DANIEL, stack.last(DANIEL), "Change")
    view = stack.workspace.view(DANIEL)
    assert view is not None
    assert "2026-04-15" in str(view["blocks"])
    assert stack.submit(DANIEL, {"expected": "2026-04-30"})["ok"]
    assert "30 April 2026" in stack.replies(DANIEL, ts)[-1]
    assert len(stack.counted("2.1.3")) == 1
    line = stack.item("2.1.3").line
    assert line.forecast is not None
    assert line.forecast.day == date(2026, 4, 30)
    assert line.declared is Rating.AMBER


def test_a_per_cent_that_is_none_is_refused_beside_its_field(stack: Stack) -> None:
    stack.dm(DANIEL, "2.1.3 amber")
    stack.press(DANIEL, stack.last(DANIEL), "Change")
    assert "percent" in stack.submit(DANIEL, {"percent": "most"})["errors"]


def test_one_message_may_speak_of_several_actions(stack: Stack) -> None:
    ts = stack.dm(PRIYA, "2.1.1 green\n2.1.2 is red, waiting for the trainer")
    [answer] = stack.replies(PRIYA, ts)
    assert "*2.1.1*" in answer
    assert "*2.1.2*" in answer
    assert stack.item("2.1.1").line.declared is Rating.GREEN
    assert stack.item("2.1.2").rating is Rating.RED


def test_without_a_reference_the_owners_only_open_action_is_meant(stack: Stack) -> None:
    stack.dm(DANIEL, "60% done, on track")
    assert stack.item("2.1.3").line.percent == 60


def test_a_title_names_its_action(stack: Stack) -> None:
    stack.dm(JOE, "the family hub in Harbourside is on track")
    assert stack.item("3.3").line.declared is Rating.GREEN


def test_a_thread_is_about_its_action(stack: Stack) -> None:
    ts = stack.dm(JOE, "3.2 amber")
    stack.dm(JOE, "now 15 July, schools are late", thread=ts)
    line = stack.item("3.2").line
    assert line.forecast is not None
    assert line.forecast.day == date(2026, 7, 15)


def test_complete_counts_as_reported(stack: Stack) -> None:
    ts = stack.dm(PRIYA, "2.1.1 complete")
    assert "as reported" in stack.replies(PRIYA, ts)[0].replace("counts as reported", "as reported")
    assert stack.item("2.1.1").line.status is Status.DELIVERED
    assert stack.item("2.1.1").rating is not Rating.BLUE


def test_an_extension_is_a_request_and_the_agreed_date_stands(stack: Stack) -> None:
    ts = stack.dm(PRIYA, "can we extend 2.1.1 to 30 April please")
    assert "until it is approved the agreed date stands" in stack.replies(PRIYA, ts)[0]
    action = stack.action("2.1.1")
    assert [r.due.day for r in action.requests] == [date(2026, 4, 30)]
    assert action.agreed is not None
    assert action.agreed.day == date(2026, 3, 31)


def test_thanks_is_kept_and_left_unanswered(stack: Stack) -> None:
    ts = stack.dm(DANIEL, "thanks!")
    assert stack.replies(DANIEL, ts) == []
    assert stack.message(DANIEL, ts) is not None


def test_what_is_not_understood_is_kept_and_met_with_one_line_of_help(stack: Stack) -> None:
    ts = stack.dm(DANIEL, "the weather over the harbour was grim")
    assert "recorded nothing" in stack.replies(DANIEL, ts)[0]
    assert stack.message(DANIEL, ts) is not None


def test_a_question_is_answered_in_its_thread(stack: Stack) -> None:
    stack.dm(PRIYA, "2.1.2 red")
    ts = stack.dm(PRIYA, "what's red in rec 2?")
    assert "2.1.2" in str([m["blocks"] for m in stack.workspace.thread(stack.workspace.direct(PRIYA), ts)])


def test_what_was_typed_is_quoted_as_its_author_saw_it(stack: Stack) -> None:
    stack.dm(DANIEL, f"2.1.3 red because R&amp;D and <@{PRIYA}> left <https://a.example/x|the note>")
    asked = stack.dm(DANIEL, "what is red?")
    answer = stack.last(DANIEL)
    assert answer["thread_ts"] == asked
    assert f"“2.1.3 red because R&amp;D and <@{PRIYA}> left the note”" in str(answer["blocks"])
    assert not any("\ue000" <= letter <= "\uf8ff" for letter in str(answer["blocks"]))
