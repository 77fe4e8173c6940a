"""Complete, assurance pending: a delivered action with a checkpoint to come, and the milestones of policy work."""

from __future__ import annotations

from bot.slack.workspace import people as who
from bot.slack.workspace.clicks import words_of
from digests.clock import tick
from tests.asking.typed import labels, seen, shown, typed
from tests.conversations.plan import AMARA, PRIYA
from tests.conversations.stack import Stack


def test_a_complete_action_with_an_audit_to_come_is_shown_so_until_it_is_done(stack: Stack) -> None:
    typed(stack, AMARA, "milestone 2.1.1 Audit of compliance by 30 September 2026")
    stack.dm(PRIYA, "2.1.1 is complete")
    listed = shown(typed(stack, AMARA, "delivered")["blocks"])
    assert "*Complete, assurance pending* (1)" in listed
    assert "complete, assurance pending" in listed
    card = typed(stack, AMARA, "2.1.1")["text"]
    assert "*Complete, assurance pending:* Audit of compliance by 30 September 2026" in card
    stack.later(days=212)  # 30 September
    tick(stack.runtime, stack.clock.now())
    stack.answer()
    prompt = next(
        m for m in stack.workspace.messages(stack.workspace.direct(PRIYA), PRIYA) if "It is done" in labels(m)
    )
    assert "Audit of compliance by 30 September 2026: has it been done?" in words_of(prompt)
    stack.press(PRIYA, prompt, "It is done")
    assert [m.label for m in stack.action("2.1.1").milestones if m.done_on] == ["Audit of compliance"]
    assert "assurance pending" not in shown(typed(stack, AMARA, "delivered")["blocks"])


def test_the_milestones_of_policy_work_are_shown_and_set_and_undone(stack: Stack) -> None:
    tried = typed(stack, AMARA, "milestones 2.1.1 policy from 2 February")
    before = len(stack.action("2.1.1").milestones)
    assert "*These milestones would be set for 2.1.1*" in tried["text"]
    assert "Launched: 31 March 2026" in tried["text"]
    assert "Audit: 6 months after the launch" in tried["text"]
    stack.press(AMARA, tried, "Set these")
    made = stack.action("2.1.1").milestones
    assert len(made) == before + 5
    typed(stack, PRIYA, "milestone 2.1.1 Launched done 2 March")
    [audit] = [m for m in stack.action("2.1.1").milestones if m.label == "Audit"]
    assert audit.due is not None
    assert audit.due.day.isoformat() == "2026-09-02"
    stack.press(AMARA, seen(stack, AMARA), "Undo")
    assert len(stack.action("2.1.1").milestones) == before


def test_who_may_and_what_is_too_short_is_said(stack: Stack) -> None:
    assert "Only the core team" in typed(stack, PRIYA, "milestone 2.1.1 policy from 2 February")["text"]
    assert "is too short" in typed(stack, AMARA, "milestone 2.1.1 policy from 20 March")["text"]
    assert "itself is agreed" in typed(stack, AMARA, "milestone 2.1.1 policy from 2 March, launch 30 June")["text"]
    assert who.GENERAL_CHANNEL
