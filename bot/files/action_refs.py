"""An action's own reference: text as written, unless a spreadsheet has spoilt it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from bot.files.action_row import recommendation_refs, reference
from bot.files.columns import REF
from bot.files.plan_rows import ActionRow
from bot.files.repeats import is_repeat
from bot.files.row_cells import RowCells, quoted


def read_ref(cells: RowCells, previous: str, taken: Mapping[str, ActionRow]) -> str:
    """The row's reference, or "" with a fatal fault. `previous` is the row's above, `taken` the actions above; one of
    those may be given again for another recommendation."""
    cell = cells.cell(REF)
    if isinstance(cell.value, date):
        sentence = f"The reference has become the date {cell.text}; format the column as Text and type it again."
        cells.fault("missing_ref", REF, sentence, fatal=True)
        return ""
    ref = reference(cell.text)
    if not ref:
        cells.fault("missing_ref", REF, "The row has no action reference and is left out.", fatal=True)
        return ""
    if is_repeat(cells, taken.get(ref), recommendation_refs(cells)):
        return ref
    # A CSV file that Excel saved has lost the nought too, but no longer says that it was a number.
    if cell.number or ref in taken:
        ref = _restored(cells, ref, previous)
    if ref in taken:
        cells.fault("duplicate_ref", REF, f"{quoted(ref)} is used in a row above; this row is left out.", fatal=True)
        return ""
    return ref


def _restored(cells: RowCells, ref: str, previous: str) -> str:
    """A number cannot hold 2.10. After 2.9 the order shows that 2.1 was meant to be 2.10; anything else is kept
    and, where it is a number, pointed out."""
    before = re.fullmatch(r"(\d+\.)(\d*9)", previous)
    following = f"{before[1]}{int(before[2]) + 1}" if before else ""
    if following.rstrip("0") == ref:
        cells.fault("numeric_ref", REF, f"The number {ref} follows {previous} and is read as {following}.")
        return following
    if cells.cell(REF).number and re.fullmatch(r"\d+\.(\d*1|[1-9])", ref):
        sentence = f"The reference is stored as a number: {ref}0 would look the same. Format the column as Text."
        cells.fault("numeric_ref", REF, sentence)
    return ref
