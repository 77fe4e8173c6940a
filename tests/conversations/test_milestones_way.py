"""Middlesbrough's way in Slack: outcomes, milestones by time, managers in order, late by days, one action for two."""

from __future__ import annotations

from datetime import date

import pytest

from bot.plan.action import Action
from bot.plan.entities import Rating
from bot.slack.workspace import people as who
from tests.asking.test_plan_files import drop
from tests.asking.test_ways import choose
from tests.asking.typed import seen, shown, typed
from tests.conversations.plan import AMARA, LEO
from tests.conversations.stack import Stack

SIAN = who.CARE_HEAD
HEAD = (
    "Recommendation ref\tRecommendation\tOutcome\tAction ref\tAction\tResponsible manager\tDue\tWithin 3 months\t"
    "Within 6 months (specify)\tOver 6 months\tMilestones"
)
TEXT = "Standards must hold in every team (paras 6.28 and 5.34)"
ROWS = [
    f"R8\t{TEXT}\tChildren get the same quality everywhere\t8.1\tReview the quality systems of every team\t"
    "Sian Roberts / Joe Carter\tMay 2026\t\t\t\t",
    "R9\tCheck supervision\t\t8.1\tReview the quality systems of every team\tJoe Carter\tMay 2026\t\t\t\t",
    "R9\t\t\t9.1\tUpdate the involvement strategy\tSian Roberts\t\tproduction (March 2026)\t\tSept 2026 (evaluation)\t",
    "R9\t\t\t9.2\tCo-locate services\tDental Service (Fiona Grant liaison)\tJan 2026 Achieved Feb 2026\t\t\t\t",
    "R9\t\t\t9.3\tFill the gap\tHead of Quality (vacant)\tJune 2026\t\t\t\t"
    "Launch: April 2026; Audit: one month after Launch",
    "R9\t\t\t9.4\tTrain the asylum team\tSian Roberts\tProvided August 2025\t\t\t\t",
]


@pytest.fixture
def imported(stack: Stack) -> Stack:
    """The plan with the file imported, in the way of milestones."""
    choose(stack, "milestones")
    drop(stack, AMARA, "plan.csv", "\n".join([HEAD, *ROWS]).encode())
    offered = stack.last(AMARA)
    assert "stands in row 2 with other owners; those are kept" in shown(offered["blocks"])
    stack.press(AMARA, offered, "Import")
    return stack


def labels(action: Action) -> list[tuple[str, date | None, date | None]]:
    """An action's milestones: label, due, done."""
    return [(m.label, m.due.day if m.due else None, m.done_on) for m in action.milestones]


def test_one_action_serves_two_recommendations_and_is_told_under_both_but_counted_once(imported: Stack) -> None:
    assert imported.action("8.1").recommendations == ("r:R8", "r:R9")
    assert (imported.action("8.1").owner, imported.action("8.1").co_owners) == ("p:sian-roberts", ("p-joe",))
    ts = imported.dm(SIAN, "8.1 amber, the auditors are late")
    assert "8.1" in imported.replies(SIAN, ts)[0]
    for asked in ("rec 8", "rec 9"):
        assert "*8.1* Review the quality systems" in shown(typed(imported, AMARA, asked)["blocks"])
    assert "15 actions in all, each counted once" in shown(typed(imported, AMARA, "recs")["blocks"])


def test_outcome_and_paragraphs_belong_to_the_recommendation(imported: Stack) -> None:
    said = shown(typed(imported, AMARA, "rec 8")["blocks"])
    assert "Outcome to be achieved: Children get the same quality everywhere" in said
    assert "Paragraphs 6.28, 5.34" in said


def test_achieved_late_says_by_how_many_days_and_what_was_there_before_counts_for_nobody(imported: Stack) -> None:
    card = shown(typed(imported, AMARA, "9.2")["blocks"])
    assert "delivered February 2026 (“Achieved Feb 2026”)" in card
    assert "achieved late (+28 days)" in card
    assert "already in place" in shown(typed(imported, AMARA, "9.4")["blocks"])
    assert "Delivered on time: none, 0 of 1 (0%)." in shown(typed(imported, AMARA, "counts")["blocks"])


def test_a_vacant_post_is_amber_until_somebody_is_named(imported: Stack) -> None:
    assert imported.item("9.3").rating is Rating.AMBER
    assert "the owner's post is vacant" in shown(typed(imported, AMARA, "9.3")["blocks"])


def test_a_later_file_fills_the_vacant_post(imported: Stack) -> None:
    rows = [row.replace("Head of Quality (vacant)", "Joe Carter") for row in ROWS]
    drop(imported, AMARA, "again.csv", "\n".join([HEAD, *rows]).encode())
    imported.press(AMARA, imported.last(AMARA), "Import")
    action = imported.action("9.3")
    assert (action.owner, action.vacant) == ("p-joe", False)


def test_the_milestones_of_one_action_are_its_own(imported: Stack) -> None:
    said = shown(typed(imported, AMARA, "milestones 9.3")["blocks"])
    assert "*9.3* Launch" in said
    assert "*9.1*" not in said


def test_a_milestone_is_done_late_and_undone(imported: Stack) -> None:
    imported.later(days=35)
    said = typed(imported, SIAN, "milestone 9.1 production done 5 April")
    assert "Milestone of 9.1: production done on 5 April 2026, 5 days late." in said["text"]
    assert labels(imported.action("9.1"))[0] == ("production", date(2026, 3, 31), date(2026, 4, 5))
    imported.press(SIAN, said, "Undo")
    assert labels(imported.action("9.1"))[0] == ("production", date(2026, 3, 31), None)
    assert "is as it was" in shown(seen(imported, SIAN)["blocks"])


def test_what_follows_a_milestone_is_dated_when_that_is_done(imported: Stack) -> None:
    assert labels(imported.action("9.3")) == [("Launch", date(2026, 4, 30), None), ("Audit", None, None)]
    said = typed(imported, AMARA, "milestone 9.3 launch done 1 March")
    assert "Audit is now due 1 April 2026" in said["text"]
    assert "Audit, 1 month after Launch" not in shown(typed(imported, AMARA, "9.3")["blocks"])
    imported.press(AMARA, said, "Undo")
    assert labels(imported.action("9.3"))[1] == ("Audit", None, None)


def test_the_core_team_adds_a_milestone_within_the_agreed_date_and_takes_it_away(imported: Stack) -> None:
    assert "agreed for May 2026" in typed(imported, AMARA, "milestone 8.1 Pilot by 30 June")["text"]
    said = typed(imported, AMARA, "milestone 8.1 Pilot by 30 April")
    assert labels(imported.action("8.1")) == [("Pilot", date(2026, 4, 30), None)]
    imported.press(AMARA, said, "Undo")
    assert imported.action("8.1").milestones == ()


@pytest.mark.parametrize(
    ("user", "words", "says"),
    [
        (LEO, "milestone 9.1 production done", "Only the people of 9.1 and the core team"),
        (SIAN, "milestone 9.1 Pilot by 30 April", "Only the core team adds"),
        (SIAN, "milestone 9.1 done", "Which milestone of 9.1?"),
        (SIAN, "milestone 9.1 production done on 1 December 2026", "still to come"),
        (SIAN, "milestone 9.1 production done someday", "I could not read “someday”"),
        (SIAN, "milestone", "Write `/plan milestone"),
    ],
)
def test_what_cannot_be_done_is_answered_with_why(imported: Stack, user: str, words: str, says: str) -> None:
    assert says in typed(imported, user, words)["text"]


def test_all_milestones_by_their_time_with_what_is_open_and_overdue(imported: Stack) -> None:
    imported.later(days=60)
    typed(imported, SIAN, "milestone 9.1 production done 5 April")
    said = shown(typed(imported, AMARA, "milestones")["blocks"])
    assert "Within 3 months: 1 of 1 milestone done, 1 late" in said
    assert "Within 6 months: 0 of 1 milestone done, *1 overdue*" in said
    assert "• *9.3* Launch, April 2026 · *1 day overdue*" in said
    assert "9.1" in shown(typed(imported, AMARA, "milestones rec 9")["blocks"])
