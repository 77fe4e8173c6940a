"""An export gives the same cells back, and nothing in it runs when a spreadsheet opens it."""

from __future__ import annotations

import io
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from bot.files.columns import TEMPLATE
from bot.files.plan_export import CELL_LIMIT, Format, write_plan_file
from bot.files.plan_import import read_plan_file
from bot.files.tables import read_table
from tests.files.test_plan_import import GOOD, PUBLISHED, plan_csv

FORMATS: list[Format] = ["csv", "xlsx"]
DANGEROUS = ["=1+1", "+44 1234", "-5", "@SUM(A1)", "\t=1", "'=1", "''@x", "=cmd|' /C calc'!A0", "#N/A", "＝1"]

cell = st.text(max_size=40) | st.sampled_from(
    [*DANGEROUS, "01/03/2027", "1/3/2027", "31/02/2027", "March 2027", "4 March 2027", "2.10"]
)
row = st.fixed_dictionaries({name: cell for name in TEMPLATE if name not in ("Action ref", "Action")})


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(row, min_size=1, max_size=4), st.sampled_from(FORMATS))
def test_export_of_import_gives_the_same_cells(rows: list[dict[str, str]], file_format: Format) -> None:
    whole = [{**cells, "Action ref": f"1.{n}", "Action": "Do it"} for n, cells in enumerate(rows)]
    first = read_plan_file("plan.csv", write_plan_file(whole, "csv", TEMPLATE), PUBLISHED)
    data = write_plan_file([action.cells for action in first.actions], file_format, first.columns)
    again = read_plan_file(f"plan.{file_format}", data, PUBLISHED)
    assert [dict(action.cells) for action in again.actions] == [dict(action.cells) for action in first.actions]
    assert again.columns == first.columns
    assert again.faults == first.faults
    assert [replace(action, cells={}) for action in again.actions] == [
        replace(action, cells={}) for action in first.actions
    ]


@pytest.mark.parametrize("file_format", FORMATS)
def test_a_councils_own_columns_and_their_order_are_kept(file_format: Format) -> None:
    first = read_plan_file("plan.csv", plan_csv({"Cost": "£3", "Action ref": "2.10"}), PUBLISHED)
    data = write_plan_file([action.cells for action in first.actions], file_format)
    again = read_plan_file(f"plan.{file_format}", data, PUBLISHED)
    assert again.columns == (*GOOD, "Cost")
    assert (again.actions[0].ref, again.actions[0].cells["Cost"]) == ("2.10", "£3")


@pytest.mark.parametrize("text", DANGEROUS)
def test_no_csv_cell_begins_like_a_formula(text: str) -> None:
    data = write_plan_file([{"Tags": text}], "csv").decode("utf-8-sig")
    written = data.split("\r\n")[1].strip('"')
    assert written[0] not in "=+-@\t＝"
    assert [r.cells[0].text for r in read_table("plan.csv", data.encode()).rows] == [text]


@pytest.mark.parametrize("text", DANGEROUS)
def test_every_xlsx_cell_is_text(text: str) -> None:
    sheet = load_workbook(io.BytesIO(write_plan_file([{"Tags": text}], "xlsx"))).worksheets[0]
    assert (sheet["A2"].data_type, sheet["A2"].value) == ("s", text)


@pytest.mark.parametrize("heading", ["Due", "Target date", "Start date", "Forecast"])
@pytest.mark.parametrize("text", ["14/03/2027", "14 March 2027"])
def test_dates_of_an_xlsx_export_are_real_dates(heading: str, text: str) -> None:
    data = write_plan_file([{heading: text, "Tags": text}], "xlsx")
    sheet = load_workbook(io.BytesIO(data)).worksheets[0]
    assert (sheet["A2"].is_date, sheet["B2"].is_date) == (True, False)
    assert [cell.text for cell in read_table("plan.xlsx", data).rows[0].cells] == [text, text]


@pytest.mark.parametrize("text", ["March 2027", "31 February 2027", "31/02/2027", "04 March 2027", "end of May 2027"])
def test_what_is_no_day_or_would_be_read_back_otherwise_stays_text(text: str) -> None:
    sheet = load_workbook(io.BytesIO(write_plan_file([{"Due": text}], "xlsx"))).worksheets[0]
    assert sheet["A2"].value == text


def test_columns_stand_in_the_templates_order_however_the_rows_were_kept() -> None:
    rows = [{"Action": "x", "Action ref": "1", "Cost": "£3", "RAG": "Red", "Rec ref": "1", "Target date": "TBC"}]
    header = read_table("plan.csv", write_plan_file(rows, "csv")).header_cells
    assert [cell.text for cell in header] == ["Rec ref", "Action ref", "Action", "Target date", "RAG", "Cost"]


def test_a_plan_without_rows_gives_the_templates_header() -> None:
    header = read_table("plan.csv", write_plan_file([], "csv")).header_cells
    assert tuple(cell.text for cell in header) == TEMPLATE


def test_a_cell_too_long_for_excel_is_said_and_never_cut() -> None:
    with pytest.raises(ValueError, match="export as CSV"):
        write_plan_file([{"Action": "x" * (CELL_LIMIT + 1)}], "xlsx")
