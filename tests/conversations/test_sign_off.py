"""Done is not signed off: a decision of a named body, on accepted evidence, recorded by somebody who is no owner."""

from __future__ import annotations

from datetime import date

import pytest

from bot.plan.entities import Rating, Status
from bot.slack.workspace.store import Json
from digests.weekly import preview
from tests.asking.typed import labels, seen, shown, typed
from tests.conversations.plan import AMARA, FIONA, HELEN, LEO, PRIYA
from tests.conversations.stack import TEAM, Stack, filled
from tests.conversations.test_confirmations import bundled
from tests.conversations.test_evidence import LINK, _core_team, on
from tests.conversations.test_evidence_requests import board


def delivered(stack: Stack, kind: str = "outcome") -> None:
    """2.1.1 is delivered, confirmed, and its evidence of a kind accepted."""
    stack.dm(PRIYA, f"2.1.1 done, audit at {LINK}")
    stack.press(AMARA, bundled(stack), "Confirm")
    typed(stack, AMARA, "evidence 2.1.1")
    on(stack, AMARA, "evidence_kind", selected_option={"value": kind})
    on(stack, AMARA, "evidence_accept")
    stack.later(hours=1)


def decide(stack: Stack, user: str, verdict: str = "signed_off", **more: str) -> Json:
    """Record what the board decided of 2.1.1."""
    stack.workspace.command(user, stack.workspace.direct(user), "/plan signoff 2.1.1")
    view = stack.workspace.view(user)
    assert view is not None, seen(stack, user, stack.workspace.direct(user))["text"]
    values = {"verdict": verdict, "chair": "Cllr Orla Finch", **more}
    if "body" not in values and not any("Programme Board" in str(b) for b in view["blocks"]):
        values["body"] = "Programme Board"
    given = dict(filled(view, block, value) for block, value in values.items())
    answer = stack.workspace.submit(user, view["id"], given)
    stack.answer()
    return answer


def rating(stack: Stack) -> Rating | None:
    """The reported rating of 2.1.1."""
    return stack.item("2.1.1").rating


def test_from_delivered_to_blue_only_by_the_decision_of_the_board(stack: Stack) -> None:
    board(stack, date(2026, 2, 26), date(2026, 3, 26))
    delivered(stack)
    assert rating(stack) is Rating.GREEN
    ts = stack.dm(PRIYA, "sign-off requested on 2.1.1")
    assert "sign-off is asked for; the core team is told.\nNothing stands against it." in stack.replies(PRIYA, ts)[0]
    assert rating(stack) is Rating.GREEN
    words = shown(typed(stack, AMARA, "evidence")["blocks"])
    assert "1 sign-off asked for" in words
    assert "Nothing is missing." in words
    assert decide(stack, AMARA)["ok"]
    assert rating(stack) is Rating.BLUE
    [decision] = stack.action("2.1.1").decisions
    assert (decision.body, decision.on, decision.chair, decision.by) == (
        "Programme Board",
        date(2026, 3, 2),
        "Cllr Orla Finch",
        AMARA,
    )
    assert decision.evidence == (stack.action("2.1.1").evidence[0].id,)
    assert "*signed off* by Programme Board on 2 March 2026, Cllr Orla Finch in the chair" in stack.last(PRIYA)["text"]
    assert "nothing waits" in shown(typed(stack, AMARA, "evidence")["blocks"])


@pytest.mark.parametrize(
    "said",
    [
        "sign off requested for 2.1.1",
        "2.1.1 ready for sign-off",
        "Please sign off 2.1.1",
        "2.1.1: sign-off requested please",
        "requesting sign-off of 2.1.1",
        "2.1.1 is now ready to be signed off.",
    ],
)
def test_sign_off_is_asked_for_in_plain_words(stack: Stack, said: str) -> None:
    stack.dm(PRIYA, "2.1.1 done")
    ts = stack.dm(PRIYA, said)
    assert "sign-off is asked for" in stack.replies(PRIYA, ts)[0]
    assert len(stack.counted("2.1.1")) == 1


@pytest.mark.parametrize("said", ["2.1.1 signed off by the lead", "the budget was signed off, 2.1.1 amber"])
def test_what_only_speaks_of_signing_off_is_no_request(stack: Stack, said: str) -> None:
    stack.dm(PRIYA, said)
    assert stack.action("2.1.1").sign_off_requests == ()


def test_each_missing_precondition_is_said_in_a_sentence(stack: Stack) -> None:
    ts = stack.dm(PRIYA, "sign-off requested on 2.1.1")
    assert "is not started, so it cannot be signed off" in stack.replies(PRIYA, ts)[0]
    stack.dm(PRIYA, f"2.1.1 done, audit at {LINK}")
    stack.later(hours=1)
    typed(stack, AMARA, "request 2.1.1 minutes by 20 March")
    answer = stack.replies(PRIYA, stack.dm(PRIYA, "sign-off requested on 2.1.1"))[0]
    assert "The core team has not confirmed that it is delivered." in answer
    assert "No evidence is accepted yet." in answer
    assert "1 request for evidence not answered." in answer


def test_a_worse_word_on_what_is_signed_off_changes_nothing_and_is_told_so(stack: Stack) -> None:
    delivered(stack)
    assert decide(stack, AMARA)["ok"]
    stack.later(hours=1)
    told = stack.replies(PRIYA, stack.dm(PRIYA, "2.1.1 amber, the partners have not agreed, now 30 April"))[0]
    assert "I read that as amber; it is signed off and stays so until a body decides otherwise." in told
    assert rating(stack) is Rating.BLUE
    listed = shown(typed(stack, AMARA, "rec 2")["blocks"]).partition("*2.1.1* ")[2].partition("Last word")[0]
    assert "achieved on time" in listed
    assert "expected" not in listed


def test_a_request_for_sign_off_is_undone_in_one_tap(stack: Stack) -> None:
    delivered(stack)
    before = stack.action("2.1.1")
    typed(stack, PRIYA, "evidence 2.1.1")
    assert "Ask for sign-off" in labels(seen(stack, PRIYA))
    on(stack, PRIYA, "sign_off_ask")
    assert len(stack.action("2.1.1").sign_off_requests) == 1
    on(stack, PRIYA, "sign_off_undo")
    assert stack.action("2.1.1") == before


def test_it_is_not_signed_off_while_anything_stands_against_it(stack: Stack) -> None:
    delivered(stack, "output")
    answer = decide(stack, AMARA)
    assert "No accepted evidence shows an outcome" in answer["errors"]["verdict"]
    assert "Where the body did without, write why below." in answer["errors"]["verdict"]
    assert rating(stack) is Rating.GREEN
    assert decide(stack, AMARA, exception="the service has closed, so there are no outcomes to show")["ok"]
    assert rating(stack) is Rating.BLUE
    assert "Less was enough because: “the service has closed" in stack.last(PRIYA)["text"]


def test_testimony_alone_never_suffices_whatever_is_written(stack: Stack) -> None:
    delivered(stack, "testimony")
    assert "it never suffices alone" in decide(stack, AMARA, exception="we believe them")["errors"]["verdict"]
    assert "Only an account so far" in shown(typed(stack, AMARA, "evidence 2.1.1")["blocks"])
    assert stack.action("2.1.1").decisions == ()


def test_an_owner_never_records_the_decision_though_of_the_core_team_or_a_director(stack: Stack) -> None:
    delivered(stack)
    _core_team(stack, AMARA, PRIYA)
    for user in (PRIYA, LEO, FIONA):
        stack.workspace.command(user, stack.workspace.direct(user), "/plan signoff 2.1.1")
        assert stack.workspace.view(user) is None
        assert "no owner of the action" in seen(stack, user, stack.workspace.direct(user))["text"]
    assert decide(stack, HELEN)["ok"]
    assert rating(stack) is Rating.BLUE


def test_insufficient_evidence_is_never_green_and_goes_to_the_owner_with_the_reason(stack: Stack) -> None:
    delivered(stack)
    assert "reason" in decide(stack, AMARA, "insufficient_evidence")["errors"]
    assert decide(stack, AMARA, "insufficient_evidence", reason="one month is no trend")["ok"]
    assert rating(stack) is Rating.NOT_VERIFIED
    told = stack.last(PRIYA)
    assert "*insufficient evidence* by Programme Board" in told["text"]
    assert "“one month is no trend”" in told["text"]
    assert "2.1.1" in typed(stack, AMARA, "red")["text"]
    stack.later(days=1)
    stack.dm(PRIYA, "2.1.1 on track, green")
    assert rating(stack) is Rating.NOT_VERIFIED
    stack.dm(PRIYA, f"2.1.1 done now, three months at {LINK}?v=2")
    assert (rating(stack), stack.item("2.1.1").line.status) == (Rating.GREEN, Status.DELIVERED)
    assert stack.item("2.1.1").line.as_reported is not None


def test_what_the_board_does_not_agree_stays_open(stack: Stack) -> None:
    delivered(stack)
    assert decide(stack, AMARA, "not_agreed", reason="continue to monitor until June")["ok"]
    assert stack.item("2.1.1").line.status is Status.IN_PROGRESS
    stack.later(days=30)
    assert stack.item("2.1.1").overdue


def test_contrary_evidence_asks_the_body_to_look_again_and_keeps_it_blue_until_it_decides(stack: Stack) -> None:
    delivered(stack)
    decide(stack, AMARA)
    stack.later(days=40)
    typed(stack, PRIYA, "evidence 2.1.1")
    on(stack, PRIYA, "evidence_give")
    stack.submit(PRIYA, {"link": LINK + "?v=3", "kind": "outcome", "against": "yes", "shows": "waits grew"})
    assert rating(stack) is Rating.BLUE
    words = shown(typed(stack, AMARA, "evidence")["blocks"])
    assert "1 to be looked at again" in words
    assert "To be looked at again: evidence received since speaks against it." in words
    assert decide(stack, AMARA, "insufficient_evidence", reason="the gain was lost")["ok"]
    assert rating(stack) is not Rating.BLUE
    assert [d.status for d in stack.action("2.1.1").decisions] == [Status.SIGNED_OFF, Status.INSUFFICIENT_EVIDENCE]


def test_sign_off_overdue_after_the_second_meeting_turns_it_amber(stack: Stack) -> None:
    board(stack, date(2026, 3, 12), date(2026, 3, 26))
    delivered(stack)
    stack.later(days=24)
    assert "2.1.1" not in typed(stack, AMARA, "amber")["text"]
    stack.later(days=1)
    words = shown(typed(stack, AMARA, "amber")["blocks"])
    assert "*2.1.1*" in words
    assert "AMBER – delivered, sign-off overdue" in words
    assert "AMBER (its sign-off is overdue) · delivered" in shown(typed(stack, AMARA, "2.1.1")["blocks"])


def test_a_meeting_to_come_and_an_unknown_action_are_refused(stack: Stack) -> None:
    delivered(stack)
    assert "still to come" in decide(stack, AMARA, on="2026-03-20")["errors"]["on"]
    assert "no action 9.9" in typed(stack, AMARA, "signoff 9.9")["text"]
    assert "/plan signoff 4.2" in typed(stack, AMARA, "signoff")["text"]


def test_a_body_that_met_before_delivery_was_claimed_judges_nothing(stack: Stack) -> None:
    board(stack, date(2026, 2, 26), date(2026, 3, 26))
    delivered(stack)
    for verdict in ("signed_off", "insufficient_evidence"):
        refused = decide(stack, AMARA, verdict, on="2026-02-26", reason="One audit is not enough")
        assert "It was delivered after that, on 2 March 2026." in refused["errors"]["on"]
    assert decide(stack, AMARA, "insufficient_evidence", reason="One audit is not enough")["ok"]
    assert rating(stack) is Rating.NOT_VERIFIED


def digest(stack: Stack) -> str:
    """The weekly digest as it would be now."""
    with stack.database.reading() as session:
        now = stack.clock.now()
        return "\n".join(str(said.blocks) for said in preview(session, TEAM, stack.plan(), now, now))


def test_the_digest_tells_what_awaits_evidence_and_what_the_decision_of_the_board(stack: Stack) -> None:
    delivered(stack)
    stack.dm(PRIYA, "2.1.2 done, please sign off")
    told = digest(stack)
    waiting, _, ready = told.partition("DELIVERED, awaiting sign-off")
    assert "AWAITING EVIDENCE* (1)" in waiting
    assert "2.1.2" in waiting.partition("AWAITING EVIDENCE")[2]
    assert "sign-off asked for, no evidence given" in waiting
    assert "2.1.1" in ready
    assert "its evidence is accepted" in ready
    decide(stack, AMARA)
    typed(stack, AMARA, "request 2.1.3 the test report by 4 March")
    stack.later(days=9)
    told = digest(stack)
    assert "evidence asked for, 7 days late" in told
    assert "awaiting sign-off" not in told


def test_asking_to_close_what_is_delivered_asks_for_its_sign_off_once(stack: Stack) -> None:
    stack.dm(PRIYA, "2.1.2 done, all trained in February")
    stack.later(minutes=1)
    for answer in ("Its sign-off is asked for.", "Its sign-off is asked for already."):
        assert answer in stack.replies(PRIYA, stack.dm(PRIYA, "please close 2.1.2"))[0]
        stack.later(minutes=1)
    assert len(stack.action("2.1.2").sign_off_requests) == 1


def test_the_delivered_are_listed_by_what_they_wait_for_with_their_impact(stack: Stack) -> None:
    delivered(stack)
    stack.dm(PRIYA, "2.1.2 done")
    words = shown(typed(stack, AMARA, "delivered")["blocks"])
    assert "*Awaiting evidence* (1)" in words
    assert "*Delivered, awaiting sign-off* (1)" in words
    assert "impact 3 of 5" in words
    assert "impact 0 of 5" in words
    assert "Impact 3 of 5: outcome moved" in shown(typed(stack, AMARA, "2.1.1")["blocks"])


def test_done_please_sign_off_is_both_and_undone_together(stack: Stack) -> None:
    ts = stack.dm(PRIYA, "2.1.2 done, please sign off")
    assert "Its sign-off is asked for." in stack.replies(PRIYA, ts)[0]
    assert len(stack.action("2.1.2").sign_off_requests) == 1
    stack.press(PRIYA, stack.last(PRIYA), "Undo")
    assert stack.action("2.1.2").sign_off_requests == ()
    assert stack.item("2.1.2").line.status is Status.NOT_STARTED


def test_done_without_a_word_of_what_was_done_asks_for_the_note(stack: Stack) -> None:
    ts = stack.dm(PRIYA, "2.1.1 done")
    assert "What was done? A sentence in this thread goes with it." in stack.replies(PRIYA, ts)[0]
    ts = stack.dm(PRIYA, "2.1.2 done: 48 of 50 managers trained")
    assert "What was done?" not in stack.replies(PRIYA, ts)[0]
    stack.press(PRIYA, stack.last(PRIYA), "Undo")
    assert "What was done?" not in stack.last(PRIYA)["text"]
