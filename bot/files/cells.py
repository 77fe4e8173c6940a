"""What every table file comes down to: rows of cells with the addresses a clerk sees in the spreadsheet."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

MAX_ROWS = 20_000
MAX_COLUMNS = 200
DATE_IN_FULL = "d mmmm yyyy"
"""Excel's own name for a date shown as 14 March 2026."""

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


class FileRefused(Exception):
    """The file cannot be read at all; the message is one sentence for the person who sent it."""


@dataclass(frozen=True)
class Cell:
    """One cell. `number` tells a reference that a spreadsheet stored as a number (2.10 becomes 2.1);
    `fault` is a sentence when the cell holds something that has no text, such as #REF!. `in_full` tells a real date
    that the spreadsheet shows as 14 March 2026."""

    address: str
    value: str | date | None
    number: bool = False
    fault: str | None = None
    in_full: bool = False

    @property
    def text(self) -> str:
        """The cell as text, exactly as it is kept and exported; a real date is written 14/03/2026
        where it is not shown in full."""
        if isinstance(self.value, date):
            if self.in_full:
                return f"{self.value.day} {self.value:%B %Y}"
            return f"{self.value:%d/%m/%Y}" if self.value.year >= 1000 else self.value.isoformat()
        return self.value or ""


@dataclass(frozen=True)
class Row:
    """One record: `number` as the spreadsheet counts it, from 1 at the top of the sheet."""

    number: int
    cells: tuple[Cell, ...]

    @property
    def blank(self) -> bool:
        """Whether nothing at all is written in the row."""
        return not any(cell.text.strip() or cell.fault for cell in self.cells)


@dataclass(frozen=True)
class Sheet:
    """One sheet of a workbook, or the whole of a CSV file."""

    title: str
    rows: tuple[Row, ...]


def address(column: int, row: int) -> str:
    """The address of a cell, counting columns from 0 and rows from 1: (3, 7) is D7."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row}"


def clean_text(text: str) -> str:
    """Text with one kind of line end and without the control characters no file format can carry."""
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n"))


def check_size(rows: int, columns: int) -> None:
    """Raises FileRefused when a table is larger than any plan."""
    if rows > MAX_ROWS:
        raise FileRefused(f"The file has more than {MAX_ROWS:,} rows, which no action plan has.")
    if columns > MAX_COLUMNS:
        raise FileRefused(f"The file has more than {MAX_COLUMNS} columns, which no action plan has.")
