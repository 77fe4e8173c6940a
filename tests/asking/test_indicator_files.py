"""Indicators given as a file in a direct message: shown first, imported once, never overwriting."""

from __future__ import annotations

from bot.plan.indicators import Indicator
from storage import plans
from tests.asking.test_plan_files import csv, drop, newest
from tests.asking.typed import labels, shown
from tests.conversations.plan import AMARA, PLAN
from tests.conversations.stack import TEAM, Stack

HEADINGS = ("Indicator", "Unit", "Direction", "Baseline", "Targets", "Recommendations", "Actions", "Readings")
CARE = ("Children in care", "per 10000", "Lower", "77", "70 by 30 June 2025", "4", "9.9", "December 2025: 67.3")


def measured(stack: Stack) -> dict[str, Indicator]:
    """The plan's indicators by name."""
    with stack.database.reading() as session:
        return {i.name: i for i in plans.indicators(session, TEAM, PLAN)}


def test_indicators_are_shown_first_and_imported_with_their_readings(stack: Stack) -> None:
    drop(stack, AMARA, "indicators.csv", csv([HEADINGS, CARE]))
    words = shown(newest(stack, AMARA)["blocks"])
    assert "1 new indicator, 1 new reading" in words
    assert "Children in care (per 10000)" in words
    assert "there is no action 9.9; the link is left out" in words
    assert "in the plan but not in the file" not in words
    assert "Children in care" not in measured(stack)
    stack.press(AMARA, newest(stack, AMARA), "Import")
    found = measured(stack)["Children in care"]
    assert (found.baseline, found.recommendations, found.actions) == (77, ("r4",), ())
    assert [(r.period, r.value) for r in found.readings] == [("2025-12", 67.3)]


def test_the_same_file_again_changes_nothing_and_a_later_one_adds_its_figures(stack: Stack) -> None:
    drop(stack, AMARA, "indicators.csv", csv([HEADINGS, CARE]))
    stack.press(AMARA, newest(stack, AMARA), "Import")
    drop(stack, AMARA, "again.csv", csv([HEADINGS, CARE]))
    assert labels(newest(stack, AMARA)) == []
    later = (*CARE[:4], "60", *CARE[5:7], "December 2025: 66; January 2026: 68")
    drop(stack, AMARA, "later.csv", csv([HEADINGS, later]))
    words = shown(newest(stack, AMARA)["blocks"])
    assert "targets differ; the plan keeps its own" in words
    assert "66 in the file; the plan keeps 67.3" in words
    stack.press(AMARA, newest(stack, AMARA), "Import")
    found = measured(stack)["Children in care"]
    assert [(r.period, r.value) for r in found.readings] == [("2025-12", 67.3), ("2026-01", 68)]


def test_indicators_before_there_is_a_plan_are_refused(empty_stack: Stack) -> None:
    drop(empty_stack, AMARA, "indicators.csv", csv([HEADINGS, CARE]))
    assert "there is no plan yet" in shown(newest(empty_stack, AMARA)["blocks"])
