"""The indicators of a plan file: a sheet "Indicators" of its workbook, or a CSV file of their own.

Every cell that cannot be read is a fault with its address; an indicator without a name is left out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import TypeVar

from bot.files import indicator_columns as c
from bot.files.columns import NOTHING_SAID, headings, plain
from bot.files.plan_rows import Fault, GivenReading, IndicatorRow
from bot.files.row_cells import RowCells, quoted, read_date
from bot.files.tables import Cell, Row, Sheet, table_in
from bot.plan.indicators import Direction, Indicator, Target
from bot.plan.periods import days_of, fitted

T = TypeVar("T")
_NUMBER = r"[-–]?\s*£?\d[\d,]*(?:\.\d+)?"
_BOUNDS = re.compile(r"^(?P<low>£?\d[\d,.]*)\s*(?:-|–|to)\s*(?P<high>£?\d[\d,.]*)\s*(?:%|per cent)?$", re.I)
_STEP = re.compile(r"^(?P<value>.+?)\s+(?:by|from|at|in)\s+(?P<when>[^%]*)$", re.I)
_CUT = re.compile(
    r"^(?:(?P<sign>[-–+])\s*(?P<n>\d+(?:\.\d+)?)\s*%"
    r"|(?P<r>\d+(?:\.\d+)?)\s*(?:%|per cent)\s+(?P<way>reduction|increase))"
    r"(?:\s*(?:=|\()\s*(?P<stated>\d[\d,.]*)\s*\)?)?$",
    re.I,
)
_READING = re.compile(
    rf"^(?P<period>.+?)\s*(?::|=)\s*(?P<value>{_NUMBER})\s*(?:%|per cent)?\s*(?P<draft>\(?p(?:rov(?:isional)?)?\)?)?$",
    re.I,
)
FAR_OFF = date(2100, 1, 1)
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


@dataclass(frozen=True)
class IndicatorTable:
    """The indicators of a file, with the faults of their cells."""

    rows: tuple[IndicatorRow, ...]
    faults: tuple[Fault, ...]


def read_indicators(sheets: Sequence[Sheet]) -> IndicatorTable | None:
    """The indicators in the sheets of a file; None where no sheet has their header."""
    table = table_in(sheets, c.is_indicator_header)
    if table is None:
        return None
    texts = [cell.text for cell in table.header_cells]
    named = headings(texts, [cell.address.rstrip("0123456789") for cell in table.header_cells], c.column_of)
    faults: list[Fault] = []
    rows: list[IndicatorRow] = []
    for row in table.rows:
        cells = RowCells(row, named, None)
        found = _row(cells, len(rows))
        known = {plain(each.indicator.name) for each in rows}
        if found is not None and plain(found.indicator.name) in known:
            cells.fault("duplicate_ref", c.NAME, f"{quoted(found.indicator.name)} stands in a row above.", fatal=True)
            found = None
        rows += [found] if found is not None else []
        faults += cells.faults
    mark = f"{table.sheet}!" if table.sheet else ""
    return IndicatorTable(tuple(rows), tuple(replace(fault, where=f"{mark}{fault.where}") for fault in faults))


def read_indicator(cells: Mapping[str, str]) -> IndicatorTable:
    """One indicator from its cells by column; the faults stand at the columns."""
    columns = tuple(cells)
    header = Row(1, tuple(Cell(column, column) for column in columns))
    row = Row(2, tuple(Cell(column, text) for column, text in cells.items()))
    return read_indicators((Sheet("", (header, row)),)) or IndicatorTable((), ())


def _row(cells: RowCells, order: int) -> IndicatorRow | None:
    name = cells.line(c.NAME)
    if not name:
        cells.fault("missing_body", c.NAME, "The row names no indicator.", fatal=True)
        return None
    direction = _word(cells, c.DIRECTION, c.DIRECTIONS, Direction.HIGHER, "Higher, Lower or In range")
    baseline = _number(cells, c.BASELINE)
    indicator = Indicator(
        id="",
        name=name,
        unit=_unit(cells),
        direction=direction,
        baseline=baseline,
        baseline_period=cells.line(c.BASELINE_PERIOD),
        targets=_targets(cells, direction, baseline),
        target_kind=_word(cells, c.KIND, c.KINDS, "minimum", "Minimum or Aspirational"),
        cumulative=_word(cells, c.CUMULATIVE, c.YES, False, "Yes or No"),
        year_begins=_month(cells),
        tolerance=_tolerance(cells),
        frequency=_word(cells, c.FREQUENCY, c.FREQUENCIES, c.FREQUENCIES[""], "Weekly, Monthly, Quarterly or Yearly"),
        source=cells.line(c.SOURCE),
        comparator=cells.line(c.COMPARATOR),
        aliases=cells.parts(c.OTHER_NAMES),
        code=cells.line(c.CODE),
        order=order,
    )
    refs = cells.parts(c.RECOMMENDATIONS, r"[;,\n]"), cells.parts(c.ACTIONS, r"[;,\n]")
    return IndicatorRow(indicator, *refs, _readings(cells, indicator))


def _word(cells: RowCells, column: str, words: Mapping[str, T], default: T, known: str) -> T:
    text = plain(cells.text(column))
    if text not in words:
        cells.fault("unknown_word", column, f"{column}: {quoted(text)} is not known; write {known}.")
    return words.get(text, default)


def _unit(cells: RowCells) -> str:
    text = cells.line(c.UNIT)
    return "%" if plain(text) in ("%", "per cent", "percent", "percentage") else text


def _number(cells: RowCells, column: str) -> float | None:
    text = cells.line(column)
    if plain(text) in NOTHING_SAID:
        return None
    found = number(text)
    if found is None:
        cells.fault("unreadable_number", column, f"{column}: {quoted(text)} is not a number.")
    return found


def number(text: str) -> float | None:
    """The number that a text is, with or without a unit after it; None when it is none."""
    found = re.fullmatch(rf"({_NUMBER})\s*(?:%|per cent|[a-z ,.]{{0,20}})", text.strip(), re.I)
    return float(re.sub(r"[^\d.-]", "", found[1].replace("–", "-"))) if found else None


def _tolerance(cells: RowCells) -> float:
    found = _number(cells, c.TOLERANCE)
    return abs(found) if found is not None else 10.0


def _month(cells: RowCells) -> int:
    text = plain(cells.text(c.YEAR_BEGINS))[:3]
    if text and text not in MONTHS:
        cells.fault("unknown_word", c.YEAR_BEGINS, f"{quoted(cells.text(c.YEAR_BEGINS))} is not a month.")
    return MONTHS.index(text) + 1 if text in MONTHS else 4


# -- targets --------------------------------------------------------------------------------------------


def _targets(cells: RowCells, direction: Direction, baseline: float | None) -> tuple[Target, ...]:
    found: list[Target] = []
    for part in cells.parts(c.TARGETS):
        if plain(part) in NOTHING_SAID:
            continue
        try:
            found.append(read_target(part, direction, baseline))
        except ValueError as error:
            cells.fault("unreadable_target", c.TARGETS, f"{c.TARGETS}: {error}")
    return tuple(sorted(found, key=lambda target: target.since or date.min))


def read_target(text: str, direction: Direction, baseline: float | None) -> Target:
    """One step: "90", "70 by 30 June 2004", "16-23", "-10% by March 2027", "10% reduction (18)".

    Raises ValueError with a sentence when it cannot be read, or does not follow from the baseline (MB R2.3)."""
    step = _STEP.match(text)
    value = (step["value"] if step else text).strip()
    since = read_date(step["when"], None).day if step else None
    if cut := _CUT.match(value):
        return _derived(cut, value, since, baseline)
    bounds = _BOUNDS.match(value)
    if direction is Direction.RANGE:
        if not bounds:
            raise ValueError(f"{quoted(text)} is no range; write for example 16-23.")
        return Target(_plain_number(bounds["low"]), since, _plain_number(bounds["high"]))
    found = number(value)
    if found is None:
        raise ValueError(f"{quoted(text)} is not a target; write for example “70 by 30 June 2026”.")
    return Target(found, since)


def _derived(cut: re.Match[str], words: str, since: date | None, baseline: float | None) -> Target:
    if baseline is None:
        raise ValueError(f"{quoted(words)} needs a baseline to be worked out from.")
    down = (cut["way"] or "").casefold() == "reduction" or cut["sign"] in ("-", "–")
    share = float(cut["n"] or cut["r"]) / 100
    value = round(baseline * (1 - share if down else 1 + share), 6)
    if cut["stated"] and abs(_plain_number(cut["stated"]) - value) > max(0.5, abs(value) * 0.01):
        raise ValueError(f"{quoted(words)} does not follow from the baseline of {baseline:g}: that gives {value:g}.")
    return Target(value, since, words=words)


def _plain_number(text: str) -> float:
    return float(re.sub(r"[^\d.]", "", text).rstrip("."))


# -- readings -------------------------------------------------------------------------------------------


def _readings(cells: RowCells, indicator: Indicator) -> tuple[GivenReading, ...]:
    found: list[GivenReading] = []
    for part in cells.parts(c.READINGS):
        given = _READING.match(part)
        period = _period(given["period"], indicator) if given else None
        value = number(given["value"]) if given else None
        if given is None or period is None or value is None:
            sentence = f"{quoted(part)} is not a reading; write for example “January 2026: 77.7”."
            cells.fault("unreadable_reading", c.READINGS, sentence)
        else:
            found.append(GivenReading(period, value, bool(given["draft"])))
    return tuple(found)


def _period(text: str, indicator: Indicator) -> str | None:
    """The indicator's period that a text with a year names."""
    from bot.reading.dates.periods import find_period

    text = text.strip()
    dated = re.search(r"(?:19|20)\d\d|\d\d/\d\d", text)
    named = text if days_of(text) else find_period(text, FAR_OFF) if dated else None
    return fitted(named, indicator.frequency, FAR_OFF) if named and days_of(named) else None
