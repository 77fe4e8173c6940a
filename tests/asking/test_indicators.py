"""`/plan indicators`: months side by side against baseline and target, by recommendation, as at any day."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from msgspec.structs import replace

from bot.plan import entries as e
from bot.plan.indicators import Indicator, Reading
from bot.plan.periods import Frequency
from storage import journal
from tests.asking.typed import labels, seen, shown, typed
from tests.conversations.plan import AMARA, KIT, NOW, PLAN
from tests.conversations.stack import TEAM, Stack
from tests.plan.measured import core_assessments, initial_assessments

MONTHS = ("2025-11", "2025-12", "2026-01")


def dated(indicator: Indicator, **changes: object) -> Indicator:
    """An indicator whose figures are of the months before the conversations' day."""
    kept = indicator.readings[-3:]
    readings = tuple(replace(reading, period=period) for reading, period in zip(kept, MONTHS, strict=True))
    return replace(indicator, readings=readings, **changes)


def measure(stack: Stack, *indicators: Indicator, at: datetime = NOW - timedelta(days=3)) -> None:
    """Define indicators."""
    whats = [e.Entry(f"i:{i.id}", "indicator", i.id, e.IndicatorAdded(i), AMARA, at, at) for i in indicators]
    with stack.database.writing() as session:
        journal.append(session, TEAM, PLAN, whats)


@pytest.fixture
def measured(stack: Stack) -> Stack:
    """The plan with the two measures of the first report."""
    measure(
        stack,
        dated(initial_assessments(), actions=("2.1.1", "2.1.3")),
        dated(core_assessments(), recommendations=("r3",), order=1),
    )
    return stack


def test_months_stand_side_by_side_against_baseline_and_target(measured: Stack) -> None:
    words = shown(typed(measured, AMARA, "indicators")["blocks"])
    assert "*Recommendation 2*" in words
    assert "Nov 25  Dec   Jan 26\n62.3    63.9  77.7" in words
    assert "Baseline 55.2% (2008/09) · target 90%, aspirational · 0 of 3 months met the target" in words
    assert (
        "January 2026: 77.7%, improved on December 2025 (63.9%), 2 improvements in a row,"
        " short of the aspirational target of 90%, better than the 2008/09 baseline of 55.2%." in words
    )
    assert "Actions: 2.1.1 🟢 GREEN, 2.1.3 🟢 GREEN" in words


def test_below_baseline_is_said_outright(measured: Stack) -> None:
    words = shown(typed(measured, AMARA, "indicators core assessments")["blocks"])
    assert "58.3▼" in words
    assert "worse than December 2025 (85%)" in words
    assert "below the 2008/09 baseline of 69.7%" in words
    assert "0 of 3 months met the target; below baseline in Jan 26" in words
    assert labels(typed(measured, AMARA, "indicators core assessments")) == ["Give a figure", "What lies behind it"]


def test_green_on_red_names_the_actions_that_look_well_while_their_outcome_does_not(measured: Stack) -> None:
    words = shown(typed(measured, AMARA, "indicators red")["blocks"])
    assert "*Timeliness of core assessments*: January 2026: 58.3%" in words
    assert "Delivery: 3.1 🟢 GREEN, 3.2 🟢 GREEN, 3.3 🟢 GREEN" in words
    assert "initial" not in words


def test_a_scorecard_holds_what_is_measured_so_often(measured: Stack) -> None:
    weekly = replace(initial_assessments(), id="calls", name="Calls answered", frequency=Frequency.WEEKLY, readings=())
    measure(measured, weekly)
    words = shown(typed(measured, AMARA, "indicators weekly")["blocks"])
    assert "Weekly scorecard" in words
    assert "Calls answered" in words
    assert "assessments" not in words
    monthly = shown(typed(measured, AMARA, "indicators monthly")["blocks"])
    assert "core assessments" in monthly
    assert "Calls answered" not in monthly


def test_a_question_in_words_gets_the_same_answer(measured: Stack) -> None:
    ts = measured.dm(AMARA, "what do the indicators show for rec 3?")
    [answer] = measured.replies(AMARA, ts)
    assert "Timeliness of core assessments" in answer
    assert "initial" not in answer


def test_as_at_a_day_before_a_figure_was_given_it_is_not_shown(measured: Stack) -> None:
    later = Reading("r", "2026-02", 91)
    with measured.database.writing() as session:
        entry = e.Entry("later", "indicator", "initial", e.ReadingRecorded(later), AMARA, NOW, NOW)
        journal.append(session, TEAM, PLAN, [entry])
    assert "February 2026: 91%" in typed(measured, AMARA, "indicators")["text"]
    assert "January 2026: 77.7%" in typed(measured, AMARA, "indicators as at 1 March")["text"]
    assert "0 indicators" in typed(measured, AMARA, "indicators as at 1 February")["text"]


def test_a_missing_month_is_shown_as_missing(stack: Stack) -> None:
    gap = dated(initial_assessments())
    measure(stack, replace(gap, readings=(gap.readings[0], gap.readings[2])))
    words = shown(typed(stack, AMARA, "indicators timeliness")["blocks"])
    assert "62.3    –    77.7" in words
    assert "*No figure for* December 2025" in words
    assert "with no figure for the period before to compare with" in words


def test_an_unknown_indicator_is_answered_with_those_there_are(measured: Stack) -> None:
    answer = typed(measured, AMARA, "indicators happiness")["text"]
    assert "I know no one indicator “happiness”" in answer
    assert "Timeliness of core assessments" in answer


def test_guests_see_no_indicators(measured: Stack) -> None:
    assert "sorry" in typed(measured, KIT, "indicators")["text"]


def test_two_hundred_indicators_are_paged_within_slacks_limits(stack: Stack) -> None:
    many = [dated(replace(initial_assessments(), id=f"i{n}", name=f"Measure {n} " + "x" * 200)) for n in range(200)]
    measure(stack, *many)
    page = typed(stack, AMARA, "indicators")
    assert len(page["blocks"]) <= 50
    assert "Page 1 of 26" in shown(page["blocks"])
    stack.press(AMARA, page, "Next page")
    assert "Page 2 of 26" in shown(seen(stack, AMARA)["blocks"])


def test_an_action_and_a_recommendation_show_their_indicators_beside_the_work(measured: Stack) -> None:
    card = shown(typed(measured, AMARA, "2.1.3")["blocks"])
    assert "*Indicators*\n• Timeliness of initial assessments: 🔴 RED · January 2026: 77.7%" in card
    words = shown(typed(measured, AMARA, "rec 3")["blocks"])
    assert "Timeliness of core assessments: 🔴 RED · January 2026: 58.3%" in words
    assert "*Worse than target and baseline.*" in words
    assert "*Indicators*" not in shown(typed(measured, AMARA, "4.2")["blocks"])
