"""Change control through Slack: what is asked for, who decides it, and that nothing moves before (rule E7)."""

from __future__ import annotations

from datetime import date

import pytest
from msgspec.structs import replace

from bot.plan import entries as e
from bot.plan.action import Action
from bot.plan.changes import Change, ChangeKind, ChangeState
from bot.plan.entities import Approvals, Rating
from bot.slack.workspace.signed_requests import Answer
from bot.slack.workspace.store import Json
from storage import journal, plans
from tests.asking.typed import labels, seen, shown, typed
from tests.conversations.plan import AMARA, HELEN, PLAN, PRIYA
from tests.conversations.stack import TEAM, Stack
from tests.conversations.test_replan import signed_off

ASKED = "extend 2.1.1 to 30 April: supplier late"


def changes(stack: Stack) -> list[Change]:
    """The requests, oldest first."""
    with stack.database.reading() as session:
        return plans.changes(session, TEAM, PLAN)


def dates(action: Action) -> tuple[date | None, ...]:
    """The inspectorate's, the original and the agreed date."""
    plan_dates = (action.original, action.agreed)
    return (action.inspectorate, *(d.day if d else None for d in plan_dates))


def gated(stack: Stack) -> None:
    """The plan asks for a director, the Executive Member and the board, as Central Bedfordshire's did (CB 7)."""
    approvals = Approvals(("director", "executive_member", "board"), ("executive",))
    settings = replace(stack.plan().settings, approvals=approvals)
    with stack.database.writing() as session:
        now = stack.clock.now()
        chosen = e.Entry("settings:gated", "plan", PLAN, e.SettingsChosen(settings), AMARA, now, now)
        journal.append(session, TEAM, PLAN, [chosen])


def asked(stack: Stack) -> tuple[str, Json]:
    """Priya asks for more time; the ts of her message, and what the director gets."""
    ts = stack.dm(PRIYA, ASKED)
    return ts, stack.last(HELEN)


def test_the_echo_of_an_extension_says_that_it_is_a_request_of_which_tier_and_who_decides(stack: Stack) -> None:
    [echo] = stack.replies(PRIYA, stack.dm(PRIYA, ASKED))
    assert (
        "*A request:* the agreed date to move from 31 March 2026 to 30 April 2026. It is a minor amendment (tier 2) "
        "and awaits a director; until it is approved the agreed date stands." in echo
    )
    assert "I read that as" not in echo
    update = stack.action("2.1.1").updates[-1]
    assert (update.rating, update.blocker, update.status) == (None, False, None)
    assert labels(stack.last(PRIYA)) == ["Withdraw", "Change"]
    stack.press(PRIYA, stack.last(PRIYA), "Withdraw")
    assert "Withdrawn: nothing is asked for any more." in stack.last(PRIYA)["text"]
    assert stack.item("2.1.1").rating is Rating.GREEN


def test_an_approved_extension_leaves_nothing_amber_behind(stack: Stack) -> None:
    _, message = asked(stack)
    assert stack.item("2.1.1").rating is Rating.AMBER
    stack.press(HELEN, message, "Approve")
    assert stack.item("2.1.1").rating is Rating.GREEN


def test_the_day_that_answers_to_which_date_makes_the_request(stack: Stack) -> None:
    ts = stack.dm(PRIYA, "extend 2.1.1: the printer is on strike")
    assert "You asked for more time: to which date?" in stack.replies(PRIYA, ts)[0]
    stack.later(seconds=30)
    stack.dm(PRIYA, "30 April", ts)
    assert "*A request:*" in stack.replies(PRIYA, ts)[-1]
    [change] = changes(stack)
    assert change.effects[0].due is not None
    assert change.effects[0].due.day == date(2026, 4, 30)


@pytest.mark.parametrize(
    ("said", "answer"),
    [
        ("extend 2.1.1 to 31 March: same", "That is the agreed date already: nothing is asked for."),
        ("2.1.1 suspended", "write “suspend 2.1.1 until 1 June: the reason”"),
        ("please close 2.1.1", "Closing it takes a body's decision, once it is delivered"),
        ("please reassign 2.1.1 to Joe Carter", "Giving it to somebody else is for the core team"),
    ],
)
def test_what_is_asked_for_and_cannot_be_done_so_says_how_it_can(stack: Stack, said: str, answer: str) -> None:
    assert answer in stack.replies(PRIYA, stack.dm(PRIYA, said))[0]
    assert changes(stack) == []


def test_a_directors_extension_is_a_request_too_for_another_director(stack: Stack) -> None:
    [said] = stack.replies(HELEN, stack.dm(HELEN, "extend 4.2 to 31 July: the inspectors come in June"))
    assert "*4.2* agreed date 30 June 2026 → 31 July 2026" in said
    assert "Nobody is named who may decide it" in said
    assert [change.by for change in changes(stack)] == [HELEN]


def test_an_extension_may_be_typed_and_is_not_asked_of_nobody_in_silence(stack: Stack) -> None:
    settings = replace(stack.plan().settings, directors=())
    with stack.database.writing() as session:
        now = stack.clock.now()
        chosen = e.Entry("settings:none", "plan", PLAN, e.SettingsChosen(settings), AMARA, now, now)
        journal.append(session, TEAM, PLAN, [chosen])
    said = typed(stack, PRIYA, ASKED)["text"]
    assert "minor amendment (tier 2) and awaits a director" in said
    assert "Nobody is named who may decide it" in said


def test_an_extension_goes_to_the_director_and_moves_nothing_before_it_is_approved(stack: Stack) -> None:
    ts, message = asked(stack)
    assert dates(stack.action("2.1.1")) == (None, date(2026, 3, 31), date(2026, 3, 31))
    assert stack.item("2.1.1").line.requested is not None
    assert "extension to 30 April 2026 asked for" in shown(typed(stack, AMARA, "rec 2")["blocks"])
    assert "awaits your decision" in shown(message["blocks"])
    assert "supplier late" in shown(message["blocks"])
    stack.press(HELEN, message, "Approve")
    assert dates(stack.action("2.1.1")) == (None, date(2026, 3, 31), date(2026, 4, 30))
    assert stack.item("2.1.1").line.requested is None
    assert "Your request is approved" in stack.replies(PRIYA, ts)[-1]
    assert f"by <@{HELEN}>" in stack.replies(PRIYA, ts)[-1]
    assert "Priya Nair is told." in stack.last(HELEN)["text"]


def test_a_refusal_has_a_reason_and_the_owner_reads_it(stack: Stack) -> None:
    ts, message = asked(stack)
    stack.press(HELEN, message, "Refuse")
    stack.submit(HELEN, {"reason": "The supplier was known to be slow."})
    assert dates(stack.action("2.1.1"))[2] == date(2026, 3, 31)
    assert "The supplier was known to be slow." in stack.replies(PRIYA, ts)[-1]
    assert [c.state for c in changes(stack)] == [ChangeState.REFUSED]


def test_a_director_takes_a_decision_back_and_all_is_as_before(stack: Stack) -> None:
    _, message = asked(stack)
    before = stack.action("2.1.1")
    for _ in range(2):
        stack.press(HELEN, message, "Approve")
        assert stack.action("2.1.1").agreed != before.agreed
        stack.later(seconds=5)
        stack.press(HELEN, stack.last(HELEN), "Undo")
        assert "taken back, and your request is open again" in stack.last(PRIYA)["text"]
        assert stack.action("2.1.1") == before
        stack.later(seconds=5)


def test_every_required_approval_is_recorded_before_anything_moves(stack: Stack) -> None:
    gated(stack)
    _, message = asked(stack)
    stack.press(HELEN, message, "Approve")
    assert "A director has agreed. Your request is still open" in stack.last(PRIYA)["text"]
    assert dates(stack.action("2.1.1"))[2] == date(2026, 3, 31)
    for role, body in (("executive_member", "Councillor Ashe"), ("board", "Trust Board")):
        stack.later(seconds=5)
        listed = typed(stack, AMARA, "changes")
        stack.press(AMARA, listed, "Record a decision")
        stack.submit(AMARA, {"role": role, "verdict": "yes", "body": body, "on": "2026-03-01"})
    assert dates(stack.action("2.1.1"))[2] == date(2026, 4, 30)
    assert [(a.role, a.body) for a in changes(stack)[0].approvals][1:] == [
        ("executive_member", "Councillor Ashe"),
        ("board", "Trust Board"),
    ]


def test_the_list_shows_what_waits_how_long_and_for_whom_and_what_was_decided(stack: Stack) -> None:
    _, message = asked(stack)
    stack.later(days=3)
    listed = typed(stack, AMARA, "changes")
    assert "1 awaits a decision" in shown(listed["blocks"])
    assert "awaits a director" in shown(listed["blocks"])
    assert "waiting 3 days" in shown(listed["blocks"])
    assert labels(listed) == []
    assert labels(typed(stack, HELEN, "changes")) == ["Approve", "Refuse …"]
    assert labels(typed(stack, PRIYA, "changes")) == ["Withdraw"]
    stack.press(HELEN, message, "Approve")
    after = shown(typed(stack, AMARA, "changes")["blocks"])
    assert "0 await a decision" in after
    assert "Approved 5 March 2026" in after
    stack.later(days=1)
    assert "1 awaits a decision" in shown(typed(stack, AMARA, "changes as at 4 March")["blocks"])


def test_undoing_the_update_withdraws_its_request(stack: Stack) -> None:
    asked(stack)
    stack.press(PRIYA, stack.last(PRIYA), "Withdraw")
    assert changes(stack)[0].state is ChangeState.WITHDRAWN
    assert stack.item("2.1.1").line.requested is None


def test_undoing_the_update_of_a_decided_request_leaves_the_decision(stack: Stack) -> None:
    stack.dm(PRIYA, "please extend 2.1.1 to 30 April, 60% done, the supplier is late")
    echo = stack.last(PRIYA)
    stack.press(HELEN, stack.last(HELEN), "Approve")
    stack.later(seconds=5)
    stack.press(PRIYA, echo, "Undo")
    assert "Undone. What was decided of the request stands." in stack.last(PRIYA)["text"]
    assert dates(stack.action("2.1.1"))[2] == date(2026, 4, 30)


def test_what_is_delivered_needs_no_later_date_until_that_is_undone(stack: Stack) -> None:
    ts, prompt = asked(stack)
    before = stack.action("2.1.1")
    stack.later(hours=1)
    stack.dm(AMARA, "2.1.1 done, published in all four districts on 1 March")
    echo = stack.last(AMARA)
    [change] = changes(stack)
    assert (change.state, stack.action("2.1.1").requests[0].approved) == (ChangeState.WITHDRAWN, False)
    why = "2.1.1 was reported complete on 1 March 2026"
    assert f"Your request is not needed any more: {why}" in stack.replies(PRIYA, ts)[-1]
    copy = next(m for m in stack.workspace.messages(prompt["channel"], HELEN) if m["ts"] == prompt["ts"])
    assert (labels(copy), f"Not needed any more: {why}." in shown(copy["blocks"])) == ([], True)
    assert f"Not needed any more ({why}): *2.1.1*" in shown(typed(stack, AMARA, "changes")["blocks"])
    assert "request not needed any more" in shown(typed(stack, AMARA, "2.1.1")["blocks"])
    stack.press(AMARA, echo, "Undo")
    assert (changes(stack)[0].state, stack.action("2.1.1").requests) == (ChangeState.PENDING, before.requests)
    assert "The request to move its date is open again." in stack.last(AMARA)["text"]
    assert "your request is open again" in stack.replies(PRIYA, ts)[-1]
    stack.later(hours=1)
    stack.dm(AMARA, "2.1.1 done after all, published in all four districts")
    assert changes(stack)[0].state is ChangeState.WITHDRAWN


def test_a_delivery_that_is_edited_contradicted_or_deleted_tells_once_how_the_request_stands(stack: Stack) -> None:
    ts, _ = asked(stack)
    stack.later(hours=1)
    done = stack.dm(AMARA, "2.1.1 done, published in all four districts on 1 March")
    heard = len(stack.replies(PRIYA, ts))
    stack.edit(AMARA, done, "2.1.1 done, published in all five districts on 1 March")
    assert (changes(stack)[0].state, len(stack.replies(PRIYA, ts))) == (ChangeState.WITHDRAWN, heard)
    stack.edit(AMARA, done, "2.1.1 done, published in all five districts on 28 February")
    assert "reported complete on 28 February 2026" in shown(typed(stack, AMARA, "changes")["blocks"])
    assert len(stack.replies(PRIYA, ts)) == heard
    stack.later(hours=1)
    back = stack.dm(AMARA, "2.1.1 reopened, in progress again")
    assert (changes(stack)[0].state, len(stack.replies(PRIYA, ts))) == (ChangeState.PENDING, heard + 1)
    stack.press(AMARA, stack.last(AMARA), "Undo")
    assert "Undone. No later date is asked for any more." in stack.replies(AMARA, back)[-1]
    assert (changes(stack)[0].state, len(stack.replies(PRIYA, ts))) == (ChangeState.WITHDRAWN, heard + 2)
    stack.edit(AMARA, done, "2.1.1 in progress, four districts of five are ready")
    assert (changes(stack)[0].state, len(stack.replies(PRIYA, ts))) == (ChangeState.PENDING, heard + 3)
    stack.later(hours=1)
    done = stack.dm(AMARA, "2.1.1 done now")
    stack.delete(PRIYA, ts)
    stack.delete(AMARA, done)
    assert changes(stack)[0].state is ChangeState.WITHDRAWN
    assert stack.item("2.1.1").line.requested is None


def test_what_was_asked_anew_meanwhile_is_not_asked_twice(stack: Stack) -> None:
    asked(stack)
    stack.later(hours=1)
    stack.dm(PRIYA, "2.1.1 done, published in all four districts")
    stack.later(hours=1)
    stack.dm(PRIYA, "2.1.1 in progress again, please extend it to 15 May")
    stack.later(hours=1)
    done = stack.dm(PRIYA, "2.1.1 done, published in all four districts")
    stack.delete(PRIYA, done)
    assert [c.state for c in changes(stack)] == [ChangeState.WITHDRAWN, ChangeState.PENDING]


def test_what_is_cancelled_needs_no_later_date_until_that_is_taken_back(stack: Stack) -> None:
    typed(stack, AMARA, "cancel 2.1.1: merged into the national form")
    stack.later(seconds=5)
    ts, _ = asked(stack)
    stack.press(HELEN, typed(stack, HELEN, "changes"), "Approve")
    assert {c.kind: c.state for c in changes(stack)} == {
        ChangeKind.REDATE: ChangeState.WITHDRAWN,
        ChangeKind.CANCEL: ChangeState.APPROVED,
    }
    assert "not needed any more: 2.1.1 was cancelled on 2 March 2026" in stack.replies(PRIYA, ts)[-1]
    stack.press(HELEN, seen(stack, HELEN), "Undo")
    assert [c.state for c in changes(stack)] == [ChangeState.PENDING, ChangeState.PENDING]


def test_a_request_about_several_waits_for_the_last_of_them(stack: Stack) -> None:
    stack.press(AMARA, typed(stack, AMARA, "redate 2.1.1 and 2.1.2 by 4 weeks: supplier late"), "Ask for it")
    stack.dm(PRIYA, "2.1.1 done, published in all four districts")
    assert changes(stack)[0].state is ChangeState.PENDING
    stack.later(hours=1)
    stack.dm(PRIYA, "2.1.2 done, every manager of the service is trained")
    assert changes(stack)[0].state is ChangeState.WITHDRAWN
    assert [stack.item(ref).line.requested for ref in ("2.1.1", "2.1.2")] == [None, None]
    signed_off(stack, "2.1.2")
    left = "Left as they are: 2.1.1 (delivered already); 2.1.2 (signed off already)."
    assert left in typed(stack, AMARA, "redate rec 2 by 4 weeks: supplier late")["text"]


def test_asking_anew_takes_the_place_of_the_request_before(stack: Stack) -> None:
    asked(stack)
    stack.dm(PRIYA, "extend 2.1.1 to 15 May: supplier later still")
    assert [c.state for c in changes(stack)] == [ChangeState.WITHDRAWN, ChangeState.PENDING]
    assert stack.item("2.1.1").line.requested == changes(stack)[1].effects[0].due


def test_a_director_gets_one_message_a_day_however_much_is_asked_for(stack: Stack) -> None:
    asked(stack)
    stack.dm(PRIYA, "extend 2.1.2 to 30 June: the trainer is ill")
    assert len(stack.said_to(HELEN)) == 1


def every_click_twice(stack: Stack, monkeypatch: pytest.MonkeyPatch) -> None:
    """Slack delivers every press and every modal twice, the second the same as the first."""
    once = stack.workspace.deliveries.interaction

    def twice(payload: Json) -> Answer:
        once(payload)
        stack.later(seconds=1)
        return once(payload)

    monkeypatch.setattr(stack.workspace.deliveries, "interaction", twice)


def test_a_decision_that_is_delivered_twice_is_recorded_and_answered_once(
    stack: Stack, monkeypatch: pytest.MonkeyPatch
) -> None:
    _, message = asked(stack)
    every_click_twice(stack, monkeypatch)
    stack.press(HELEN, message, "Approve")
    answers = [words for words in stack.said_to(HELEN) if "already" in words]
    assert answers == []
    assert len(changes(stack)[0].approvals) == 1


def test_a_decision_taken_back_is_made_again_with_the_same_button(stack: Stack) -> None:
    _, message = asked(stack)
    stack.press(HELEN, message, "Approve")
    stack.press(HELEN, stack.last(HELEN), "Undo")
    stack.press(HELEN, message, "Approve")
    assert changes(stack)[0].state is ChangeState.APPROVED
