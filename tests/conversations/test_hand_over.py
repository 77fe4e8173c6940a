"""The core team gives actions to somebody else: many shown first, dated, told to the new owner, undone in a tap."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.plan import entries as e
from bot.plan.action import Action
from bot.plan.entities import PlanDate
from storage import journal, plans
from tests.asking.typed import seen, shown, typed
from tests.conversations.plan import AMARA, DANIEL, JOE, LEO, NOW, PLAN, PRIYA
from tests.conversations.stack import TEAM, Stack
from tests.conversations.test_risks import risks


def test_one_action_is_assigned_at_once_with_its_history_kept_and_undone_exactly(stack: Stack) -> None:
    before = stack.action("2.1.1")
    typed(stack, AMARA, f"assign 2.1.1 <@{DANIEL}|daniel>")
    action = stack.action("2.1.1")
    assert (action.owner, [(t.owner, t.until) for t in action.former_owners]) == (
        "p-daniel",
        [("p-priya", date(2026, 3, 2))],
    )
    assert "Owned before by Priya Nair until 2 March 2026" in shown(typed(stack, AMARA, "2.1.1")["blocks"])
    stack.press(AMARA, typed(stack, AMARA, f"assign 2.1.3 <@{PRIYA}>"), "Undo")
    assert stack.action("2.1.3").owner == "p-daniel"
    assert stack.action("2.1.3").former_owners == ()
    stack.dm(AMARA, "assign 2.1.1 to Priya Nair")
    stack.press(AMARA, stack.last(AMARA), "Undo")
    assert stack.action("2.1.1") == action
    assert before.owner == "p-priya"


def test_all_a_leaver_has_is_shown_first_then_moves_and_the_new_owner_reads_what_is_open(stack: Stack) -> None:
    stack.dm(PRIYA, "extend 2.1.1 to 30 April: supplier late")
    stack.dm(PRIYA, "risk on 2.1.1: the supplier may go under")
    stack.later(seconds=5)
    stack.dm(DANIEL, "risk on 2.1.3: the old system may fail")
    before = risks(stack)
    first = typed(stack, AMARA, f"handover <@{PRIYA}> to <@{DANIEL}>")
    text = shown(first["blocks"])
    assert "3 actions as owner, 1 risk as owner" in text
    assert "2.2.1 Audit fifty closed cases" in text
    assert stack.action("2.1.1").owner == "p-priya"
    stack.press(AMARA, first, "Hand over")
    assert {stack.action(ref).owner for ref in ("2.1.1", "2.1.2", "2.2.1")} == {"p-daniel"}
    assert [risk.now.owner for risk in risks(stack)] == ["p-daniel", "p-daniel"]
    told = [text for text in stack.said_to(DANIEL) if "You now have" in text]
    assert len(told) == 1
    assert "handed over from Priya Nair" in told[0]
    assert "Risk 1 is yours too: `/plan risks` shows it." in told[0]
    assert "extension to 30 April 2026 asked for" in told[0]
    assert "10 days overdue" in told[0]
    assert "now has 2.1.1, 2.1.2, 2.2.1" in seen(stack, AMARA)["text"]
    assert not any("went to" in text for text in stack.said_to(PRIYA))
    ts = stack.last(DANIEL)["ts"]
    stack.dm(DANIEL, "2.2.1 half done, on track for the end of March", thread=ts)
    assert len(stack.counted("2.2.1")) == 1
    stack.press(AMARA, seen(stack, AMARA), "Undo")
    assert [risk.now for risk in risks(stack)] == [risk.now for risk in before]


def test_the_lead_of_recommendations_goes_with_the_leaver_and_comes_back_with_undo(stack: Stack) -> None:
    def leads() -> set[str | None]:
        with stack.database.reading() as session:
            return {r.lead for r in plans.recommendations(session, TEAM, PLAN)}

    first = typed(stack, AMARA, f"handover Fiona Grant to <@{DANIEL}>")
    assert "Lead of recommendation 2, recommendation 3, recommendation 4" in shown(first["blocks"])
    stack.press(AMARA, first, "Hand over")
    assert leads() == {"p-daniel"}
    assert "now has 4.2 and leads recommendation 2, " in seen(stack, AMARA)["text"]
    stack.press(AMARA, seen(stack, AMARA), "Undo")
    assert leads() == {"p-fiona"}
    assert stack.action("4.2").owner == "p-fiona"
    typed(stack, AMARA, f"assign 4.2 <@{DANIEL}>")
    stack.press(AMARA, typed(stack, AMARA, f"handover Fiona Grant to <@{DANIEL}>"), "Hand over")
    assert f"<@{DANIEL}> leads recommendation 2, " in seen(stack, AMARA)["text"]


def test_somebody_new_to_the_plan_is_named_in_it(stack: Stack) -> None:
    typed(stack, AMARA, f"assign 2.1.1 <@{LEO}>")
    with stack.database.reading() as session:
        owner = plans.people(session, TEAM, PLAN)[stack.action("2.1.1").owner or ""]
    assert owner.slack_id == LEO
    assert "is kept, and they are told." in seen(stack, AMARA)["text"]
    stack.dm(LEO, "2.1.1 green")
    assert len(stack.counted("2.1.1")) == 1
    typed(stack, AMARA, f"assign 2.1.1 <@{AMARA}>")
    stack.later(seconds=5)
    typed(stack, AMARA, f"assign 2.1.1 <@{DANIEL}>")
    assert seen(stack, AMARA)["text"].endswith("is kept.")


def test_whoever_had_the_days_prompt_reads_of_a_handover_on_the_next_working_day(stack: Stack) -> None:
    typed(stack, AMARA, f"assign 2.1.1 <@{DANIEL}>")
    stack.later(minutes=5)
    typed(stack, AMARA, f"assign 2.1.2 <@{DANIEL}>")
    assert len(stack.said_to(DANIEL)) == 1
    stack.clock.moment += timedelta(days=1)
    stack.answer()
    assert ["2.1.2" in text for text in stack.said_to(DANIEL)] == [False, True]
    assert ["2.1.2" in text for text in stack.said_to(PRIYA)] == [False, True]


def test_a_handover_undone_before_anybody_read_of_it_is_told_to_nobody(stack: Stack) -> None:
    stack.clock.moment = datetime(2026, 3, 2, 17, 30, tzinfo=UTC)
    stack.press(AMARA, typed(stack, AMARA, f"assign 2.1.1 <@{DANIEL}>"), "Undo")
    stack.clock.moment = datetime(2026, 3, 3, 10, tzinfo=UTC)
    stack.answer()
    words = "\n".join([*stack.said_to(DANIEL), *stack.said_to(PRIYA)])
    assert "You now have" not in words
    assert "went to" not in words
    assert "2.2.1" in words
    assert "undone" not in words


def test_whoever_read_of_a_handover_reads_that_it_was_undone(stack: Stack) -> None:
    stack.press(AMARA, typed(stack, AMARA, f"assign 2.1.1 <@{DANIEL}>"), "Undo")
    assert "You now have" in stack.last(DANIEL)["text"]
    stack.clock.moment += timedelta(days=1)
    stack.answer()
    now = "The handover was undone: *2.1.1* Publish the threshold document is"
    assert stack.last(DANIEL)["text"] == f"{now} not yours after all."
    assert stack.last(PRIYA)["text"] == f"{now} yours again."


@pytest.mark.parametrize(
    ("words", "answer"),
    [
        ("assign 2.1.1 to Zebedee Q", "I know nobody"),
        ("handover Zebedee to Daniel Okafor", "The plan names nobody"),
        ("handover Daniel Okafor to Daniel Okafor", "the same person"),
        ("assign 2.1.3 to Daniel Okafor", "nothing to give"),
        ("assign the lot", "Write `/plan assign"),
    ],
)
def test_what_cannot_be_given_is_refused_in_a_sentence(stack: Stack, words: str, answer: str) -> None:
    assert answer in shown(typed(stack, AMARA, words)["blocks"])


def test_of_many_actions_the_new_owner_reads_twenty_five_and_how_many_more_there_are(stack: Stack) -> None:
    title = "Agree the protocol with every partner agency of the county, its districts and its parishes"
    more = [
        Action(f"x{n}", f"2.{n}", title, title, ("r2",), "p-priya", original=PlanDate(date(2026, 2, 1)), order=50 + n)
        for n in range(3, 31)
    ]
    with stack.database.writing() as session:
        added = [e.Entry(a.id, "action", a.id, e.ActionAdded(a), AMARA, NOW, NOW) for a in more]
        journal.append(session, TEAM, PLAN, added)
    stack.press(AMARA, typed(stack, AMARA, f"handover <@{PRIYA}> to <@{DANIEL}>"), "Hand over")
    told = stack.last(DANIEL)
    assert "You now have 31 actions" in told["text"]
    assert shown(told["blocks"]).count("• ") == 25
    assert "… and 6 more actions: `/plan mine` lists all." in shown(told["blocks"])


def test_only_the_core_team_gives_actions_away(stack: Stack) -> None:
    assert "Only the core team" in shown(typed(stack, PRIYA, f"assign 2.1.1 <@{DANIEL}>")["blocks"])
    stack.dm(PRIYA, "please reassign 2.1.1 to Daniel Okafor")
    assert stack.action("2.1.1").owner == "p-priya"
    assert [u.request for u in stack.action("2.1.1").updates] == ["reassign"]


def test_several_are_shown_before_they_are_given_and_whoever_had_them_is_told_once(stack: Stack) -> None:
    first = typed(stack, AMARA, f"assign rec 3 to <@{DANIEL}>")
    assert "3 actions as owner" in shown(first["blocks"])
    stack.press(AMARA, first, "No")
    assert stack.action("3.1").owner == "p-joe"
    stack.press(AMARA, first, "Hand over")
    told = "*3 actions* of yours went to Daniel Okafor, given by the core team on 2 March 2026: 3.1, 3.2, 3.3."
    assert [text.startswith(told) for text in stack.said_to(JOE)] == [True]


def test_whoever_has_no_action_left_is_said_to_keep_their_risks(stack: Stack) -> None:
    stack.dm(JOE, "risk on 3.1: the market is empty")
    assert "keeps" not in shown(typed(stack, AMARA, f"assign 3.1 <@{DANIEL}>")["blocks"])
    first = typed(stack, AMARA, f"assign rec 3 to <@{DANIEL}>")
    keeps = "Joe Carter has no open action left and keeps risk 1: “handover Joe Carter to Daniel Okafor” gives it too."
    assert keeps in shown(first["blocks"])
    stack.press(AMARA, first, "Hand over")
    assert keeps in seen(stack, AMARA)["text"]
    stack.press(AMARA, typed(stack, AMARA, "handover Joe Carter to Daniel Okafor"), "Hand over")
    assert [risk.now.owner for risk in risks(stack)] == ["p-daniel"]


def test_what_was_undone_is_handed_over_again_with_the_same_button(stack: Stack) -> None:
    first = typed(stack, AMARA, f"handover <@{PRIYA}> to <@{DANIEL}>")
    stack.press(AMARA, first, "Hand over")
    stack.press(AMARA, seen(stack, AMARA), "Undo")
    assert stack.action("2.1.1").owner == "p-priya"
    stack.press(AMARA, first, "Hand over")
    assert stack.action("2.1.1").owner == "p-daniel"


def test_more_words_than_a_button_keeps_are_refused_with_what_to_do(stack: Stack) -> None:
    listed = "2.1.1, 2.1.2, " * 160
    said = typed(stack, AMARA, f"assign {listed} 2.2.1 to <@{DANIEL}>")
    assert "too long to keep in a button" in said["text"]
    assert stack.action("2.1.1").owner == "p-priya"
