"""What was asked for or promised: noted, listed, chased in the one message of a day, answered and closed."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.plan.commitments import Commitment
from bot.reading.acts.promised import Promised, read_promised
from bot.slack.workspace import people as who
from digests.clock import tick
from digests.weekly import preview
from storage import plans
from tests.asking.typed import labels, seen, shown, typed
from tests.conversations.plan import AMARA, HELEN, LEO, PLAN, PRIYA
from tests.conversations.stack import TEAM, Stack

ASKED = "commit member: how many cases are unallocated? by 9 March"
NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


def stored(stack: Stack) -> list[Commitment]:
    with stack.database.reading() as session:
        return plans.commitments(session, TEAM, PLAN)


def morning(stack: Stack, days: int) -> None:
    stack.clock.moment += timedelta(days=days)
    tick(stack.runtime, stack.clock.now())
    stack.answer()


@pytest.mark.parametrize(
    ("text", "kind", "what", "due"),
    [
        ("member: how many cases are unallocated? by 30 April", "member", "how many cases are unallocated?", "04-30"),
        (
            "Scrutiny recommends a review of thresholds by 1 June",
            "committee",
            "Scrutiny recommends a review of",
            "06-01",
        ),
        ("we will report back on adoption by 14 May", "promise", "we will report back on adoption", "05-14"),
        ("verbal update on recruitment given by Joe", "verbal", "verbal update on recruitment given by Joe", None),
        ("further report after the review", "promise", "further report after the review", None),
    ],
)
def test_what_is_typed_is_read_as_a_kind_the_words_and_a_day(text: str, kind: str, what: str, due: str | None) -> None:
    read = read_promised(text, NOW)
    assert read is not None
    assert (read.kind, read.due) == (kind, date.fromisoformat(f"2026-{due}") if due else None)
    assert read.what.startswith(what)


def test_who_asked_is_read_where_they_are_named() -> None:
    read = read_promised("member Cllr Grant: how long? by 9 March", NOW)
    assert (read.asked_by, read.what) == ("Cllr Grant", "how long?") if read else False
    read = read_promised("promise to report back: agency spend", NOW)
    assert (read.asked_by, read.what) == ("", "promise to report back: agency spend") if read else False


def test_nothing_said_is_nothing_noted() -> None:
    assert read_promised("  ", NOW) is None
    assert read_promised("member: x", NOW) == Promised("member", "x")


def test_a_question_is_noted_listed_answered_and_closed(stack: Stack) -> None:
    assert "Noted as *C1*" in typed(stack, AMARA, ASKED)["text"]
    listed = typed(stack, AMARA, "commitments")
    assert "how many cases are unallocated?" in shown(listed["blocks"])
    assert "due 9 March 2026" in shown(listed["blocks"])
    stack.press(AMARA, listed, "Answer")
    assert stack.submit(AMARA, {"response": "Twelve, all visited", "then": "close"})["ok"]
    [found] = stored(stack)
    assert (found.answered_on, found.closed_on) == (date(2026, 3, 2), date(2026, 3, 2))
    assert "0 open, 1 closed" in shown(typed(stack, AMARA, "commitments")["blocks"])


def test_closing_and_answering_are_undone_exactly_and_done_again(stack: Stack) -> None:
    typed(stack, AMARA, ASKED)
    [before] = stored(stack)
    listed = typed(stack, AMARA, "commitments")
    for _ in range(2):
        stack.press(AMARA, listed, "Close")
        assert stored(stack)[0].closed_on == date(2026, 3, 2)
        stack.later(seconds=5)
        stack.press(AMARA, stack.last(AMARA), "Undo")
        assert stored(stack) == [before]
        stack.later(seconds=5)
    stack.press(AMARA, listed, "Answer")
    stack.submit(AMARA, {"response": "Twelve, all visited", "then": "open"})
    [answered] = stored(stack)
    stack.later(seconds=5)
    undo_answer = stack.last(AMARA)
    stack.press(AMARA, listed, "Close")
    stack.press(AMARA, undo_answer, "Undo")
    assert "more came of it since" in stack.last(AMARA)["text"]
    assert (stored(stack)[0].response, stored(stack)[0].open) == (answered.response, False)


def test_only_the_core_team_and_directors_note_and_others_only_read(stack: Stack) -> None:
    assert "Only the core team" in typed(stack, LEO, ASKED)["text"]
    typed(stack, HELEN, ASKED)
    assert labels(typed(stack, LEO, "commitments")) == []
    assert len(stored(stack)) == 1


def test_it_is_undone_with_a_tap(stack: Stack) -> None:
    typed(stack, AMARA, ASKED)
    stack.press(AMARA, seen(stack, AMARA), "Undo")
    assert [c.withdrawn for c in stored(stack)] == [True]


def test_whoever_it_is_for_is_reminded_in_their_daily_message_and_the_digest_tells_of_it(stack: Stack) -> None:
    typed(stack, AMARA, f"{ASKED} for <@{who.OFFICER}>")
    morning(stack, 1)
    [told] = [said for said in stack.said_to(who.OFFICER) if "Also waiting for you" in said]
    assert "C1" in told
    assert "due 9 March" in told
    morning(stack, 7)
    assert "1 day overdue" in stack.said_to(who.OFFICER)[-1]
    with stack.database.reading() as session:
        said = preview(session, TEAM, stack.plan(), stack.clock.now(), stack.clock.now())[0]
    assert "C1 (member's question, 1 day)" in shown(said.blocks)


def test_a_verbal_update_is_to_be_filed_within_five_working_days(stack: Stack) -> None:
    typed(stack, AMARA, "commit verbal: recruitment, given at the board")
    assert [c.due for c in stored(stack)] == [date(2026, 3, 9)]


def test_the_list_as_at_a_past_day_is_what_was_open_then(stack: Stack) -> None:
    typed(stack, AMARA, ASKED)
    stack.later(days=2)
    stack.press(AMARA, typed(stack, AMARA, "commitments"), "Close")
    assert "unallocated" in shown(typed(stack, PRIYA, "commitments as at 2 March")["blocks"])


def test_it_stands_in_the_forward_programme(stack: Stack) -> None:
    typed(stack, AMARA, ASKED)
    assert "unallocated" in shown(typed(stack, AMARA, "forward")["blocks"])


def test_the_forward_programme_as_at_a_past_day_has_what_was_owed_then(stack: Stack) -> None:
    typed(stack, AMARA, ASKED)
    stack.later(days=2)
    stack.press(AMARA, typed(stack, AMARA, "commitments"), "Close")
    assert "unallocated" in shown(typed(stack, AMARA, "forward as at 2 March")["blocks"])


def test_the_log_is_asked_for_by_kind_with_who_asked_and_of_which_action(stack: Stack) -> None:
    typed(stack, AMARA, "commit member Cllr <Grant>: how long will 2.1.3 take? by 9 March")
    typed(stack, AMARA, "commit committee: report agency spend by 1 March 2027")
    asked = shown(typed(stack, PRIYA, "questions")["blocks"])
    assert "*Members’ questions*, position as at 2 March 2026: 1 open" in asked
    assert "member's question of Cllr &lt;Grant&gt; on 2.1.3 · due 9 March 2026" in asked
    assert "agency" not in asked
    assert "agency" in shown(typed(stack, PRIYA, "commitments committee")["blocks"])
    assert "how long" in shown(typed(stack, PRIYA, "commitments 2.1.3")["blocks"])
    assert "how long" not in shown(typed(stack, PRIYA, "commitments 2.1.1")["blocks"])
    assert "Asked for or promised: *C1*, Cllr &lt;Grant&gt;, due 9 March 2026" in typed(stack, PRIYA, "2.1.3")["text"]
    stack.later(days=9)
    assert "how long" in shown(typed(stack, PRIYA, "commitments overdue")["blocks"])
    stack.press(AMARA, typed(stack, AMARA, "questions"), "Answer")
    assert stack.submit(AMARA, {"response": "Until June", "then": "close"})["ok"]
    closed = shown(typed(stack, PRIYA, "commitments closed")["blocks"])
    assert "“Until June”" in closed
    assert "Closed on 11 March 2026" in closed
    assert "Asked for or promised" not in typed(stack, PRIYA, "2.1.3")["text"]
    assert "I do not know" in typed(stack, PRIYA, "commitments gibberish")["text"]
