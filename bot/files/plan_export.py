"""A plan's rows -> a CSV or XLSX file with the same cells as the file they were imported from.

Text that a spreadsheet would run as a formula is written as text: with an apostrophe in front in CSV (taken off
again by the import), as a cell of string type in XLSX.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Literal

from bot.files.cells import clean_text
from bot.files.columns import DUE, FORECAST, START, TEMPLATE

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

Format = Literal["csv", "xlsx"]

CELL_LIMIT = 32_767
"""The most characters an Excel cell can hold."""

_RUNS = re.compile(r"'*[=+\-@\t＝＋－＠]")
_DATE_COLUMNS = {START, DUE, FORECAST}
_WIDTHS = {"Action": 60, "Recommendation": 50, "Owner": 30, "Required evidence": 40}


def write_plan_file(rows: Sequence[Mapping[str, str]], format: Format, columns: Sequence[str] | None = None) -> bytes:
    """The file for rows of cells by heading. `columns` is the order of the headings (PlanFile.columns); without it
    they stand in the order of the rows' own keys. Raises ValueError when a cell is too long for XLSX."""
    headings = list(columns) if columns else _headings(rows)
    body = ([clean_text(row.get(heading, "")) for heading in headings] for row in rows)
    return _csv(headings, body) if format == "csv" else _xlsx(headings, body)


def _headings(rows: Sequence[Mapping[str, str]]) -> list[str]:
    found = list(dict.fromkeys(heading for row in rows for heading in row))
    return found or list(TEMPLATE)


def guarded(text: str) -> str:
    """CSV text that no spreadsheet takes for a formula. One apostrophe more than the text already has, so that the
    import can take exactly one off."""
    return f"'{text}" if _RUNS.match(text) else text


def _csv(headings: Sequence[str], body: Iterable[Sequence[str]]) -> bytes:
    stream = io.StringIO(newline="")
    # Every cell quoted: a row of one empty cell would otherwise be read back as no row.
    writer = csv.writer(stream, quoting=csv.QUOTE_ALL, lineterminator="\r\n")
    writer.writerow([guarded(heading) for heading in headings])
    writer.writerows([guarded(text) for text in row] for row in body)
    # The mark at the start tells Excel that the file is UTF-8.
    return stream.getvalue().encode("utf-8-sig")


def _xlsx(headings: Sequence[str], body: Iterable[Sequence[str]]) -> bytes:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Plan"
    for number, texts in enumerate([headings, *body], start=1):
        for column, text in enumerate(texts, start=1):
            day = _real_date(text) if number > 1 and headings[column - 1] in _DATE_COLUMNS else None
            _write(sheet, number, column, day or text)
    _dress(sheet, headings)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _write(sheet: Worksheet, row: int, column: int, value: str | date) -> None:
    if value == "":
        return
    if isinstance(value, str) and len(value) > CELL_LIMIT:
        raise ValueError(f"Row {row} holds a cell of more than {CELL_LIMIT:,} characters; export as CSV.")
    cell = sheet.cell(row, column)
    cell.value = value
    if isinstance(value, date):
        cell.number_format = "dd/mm/yyyy"
    else:
        # openpyxl takes "=..." for a formula and "#N/A" for an error unless told that it is a string.
        cell.data_type = "s"
        cell.number_format = "@"


def _real_date(text: str) -> date | None:
    """Only what would be read back letter for letter may become a real Excel date."""
    if not re.fullmatch(r"\d\d/\d\d/(19|20)\d\d", text):
        return None
    try:
        return datetime.strptime(text, "%d/%m/%Y").date()  # noqa: DTZ007  # a calendar date has no zone
    except ValueError:
        return None


def _dress(sheet: Worksheet, headings: Sequence[str]) -> None:
    """A header that stays in sight, and columns wide enough to read."""
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    sheet.freeze_panes = "A2"
    for column, heading in enumerate(headings, start=1):
        sheet.cell(1, column).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(column)].width = _WIDTHS.get(heading, 18)
