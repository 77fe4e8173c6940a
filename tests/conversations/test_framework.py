"""A changed inspection framework: a dated item ahead, then ratings to be reviewed until they are confirmed (A11.5)."""

from __future__ import annotations

from bot.plan.action import Action
from bot.plan.entries import ActionAdded, Entry
from storage import journal
from tests.asking.typed import labels, seen, shown, typed
from tests.conversations.plan import AMARA, PLAN, PRIYA
from tests.conversations.stack import TEAM, Stack

CHANGE = "framework ILACS 2026 from 9 March 2026: a higher bar for <oversight>"
MARK = "to be reviewed under the new framework"


def test_from_its_day_every_rating_is_to_be_reviewed_until_it_is_confirmed(stack: Stack) -> None:
    made = typed(stack, AMARA, CHANGE)
    assert "Recorded: ILACS 2026 from 9 March 2026" in made["text"]
    ahead = shown(typed(stack, PRIYA, "forward")["blocks"])
    assert "new framework, *ILACS 2026*: every rating is to be reviewed" in ahead
    assert MARK not in shown(typed(stack, PRIYA, "mine")["blocks"])
    stack.later(days=8)
    assert MARK in shown(typed(stack, PRIYA, "mine")["blocks"])
    assert "10 to be reviewed under the new framework" in typed(stack, PRIYA, "counts")["text"]
    assert "*To be reviewed under the new framework* since 9 March 2026" in typed(stack, PRIYA, "2.1.1")["text"]
    done = typed(stack, AMARA, "framework confirm 2.1.1, 2.1.2")
    assert "2 ratings (2.1.1, 2.1.2)" in done["text"]
    typed(stack, AMARA, "framework confirm rec 3")
    listed = typed(stack, PRIYA, "framework")["text"]
    assert "*ILACS 2026* since 9 March 2026: “a higher bar for &lt;oversight&gt;”" in listed
    assert "2.1.1," not in listed
    assert "rating reviewed under the new framework" in shown(typed(stack, AMARA, "history 2.1.1")["blocks"])
    stack.press(AMARA, done, "Undo")
    assert "2.1.1" in typed(stack, PRIYA, "framework")["text"]
    assert MARK not in shown(typed(stack, PRIYA, "mine as at 8 March")["blocks"])
    many = [Action(f"x{n}", f"2.{n}", "More of it", "More of it.", ("r2",), order=50 + n) for n in range(3, 64)]
    with stack.database.writing() as session:
        now = stack.clock.now()
        added = [Entry(a.id, "action", a.id, ActionAdded(a), AMARA, now, now) for a in many]
        journal.append(session, TEAM, PLAN, added)
    done = typed(stack, AMARA, "framework confirm rec 2")
    assert "65 ratings" in done["text"]
    stack.press(AMARA, done, "Undo")
    assert "*To be reviewed* (68)" in typed(stack, PRIYA, "framework")["text"]
    typed(stack, AMARA, "framework confirm 2.1.1")
    [first] = stack.action("2.1.1").reviewed
    typed(stack, AMARA, "framework ILACS 2027 from 9 March 2026: higher still")
    done = typed(stack, AMARA, "framework confirm 2.1.1")
    assert len(stack.action("2.1.1").reviewed) == 2
    stack.press(AMARA, done, "Undo")
    assert stack.action("2.1.1").reviewed == (first,)


def test_a_change_recorded_by_mistake_is_taken_back_and_others_may_not(stack: Stack) -> None:
    assert "Only the core team" in typed(stack, PRIYA, CHANGE)["text"]
    assert "Write the framework" in typed(stack, AMARA, "framework ILACS")["text"]
    assert "No change of the inspection framework" in typed(stack, PRIYA, "framework")["text"]
    made = typed(stack, AMARA, CHANGE)
    assert labels(made) == ["Undo"]
    stack.press(AMARA, made, "Undo")
    assert "Undone" in seen(stack, AMARA)["text"]
    assert stack.plan().frameworks == ()
    assert "None of these ratings" in typed(stack, AMARA, "framework confirm 2.1.1")["text"]
