"""A phase has a date of its own, moved by change control (A3.7); a workstream an overseer from outside (A4.9)."""

from __future__ import annotations

from datetime import date

from bot.plan.entities import Group
from bot.plan.part_dates import standing_of
from digests.clock import tick
from storage import plans
from tests.asking.test_take_away import rows, workbooks
from tests.asking.typed import labels, seen, shown, typed
from tests.conversations.plan import AMARA, HELEN, KIT, PLAN, PRIYA
from tests.conversations.stack import TEAM, Stack
from tests.conversations.test_gates import phased
from tests.conversations.test_teams import digest


def phase(stack: Stack, id: str = "g:phase:1") -> Group:
    """A group as it is stored."""
    with stack.database.reading() as session:
        return next(group for group in plans.groups(session, TEAM, PLAN) if group.id == id)


def test_a_phase_has_a_date_of_its_own_that_only_change_control_moves(stack: Stack) -> None:
    phased(stack)
    assert "Only the core team" in typed(stack, PRIYA, "date phase 1 by 31 May 2026")["text"]
    unknown = typed(stack, AMARA, "date phase nine by 31 May 2026")["text"]
    assert unknown.startswith("The plan has no part called “phase nine”. Write the group")
    assert "as a whole is due 31 May 2026" in typed(stack, AMARA, "date phase 1 by 31 May 2026")["text"]
    stack.press(AMARA, seen(stack, AMARA), "Undo")
    assert phase(stack).due is None
    typed(stack, AMARA, "date phase 1 by March 2026")
    for words in ("phases", "phase 1"):
        told = shown(typed(stack, AMARA, words)["blocks"])
        assert "*Phase 1* as a whole is due March 2026: 0 of 1 action ended" in told
        assert "its last action is agreed for 30 June 2026" in told
    assert "signed off 0 of 1, due March 2026" in shown(typed(stack, AMARA, "phase 2")["blocks"])
    assert "*Phase 1* as a whole is due" in shown(typed(stack, AMARA, "forward")["blocks"])
    assert "the reason after a colon" in typed(stack, AMARA, "date phase 1 to 30 June 2026")["text"]
    asked = typed(stack, AMARA, "date phase 1 to 30 June 2026: the supplier failed")
    assert "awaits a director" in asked["text"]
    assert "30 June 2026 asked for" in shown(typed(stack, AMARA, "phases")["blocks"])
    prompt = stack.last(HELEN)
    stack.press(HELEN, prompt, "Approve")
    assert [each.due.day for each in phase(stack).dates] == [date(2026, 3, 31), date(2026, 6, 30)]
    assert "due 30 June 2026 (first March 2026)" in shown(typed(stack, AMARA, "phases")["blocks"])
    stack.later(seconds=5)
    stack.press(HELEN, stack.last(HELEN), "Undo")
    assert [each.due.day for each in phase(stack).dates] == [date(2026, 3, 31)]
    typed(stack, AMARA, "date phase 1 to 31 July 2026: the supplier failed again")
    [copy] = [m for m in stack.workspace.messages(prompt["channel"], HELEN) if m["ts"] == prompt["ts"]]
    assert "Approve" not in labels(copy)
    stack.later(days=31)
    assert "*Late as a whole:* Phase 1 (due March 2026, 2 days, 0 of 1 action ended)" in digest(stack)
    assert "as a whole" not in shown(typed(stack, AMARA, "phases as at 1 March")["blocks"])
    typed(stack, AMARA, "elsewhere 9.1: Budget")
    typed(stack, AMARA, "export")
    [book] = workbooks(stack, stack.workspace.direct(AMARA))
    [row] = [row for row in rows(book, "Position") if row["Action ref"] == "9.1"]
    assert (row["Phase due now"].date(), row["Programme now"]) == (date(2026, 3, 31), "Budget")
    assert "Overseer now" not in row


def test_nothing_is_late_once_all_of_it_has_ended() -> None:
    assert standing_of(Group("g", "phase", "Phase 1"), [], date(2026, 4, 2)).days_late == 0


def test_an_overseer_from_outside_hears_weekly_sees_the_workstream_and_is_asked_for_nothing(stack: Stack) -> None:
    phased(stack)
    assert "guests can see" in typed(stack, KIT, "red phase 1")["text"]
    assert "oversees Phase 1 and hears every week" in typed(stack, AMARA, "overseer phase 1 @Kit Lowe")["text"]
    assert f"overseen by <@{KIT}>" in shown(typed(stack, AMARA, "phases")["blocks"])
    assert "9.1" in shown(typed(stack, KIT, "phase 1")["blocks"])
    assert "Phase 1" in stack.replies(KIT, stack.dm(KIT, "what is red in phase 1?"))[0]
    assert "guests can see" in typed(stack, KIT, "phase 2")["text"]
    tick(stack.runtime, stack.clock.now())
    stack.answer()
    assert "This week, Phase 1: 1 action" in stack.said_to(KIT)[-1]
    assert "9.1" not in stack.said_to(KIT)[-1]
    ts = stack.dm(KIT, "9.1 red, nothing has begun")
    assert not stack.counted("9.1"), stack.replies(KIT, ts)
    assert "Nobody of another organisation" in typed(stack, AMARA, "overseer phase 1 off")["text"]
    told = typed(stack, AMARA, "overseer phase 1: Director of Nursing, Dunmere Trust")["text"]
    assert "Director of Nursing, Dunmere Trust oversees Phase 1" in told
    assert "Write the workstream" in typed(stack, AMARA, "overseer phase 1")["text"]
