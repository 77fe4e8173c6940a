"""One row of a plan file by column name, collecting the faults that its cells turn out to have."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from bot.files.cells import Cell, Row, address
from bot.files.columns import DUE, NOTHING_SAID, Heading, plain
from bot.files.plan_rows import Fault
from bot.plan.entities import PlanDate, Precision

EARLIEST_YEAR = 1990
LONGEST_DATE = 100
FORMULA_MARKS = ("=", "+", "@")


class RowCells:
    """A row seen through its headings. `faults` grows as cells are read."""

    def __init__(self, row: Row, headings: Sequence[Heading], published: date | None) -> None:
        self.row = row
        self.published = published
        self.faults: list[Fault] = []
        self._headings = headings
        self._index = {h.column: i for i, h in enumerate(headings) if h.column}

    def has(self, column: str) -> bool:
        """Whether the file has the column at all."""
        return column in self._index

    def cell(self, column: str) -> Cell:
        """The column's cell; an empty one where the row is short or the column is missing."""
        index = self._index.get(column)
        if index is None:
            return Cell(f"row {self.row.number}", None)
        if index >= len(self.row.cells):
            return Cell(address(index, self.row.number), None)
        return self.row.cells[index]

    def text(self, column: str) -> str:
        """The column's text without the space around it; line breaks inside are kept."""
        return self.cell(column).text.strip()

    def line(self, column: str) -> str:
        """The column's text on one line."""
        return " ".join(self.cell(column).text.split())

    def parts(self, column: str, marks: str = r"[;\n]") -> tuple[str, ...]:
        """The column's text split at semicolons and line breaks, bullets taken off."""
        pieces = (re.sub(r"^[•▪*–-]\s+", "", " ".join(p.split())) for p in re.split(marks, self.text(column)))
        return tuple(piece for piece in pieces if piece)

    def fault(self, kind: str, column: str, sentence: str, *, fatal: bool = False) -> None:
        """Note a fault at the column's cell."""
        self.faults.append(Fault(kind, self.cell(column).address, sentence, fatal))

    @property
    def fatal(self) -> bool:
        """Whether the row is left out."""
        return any(fault.fatal for fault in self.faults)

    def date(self, column: str) -> PlanDate | None:
        """The column's date; words that hold none are None, and a fault unless they only mark an absence."""
        cell = self.cell(column)
        if plain(cell.text) in NOTHING_SAID:
            return None
        try:
            found = _real_date(cell) or read_date(cell.text, self.published)
        except ValueError as error:
            self.fault("unreadable_date", column, f"{column}: {error}")
            return None
        self._check_range(column, found, cell.text)
        return found

    def _check_range(self, column: str, found: PlanDate, text: str) -> None:
        early = self.published is not None and found.day < self.published and column == DUE
        if early or found.day.year < EARLIEST_YEAR:
            before = "the report was published" if early else str(EARLIEST_YEAR)
            self.fault("date_out_of_range", column, f"{column}: {quoted(text)} is before {before}; kept as written.")

    def originals(self) -> dict[str, str]:
        """Every cell of the row as it was written, by the file's own headings, in the file's order."""
        texts = [cell.text for cell in self.row.cells]
        texts += [""] * (len(self._headings) - len(texts))
        return {heading.shown: text for heading, text in zip(self._headings, texts, strict=False)}

    def check_cells(self) -> None:
        """Note the cells that hold something which has no text, and any cell beyond the last heading."""
        for index, cell in enumerate(self.row.cells):
            if cell.fault:
                self.faults.append(Fault("unreadable_cell", cell.address, cell.fault))
            elif index >= len(self._headings) and cell.text.strip():
                sentence = "This cell has no heading above it and is not read."
                self.faults.append(Fault("unknown_column", cell.address, sentence))
            elif cell.text.startswith(FORMULA_MARKS):
                sentence = "The text here looks like a formula; it is imported as text."
                self.faults.append(Fault("formula_text", cell.address, sentence))


def _real_date(cell: Cell) -> PlanDate | None:
    return PlanDate(cell.value, Precision.DAY, cell.text) if isinstance(cell.value, date) else None


def read_date(text: str, published: date | None) -> PlanDate:
    """A text's date with its precision and words. Raises ValueError with a sentence when it is not one."""
    if len(text) > LONGEST_DATE:
        raise ValueError(f"{quoted(text)} is too long to be a date.")
    from bot.reading.dates.cell_dates import read_cell_date

    try:
        found = read_cell_date(text, published)
    except OverflowError as error:
        raise ValueError(f"{quoted(text)} is too far away to be a date.") from error
    if found is None:
        raise ValueError("There is no date here.")
    day, precision, words = found
    return PlanDate(day, Precision(precision), words)


def quoted(text: str) -> str:
    """What the cell says, on one line and no longer than a sentence bears."""
    shown = " ".join(text.split())
    return f"“{shown[:60]}…”" if len(shown) > 61 else f"“{shown}”"
