"""Any table file a council's spreadsheet writes is read; anything else is refused with a sentence."""

from __future__ import annotations

import re
from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from bot.files import workbook as workbook_module
from bot.files.cells import address
from bot.files.tables import MAX_BYTES, FileRefused, Table, read_table
from tests.files.workbooks import packed, saved, unpacked, with_part, workbook


def texts(table: Table) -> list[list[str]]:
    return [[cell.text for cell in row.cells] for row in table.rows]


@pytest.mark.parametrize("separator", [",", ";", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_a_csv_file_is_read_with_any_separator_and_encoding(separator: str, encoding: str) -> None:
    text = f"Ref{separator}Owner\r\n1.1{separator}Siân – “Head”\r\n"
    table = read_table("plan.csv", text.encode(encoding))
    assert [cell.text for cell in table.header_cells] == ["Ref", "Owner"]
    assert texts(table) == [["1.1", "Siân – “Head”"]]


def test_separators_inside_quotes_do_not_count() -> None:
    table = read_table("plan.csv", b'"Ref, a, b, c";Owner\n1;"x; y"\n')
    assert texts(table) == [["1", "x; y"]]


def test_excels_own_separator_line_is_obeyed() -> None:
    assert texts(read_table("plan.csv", b"sep=;\r\na,b;c\r\n1;2\r\n")) == [["1", "2"]]


def test_cells_have_the_addresses_that_the_spreadsheet_shows() -> None:
    table = read_table("plan.csv", b'a,b\n"two\nlines",x\n\n3,y\n')
    assert [[cell.address for cell in row.cells] for row in table.rows] == [["A2", "B2"], ["A4", "B4"]]
    assert texts(table)[0][0] == "two\nlines"


@pytest.mark.parametrize(("column", "shown"), [(0, "A7"), (25, "Z7"), (26, "AA7"), (701, "ZZ7"), (702, "AAA7")])
def test_columns_are_lettered_as_in_a_spreadsheet(column: int, shown: str) -> None:
    assert address(column, 7) == shown


def test_real_dates_stay_dates() -> None:
    table = read_table("plan.xlsx", workbook([["Due"], [datetime(2027, 3, 14, 0, 0)], [date(2027, 3, 15)]]))  # noqa: DTZ001
    assert [row.cells[0].value for row in table.rows] == [date(2027, 3, 14), date(2027, 3, 15)]
    assert texts(table) == [["14/03/2027"], ["15/03/2027"]]


def test_numbers_are_text_as_the_clerk_sees_them() -> None:
    data = workbook([["Ref"], [2.1], [3], [0.1 + 0.2], [2.1], [True]], {"A5": "0.00"})
    table = read_table("plan.xlsx", data)
    assert texts(table) == [["2.1"], ["3"], ["0.3"], ["2.10"], ["Yes"]]
    assert [row.cells[0].number for row in table.rows] == [True, True, True, True, False]


def test_a_time_of_day_is_text() -> None:
    table = read_table("plan.xlsx", workbook([["At"], [time(9, 30)]]))
    assert texts(table) == [["09:30:00"]]


def test_a_formula_gives_the_value_that_was_stored() -> None:
    data = workbook([["Ref"], ["=1+1"]])
    parts = unpacked(data)
    sheet = parts["xl/worksheets/sheet1.xml"]
    parts["xl/worksheets/sheet1.xml"] = re.sub(rb"<v ?/>|<v></v>", b"<v>2</v>", sheet)
    assert texts(read_table("plan.xlsx", packed(parts))) == [["2"]]


def test_a_formula_without_a_stored_value_and_an_error_are_faults() -> None:
    table = read_table("plan.xlsx", workbook([["Ref"], ["=1+1"], ["#REF!"]]))
    faults = [row.cells[0].fault or "" for row in table.rows]
    assert "no stored value" in faults[0]
    assert "#REF!" in faults[1]


def test_hidden_sheets_are_passed_over_and_the_header_is_looked_for() -> None:
    book = Workbook()
    book.worksheets[0].append(["Ref", "Owner"])
    book.worksheets[0].sheet_state = "hidden"
    cover = book.create_sheet("Cover")
    cover.append(["A plan"])
    plan = book.create_sheet("Plan")
    plan.append(["Title"])
    plan.append([])
    plan.append(["Ref", "Owner"])
    plan.append(["1", "Jo"])
    table = read_table("plan.xlsx", saved(book), lambda row: "Ref" in row)
    assert (table.sheet, table.rows[0].cells[1].address) == ("Plan", "B4")


PLAIN = workbook([["Ref"], ["1"]])


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("plan.csv", b"", "empty"),
        ("plan.csv", b"\n\n", "empty"),
        ("plan.csv", b"a\x00b", "does not hold text"),
        ("plan.csv", b"a\x81b", "letters cannot be read"),
        ("plan.csv", PLAIN, "something else"),
        ("plan.csv", b"x" * (MAX_BYTES + 1), "larger than 20 MB"),
        ("plan.csv", b"a,b\n" * 20_002, "20,000 rows"),
        ("plan.csv", b"a," * 300, "200 columns"),
        ("plan.csv", b'a\n"' + b"x" * 200_000 + b'"', "not a proper CSV"),
        ("plan.xlsm", PLAIN, "macros"),
        ("plan.docx", PLAIN, ".csv or .xlsx"),
        ("plan", PLAIN, ".csv or .xlsx"),
        ("plan.xlsx", b"Ref,Owner", "not a workbook"),
        ("plan.xlsx", PLAIN[:-400], "not a workbook, or is damaged"),
        ("plan.xlsx", packed({"a.txt": b"a"}), "holds no workbook"),
        ("plan.xlsx", b"\xd0\xcf\x11\xe0" + b"\x00" * 600, "password"),
        ("plan.xlsx", with_part(PLAIN, "xl/vbaProject.bin", b"x"), "contains macros"),
        ("plan.xlsx", with_part(PLAIN, "xl/e.xml", b"<!DOCTYPE x [<!ENTITY a 'b'>]>"), "external entities"),
    ],
)
def test_what_cannot_be_read_is_refused_with_a_sentence(name: str, data: bytes, sentence: str) -> None:
    with pytest.raises(FileRefused, match=sentence) as refusal:
        read_table(name, data)
    assert str(refusal.value).endswith(".")


def test_a_zip_bomb_is_refused_before_it_is_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(workbook_module, "MAX_UNPACKED", 1 << 20)
    bomb = with_part(PLAIN, "xl/media/image1.png", b"\x00" * (2 << 20))
    assert len(bomb) < 20_000
    with pytest.raises(FileRefused, match="once unpacked"):
        read_table("plan.xlsx", bomb)


def test_a_workbook_with_too_many_rows_is_refused() -> None:
    with pytest.raises(FileRefused, match="20,000 rows"):
        read_table("plan.xlsx", workbook([["x"]] * 20_001))


def read_or_refused(name: str, data: bytes) -> str:
    """The refusal's sentence; any other exception fails the test."""
    try:
        read_table(name, data)
    except FileRefused as refusal:
        return str(refusal)
    return "Read."


@given(st.binary(max_size=300), st.sampled_from(["plan.csv", "plan.xlsx"]))
def test_no_bytes_do_more_than_be_refused(data: bytes, name: str) -> None:
    assert read_or_refused(name, data).endswith(".")


@given(st.integers(0, len(PLAIN) - 1), st.integers(0, 255))
def test_a_workbook_with_one_wrong_byte_is_read_or_refused(at: int, value: int) -> None:
    assert read_or_refused("plan.xlsx", PLAIN[:at] + bytes([value]) + PLAIN[at + 1 :]).endswith(".")
