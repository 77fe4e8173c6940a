"""The plan made anew by a body's decision: what is not signed off goes forward, the rest has ended (A8.14, A12.5)."""

from __future__ import annotations

from datetime import date

from bot.plan.action import StatusDecision
from bot.plan.entities import Status
from bot.plan.entries import Entry, StatusDecided
from storage import journal
from tests.asking.typed import labels, seen, shown, typed
from tests.conversations.plan import AMARA, PLAN, PRIYA
from tests.conversations.stack import TEAM, Stack

REPLAN = "replan by Improvement Board on 2 March 2026: outcome driven, after phase 1"


def signed_off(stack: Stack, ref: str) -> None:
    """The board signed an action off."""
    decision = StatusDecision(f"d{ref}", Status.SIGNED_OFF, date(2026, 3, 2), AMARA, body="Improvement Board")
    now, id = stack.clock.now(), stack.action(ref).id
    with stack.database.writing() as session:
        journal.append(session, TEAM, PLAN, [Entry(f"d{ref}", "action", id, StatusDecided(decision), AMARA, now, now)])


def test_what_is_not_signed_off_goes_forward_with_its_dates_and_history(stack: Stack) -> None:
    stack.dm(PRIYA, "2.1.1 amber, the consultation runs late, now 30 June")
    signed_off(stack, "2.1.2")
    before = stack.action("2.1.1")
    stack.later(days=1)
    tried = typed(stack, AMARA, REPLAN)
    assert "*This would make version 2 of the plan*, as Improvement Board decided on 2 March 2026" in tried["text"]
    assert "1 ends with version 1* (1 signed off)" in tried["text"]
    assert stack.plan().versions == ()
    stack.press(AMARA, tried, "Make version 2")
    assert "Version 2 of the plan stands" in shown(seen(stack, AMARA)["blocks"])
    first, second = stack.plan().versions
    assert (first.number, second.number, second.approvals[0].body) == (1, 2, "Improvement Board")
    after = stack.action("2.1.1")
    assert (after.original, after.agreed, after.updates) == (before.original, before.agreed, before.updates)
    card = typed(stack, AMARA, "2.1.1")
    assert "Carried forward from version 1 of the plan into version 2 (Improvement Board, 2 March 2026)" in card["text"]
    assert "Ended in version 1 of the plan" in typed(stack, AMARA, "2.1.2")["text"]
    assert "1 of them ended in an earlier version" in typed(stack, PRIYA, "counts")["text"]
    listed = typed(stack, AMARA, "versions 2")
    assert "*2.1.1*" in listed["text"]
    assert "*2.1.2*" not in listed["text"]
    assert "“outcome driven, after phase 1”" in listed["text"]
    assert "carried forward into version 2" in shown(typed(stack, AMARA, "history 2.1.1")["blocks"])
    stack.dm(PRIYA, "2.1.1 green again")
    assert len(stack.action("2.1.1").updates) == 2


def test_a_day_before_shows_the_version_before(stack: Stack) -> None:
    signed_off(stack, "2.1.2")
    stack.later(days=1)
    stack.press(AMARA, typed(stack, AMARA, REPLAN), "Make version 2")
    stack.later(days=1)
    now = shown(typed(stack, AMARA, "red")["blocks"])
    then = shown(typed(stack, AMARA, "red as at 2 March")["blocks"])
    assert "plan version 2" in now
    assert "plan version" not in then
    assert "has no version yet" in typed(stack, AMARA, "versions as at 2 March")["text"]
    assert "ended in" not in typed(stack, AMARA, "counts as at 2 March")["text"]
    assert "Version 1 stood until 3 March 2026" in typed(stack, AMARA, "versions 1")["text"]


def test_a_plan_that_moved_since_it_was_shown_is_shown_again(stack: Stack) -> None:
    tried = typed(stack, AMARA, REPLAN)
    signed_off(stack, "2.1.2")
    stack.press(AMARA, tried, "Make version 2")
    again = seen(stack, AMARA)
    assert "The plan has moved since" in again["text"]
    assert labels(again) == ["Make version 2", "No"]
    assert stack.plan().versions == ()


def test_what_ended_and_is_opened_again_is_part_of_the_plan_in_force(stack: Stack) -> None:
    signed_off(stack, "2.1.2")
    stack.later(hours=1)
    stack.press(AMARA, typed(stack, AMARA, REPLAN), "Make version 2")
    reopened = StatusDecision("again", Status.IN_PROGRESS, date(2026, 3, 2), AMARA, body="Improvement Board")
    now, id = stack.clock.now(), stack.action("2.1.2").id
    with stack.database.writing() as session:
        journal.append(session, TEAM, PLAN, [Entry("again", "action", id, StatusDecided(reopened), AMARA, now, now)])
    assert "*2.1.2*" in typed(stack, AMARA, "versions 2")["text"]
    assert "ended in an earlier version" not in typed(stack, AMARA, "counts")["text"]


def test_only_the_core_team_or_a_director_records_it_and_a_day_to_come_is_refused(stack: Stack) -> None:
    assert "Only the core team" in typed(stack, PRIYA, REPLAN)["text"]
    assert "still to come" in typed(stack, AMARA, REPLAN.replace("2 March 2026", "9 March 2027"))["text"]
    assert "Write which body decided it" in typed(stack, AMARA, "replan")["text"]
