"""The recommendations of a plan file: gathered from all the rows that name them, and compared.

A recommendation's text, timescale, lead and theme stand on any row that names it first in "Recommendation ref";
the first row that gives them counts, and a row that says something else is pointed out.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from bot.files import columns as c
from bot.files import recommendation_cells as r
from bot.files.action_row import recommendation_refs, reference
from bot.files.plan_rows import ActionRow, RecommendationRow
from bot.files.row_cells import RowCells, quoted
from bot.plan.calendar import add_months
from bot.plan.deadlines import OPERATIONAL_DAYS, operational_by
from bot.plan.entities import Timescale

MONTHS = {Timescale.IMMEDIATELY: 0, Timescale.THREE_MONTHS: 3, Timescale.SIX_MONTHS: 6}


def read_recommendations(rows: Sequence[RowCells], published: date | None) -> tuple[RecommendationRow, ...]:
    """The recommendations in the order of the file, each once, with the inspectorate's deadline (rule E1)."""
    found: dict[str, RecommendationRow] = {}
    for cells in rows:
        refs = recommendation_refs(cells)
        if not refs:
            if cells.fatal:
                continue
            cells.fault("missing_recommendation", c.REC_REF, "The row names no recommendation that it serves.")
            continue
        for ref in refs:
            found.setdefault(ref, RecommendationRow(ref, "", where=cells.cell(c.REC_REF).address))
        found[refs[0]] = _with_row(found[refs[0]], cells)
    _missing_texts(found, rows)
    _parents(found, rows)
    return tuple(replace(row, deadline=_deadline(row, published)) for row in found.values())


def _with_row(known: RecommendationRow, cells: RowCells) -> RecommendationRow:
    text, lead, theme = (cells.line(column) for column in (c.REC_TEXT, c.LEAD, c.THEME))
    timescale = _timescale(cells)
    for column, what, old, new in (
        (c.REC_TEXT, "text", known.text, text),
        (c.LEAD, "lead", known.lead, lead),
        (c.TIMESCALE, "timescale", known.timescale.value, timescale.value if timescale else ""),
    ):
        if old and new and old != new and not (column == c.TIMESCALE and known.timescale is Timescale.NONE):
            sentence = f"The {what} of recommendation {known.ref} differs from a row above; the first one is kept."
            cells.fault("recommendation_differs", column, sentence)
    return replace(
        known,
        text=known.text or text,
        lead=known.lead or lead,
        theme=known.theme or theme,
        timescale=known.timescale if known.timescale is not Timescale.NONE else timescale or Timescale.NONE,
        outcome=known.outcome or cells.line(c.OUTCOME),
        paragraphs=known.paragraphs or r.paragraphs(cells),
        finding=known.finding if known.finding != "required" else r.finding(cells),
        parent=known.parent or reference(r.parent(cells)),
        category=known.category or r.category(cells),
        inspection=known.inspection or r.inspection(cells),
    )


def _timescale(cells: RowCells) -> Timescale | None:
    """None where the cell is empty; "none" is a timescale of its own."""
    shown = cells.text(c.TIMESCALE)
    if not shown:
        return None
    found = c.TIMESCALES.get(c.plain(shown))
    if found is None:
        known = "Immediately, Within 3 months, Within 6 months or None"
        cells.fault("unknown_timescale", c.TIMESCALE, f"{quoted(shown)} is not a timescale; use {known}.")
    return found


def _missing_texts(found: Mapping[str, RecommendationRow], rows: Sequence[RowCells]) -> None:
    by_address = {cells.cell(c.REC_REF).address: cells for cells in rows}
    for row in found.values():
        if not row.text:
            sentence = f"Recommendation {row.ref} has no text in any of its rows."
            by_address[row.where].fault("missing_recommendation_text", c.REC_REF, sentence)


def _parents(found: dict[str, RecommendationRow], rows: Sequence[RowCells]) -> None:
    """A subset of what the file does not have, or of itself by a detour, is a fault and stands by itself."""
    by_address = {cells.cell(c.REC_REF).address: cells for cells in rows}
    for ref, row in found.items():
        above, seen = row.parent, {ref}
        while above and above in found and above not in seen:
            seen.add(above)
            above = found[above].parent
        if above:
            why = (
                "is a subset of itself" if above in seen else f"is a subset of {quoted(above)}, which the file has not"
            )
            by_address[row.where].fault("unknown_parent", c.REC_REF, f"Recommendation {ref} {why}.")
            found[ref] = replace(row, parent="")


def _deadline(row: RecommendationRow, published: date | None) -> date | None:
    """Counted from the publication of the inspection that the recommendation comes from (rule E1; A1.6)."""
    base = row.inspection.published.day if row.inspection and row.inspection.published else published
    months = MONTHS.get(row.timescale)
    return None if months is None or base is None else add_months(base, months)


def past_deadline(
    rows: Sequence[RowCells], actions: Mapping[int, ActionRow], recommendations: Sequence[RecommendationRow]
) -> None:
    """Warn of every action due later than the inspectorate's deadline. "Immediately" has no deadline to compare
    with: its operational date is the due date itself (rule E1)."""
    deadlines = {
        row.ref: row.deadline for row in recommendations if row.deadline and row.timescale is not Timescale.IMMEDIATELY
    }
    for cells in rows:
        action = actions.get(cells.row.number)
        if action is None or action.due is None:
            continue
        earliest = min((deadlines[ref] for ref in action.recommendations if ref in deadlines), default=None)
        if earliest is not None and action.due.day > earliest:
            sentence = f"Action {action.ref} is due after the inspectorate's deadline of {earliest:%d/%m/%Y}."
            cells.fault("after_deadline", c.DUE, sentence)


def without_operational_date(
    rows: Sequence[RowCells], actions: Mapping[int, ActionRow], recommendations: Sequence[RecommendationRow]
) -> None:
    """Warn of every open action that is wanted immediately and has no date: until the core team sets one it cannot be
    late (rule E1)."""
    wanted = {row.ref: row.deadline for row in recommendations if row.timescale is Timescale.IMMEDIATELY}
    for cells in rows:
        action = actions.get(cells.row.number)
        if action is None or action.due is not None or action.completed is not None:
            continue
        found = [ref for ref in action.recommendations if ref in wanted]
        if found:
            published = wanted[found[0]]
            by = f", by {operational_by(published):%d/%m/%Y}" if published else ""
            sentence = (
                f"Action {action.ref} is wanted immediately and has no date; it needs one within "
                f"{OPERATIONAL_DAYS} working days of publication{by}."
            )
            cells.fault("no_operational_date", c.DUE, sentence)
