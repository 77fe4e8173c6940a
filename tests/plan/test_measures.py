"""Indicators: ratings, targets in force, totals pro rata, what is missing and what is sustained (rules E4, E9)."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.plan.entities import Rating
from bot.plan.indicators import Direction, Indicator, Reading, Target
from bot.plan.measures import Measured, bounds, impact, rate, target_in_force
from bot.plan.periods import Frequency
from tests.plan.measured import LATER, MONTHS, core_assessments, emergencies, initial_assessments, readings

SIX = ("2009-10", "2009-11", "2009-12", "2010-01", "2010-02", "2010-03")


def test_all_eight_monthly_values_of_north_yorkshire_miss_their_targets_and_three_are_below_baseline() -> None:
    both = [Measured(initial_assessments(), LATER), Measured(core_assessments(), LATER)]
    assert [(m.met, len(m.rated)) for m in both] == [(0, 4), (0, 4)]
    below = [(m.indicator.id, p.period, p.value) for m in both for p in m.below_baseline]
    assert below == [("initial", "2009-10", 49.1), ("core", "2009-10", 51.7), ("core", "2010-01", 58.3)]


def test_initial_assessments_improved_each_month_and_core_assessments_dipped_in_january() -> None:
    initial, core = Measured(initial_assessments(), LATER), Measured(core_assessments(), LATER)
    assert (initial.change, initial.improving_for) == (1, 3)
    assert (core.change, core.improving_for) == (-1, 0)
    assert initial.rating is Rating.RED
    assert (initial.worse_than_both, core.worse_than_both) == (False, True)


def test_thirteen_emergencies_by_july_are_within_seventeen_and_a_half_pro_rata() -> None:
    [point] = Measured(emergencies(), date(2004, 8, 2)).points
    assert (point.high, point.rating) == (17.5, Rating.GREEN)
    assert point.baseline == 33.25


@pytest.mark.parametrize(
    ("value", "target", "rating"),
    [(67.3, 70, Rating.GREEN), (10.7, 8, Rating.RED), (8.5, 8, Rating.AMBER), (8, 8, Rating.GREEN)],
)
def test_where_lower_is_better_children_looked_after_are_met_and_re_referrals_missed(
    value: float, target: float, rating: Rating
) -> None:
    indicator = Indicator(
        "i", "i", direction=Direction.LOWER, targets=(Target(target),), readings=readings([("2004-09", value)])
    )
    assert Measured(indicator, date(2004, 10, 1)).rating is rating


@pytest.mark.parametrize(("value", "rating"), [(16, "green"), (23, "green"), (24, "amber"), (28, "red"), (15, "amber")])
def test_caseloads_are_kept_within_a_range(value: float, rating: str) -> None:
    caseloads = Indicator("c", "Caseloads", direction=Direction.RANGE, targets=(Target(16, None, 23),))
    assert rate(value, *bounds(caseloads, "2019-01"), caseloads.tolerance) == Rating(rating)


def test_the_step_in_force_is_the_last_one_dated_by_the_end_of_the_period() -> None:
    steps = (Target(65, date(2004, 3, 31)), Target(70, date(2004, 6, 30)), Target(80, date(2004, 12, 31)))
    indicator = Indicator("i", "Referrals", "%", targets=steps)
    found = [target_in_force(indicator, p) for p in ("2004-02", "2004-03", "2004-05", "2004-06", "2005-01")]
    assert [t.value if t else None for t in found] == [None, 65, 65, 70, 80]


def test_without_a_target_in_force_a_figure_is_not_rated() -> None:
    indicator = Indicator("i", "i", targets=(Target(65, date(2004, 3, 31)),), readings=readings([("2004-02", 60)]))
    assert Measured(indicator, date(2004, 3, 1)).rating is None


@pytest.mark.parametrize(
    ("base", "later"), [(69, 85), (65, 74), (41, 59), (39, 100)], ids=["CP", "LAC", "CIN", "assessments"]
)
def test_herefordshires_figures_improved_from_september_to_december(base: float, later: float) -> None:
    quarterly = Indicator(
        "i", "i", "%", frequency=Frequency.QUARTERLY, readings=readings([("2018/19-Q2", base), ("2018/19-Q3", later)])
    )
    assert Measured(quarterly, date(2019, 1, 10)).change == 1


def test_fewer_incidents_are_an_improvement_whatever_the_months() -> None:
    values = list(zip(("2009-10", "2009-11", "2009-12", "2010-01"), (34, 28, 2, 3), strict=True))
    incidents = Indicator("i", "Incidents", direction=Direction.LOWER, readings=readings(values))
    assert Measured(incidents, LATER).change == -1
    assert Measured(replace(incidents, readings=incidents.readings[:3]), date(2010, 1, 5)).improving_for == 2


def test_a_period_without_a_figure_is_a_fault_and_nothing_is_carried_forward() -> None:
    gap = replace(initial_assessments(), readings=readings([(MONTHS[0], 95), (MONTHS[1], 95), (MONTHS[3], 95)]))
    measured = Measured(gap, LATER)
    assert measured.missing == ("2009-12",)
    assert measured.change is None
    assert (measured.met_for, measured.sustained) == (1, False)
    silent = Measured(gap, date(2010, 3, 31))
    assert silent.missing == ("2009-12", "2010-02")
    assert silent.rating is Rating.NOT_VERIFIED
    assert silent.met_for == 0


def test_figures_may_take_ten_working_days() -> None:
    indicator = replace(initial_assessments(), readings=initial_assessments().readings[:3])
    assert Measured(indicator, date(2010, 2, 12)).missing == ()
    assert Measured(indicator, date(2010, 2, 15)).missing == ("2010-01",)


def test_an_indicator_without_any_figure_is_expected_from_the_day_it_was_added() -> None:
    indicator = Indicator("i", "i", since=date(2026, 1, 20))
    assert Measured(indicator, date(2026, 2, 2)).missing == ()
    assert Measured(indicator, date(2026, 3, 20)).missing == ("2026-01", "2026-02")


def test_three_final_months_on_target_are_sustained_and_two_are_not() -> None:
    values = list(zip(SIX, (50.0, 60.0, 70.0, 90.0, 92.0, 91.0), strict=True))
    indicator = replace(initial_assessments(), readings=readings(values))
    assert Measured(indicator, date(2010, 4, 5)).sustained
    assert not Measured(replace(indicator, readings=indicator.readings[:5]), date(2010, 3, 5)).sustained
    draft = replace(indicator, readings=(*indicator.readings[:5], Reading("p", "2010-03", 91, provisional=True)))
    assert not Measured(draft, date(2010, 4, 5)).sustained


def test_two_quarters_or_four_weeks_are_sustained() -> None:
    quarters = Indicator(
        "q", "q", frequency=Frequency.QUARTERLY, targets=(Target(5),), readings=readings([("2009/10-Q3", 5)])
    )
    assert not Measured(quarters, date(2010, 1, 5)).sustained
    two = replace(quarters, readings=readings([("2009/10-Q3", 5), ("2009/10-Q4", 6)]))
    assert Measured(two, date(2010, 4, 5)).sustained
    weeks = [(f"2010-W{n:02d}", 5.0) for n in (1, 2, 3, 4)]
    weekly = Indicator("w", "w", frequency=Frequency.WEEKLY, targets=(Target(5),), readings=readings(weeks))
    assert Measured(weekly, date(2010, 2, 1)).sustained
    assert not Measured(replace(weekly, readings=weekly.readings[1:]), date(2010, 2, 1)).sustained


def test_a_later_value_for_a_period_revises_it_and_both_are_kept() -> None:
    indicator = replace(initial_assessments(), readings=(*initial_assessments().readings, Reading("r", "2009-12", 65)))
    december = Measured(indicator, LATER).points[2]
    assert (december.value, december.revised) == (65, 1)
    assert len(indicator.readings) == 5


def test_a_withdrawn_revision_gives_the_first_value_back() -> None:
    undone = Reading("r", "2010-01", 99, withdrawn=True)
    indicator = replace(initial_assessments(), readings=(*initial_assessments().readings, undone))
    latest = Measured(indicator, LATER).latest
    assert latest is not None
    assert latest.value == 77.7


@pytest.mark.parametrize(
    ("values", "shown"),
    [
        ((50.0, 50.0, 50.0), 0),
        ((50.0, 50.0, 60.0), 3),
        ((60.0, 60.0, 90.0), 4),
        ((91.0, 92.0, 93.0), 5),
    ],
)
def test_the_impact_is_what_the_figures_prove(values: tuple[float, float, float], shown: int) -> None:
    indicator = replace(initial_assessments(), readings=readings(zip(MONTHS, values, strict=False)))
    assert impact([Measured(indicator, date(2010, 1, 5))]) == shown


def test_the_weakest_of_several_measures_counts() -> None:
    assert impact([Measured(initial_assessments(), LATER), Measured(core_assessments(), LATER)]) == 0
    assert impact([Measured(initial_assessments(), LATER)]) == 3
    assert impact([]) == 0


_VALUES = st.dictionaries(st.sampled_from(SIX), st.floats(0, 100, allow_nan=False), min_size=1)
_DAYS = st.dates(date(2009, 10, 1), date(2010, 12, 31))


@given(_VALUES, _DAYS)
def test_a_period_is_given_or_missing_never_both_and_a_run_never_spans_a_gap(
    values: dict[str, float], day: date
) -> None:
    indicator = replace(initial_assessments(), readings=readings(values.items()))
    measured = Measured(indicator, day)
    shown = [point.period for point in measured.points]
    assert not set(shown) & set(measured.missing)
    assert shown == sorted(values)
    assert measured.met_for <= len(measured.points)
    assert all(point.rating is not None for point in measured.points)
    assert measured.met == sum(value >= 90 for value in values.values())


@given(st.floats(0, 200), st.floats(1, 100), st.sampled_from(["higher", "lower"]))
def test_a_rating_is_never_worse_nearer_to_the_target(value: float, target: float, direction: str) -> None:
    low, high = (target, None) if direction == "higher" else (None, target)
    order = [Rating.RED, Rating.AMBER, Rating.GREEN]
    here, nearer = rate(value, low, high, 10), rate((value + target) / 2, low, high, 10)
    assert here is not None
    assert nearer is not None
    assert order.index(nearer) >= order.index(here)
