"""Reads the bytes of a CSV or XLSX file into one table: a header and rows of cells with their addresses."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.files.cells import Cell, FileRefused, Row, Sheet
from bot.files.delimited import read_delimited
from bot.files.workbook import read_workbook

__all__ = ["MAX_BYTES", "Cell", "FileRefused", "Row", "Sheet", "Table", "read_sheets", "read_table", "table_in"]

MAX_BYTES = 20 * 1024 * 1024
_HEADER_WITHIN = 30
_MACRO_FILES = (".xlsm", ".xltm", ".xlsb", ".xlam")

IsHeader = Callable[[Sequence[str]], bool]


@dataclass(frozen=True)
class Table:
    """A header row and the rows below it; `sheet` is empty for a CSV file."""

    header_cells: tuple[Cell, ...]
    rows: tuple[Row, ...]
    sheet: str = ""


def read_table(name: str, data: bytes, is_header: IsHeader | None = None) -> Table:
    """The table in a file. `name` decides the format by its ending.

    The header is the first row, of the first sheet that has one, for which `is_header(texts)` is true; where none
    is (or nothing is asked), the first row with anything in it. Raises FileRefused with a sentence for the sender.
    """
    sheets = read_sheets(name, data)
    table = table_in(sheets, is_header) if is_header else None
    table = table or table_in(sheets, any)
    if table is None:
        raise FileRefused("The file is empty.")
    return table


def table_in(sheets: Sequence[Sheet], is_header: IsHeader) -> Table | None:
    """The table below the first row for which `is_header(texts)` is true; None where no sheet has one."""
    found = _first_header(sheets, is_header)
    if found is None:
        return None
    sheet, index = found
    rows = tuple(row for row in sheet.rows[index + 1 :] if not row.blank)
    return Table(sheet.rows[index].cells, rows, sheet.title)


def read_sheets(name: str, data: bytes) -> tuple[Sheet, ...]:
    """The sheets of a file; of a CSV file one. Raises FileRefused with a sentence for the sender."""
    ending = name[name.rfind(".") :].lower() if "." in name else ""
    if len(data) > MAX_BYTES:
        raise FileRefused(f"The file is larger than {MAX_BYTES >> 20} MB.")
    if not data:
        raise FileRefused("The file is empty.")
    if ending in _MACRO_FILES:
        raise FileRefused("Workbooks that can hold macros are not read; save the plan as .xlsx and send it again.")
    if ending == ".xlsx":
        return read_workbook(data)
    if ending in (".csv", ".tsv", ".txt"):
        return (_text_sheet(data),)
    raise FileRefused("Planbot reads plans as .csv or .xlsx files in its own template.")


def _text_sheet(data: bytes) -> Sheet:
    if data.startswith((b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF")):
        raise FileRefused("The file is called .csv but is something else; save it as CSV and send it again.")
    return read_delimited(data)


def _first_header(sheets: Sequence[Sheet], is_header: IsHeader) -> tuple[Sheet, int] | None:
    for sheet in sheets:
        for index, row in enumerate(sheet.rows[:_HEADER_WITHIN]):
            if is_header([cell.text.strip() for cell in row.cells]):
                return sheet, index
    return None
