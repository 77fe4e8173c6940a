"""Sheets of text, numbers and days -> an XLSX workbook to take away. What people typed is never run as a formula."""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from bot.files.cells import DATE_IN_FULL, clean_text
from bot.files.plan_export import CELL_LIMIT

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

Value = str | int | date | None
WIDE, NARROW, LONG_TEXT = 60, 16, 30


@dataclass(frozen=True)
class Sheet:
    """One sheet: its name (of at most 31 characters), its headings, its rows, and a line above them (what it shows)."""

    title: str
    headings: Sequence[str]
    rows: Sequence[Sequence[Value]]
    note: str = ""


def write_workbook(sheets: Sequence[Sheet]) -> bytes:
    """The workbook of these sheets. Text longer than a cell holds is cut there, saying so."""
    from openpyxl import Workbook

    book = Workbook()
    for number, sheet in enumerate(sheets):
        page = book.worksheets[0] if number == 0 else book.create_sheet()
        page.title = sheet.title[:31]
        _fill(page, sheet)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _fill(page: Worksheet, sheet: Sheet) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    first = 3 if sheet.note else 1
    if sheet.note:
        _write(page, 1, 1, sheet.note)
    for column, heading in enumerate(sheet.headings, start=1):
        _write(page, first, column, heading)
        page.cell(first, column).font = Font(bold=True)
        long = any(isinstance(row[column - 1], str) and len(str(row[column - 1])) > LONG_TEXT for row in sheet.rows)
        page.column_dimensions[get_column_letter(column)].width = WIDE if long else NARROW
    for number, row in enumerate(sheet.rows, start=first + 1):
        for column, value in enumerate(row, start=1):
            _write(page, number, column, value)
            page.cell(number, column).alignment = Alignment(wrap_text=True, vertical="top")
    page.freeze_panes = f"A{first + 1}"


def _write(page: Worksheet, row: int, column: int, value: Value) -> None:
    if value is None or value == "":
        return
    cell = page.cell(row, column)
    if isinstance(value, str):
        cell.value = _fitting(clean_text(value))
        # openpyxl takes "=..." for a formula and "#N/A" for an error unless told that it is a string.
        cell.data_type = "s"
    else:
        cell.value = value
        if isinstance(value, date):
            cell.number_format = DATE_IN_FULL


def _fitting(text: str) -> str:
    cut = " … (cut here: a cell holds no more)"
    return text if len(text) <= CELL_LIMIT else text[: CELL_LIMIT - len(cut)] + cut
