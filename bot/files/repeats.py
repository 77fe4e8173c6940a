"""One action written under several recommendations: recognised as one, and what differs pointed out (A2.7)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from bot.files import columns as c
from bot.files.plan_rows import ActionRow
from bot.files.row_cells import RowCells

_SHORTEST = 16
"""Two actions of fewer letters may have the same words by chance ("Train staff")."""


def is_repeat(cells: RowCells, first: ActionRow | None, refs: Sequence[str]) -> bool:
    """Whether a row gives an action of the same reference and words again, for another recommendation."""
    if first is None or c.plain(cells.text(c.ACTION)) not in ("", c.plain(first.text)):
        return False
    return bool(set(refs) - set(first.recommendations))


def merged(first: ActionRow, again: ActionRow, cells: RowCells) -> ActionRow:
    """The first row's action, serving the second row's recommendations too. Dates and owners stay the first's."""
    for column, what, old, new in (
        (c.DUE, "due date", first.due and first.due.day, again.due and again.due.day),
        (c.OWNER, "owners", [o.name for o in first.owners], [o.name for o in again.owners]),
    ):
        if old and new and old != new:
            sentence = f"Action {first.ref} stands in row {first.row} with other {what}; those are kept."
            cells.fault(
                "repeat_differs", column, sentence.replace("other due date; those are", "another due date; that is")
            )
    served = tuple(dict.fromkeys((*first.recommendations, *again.recommendations)))
    return replace(first, recommendations=served, repeats=(*first.repeats, again.cells))


def same_words(rows: Iterable[tuple[ActionRow, RowCells]]) -> None:
    """Point out actions of different references that have the same words under different recommendations."""
    seen: dict[str, ActionRow] = {}
    for action, cells in rows:
        words = c.plain(action.text)
        other = seen.setdefault(words, action)
        if (
            other.ref != action.ref
            and len(words) >= _SHORTEST
            and set(other.recommendations) != set(action.recommendations)
        ):
            sentence = (
                f"Action {action.ref} has the same words as {other.ref}; if they are one, give both rows one reference."
            )
            cells.fault("same_words", c.ACTION, sentence)


def by_row(found: Mapping[int, ActionRow], rows: Sequence[RowCells]) -> list[tuple[ActionRow, RowCells]]:
    """The actions with the rows they came from."""
    return [(found[cells.row.number], cells) for cells in rows if cells.row.number in found]
