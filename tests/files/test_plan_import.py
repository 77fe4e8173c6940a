"""A plan in the template becomes actions and recommendations, and every fault in it is listed with its cell."""

from __future__ import annotations

import csv
import io
from datetime import date

import pytest

from bot.files.plan_import import Fault, PlanFile, read_plan_file
from bot.plan.entities import PlanDate, Precision, Rating, Status, Timescale
from tests.files.workbooks import workbook

PUBLISHED = date(2027, 1, 4)
GOOD = {
    "Recommendation ref": "1",
    "Recommendation": "Improve assessments.",
    "Timescale": "Within 3 months",
    "Lead": "Ana Reyes",
    "Theme": "Practice",
    "Sub-section": "Timeliness",
    "Action ref": "1.1.1",
    "Action": "Write the weekly list",
    "Owner": "Jo Bell",
    "Start": "05/01/2027",
    "Due": "31/03/2027",
    "Forecast": "",
    "Status": "In progress",
    "Rating": "Green",
    "Required evidence": "The list; an audit",
    "Milestones": "first list: 15/01/2027; audit: March 2027",
    "Tags": "weekly, lists",
    "Priority": "Urgent",
}


def plan_csv(*rows: dict[str, str], drop: tuple[str, ...] = ()) -> bytes:
    """A file with one good row for each dictionary, changed as the dictionary says."""
    whole = [{**GOOD, **row} for row in rows]
    names = [name for name in dict.fromkeys(k for row in whole for k in row) if name not in drop]
    stream = io.StringIO(newline="")
    writer = csv.DictWriter(stream, names, extrasaction="ignore")
    writer.writeheader()
    writer.writerows(whole)
    return stream.getvalue().encode()


def read(*rows: dict[str, str], drop: tuple[str, ...] = (), published: date | None = PUBLISHED) -> PlanFile:
    return read_plan_file("plan.csv", plan_csv(*rows, drop=drop), published)


def found(plan: PlanFile) -> list[tuple[str, str, bool]]:
    return [(fault.kind, fault.where, fault.fatal) for fault in plan.faults]


def test_a_full_row_gives_a_full_action() -> None:
    plan = read({})
    assert plan.faults == ()
    (action,) = plan.actions
    assert (action.ref, action.title, action.recommendations) == ("1.1.1", "Write the weekly list", ("1",))
    assert [owner.name for owner in action.owners] == ["Jo Bell"]
    assert (action.lead, action.theme, action.section) == ("Ana Reyes", "Practice", "Timeliness")
    assert action.start == PlanDate(date(2027, 1, 5), Precision.DAY, "05/01/2027")
    assert action.due == PlanDate(date(2027, 3, 31), Precision.DAY, "31/03/2027")
    assert (action.forecast, action.status, action.rating) == (None, Status.IN_PROGRESS, Rating.GREEN)
    assert action.required_evidence == ("The list", "an audit")
    assert [(m.label, m.due.day) for m in action.milestones if m.due] == [
        ("first list", date(2027, 1, 15)),
        ("audit", date(2027, 3, 31)),
    ]
    assert (action.tags, action.urgent, action.row) == (("weekly", "lists"), True, 2)
    assert action.cells == GOOD


def test_the_recommendation_has_the_inspectorates_deadline() -> None:
    (row,) = read({}).recommendations
    assert (row.ref, row.text, row.timescale) == ("1", "Improve assessments.", Timescale.THREE_MONTHS)
    assert (row.lead, row.theme, row.deadline) == ("Ana Reyes", "Practice", date(2027, 4, 4))


def test_headings_may_stand_in_any_order_and_have_other_names() -> None:
    data = b"RAG rating;OWNERS ;action description:;Ref;Due  date\namber;Jo Bell;Write it;A12;March 2027\n"
    plan = read_plan_file("plan.csv", data, PUBLISHED)
    (action,) = plan.actions
    assert (action.ref, action.text, action.rating) == ("A12", "Write it", Rating.AMBER)
    assert action.due is not None
    assert (action.due.day, action.due.precision) == (date(2027, 3, 31), Precision.MONTH)
    assert [kind for kind, _, _ in found(plan)] == ["missing_column", "missing_recommendation"]


@pytest.mark.parametrize(
    ("words", "day", "precision"),
    [
        ("14 March 2027", date(2027, 3, 14), Precision.DAY),
        ("by end of March 2027", date(2027, 3, 31), Precision.MONTH),
        ("Q4 2026/27", date(2027, 3, 31), Precision.QUARTER),
        ("mid February 2027", date(2027, 2, 15), Precision.APPROXIMATE),
        ("Immediately", PUBLISHED, Precision.DAY),
        ("within 2 months", date(2027, 3, 4), Precision.DAY),
    ],
)
def test_dates_are_british_text_with_their_precision_and_words(words: str, day: date, precision: Precision) -> None:
    plan = read({"Start": "", "Due": words})
    assert (plan.faults, plan.actions[0].due) == ((), PlanDate(day, precision, words))


def test_an_action_may_serve_several_recommendations() -> None:
    plan = read({"Recommendation ref": "1; R2", "Due": "03/04/2027"}, {"Action ref": "2", "Recommendation ref": "R2"})
    assert plan.actions[0].recommendations == ("1", "R2")
    assert [row.ref for row in plan.recommendations] == ["1", "R2"]


def test_a_recommendations_text_is_needed_once_only() -> None:
    blank = {"Recommendation": "", "Timescale": "", "Lead": "", "Action ref": "1.1.2"}
    plan = read({}, blank)
    assert (len(plan.recommendations), plan.faults) == (1, ())


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        ({"Action ref": ""}, ("missing_ref", "G2", True)),
        ({"Action": " "}, ("missing_body", "H2", True)),
    ],
)
def test_a_row_with_a_fatal_fault_is_listed_and_left_out(change: dict[str, str], fault: tuple[str, str, bool]) -> None:
    plan = read(change, {"Action ref": "1.1.2"})
    assert found(plan) == [fault]
    assert [action.ref for action in plan.actions] == ["1.1.2"]


@pytest.mark.parametrize(
    ("change", "kind", "where"),
    [
        ({"Owner": ""}, "missing_owner", "I2"),
        ({"Owner": "The ICT team"}, "owner_is_team", "I2"),
        ({"Owner": "Head of Duty (vacant)"}, "owner_vacant", "I2"),
        ({"Owner": "Soft Ltd (liaison)"}, "missing_liaison", "I2"),
        ({"Due": ""}, "missing_due", "K2"),
        ({"Due": "TBC"}, "missing_due", "K2"),
        ({"Due": "30/02/2027"}, "unreadable_date", "K2"),
        ({"Due": "after the review " * 20}, "unreadable_date", "K2"),
        ({"Due": "in the spring"}, "unreadable_date", "K2"),
        ({"Due": "within 99999999999 weeks"}, "unreadable_date", "K2"),
        ({"Milestones": "first list: "}, "unreadable_milestone", "P2"),
        ({"Start": "", "Due": "03/01/2027"}, "date_out_of_range", "K2"),
        ({"Forecast": "01/04/1987"}, "date_out_of_range", "L2"),
        ({"Due": "30/06/2027"}, "after_deadline", "K2"),
        ({"Start": "01/04/2027"}, "date_order", "J2"),
        ({"Status": "Going"}, "unknown_status", "M2"),
        ({"Status": "Cancelled"}, "needs_decision", "M2"),
        ({"Rating": "Puce"}, "unknown_rating", "N2"),
        ({"Rating": "Blue"}, "needs_decision", "N2"),
        ({"Timescale": "Soon"}, "unknown_timescale", "C2"),
        ({"Priority": "Very"}, "unknown_priority", "R2"),
        ({"Milestones": "first list"}, "unreadable_milestone", "P2"),
        ({"Milestones": "first list: 30/02/2027"}, "unreadable_milestone", "P2"),
        ({"Recommendation ref": ""}, "missing_recommendation", "A2"),
        ({"Recommendation": ""}, "missing_recommendation_text", "A2"),
        ({"Action": "=HYPERLINK(1)"}, "formula_text", "H2"),
        ({"Cost": "3"}, "unknown_column", "S1"),
        ({"Action text": "Another"}, "duplicate_column", "S1"),
    ],
)
def test_a_doubt_is_listed_with_its_cell_and_the_row_loads(change: dict[str, str], kind: str, where: str) -> None:
    plan = read(change)
    assert found(plan) == [(kind, where, False)]
    assert len(plan.actions) == 1
    assert plan.faults[0].sentence.endswith(".")
    assert len(plan.faults[0].sentence) < 250


@pytest.mark.parametrize("column", ["Action ref", "Action"])
def test_without_its_key_columns_nothing_is_imported(column: str) -> None:
    plan = read({}, drop=(column,))
    assert ("missing_column", "file", True) in found(plan)
    assert not plan.loadable


@pytest.mark.parametrize("column", ["Owner", "Due"])
def test_a_missing_column_is_said_once_and_not_for_every_row(column: str) -> None:
    plan = read({}, {"Action ref": "1.1.2"}, drop=(column,))
    assert found(plan) == [("missing_column", "file", False)]


def test_a_file_without_a_row_to_import_is_no_plan() -> None:
    assert ("not_a_plan", "file", True) in found(read({"Action ref": ""}))


def test_the_second_use_of_a_reference_is_left_out() -> None:
    plan = read({}, {"Action": "Another"})
    assert found(plan) == [("duplicate_ref", "G3", True)]
    assert [action.text for action in plan.actions] == ["Write the weekly list"]


def test_a_recommendation_that_differs_keeps_its_first_words() -> None:
    plan = read({}, {"Action ref": "2", "Recommendation": "Other words.", "Timescale": "None", "Lead": "Jo Bell"})
    assert [where for _, where, _ in found(plan)] == ["B3", "D3", "C3"]
    assert {kind for kind, _, _ in found(plan)} == {"recommendation_differs"}
    assert plan.recommendations[0].text == "Improve assessments."


def test_blue_and_signed_off_come_in_as_delivered() -> None:
    plan = read({"Rating": "Blue", "Status": ""}, {"Action ref": "2", "Status": "Signed off"})
    assert [action.status for action in plan.actions] == [Status.DELIVERED, Status.DELIVERED]


def test_without_a_publication_date_no_date_is_early_or_late() -> None:
    plan = read({"Start": "", "Due": "03/01/2020"}, published=None)
    assert (plan.faults, plan.recommendations[0].deadline) == ((), None)


def test_an_action_for_two_recommendations_has_the_earlier_deadline() -> None:
    later = {
        "Action ref": "2",
        "Recommendation ref": "2",
        "Timescale": "Within 6 months",
        "Due": "30/06/2027",
        "Action": "Audit",
    }
    both = {"Action ref": "3", "Action": "Check", "Recommendation ref": "2; 1", "Timescale": "", "Due": "30/06/2027"}
    assert found(read({}, later, both)) == [("after_deadline", "K4", False)]


def test_immediately_has_no_deadline_to_be_late_for() -> None:
    assert read({"Timescale": "Immediately"}).faults == ()


def test_what_is_wanted_immediately_needs_a_date_within_ten_working_days() -> None:
    plan = read({"Timescale": "Immediately", "Due": ""})
    assert [fault.kind for fault in plan.faults if "immediately" in fault.sentence] == ["no_operational_date"]
    [sentence] = [fault.sentence for fault in plan.faults if fault.kind == "no_operational_date"]
    assert "within 10 working days of publication, by 18/01/2027." in sentence
    assert not any(fault.fatal for fault in plan.faults)


def test_a_long_action_has_a_short_title_and_keeps_its_text() -> None:
    text = "Revise the procedures with all partner agencies, publish them, and train everyone who works with them"
    (action,) = read({"Action": text}).actions
    assert action.text == text
    assert action.title == "Revise the procedures with all partner agencies, publish them, and train…"
    (unbroken,) = read({"Action": "x" * 300}).actions
    assert len(unbroken.title) == 80


def test_references_that_excel_stored_as_numbers_are_restored_or_pointed_out() -> None:
    header = ["Recommendation ref", "Recommendation", "Action ref", "Action", "Owner", "Due"]
    refs: list[object] = [2.8, 2.9, 2.1, 2.11, 3.1, date(2003, 1, 2)]
    rows: list[list[object]] = [["1", "Improve.", ref, "Do it", "Jo Bell", date(2027, 3, 1)] for ref in refs]
    plan = read_plan_file("plan.xlsx", workbook([header, *rows]), PUBLISHED)
    assert [action.ref for action in plan.actions] == ["2.8", "2.9", "2.10", "2.11", "3.1"]
    restored = next(fault for fault in plan.faults if fault.where == "C4")
    assert restored == Fault("numeric_ref", "C4", "The number 2.1 follows 2.9 and is read as 2.10.")
    assert ("missing_ref", "C7", True) in found(plan)


def test_a_nought_that_a_csv_file_has_lost_is_restored_where_the_order_shows_it() -> None:
    plan = read(*({"Action ref": ref} for ref in ["2.1", "2.9", "2.1", "2.11", "2.1"]))
    assert [action.ref for action in plan.actions] == ["2.1", "2.9", "2.10", "2.11"]
    assert found(plan) == [("numeric_ref", "G4", False), ("duplicate_ref", "G6", True)]


def test_columns_with_the_same_heading_are_all_kept() -> None:
    data = b"Action ref,Action,Owner,Cost,Cost,\n1,Do it,Jo Bell,3,4,5\n"
    (action,) = read_plan_file("plan.csv", data, PUBLISHED).actions
    assert list(action.cells.items())[3:] == [("Cost", "3"), ("Cost (2)", "4"), ("Column F", "5")]


def test_a_row_that_is_left_out_is_not_blamed_for_more() -> None:
    plan = read({}, {"Action ref": "", "Recommendation ref": ""})
    assert found(plan) == [("missing_ref", "G3", True)]


def test_real_dates_of_a_workbook_are_read_and_kept() -> None:
    rows: list[list[object]] = [list(GOOD), list({**GOOD, "Start": None, "Due": date(2027, 3, 14)}.values())]
    (action,) = read_plan_file("plan.xlsx", workbook(rows), PUBLISHED).actions
    assert action.due == PlanDate(date(2027, 3, 14), Precision.DAY, "14/03/2027")
    assert action.cells["Due"] == "14/03/2027"


def test_cells_without_text_or_heading_are_listed() -> None:
    rows: list[list[object]] = [[*GOOD, None], [*{**GOOD, "Tags": "#REF!"}.values(), "stray", "astray"]]
    plan = read_plan_file("plan.xlsx", workbook(rows), PUBLISHED)
    assert [(kind, where) for kind, where, _ in found(plan)] == [
        ("unreadable_cell", "Q2"),
        ("unknown_column", "S2"),
        ("unknown_column", "T2"),
    ]
