"""Risks and issues: raised in one reply, completed, reviewed, closed, and each taken back."""

from __future__ import annotations

from datetime import UTC, date, datetime

from bot.plan.risks import Risk, RiskKind
from bot.slack.workspace import people as who
from bot.slack.workspace.clicks import words_of
from storage import plans
from tests.asking.typed import labels, seen, shown, typed
from tests.conversations.plan import AMARA, DANIEL, FIONA, KIT, LEO, PLAN, PRIYA
from tests.conversations.stack import TEAM, Stack
from tests.conversations.test_bodies import CORE, add_body
from tests.conversations.test_withholding import pack_of


def risks(stack: Stack) -> list[Risk]:
    """The plan's risks, oldest first."""
    with stack.database.reading() as session:
        return plans.risks(session, TEAM, PLAN)


def judged(stack: Stack, user: str, likelihood: str, impact: str, **more: str) -> None:
    """Complete the first risk of the list."""
    stack.press(user, typed(stack, user, "risks"), "Complete")
    assert stack.submit(user, {"likelihood": likelihood, "impact": impact, **more})["ok"]


def test_a_risk_is_raised_in_one_reply_and_its_missing_parts_are_named(stack: Stack) -> None:
    ts = stack.dm(DANIEL, "risk on 2.1.3: the supplier may <fold>")
    [answer] = stack.replies(DANIEL, ts)
    assert "Noted: *risk 1* on 2.1.3 · Risk to delivery · not scored yet · owner" in answer
    assert "“the supplier may &lt;fold&gt;”" in answer
    assert "Still needed: a score and what is done about it." in answer
    assert labels(stack.last(DANIEL)) == ["Complete", "Undo"]
    [risk] = risks(stack)
    assert (risk.actions, risk.kind, risk.owner) == (("2.1.3",), RiskKind.DELIVERY, "p-daniel")
    assert risk.review_on == date(2026, 3, 30)
    assert stack.counted("2.1.3") == []


def test_it_is_completed_in_a_modal_and_that_can_be_undone(stack: Stack) -> None:
    stack.dm(DANIEL, "risk on 2.1.3: the supplier may go under")
    stack.press(DANIEL, stack.last(DANIEL), "Complete")
    assert set(stack.submit(DANIEL, {})["errors"]) == {"likelihood", "impact"}
    filled = {"likelihood": "4", "impact": "5", "mitigation": "A second supplier is asked", "owner": FIONA}
    assert stack.submit(DANIEL, {**filled, "review": "2026-03-16"})["ok"]
    [risk] = risks(stack)
    assert (risk.score, risk.now.owner, risk.now.review_on) == (20, "p-fiona", date(2026, 3, 16))
    answer = stack.last(DANIEL)
    assert "score 20 (likelihood 4 × impact 5)" in answer["text"]
    assert "Done about it: A second supplier is asked" in answer["text"]
    stack.press(DANIEL, answer, "Undo")
    assert risks(stack)[0].score is None


def test_the_register_is_by_class_and_score_and_shows_overdue_reviews(stack: Stack) -> None:
    stack.dm(DANIEL, "risk on 2.1.3: the supplier may go under")
    judged(stack, AMARA, "2", "3", review="2026-03-09")
    stack.dm(PRIYA, "risk on rec 2: two managers may leave")
    judged(stack, AMARA, "5", "4")
    stack.dm(AMARA, "risk of failing to implement the plan: the money ends in June")
    words = shown(typed(stack, AMARA, "risks")["blocks"])
    places = [
        words.index(part) for part in ("the money ends", "Risks to delivery* (2)", "two managers", "may go under")
    ]
    assert places == sorted(places)
    assert "*Risks of failing to implement the plan* (1)" in words
    assert "on recommendation 2 · owner" in words
    stack.later(days=9)
    late = shown(typed(stack, AMARA, "risks overdue")["blocks"])
    assert "*Review 2 days overdue* (was due 9 March 2026)" in late
    assert "two managers" not in late
    assert "may go under" in shown(typed(stack, AMARA, "risks rec 2")["blocks"])
    assert "0" in typed(stack, AMARA, "risks as at 1 March")["text"]


def test_a_risk_is_closed_with_a_reason_and_opened_again(stack: Stack) -> None:
    stack.dm(DANIEL, "risk on 2.1.3: the supplier may go under")
    stack.press(AMARA, typed(stack, AMARA, "risks"), "Close")
    assert stack.submit(AMARA, {"reason": "Bought by a larger firm"})["ok"]
    answer = seen(stack, AMARA)
    assert "may go under" not in typed(stack, AMARA, "risks")["text"]
    assert "Closed: Bought by a larger firm" in shown(typed(stack, AMARA, "risks closed")["blocks"])
    stack.press(AMARA, answer, "Undo")
    assert risks(stack)[0].open


def test_an_issue_is_an_obstacle_to_its_action_as_well(stack: Stack) -> None:
    ts = stack.dm(DANIEL, "issue on 2.1.3: the supplier has folded")
    echo, answer = stack.replies(DANIEL, ts)
    assert "🟠 AMBER" in echo
    assert "Issue: it has happened" in answer
    assert stack.item("2.1.3").line.blocker


def test_an_obstacle_becomes_a_risk_with_one_press(stack: Stack) -> None:
    stack.dm(DANIEL, "2.1.3 amber, stuck: waiting on the supplier")
    echo = stack.last(DANIEL)
    assert "Put on the risk list" in labels(echo)
    stack.press(DANIEL, echo, "Put on the risk list", times=2)
    [risk] = risks(stack)
    assert risk.actions == ("2.1.3",)
    assert "waiting on the supplier" in shown(typed(stack, AMARA, "risks")["blocks"])


def test_raised_by_mistake_it_is_taken_back_once(stack: Stack) -> None:
    ts = stack.dm(DANIEL, "risk on 2.1.3: the supplier may go under")
    stack.press(DANIEL, stack.last(DANIEL), "Undo", times=2)
    assert len(stack.replies(DANIEL, ts)) == 2
    assert not risks(stack)[0].open
    assert "may go under" not in shown(typed(stack, AMARA, "risks")["blocks"])


def test_deleted_in_slack_its_words_are_erased(stack: Stack) -> None:
    ts = stack.dm(DANIEL, "risk on 2.1.3: the supplier may go under")
    stack.delete(DANIEL, ts)
    words = shown(typed(stack, AMARA, "risks")["blocks"])
    assert "may go under" not in words
    assert "(the words were erased)" in words


def test_nobody_outside_the_plan_raises_or_judges_one(stack: Stack) -> None:
    ts = stack.dm(LEO, "risk on 2.1.3: the supplier may go under")
    assert "Only people the plan names" in stack.replies(LEO, ts)[0]
    stack.dm(DANIEL, "risk on 2.1.3: the supplier may go under")
    stack.press(LEO, typed(stack, LEO, "risks"), "Complete")
    assert "Only the risk's owner" in seen(stack, LEO)["text"]
    assert "sorry" in typed(stack, KIT, "risks")["text"]


def test_typed_after_the_command_it_is_raised_as_well(stack: Stack) -> None:
    assert "Noted: *risk 1* on 2.1.3" in typed(stack, AMARA, "risk on 2.1.3: the supplier may go under")["text"]
    assert "Write what it is on" in typed(stack, AMARA, "risk")["text"]


def test_what_only_sounds_like_a_risk_stays_an_update(stack: Stack) -> None:
    stack.dm(DANIEL, "2.1.3 amber, there is a risk: the supplier is slow")
    assert risks(stack) == []
    assert len(stack.counted("2.1.3")) == 1


def test_what_is_done_about_it_is_due_at_a_meeting_and_stands_in_its_pack(stack: Stack) -> None:
    add_body(stack, **{**CORE, "channel": who.CORE_TEAM_CHANNEL})
    stack.dm(PRIYA, "risk on rec 2: the inspectorate may find us not compliant")
    judged(stack, AMARA, "5", "4", mitigation="Further <work> on data", due="core-team|c20260407")
    assert "due at Core Team on 7 April 2026" in shown(typed(stack, AMARA, "risks rec 2")["blocks"])
    forward = "\n".join(shown(typed(stack, AMARA, "forward")["blocks"]).split("\n"))
    assert "mitigation of risk 1 is due at *Core Team*" in forward
    first = pack_of(stack, datetime(2026, 3, 3, 9, 40, tzinfo=UTC))[0]
    assert "mitigation is due at this meeting" not in words_of(first)
    pack = words_of(pack_of(stack, datetime(2026, 3, 30, 8, 40, tzinfo=UTC))[0])
    assert "*Risks whose mitigation is due at this meeting* (1)" in pack
    assert "on recommendation 2, score 20" in pack
    assert "done about it: Further &lt;work&gt; on data" in pack
    stack.later(days=9)
    assert "It was due at Core Team on 7 April 2026: look at it again" in shown(typed(stack, AMARA, "risks")["blocks"])
