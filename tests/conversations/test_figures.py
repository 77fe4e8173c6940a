"""Figures of indicators in plain words, by button and modal: recorded, revised, taken back, explained."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from bot.plan.indicators import Indicator
from storage import plans
from tests.asking.test_indicators import dated, measure
from tests.asking.typed import labels, seen, shown, typed
from tests.conversations.plan import AMARA, DANIEL, FIONA, JOE, LEO, NADIA, PLAN, PRIYA
from tests.conversations.stack import TEAM, Stack
from tests.plan.measured import core_assessments, initial_assessments


@pytest.fixture
def measured(stack: Stack) -> Stack:
    """The plan with two measures: one of actions of Priya's and Daniel's, one of recommendation 3 alone."""
    initial = dated(initial_assessments(), actions=("2.1.1", "2.1.3"), aliases=("initial assessments",))
    core = dated(core_assessments(), recommendations=("r3",), aliases=("core assessments",))
    measure(stack, replace(initial, readings=initial.readings[:2]), core)
    return stack


def of(stack: Stack, id: str) -> Indicator:
    """An indicator as it stands."""
    with stack.database.reading() as session:
        return next(i for i in plans.indicators(session, TEAM, PLAN) if i.id == id)


def counted(stack: Stack, id: str) -> list[tuple[str, float, bool]]:
    """Period, value and whether provisional, of the readings that count."""
    return [(r.period, r.value, r.provisional) for r in of(stack, id).readings if not r.withdrawn]


def test_a_figure_in_plain_words_is_recorded_with_what_it_comes_to(measured: Stack) -> None:
    ts = measured.dm(PRIYA, "initial assessments 77.7% in Jan")
    [answer] = measured.replies(PRIYA, ts)
    assert "January 2026: 77.7%, improved on December 2025 (63.9%)" in answer
    assert "short of the aspirational target of 90%" in answer
    assert counted(measured, "initial")[-1] == ("2026-01", 77.7, False)


def test_it_is_told_under_the_action_of_whoever_says_it(measured: Stack) -> None:
    measured.dm(DANIEL, "initial assessments 77.7% in Jan")
    assert len(measured.counted("2.1.3")) == 1
    assert measured.counted("2.1.1") == []


def test_a_second_value_for_a_period_revises_the_first_and_both_are_kept(measured: Stack) -> None:
    measured.dm(PRIYA, "initial assessments 75% in January, provisional figure")
    assert counted(measured, "initial")[-1] == ("2026-01", 75, True)
    ts = measured.dm(PRIYA, "initial assessments now 77.7% for January")
    assert "It was 75%; both are kept." in measured.replies(PRIYA, ts)[0]
    assert "Revised: January 2026 75% → 77.7%" in shown(typed(measured, AMARA, "indicators initial")["blocks"])
    measured.press(PRIYA, measured.last(PRIYA), "Undo")
    assert counted(measured, "initial")[-1] == ("2026-01", 75, True)


def test_without_a_period_the_last_complete_month_is_taken_and_said(measured: Stack) -> None:
    ts = measured.dm(PRIYA, "initial assessments at 81%")
    assert "You named no period, so I took the last complete month." in measured.replies(PRIYA, ts)[0]
    assert counted(measured, "initial")[-1] == ("2026-02", 81, False)


def test_a_claim_that_the_figures_do_not_bear_out_is_refused(measured: Stack) -> None:
    ts = measured.dm(PRIYA, "initial assessments 60% in Jan, a sustained improvement")
    [answer] = measured.replies(PRIYA, ts)
    assert "The figures do not show “sustained”." in answer
    assert "The figures do not show “improved”." in answer


def test_an_indicator_without_an_action_takes_figures_from_its_lead(measured: Stack) -> None:
    ts = measured.dm(FIONA, "core assessments 72% in February")
    assert "Timeliness of core assessments, February 2026: 72%" in measured.replies(FIONA, ts)[0]
    measured.press(FIONA, measured.last(FIONA), "Undo", times=2)
    assert "Undone. Timeliness of core assessments: January 2026: 58.3%" in measured.replies(FIONA, ts)[-1]
    assert len(measured.replies(FIONA, ts)) == 2
    assert counted(measured, "core")[-1][0] == "2026-01"


def test_nobody_else_gives_its_figures(measured: Stack) -> None:
    ts = measured.dm(LEO, "core assessments 72% in February")
    assert "Only the indicator's action owners" in measured.replies(LEO, ts)[0]
    ts = measured.dm(JOE, "core assessments 72% in February")
    assert "Only the indicator's action owners" in measured.replies(JOE, ts)[0]
    assert len(of(measured, "core").readings) == 3


def test_a_figure_is_given_from_the_card_in_a_modal(measured: Stack) -> None:
    measured.press(AMARA, typed(measured, AMARA, "indicators core assessments"), "Give a figure")
    assert "value" in measured.submit(AMARA, {"value": "lots"})["errors"]
    assert measured.submit(AMARA, {"value": "71.5%", "period": "2026-02", "final": "p"})["ok"]
    assert counted(measured, "core")[-1] == ("2026-02", 71.5, True)
    assert "February 2026: 71.5% (provisional)" in seen(measured, AMARA)["text"]


def test_the_note_of_a_figure_is_shown_with_the_indicator_until_it_is_erased_or_undone(measured: Stack) -> None:
    measured.press(AMARA, typed(measured, AMARA, "indicators core assessments"), "Give a figure")
    note = "Two weekly reports <late>; recounted by hand"
    assert measured.submit(AMARA, {"value": "71.5%", "period": "2026-02", "note": note})["ok"]
    given = seen(measured, AMARA)
    shown_now = shown(typed(measured, AMARA, "indicators core assessments")["blocks"])
    assert "*Said with the figures*" in shown_now
    assert "· February 2026: Two weekly reports &lt;late&gt;; recounted by hand" in shown_now
    measured.press(AMARA, given, "Undo")
    assert "Said with" not in shown(typed(measured, AMARA, "indicators core assessments")["blocks"])


def test_what_was_said_with_a_figure_goes_when_its_message_is_deleted(measured: Stack) -> None:
    ts = measured.dm(FIONA, "core assessments 72% in February, the count of one team is missing")
    assert "count of one team" in shown(typed(measured, AMARA, "indicators core assessments")["blocks"])
    measured.delete(FIONA, ts)
    assert "count of one team" not in shown(typed(measured, AMARA, "indicators core assessments")["blocks"])


def test_the_three_questions_on_a_red_indicator_are_kept_and_shown(measured: Stack) -> None:
    card = typed(measured, AMARA, "indicators core assessments")
    assert "What lies behind it" in labels(card)
    measured.press(AMARA, card, "What lies behind it")
    assert measured.submit(AMARA, {})["errors"]
    assert measured.submit(AMARA, {"story": "Two teams lost <their> managers", "turn": "Cover from Monday"})["ok"]
    words = shown(typed(measured, AMARA, "indicators core assessments")["blocks"])
    assert "What lies behind them? Two teams lost &lt;their&gt; managers" in words
    assert "What will turn the curve, and who can help? Cover from Monday" in words
    [story] = of(measured, "core").stories
    assert (story.period, story.by) == ("2026-01", AMARA)


def test_the_core_team_defines_an_indicator_in_a_modal(measured: Stack) -> None:
    measured.workspace.command(AMARA, measured.workspace.direct(AMARA), "/plan indicator Repeat referrals")
    wrong = {"targets": "rather fewer", "unit": "%", "direction": "Lower"}
    assert "targets" in measured.submit(AMARA, wrong)["errors"]
    filled = {"unit": "%", "direction": "Lower", "baseline": "15", "targets": "10 by 30/06/2026", "actions": "3.2; 9.9"}
    assert measured.submit(AMARA, filled)["ok"]
    found = of(measured, "i:repeat-referrals")
    assert (found.baseline, found.actions, found.direction.value) == (15, ("3.2",), "lower")
    measured.dm(JOE, "repeat referrals 12% in February")
    assert counted(measured, "i:repeat-referrals") == [("2026-02", 12, False)]


def test_nobody_else_defines_an_indicator(measured: Stack) -> None:
    assert "Only the core team" in typed(measured, LEO, "indicator Repeat referrals")["text"]


def test_a_guest_who_leads_gives_no_figure_of_what_they_do_not_own(measured: Stack) -> None:
    measured.press(AMARA, typed(measured, AMARA, f"handover Fiona Grant to <@{NADIA}>"), "Hand over")
    before = counted(measured, "core")
    measured.dm(NADIA, "core assessments 78% in January")
    assert counted(measured, "core") == before


def test_a_target_is_changed_from_a_day_on_with_the_reason_and_what_it_was_stays(measured: Stack) -> None:
    changed = typed(measured, AMARA, "target initial assessments 80 from 1 February 2026: the board <agreed> it")
    assert "target 90%, then 80% from 1 February 2026; it was 90%." in shown(changed["blocks"])
    measured.dm(PRIYA, "initial assessments 77.7% in Jan")
    measured.dm(PRIYA, "initial assessments 81% in Feb")
    card = shown(typed(measured, AMARA, "indicators initial assessments")["blocks"])
    assert "meets the aspirational target of 80%" in card
    assert "1 of 4 months met the target" in card
    assert "the original target: 90%: “the board &lt;agreed&gt; it”" in card
    then = shown(typed(measured, AMARA, "indicators initial assessments as at 1 March")["blocks"])
    assert "Target changed" not in then
    measured.press(AMARA, changed, "Undo")
    assert [target.value for target in of(measured, "initial").targets] == [90]
    measured.press(AMARA, changed, "Undo")
    assert "taken back already" in seen(measured, AMARA)["text"]
    without_a_year = typed(measured, AMARA, "target initial assessments 85 from 1 April: the next step")
    assert "then 85% from 1 April 2026" in shown(without_a_year["blocks"])


@pytest.mark.parametrize(
    ("user", "words", "says"),
    [
        (PRIYA, "target initial assessments 80: because", "Only the core team or a director"),
        (AMARA, "target initial assessments 80", "Write the indicator"),
        (AMARA, "target initial assessments high: because", "is not a target"),
        (AMARA, "target something else 80: because", "Write the indicator"),
    ],
)
def test_a_target_that_cannot_be_changed_is_answered_with_why(
    measured: Stack, user: str, words: str, says: str
) -> None:
    assert says in typed(measured, user, words)["text"]
    assert of(measured, "initial").retargets == ()


def test_provisional_figures_that_keep_it_from_being_sustained_are_named(measured: Stack) -> None:
    typed(measured, AMARA, "target initial assessments 60 from 1 November 2025: a first step")
    measured.dm(PRIYA, "initial assessments 75% in January, provisional figure")
    card = shown(typed(measured, AMARA, "indicators initial assessments")["blocks"])
    assert "provisional figures do not count toward sustained (Jan 26)" in card
