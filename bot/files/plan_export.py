"""A plan's rows -> a CSV or XLSX file with the same cells as the file they were imported from.

Text that a spreadsheet would run as a formula is written as text: with an apostrophe in front in CSV (taken off
again by the import), as a cell of string type in XLSX.
"""

from __future__ import annotations

import csv
import io
import re
from calendar import month_name
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, Literal

from bot.files.cells import DATE_IN_FULL, clean_text
from bot.files.columns import DUE, FORECAST, PHASE_DUE, START, TEMPLATE, column_of
from bot.files.columns import headings as known_headings

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

Format = Literal["csv", "xlsx"]

CELL_LIMIT = 32_767
"""The most characters an Excel cell can hold."""

_RUNS = re.compile(r"'*[=+\-@\t＝＋－＠]")
_DATE_COLUMNS = {START, DUE, FORECAST, PHASE_DUE}
_REAL_DATES = (
    (r"\d\d/\d\d/(19|20)\d\d", "%d/%m/%Y", "dd/mm/yyyy"),
    (rf"[1-9]\d? ({'|'.join(month_name[1:])}) (19|20)\d\d", "%d %B %Y", DATE_IN_FULL),
)
_WIDTHS = {"Action": 60, "Recommendation": 50, "Owner": 30, "Required evidence": 40}


def write_plan_file(rows: Sequence[Mapping[str, str]], format: Format, columns: Sequence[str] | None = None) -> bytes:
    """The file for rows of cells by heading. `columns` is the order of the headings (PlanFile.columns); without it
    they stand in the template's order, a council's own columns last. Raises ValueError when a cell is too long for
    XLSX."""
    headings = list(columns) if columns else _headings(rows)
    body = ([clean_text(row.get(heading, "")) for heading in headings] for row in rows)
    return _csv(headings, body) if format == "csv" else _xlsx(headings, body)


def _headings(rows: Sequence[Mapping[str, str]]) -> list[str]:
    found = dict.fromkeys(heading for row in rows for heading in row)
    places = {name: n for n, name in enumerate(TEMPLATE)}
    return sorted(found, key=lambda heading: places.get(column_of(heading) or "", len(places))) or list(TEMPLATE)


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
    dated = [heading.column in _DATE_COLUMNS for heading in known_headings(headings, headings)]
    for number, texts in enumerate([headings, *body], start=1):
        for column, text in enumerate(texts, start=1):
            shown_as = _shown_as(text) if number > 1 and dated[column - 1] else None
            if shown_as:
                _write_date(sheet, number, column, *shown_as)
            else:
                _write(sheet, number, column, text)
    _dress(sheet, headings)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def _write(sheet: Worksheet, row: int, column: int, text: str) -> None:
    if text == "":
        return
    if len(text) > CELL_LIMIT:
        raise ValueError(f"Row {row} holds a cell of more than {CELL_LIMIT:,} characters; export as CSV.")
    cell = sheet.cell(row, column)
    cell.value = text
    # openpyxl takes "=..." for a formula and "#N/A" for an error unless told that it is a string.
    cell.data_type = "s"
    cell.number_format = "@"


def _write_date(sheet: Worksheet, row: int, column: int, day: date, number_format: str) -> None:
    cell = sheet.cell(row, column)
    cell.value = day
    cell.number_format = number_format


def _shown_as(text: str) -> tuple[date, str] | None:
    """A date and Excel's format for it. Only what is read back letter for letter may become a real date."""
    for pattern, written, number_format in _REAL_DATES:
        if re.fullmatch(pattern, text):
            try:
                return datetime.strptime(text, written).date(), number_format  # noqa: DTZ007  # it has no zone
            except ValueError:
                return None
    return None


def _dress(sheet: Worksheet, headings: Sequence[str]) -> None:
    """A header that stays in sight, and columns wide enough to read."""
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    sheet.freeze_panes = "A2"
    for column, heading in enumerate(headings, start=1):
        sheet.cell(1, column).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(column)].width = _WIDTHS.get(heading, 18)
