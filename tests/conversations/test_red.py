"""What every red needs: asked for when it turns red, filled in in one modal, a safeguarding "yes" told at once."""

from __future__ import annotations

from datetime import date, timedelta

from bot.plan.entities import Rating, Settings
from bot.plan.entries import Entry, SettingsChosen
from bot.plan.oversight import Step
from bot.slack.workspace import people as who
from bot.slack.workspace.store import Json
from digests.clock import tick
from digests.weekly import preview
from storage import journal
from tests.asking.typed import labels, shown, typed
from tests.conversations.plan import AMARA, FIONA, HELEN, JOE, LEO, PLAN
from tests.conversations.stack import TEAM, Stack

FILLED = {
    "cause": "no applicants",
    "recovery": "agency staff from Monday",
    "expected": "2026-06-12",
    "harm": "no",
    "reason": "cases are covered by duty",
}


def red(stack: Stack) -> Json:
    """Joe says that 3.1 is red; what Planbot answers."""
    stack.dm(JOE, "3.1 is red")
    return stack.last(JOE)


def complete(stack: Stack, message: Json, **changed: str) -> Json:
    stack.later(minutes=1)
    stack.press(JOE, message, "Complete the red")
    return stack.submit(JOE, {**FILLED, **changed})


def with_safeguarding_list(stack: Stack) -> None:
    chosen = Settings((AMARA,), (HELEN,), who.CORE_TEAM_CHANNEL, safeguarding=(who.PERFORMANCE_MANAGER, FIONA))
    now = stack.clock.now()
    entry = Entry("safeguarding", "plan", PLAN, SettingsChosen(chosen), "planbot", now, now)
    with stack.database.writing() as session:
        journal.append(session, TEAM, PLAN, [entry])


def test_an_update_that_makes_an_action_red_is_asked_for_the_rest(stack: Stack) -> None:
    text = red(stack)["text"]
    assert "A red also needs a cause, a recovery action, a new expected date and a safeguarding answer." in text
    stack.dm(JOE, "3.1 still red")
    assert "also needs" not in stack.last(JOE)["text"]


def test_a_colour_is_no_cause_and_what_was_said_of_it_stays_one_while_it_is_red(stack: Stack) -> None:
    red(stack)
    assert "a cause" in shown(typed(stack, AMARA, "red")["blocks"])
    stack.later(minutes=1)
    stack.dm(JOE, "3.1 red, nobody applied")
    stack.later(minutes=1)
    stack.dm(JOE, "3.1 still red")
    stack.later(minutes=1)
    stack.dm(JOE, "3.1 forecast now 30 September")
    assert "a cause" not in shown(typed(stack, AMARA, "red")["blocks"])
    stack.later(minutes=1)
    stack.dm(JOE, "3.1 green, all posts filled")
    stack.later(minutes=1)
    stack.dm(JOE, "3.1 is red again")
    assert "a cause" in shown(typed(stack, AMARA, "red")["blocks"])


def test_the_modal_keeps_all_of_it_and_the_lists_show_it(stack: Stack) -> None:
    assert complete(stack, red(stack))["ok"]
    item = stack.item("3.1")
    assert item.rating is Rating.RED
    assert item.line.forecast is not None
    assert item.line.forecast.day == date(2026, 6, 12)
    words = shown(typed(stack, AMARA, "red")["blocks"])
    assert "Cause: no applicants" in words
    assert "Recovery: agency staff from Monday" in words
    assert "Still needed" not in words.split("3.1")[1].split("*2.")[0]
    card = shown(typed(stack, AMARA, "3.1")["blocks"])
    assert "Safeguarding: no" in card
    assert "cases are covered by duty" in card


def test_a_no_tells_nobody_and_can_be_undone(stack: Stack) -> None:
    complete(stack, red(stack))
    assert stack.said_to(HELEN) == []
    stack.press(JOE, stack.last(JOE), "Undo")
    assert stack.item("3.1").line.overseen.harm is None


def test_a_yes_goes_at_once_to_the_director_and_the_safeguarding_list_and_once(stack: Stack) -> None:
    with_safeguarding_list(stack)
    message = red(stack)
    complete(stack, message, harm="yes", reason="visits are not made")
    for user in (HELEN, who.PERFORMANCE_MANAGER, FIONA):
        [said] = stack.said_to(user)
        assert "visits are not made" in said
    stack.later(minutes=5)
    complete(stack, stack.last(JOE) if "Complete" in str(stack.last(JOE)) else message, harm="yes", reason="still so")
    assert len(stack.said_to(HELEN)) == 1
    [logged] = [e for e in stack.action("3.1").escalations if e.step is Step.SAFEGUARDING]
    assert set(logged.to) == {HELEN, who.PERFORMANCE_MANAGER, FIONA}
    assert "could come to harm" in typed(stack, AMARA, "red")["text"]


def test_a_yes_is_not_told_again_by_the_ladder_the_next_morning(stack: Stack) -> None:
    complete(stack, red(stack), harm="yes", reason="visits are not made")
    stack.clock.moment += timedelta(days=1, minutes=5)
    tick(stack.runtime, stack.clock.now())
    stack.answer()
    assert len(stack.said_to(HELEN)) == 1


def test_a_yes_is_red_until_somebody_answers_no(stack: Stack) -> None:
    message = red(stack)
    complete(stack, message, harm="yes", reason="visits are not made")
    stack.later(minutes=5)
    stack.dm(JOE, "3.1 green")
    assert stack.item("3.1").rating is Rating.RED
    stack.later(minutes=5)
    stack.press(JOE, message, "Complete the red")
    stack.submit(JOE, {"cause": "", "recovery": "done", "harm": "no", "reason": "visits are made again"})
    assert stack.item("3.1").rating is not Rating.RED


def test_the_card_has_the_button_for_its_people_only(stack: Stack) -> None:
    red(stack)
    assert "Complete the red …" in labels(typed(stack, JOE, "3.1"))
    assert "Complete the red …" not in labels(typed(stack, LEO, "3.1"))


def test_what_is_completed_from_a_card_is_answered_to_that_person_alone(stack: Stack) -> None:
    red(stack)
    stack.later(minutes=1)
    stack.press(JOE, typed(stack, JOE, "3.1"), "Complete the red")
    before = len(stack.workspace.messages(who.GENERAL_CHANNEL, AMARA))
    assert stack.submit(JOE, FILLED)["ok"]
    assert len(stack.workspace.messages(who.GENERAL_CHANNEL, AMARA)) == before
    assert "Noted for 3.1" in stack.last(JOE)["text"]
    assert stack.item("3.1").line.forecast is not None


def test_a_safeguarding_issue_is_raised_on_any_action(stack: Stack) -> None:
    with_safeguarding_list(stack)
    assert stack.workspace.command(JOE, who.GENERAL_CHANNEL, "/plan safeguarding 3.2")["ok"]
    stack.answer()
    stack.submit(JOE, {"recovery": "", "harm": "yes", "reason": "two families are not seen"})
    assert "two families are not seen" in stack.said_to(FIONA)[-1]
    assert stack.item("3.2").rating is Rating.RED
    assert "Only the action's people" in typed(stack, LEO, "safeguarding 3.2")["text"]
    assert "/plan safeguarding 2.1.3" in typed(stack, JOE, "safeguarding")["text"]


def test_a_childs_name_in_the_reason_is_kept_nowhere(stack: Stack) -> None:
    complete(stack, red(stack), reason="NHS 943 476 5919 waits for a visit")
    assert b"943 476" not in stack.stored_bytes()


def test_the_digest_tells_of_a_yes_and_of_reds_without_an_answer(stack: Stack) -> None:
    complete(stack, red(stack), harm="yes", reason="visits are not made")
    stack.dm(JOE, "3.2 is red")
    with stack.database.reading() as session:
        text = preview(session, TEAM, stack.plan(), stack.clock.now(), stack.clock.now())[0]
    words = shown(text.blocks)
    assert "*3.1* a child could come to harm: “visits are not made”" in words
    assert "No answer yet for 1 red: 3.2" in words
