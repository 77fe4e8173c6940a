"""Asking for changes of the plan: one action by a plain message, many shown first, and what each does once approved."""

from __future__ import annotations

from datetime import date

import pytest

from bot.plan import entries as e
from bot.plan.action import StatusDecision
from bot.plan.changes import Approval, Change, ChangeKind, ChangeState, Effect
from bot.plan.entities import DIRECTOR, Status
from bot.slack.workspace import people as who
from storage import journal, words
from tests.asking.typed import seen, shown, typed
from tests.conversations.plan import AMARA, DANIEL, HELEN, JOE, NOW, PLAN, PRIYA
from tests.conversations.stack import TEAM, Stack
from tests.conversations.test_changes import changes


def approved(stack: Stack) -> None:
    """The director approves the newest request."""
    stack.press(HELEN, stack.last(HELEN), "Approve")
    assert changes(stack)[-1].state is ChangeState.APPROVED


@pytest.mark.parametrize(
    ("said", "pending", "status"),
    [
        ("cancel 2.1.1: done in 2.1.2", "cancel", Status.CANCELLED),
        ("suspend 2.1.1 until 1 June: phase 1 comes first", "suspend", Status.SUSPENDED),
        ("replace 2.1.1 by 2.1.2: the two are one", "supersede", Status.SUPERSEDED),
        ("carry forward 2.1.1 into the 2027 plan: not signed off in time", "carry_forward", Status.CARRIED_FORWARD),
    ],
)
def test_an_owner_asks_and_it_applies_when_the_director_approves(
    stack: Stack, said: str, pending: str, status: Status
) -> None:
    ts = stack.dm(PRIYA, said)
    assert "nothing moves before that" in stack.replies(PRIYA, ts)[0]
    line = stack.item("2.1.1").line
    assert (line.status, line.asked) == (Status.NOT_STARTED, (pending,))
    assert "requested" in shown(typed(stack, AMARA, "2.1.1")["blocks"])
    approved(stack)
    line = stack.item("2.1.1").line
    assert (line.status, line.asked) == (status, ())
    assert "approved" in stack.replies(PRIYA, ts)[-1]


def test_a_suspension_keeps_its_day_its_reason_and_when_it_restarts_and_ends_by_another_decision(stack: Stack) -> None:
    stack.dm(PRIYA, "suspend 2.1.1 until 1 June: phase 1 comes first; restart when phase 1 is signed off")
    assert "restarts when phase 1 is signed off" in shown(stack.last(HELEN)["blocks"])
    approved(stack)
    assert stack.item("2.1.1").line.review_on == date(2026, 6, 1)
    listed = shown(typed(stack, AMARA, "suspended")["blocks"])
    assert "suspended: “phase 1 comes first”, looked at again on 1 June 2026" in listed
    card = shown(typed(stack, AMARA, "2.1.1")["blocks"])
    assert "Suspended: “phase 1 comes first”; looked at again on 1 June 2026." in card
    assert "suspended by approved change “phase 1 comes first”" in card
    stack.later(days=1)
    stack.dm(PRIYA, "resume 2.1.1")
    stack.later(days=1)
    stack.press(HELEN, typed(stack, HELEN, "changes", who.GENERAL_CHANNEL), "Approve")
    assert stack.item("2.1.1").line.status is Status.NOT_STARTED


def test_why_an_action_rests_is_told_where_an_older_planbot_noted_it_of_the_request_alone(stack: Stack) -> None:
    with stack.database.writing() as session:
        kept = words.keep(session, TEAM, "phase 1 comes first").id
        effects, until = (Effect("3.1"),), date(2026, 6, 1)
        change = Change("old", PRIYA, NOW, 2, ("3.1",), ChangeKind.SUSPEND, effects, (DIRECTOR,), words=kept)
        rests = StatusDecision("old", Status.SUSPENDED, NOW.date(), HELEN, review_on=until)
        whats: list[tuple[str, str, e.What]] = [
            ("change", "old", e.ChangeRequested(change)),
            ("change", "old", e.ApprovalRecorded(Approval("ap", DIRECTOR, HELEN, NOW.date(), True))),
            ("action", "3.1", e.ChangeSettled("old", True, NOW.date(), rests)),
        ]
        journal.append(session, TEAM, PLAN, [e.Entry(f"o{n}", *what, PRIYA, NOW, NOW) for n, what in enumerate(whats)])
    for asked in ("suspended", "3.1"):
        assert "“phase 1 comes first”" in shown(typed(stack, AMARA, asked)["blocks"])
    assert "looked at again on 1 June 2026" in shown(typed(stack, AMARA, "suspended")["blocks"])
    assert "3.1* to be suspended: “phase 1 comes first”" in shown(typed(stack, AMARA, "changes")["blocks"])


def test_the_successor_of_a_replaced_action_shows(stack: Stack) -> None:
    stack.dm(PRIYA, "replace 2.1.1 by 2.1.2: the two are one")
    approved(stack)
    assert stack.item("2.1.1").line.successor == "2.1.2"
    assert "Replaced by 2.1.2" in shown(typed(stack, AMARA, "2.1.1")["blocks"])


def test_new_wording_keeps_the_old_and_a_slip_is_the_core_teams_to_correct(stack: Stack) -> None:
    stack.dm(PRIYA, "reword 2.1.1: Publish the threshold document in four languages")
    approved(stack)
    action = stack.action("2.1.1")
    assert action.text == "Publish the threshold document in four languages"
    assert [w.text for w in action.wordings] == ["Publish the threshold document."]
    stack.later(seconds=5)
    stack.dm(AMARA, "correct the wording of 2.1.2: Train front-line managers in reflective supervision")
    assert stack.action("2.1.2").text == "Train front-line managers in reflective supervision"
    stack.press(AMARA, stack.last(AMARA), "Undo")
    assert stack.action("2.1.2").text == "Train front-line managers in supervision."
    assert stack.action("2.1.2").asked == ()


@pytest.mark.parametrize(
    ("author", "said", "answer"),
    [
        (DANIEL, "cancel 2.1.1: not needed", "Only those who own or lead 2.1.1"),
        (PRIYA, "cancel 2.1.1", "Why?"),
        (PRIYA, "suspend 2.1.1: waiting", "Until when?"),
        (PRIYA, "suspend 2.1.1 until 1 February 2026: waiting", "still to come"),
        (PRIYA, "resume 2.1.1", "not suspended"),
        (PRIYA, "replace 2.1.1 by 9.9: regrouped", "By which action?"),
        (PRIYA, "cancel rec 2: not needed", "Only the core team or a director"),
        (PRIYA, "redate 2.1.1: late", "To which date?"),
        (PRIYA, "reword 2.1.1", "What should it say?"),
        (PRIYA, "correct the wording of 2.1.1: x", "Only the core team"),
    ],
)
def test_what_is_missing_or_not_allowed_is_said_in_a_sentence(
    stack: Stack, author: str, said: str, answer: str
) -> None:
    assert answer in stack.replies(author, stack.dm(author, said))[0]
    assert changes(stack) == []


def test_many_dates_are_shown_first_then_asked_for_in_one_request_of_the_tier_they_make(stack: Stack) -> None:
    shown_first = typed(stack, AMARA, "redate rec 3 by 4 weeks: the supplier is late")
    text = shown(shown_first["blocks"])
    assert "3.1 Recruit eight social workers: 29 May 2026 → 26 June 2026" in text
    assert "major rewrite" in text
    assert changes(stack) == []
    stack.press(AMARA, shown_first, "Ask for it")
    [change] = changes(stack)
    assert (len(change.actions), change.tier, change.state) == (3, 3, ChangeState.PENDING)
    assert "Asked for" in seen(stack, AMARA)["text"]
    assert stack.item("3.1").line.agreed == stack.action("3.1").original
    approved(stack)
    for ref, day in (("3.1", date(2026, 6, 26)), ("3.2", date(2026, 7, 28)), ("3.3", date(2026, 8, 28))):
        action = stack.action(ref)
        assert action.agreed is not None
        assert action.agreed.day == day
        assert action.original is not None
        assert action.original.day < day


def test_what_moved_since_it_was_shown_is_shown_again(stack: Stack) -> None:
    shown_first = typed(stack, AMARA, "redate 3.1 and 3.2 by 2 weeks: sickness")
    stack.dm(JOE, "extend 3.1 to 30 June: nobody applied")
    approved(stack)
    stack.later(seconds=5)
    stack.press(AMARA, shown_first, "Ask for it")
    assert "The plan has moved" in shown(seen(stack, AMARA)["blocks"])
    assert len(changes(stack)) == 1


def test_whoever_asked_withdraws_and_what_is_agreed_stands(stack: Stack) -> None:
    stack.dm(PRIYA, "cancel 2.1.1: done in 2.1.2")
    stack.press(PRIYA, stack.last(PRIYA), "Withdraw")
    assert changes(stack)[0].state is ChangeState.WITHDRAWN
    assert stack.item("2.1.1").line.asked == ()


def test_a_deleted_message_withdraws_what_it_asked_for_and_its_words_are_gone(stack: Stack) -> None:
    ts = stack.dm(PRIYA, "cancel 2.1.1: the zebra crossed it out")
    stack.delete(PRIYA, ts)
    assert changes(stack)[0].state is ChangeState.WITHDRAWN
    with stack.database.reading() as session:
        assert words.texts(session, TEAM, [changes(stack)[0].words or ""]) == {}


def test_words_that_only_begin_like_a_request_are_left_to_the_reader(stack: Stack) -> None:
    stack.dm(PRIYA, "cancel the meeting on 2.1.1, we are on track")
    assert changes(stack) == []


def test_new_wording_of_an_action_is_asked_for_with_the_command_too(stack: Stack) -> None:
    said = typed(stack, PRIYA, "reword 2.1.1: Publish the threshold document in four languages")
    assert "nothing moves before that" in said["text"]
    approved(stack)
    assert stack.action("2.1.1").text == "Publish the threshold document in four languages"
