"""Elected members ask and never record; a consultation is a step of change control, with what was said (A4.10)."""

from __future__ import annotations

from datetime import date

from bot.plan.changes import ChangeState
from tests.asking.test_ways import choose
from tests.asking.typed import seen, shown, typed
from tests.conversations.plan import AMARA, HELEN, KIT, LEO, PRIYA
from tests.conversations.stack import Stack
from tests.conversations.test_changes import ASKED, changes, dates


def test_a_member_asks_about_the_whole_plan_and_records_nothing(stack: Stack) -> None:
    stack.dm(PRIYA, "2.1.1 red, the partners have not agreed")
    assert "guests can see" in typed(stack, KIT, "red")["text"]
    assert "Only the core team" in typed(stack, PRIYA, "members @Kit Lowe")["text"]
    assert "work on the plan" in typed(stack, AMARA, "members @Priya Nair")["text"]
    assert "consulted" in typed(stack, AMARA, "members @Kit Lowe @Leo Park")["text"]
    assert f"<@{KIT}> and <@{LEO}>" in typed(stack, AMARA, "members")["text"]
    assert "2.1.1" in typed(stack, KIT, "red")["text"]
    assert "2.1.1" in stack.replies(KIT, stack.dm(KIT, "what's red in rec 2?"))[0]
    ts = stack.dm(LEO, "2.1.2 done yesterday")
    assert "I have recorded nothing" in stack.replies(LEO, ts)[0]
    assert not stack.counted("2.1.2")
    assert "I have recorded nothing" in typed(stack, LEO, "risk on 2.1.1: the partners may never agree")["text"]
    assert "no longer" in typed(stack, AMARA, "members @Kit Lowe off")["text"]
    assert "guests can see" in typed(stack, KIT, "red")["text"]


def test_a_change_waits_for_the_consultation_and_keeps_what_was_said(stack: Stack) -> None:
    choose(stack, "phases")
    echo = stack.replies(PRIYA, stack.dm(PRIYA, ASKED))[0]
    assert "awaits consultation of the Executive Member, a director and the board" in echo
    message = stack.last(HELEN)
    assert "consultation of the Executive Member" in shown(message["blocks"])
    stack.press(HELEN, message, "Approve")
    listed = typed(stack, AMARA, "changes")
    stack.press(AMARA, listed, "Record a decision")
    wrong = stack.submit(AMARA, {"role": "consulted:executive_member", "body": "Cllr Ashe", "on": "2026-06-01"})
    assert set(wrong["errors"]) == {"on", "reason"}
    view = stack.workspace.view(AMARA)
    assert view is not None
    stack.workspace.close_view(AMARA, view["id"])
    assert "I could not read" in typed(stack, AMARA, "consulted 2.1.1 Cllr Ashe on 3 June 2026: yes")["text"]
    told = typed(stack, AMARA, "consulted 2.1.1 Councillor Ashe on 1 March: would rather not, and understands why")
    assert "Nothing moves yet: it awaits the board" in told["text"]
    card = shown(typed(stack, AMARA, "changes")["blocks"])
    assert "Consulted 1 March 2026: Councillor Ashe (the Executive Member): “would rather not, and" in card
    stack.press(AMARA, seen(stack, AMARA), "Record a decision")
    assert stack.submit(AMARA, {"role": "board", "verdict": "yes", "body": "Trust Board", "on": "2026-02-27"})["ok"]
    assert dates(stack.action("2.1.1"))[2] == date(2026, 4, 30)
    [change] = changes(stack)
    assert change.state is ChangeState.APPROVED
    assert change.settled_by is not None
    assert change.settled_by.body == "Trust Board"
    decided = shown(typed(stack, AMARA, "changes")["blocks"])
    assert "· consulted 1 March 2026: Councillor Ashe, “would rather not" in decided
    assert "No request waits about 2.1.2" in typed(stack, AMARA, "consulted 2.1.2 Cllr Ashe: fine")["text"]
