"""What real use could teach the reader, without anybody's name or story."""

from __future__ import annotations

from bot.plan.calendar import local_day
from bot.services.learn import Lesson, lessons
from storage import plans
from tests.conversations.plan import JOE, PRIYA
from tests.conversations.stack import TEAM, Stack


def learnt(stack: Stack) -> list[Lesson]:
    """The lessons of what was said so far."""
    with stack.database.reading() as session:
        current = plans.current(session, TEAM)
        assert current is not None
        today = local_day(stack.clock.now(), current.plan.timezone)
        return list(lessons(session, TEAM, stack.runtime.readers.of(session, TEAM, current, today)))


def test_what_was_asked_or_not_understood_is_listed_masked(stack: Stack) -> None:
    stack.dm(JOE, "amber, waiting on Beatrix Thornbury at 07700900123, see https://a.example/secret")
    stack.dm(PRIYA, "Gwendolyn sends her love")
    asked, lost = learnt(stack)
    assert (asked.why, asked.text) == (
        "asked: which_action",
        "amber, waiting on Xxxxxxx Xxxxxxxxx at 00000000000, see <link>",
    )
    assert lost.why == "not understood"
    assert "Gwendolyn" not in lost.text


def test_what_was_undone_or_changed_by_hand_is_listed_with_its_action(stack: Stack) -> None:
    stack.dm(PRIYA, "2.1.1 amber")
    stack.press(PRIYA, stack.last(PRIYA), "Undo")
    stack.dm(PRIYA, "2.1.2 green")
    stack.press(PRIYA, stack.last(PRIYA), "change")
    stack.submit(PRIYA, {"rating": "amber"})
    found = [(lesson.why, lesson.actions, lesson.text) for lesson in learnt(stack)]
    assert found == [("undone", ("2.1.1",), "2.1.1 amber"), ("changed", ("2.1.2",), "2.1.2 green")]


def test_what_was_read_and_stands_teaches_nothing(stack: Stack) -> None:
    stack.dm(PRIYA, "2.1.1 amber")
    stack.dm(PRIYA, "thanks!")
    assert learnt(stack) == []
