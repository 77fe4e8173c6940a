"""The indicators of a plan file: targets stepped, derived and in ranges, readings, and every fault with its cell."""

from __future__ import annotations

from datetime import date

import pytest

from bot.files.indicator_rows import read_target
from bot.files.plan_import import PlanFile, read_plan_file
from bot.plan.indicators import Direction, Target
from bot.plan.periods import Frequency
from tests.files.test_plan_import import GOOD
from tests.files.workbooks import workbook

GIVEN = {
    "Indicator": "Timeliness of initial assessments",
    "Other names": "initial assessments; IAs on time",
    "Code": "NI 59",
    "Unit": "per cent",
    "Direction": "Higher",
    "Baseline": "55.2%",
    "Baseline period": "2008/09",
    "Targets": "90",
    "Target kind": "Aspirational",
    "Frequency": "Monthly",
    "Source": "Fast-track spreadsheets",
    "Recommendations": "1",
    "Actions": "1.1.1",
    "Readings": "October 2009: 49.1; 2009-11: 62.3; January 2010: 77.7% (p)",
}


def read(**cells: str) -> PlanFile:
    """One row of indicators, changed as named, in a CSV file of their own."""
    row = {**GIVEN, **{name.replace("_", " "): text for name, text in cells.items()}}
    lines = [",".join(row), ",".join(f'"{text}"' for text in row.values())]
    return read_plan_file("indicators.csv", "\n".join(lines).encode(), None)


def test_a_row_gives_an_indicator_with_its_links_and_readings() -> None:
    file = read()
    assert file.faults == ()
    [row] = file.indicators
    indicator = row.indicator
    assert (indicator.name, indicator.unit, indicator.code) == ("Timeliness of initial assessments", "%", "NI 59")
    assert indicator.aliases == ("initial assessments", "IAs on time")
    assert (indicator.baseline, indicator.baseline_period) == (55.2, "2008/09")
    assert indicator.targets == (Target(90),)
    assert indicator.aspirational
    assert (row.recommendations, row.actions) == (("1",), ("1.1.1",))
    assert [(r.period, r.value, r.provisional) for r in row.readings] == [
        ("2009-10", 49.1, False),
        ("2009-11", 62.3, False),
        ("2010-01", 77.7, True),
    ]


def test_targets_may_be_stepped() -> None:
    [row] = read(Targets="65 by 31/03/2004; 70 by June 2004; 80 by 31 December 2004").indicators
    assert row.indicator.targets == (
        Target(65, date(2004, 3, 31)),
        Target(70, date(2004, 6, 30)),
        Target(80, date(2004, 12, 31)),
    )


def test_a_reduction_is_worked_out_from_the_baseline_and_checked() -> None:
    assert read_target("10% reduction (18)", Direction.LOWER, 20) == Target(18, None, words="10% reduction (18)")
    assert read_target("-10 % by March 2027", Direction.LOWER, 20).value == 18
    with pytest.raises(ValueError, match="that gives 18"):
        read_target("-10% (16)", Direction.LOWER, 20)
    with pytest.raises(ValueError, match="needs a baseline"):
        read_target("-10%", Direction.LOWER, None)


def test_a_range_has_two_bounds_and_an_annual_total_is_cumulative() -> None:
    [row] = read(Targets="16-23", Direction="In range").indicators
    assert row.indicator.targets == (Target(16, None, 23),)
    [row] = read(Targets="1,450 by March 2027", Cumulative="Yes", Year_begins="April").indicators
    assert (row.indicator.targets[0].value, row.indicator.cumulative, row.indicator.year_begins) == (1450, True, 4)


@pytest.mark.parametrize(
    ("cells", "kind"),
    [
        ({"Targets": "rather more"}, "unreadable_target"),
        ({"Targets": "90 by whenever"}, "unreadable_target"),
        ({"Baseline": "about half"}, "unreadable_number"),
        ({"Direction": "sideways"}, "unknown_word"),
        ({"Frequency": "now and then"}, "unknown_word"),
        ({"Readings": "Jan: 4"}, "unreadable_reading"),
        ({"Readings": "January 2010 was fine"}, "unreadable_reading"),
        ({"Year_begins": "soon"}, "unknown_word"),
    ],
)
def test_what_cannot_be_read_is_a_fault_and_the_indicator_is_taken(cells: dict[str, str], kind: str) -> None:
    file = read(**cells)
    assert [fault.kind for fault in file.faults] == [kind]
    assert len(file.indicators) == 1


def test_without_a_name_a_row_is_left_out() -> None:
    file = read(Indicator="")
    assert file.indicators == ()
    assert [(fault.kind, fault.where, fault.fatal) for fault in file.faults] == [("missing_body", "A2", True)]


def test_a_months_reading_of_a_quarterly_indicator_is_its_quarters() -> None:
    [row] = read(Frequency="Quarterly", Readings="December 2009: 63.9").indicators
    assert row.indicator.frequency is Frequency.QUARTERLY
    assert row.readings[0].period == "2009/10-Q3"


def test_a_workbook_may_hold_the_plan_and_a_sheet_of_indicators() -> None:
    data = workbook([tuple(GOOD), tuple(GOOD.values())], more={"Indicators": [tuple(GIVEN), tuple(GIVEN.values())]})
    file = read_plan_file("plan.xlsx", data, date(2027, 1, 4))
    assert len(file.actions) == 1
    assert [row.indicator.name for row in file.indicators] == ["Timeliness of initial assessments"]
    broken = {**GIVEN, "Baseline": "lots"}
    data = workbook([tuple(GOOD), tuple(GOOD.values())], more={"Indicators": [tuple(broken), tuple(broken.values())]})
    [fault] = read_plan_file("plan.xlsx", data, date(2027, 1, 4)).faults
    assert fault.where == "Indicators!F2"
