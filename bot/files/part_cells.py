"""What a row says beside its action: its phase's own date, who oversees the workstream, who delivers it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.files import columns as c
from bot.files.plan_rows import ActionRow
from bot.files.row_cells import RowCells, quoted
from bot.plan.entities import PlanDate
from bot.plan.scopes import read_scope


def phase_due(cells: RowCells) -> PlanDate | None:
    """The date by which the row's whole phase is to be completed (CB 17); without a phase there is nothing it dates."""
    found = cells.date(c.PHASE_DUE)
    if found is not None and not cells.line(c.PHASE):
        cells.fault(
            "unknown_group", c.PHASE_DUE, f"{quoted(cells.text(c.PHASE_DUE))} dates no phase: the row names none."
        )
        return None
    return found


def overseer(cells: RowCells) -> str:
    """Who of another organisation oversees the row's workstream or service area (CB 6)."""
    found = cells.line(c.OVERSEER)
    if found and not (cells.line(c.WORKSTREAM) or cells.line(c.AREA)):
        cells.fault("unknown_group", c.OVERSEER, f"{quoted(found)} oversees no workstream: the row names none.")
        return ""
    return found


def scope(cells: RowCells) -> str:
    """Who delivers the action: mainly the council, or the council with its partners (LD 6.3)."""
    text = cells.line(c.SCOPE)
    found = read_scope(text) if text else ""
    if found is None:
        sentence = f"{quoted(text)} is no scope of delivery; use Mainly council, or Council and partner."
        cells.fault("unknown_scope", c.SCOPE, sentence)
    return found or ""


def differing(rows: Sequence[RowCells], actions: Mapping[int, ActionRow]) -> None:
    """Point out a phase that has two dates: the first is kept."""
    dates: dict[str, PlanDate] = {}
    for cells in rows:
        row = actions.get(cells.row.number)
        if row is None or row.phase_due is None:
            continue
        first = dates.setdefault(row.phase.casefold(), row.phase_due)
        if first.day != row.phase_due.day:
            sentence = f"{quoted(row.phase)} has another date in a row above, {first.day:%d/%m/%Y}; that is kept."
            cells.fault("phase_differs", c.PHASE_DUE, sentence)
