"""A plan in Planbot's own template (CSV or XLSX) -> its recommendations, actions and every fault in the file.

Nothing is refused silently: a row with a fatal fault is listed and left out, and all the others load.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from bot.files import columns as c
from bot.files.action_refs import read_ref
from bot.files.action_row import read_action
from bot.files.indicator_rows import read_indicators
from bot.files.owner_text import OwnerText
from bot.files.part_cells import differing
from bot.files.plan_rows import ActionRow, Fault, PlanFile, RecommendationRow
from bot.files.recommendation_rows import past_deadline, read_recommendations, without_operational_date
from bot.files.repeats import by_row, merged, same_words
from bot.files.row_cells import RowCells
from bot.files.tables import FileRefused, Table, read_sheets, table_in

__all__ = ["ActionRow", "Fault", "FileRefused", "OwnerText", "PlanFile", "RecommendationRow", "read_plan_file"]


def read_plan_file(name: str, data: bytes, published: date | None) -> PlanFile:
    """Everything a plan file says, with its faults in the order of the file.

    `published` is the inspection report's publication date, the base of "immediately" and "within 3 months" (rule
    E1). Raises FileRefused with a sentence when the file cannot be read at all.
    """
    sheets = read_sheets(name, data)
    measures = read_indicators(sheets)
    table = table_in(sheets, c.is_plan_header)
    if table is None and measures is not None:
        return PlanFile(indicators=measures.rows, faults=measures.faults)
    table = table or table_in(sheets, any)
    if table is None:
        raise FileRefused("The file is empty.")
    headings = c.headings(
        [cell.text for cell in table.header_cells], [_column(cell.address) for cell in table.header_cells]
    )
    faults = list(_heading_faults(table, headings))
    if any(fault.fatal for fault in faults):
        return PlanFile(faults=tuple(faults))
    rows = [RowCells(row, headings, published) for row in table.rows]
    actions = _actions(rows)
    recommendations = read_recommendations(rows, published)
    differing(rows, actions)
    past_deadline(rows, actions, recommendations)
    without_operational_date(rows, actions, recommendations)
    for row in rows:
        faults.extend(row.faults)
    if not actions:
        faults.append(Fault("not_a_plan", "file", "The file has no row that can be imported.", fatal=True))
    faults.extend(measures.faults if measures else ())
    return PlanFile(
        recommendations,
        tuple(actions.values()),
        tuple(faults),
        tuple(h.shown for h in headings),
        measures.rows if measures else (),
    )


def _actions(rows: Sequence[RowCells]) -> dict[int, ActionRow]:
    """The actions that load, by the number of the row each stands in first."""
    taken: dict[str, ActionRow] = {}
    previous = ""
    for cells in rows:
        cells.check_cells()
        ref = read_ref(cells, previous, taken)
        previous = ref or previous
        if not ref:
            continue
        if ref in taken:
            taken[ref] = _again(taken[ref], cells)
            continue
        action = read_action(cells, ref)
        if not cells.fatal:
            taken[ref] = action
    found = {action.row: action for action in taken.values()}
    same_words(by_row(found, rows))
    return found


def _again(first: ActionRow, cells: RowCells) -> ActionRow:
    """An action given again: only what differs from its first row is worth a fault."""
    known = len(cells.faults)
    again = read_action(cells, first.ref)
    del cells.faults[known:]
    return merged(first, again, cells)


def _heading_faults(table: Table, headings: Sequence[c.Heading]) -> Iterator[Fault]:
    present = {heading.column for heading in headings}
    for column in c.REQUIRED:
        if column not in present:
            sentence = f"There is no column headed “{column}”; start from Planbot's template."
            yield Fault("missing_column", "file", sentence, fatal=True)
    for column in c.EXPECTED:
        if column not in present:
            yield Fault("missing_column", "file", f"There is no column headed “{column}”; it is taken as empty.")
    for heading, cell in zip(headings, table.header_cells, strict=True):
        if heading.repeated:
            sentence = f"“{cell.text.strip()}” stands above two columns; the first is read, this one is only kept."
            yield Fault("duplicate_column", cell.address, sentence)
        elif heading.column is None and cell.text.strip():
            sentence = f"“{cell.text.strip()}” is not a column of the template; it is kept, but not read."
            yield Fault("unknown_column", cell.address, sentence)


def _column(address: str) -> str:
    return address.rstrip("0123456789")
