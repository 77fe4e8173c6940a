"""What a row of a changed plan file says differently from the plan, and what may be made of it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot.files.columns import DUE, OWNER, column_of
from bot.plan import entries as e
from bot.plan.action import Action
from bot.plan.entities import PlanDate


@dataclass(frozen=True)
class Changed:
    """One cell of a row that differs from the plan. A date is taken over as a request, an owner where there was none;
    anything else stays as the plan has it."""

    ref: str
    column: str
    before: str
    after: str
    request: PlanDate | None = None
    owner: e.OwnerChanged | None = None


def changes(old: Action, new: Action) -> Iterator[Changed]:
    """The cells of one row that differ from what was last imported or asked for."""
    yield from _due(old, new)
    yield from _owner(old, new)
    was, now = _by_column(old.cells), _by_column(new.cells)
    for column in sorted(set(was) | set(now)):
        before, after = was.get(column, ""), now.get(column, "")
        if before != after and column not in (DUE, OWNER):
            yield Changed(old.ref, column, before, after)


def _due(old: Action, new: Action) -> Iterator[Changed]:
    """Only another day counts, not other words for it; what was asked for already is not asked again."""
    before, after = old.original, new.original
    if after is None:
        if before is not None:
            yield Changed(old.ref, DUE, _shown(old.agreed), "no date")
        return
    known = {found.day for found in (before, old.agreed, *(request.due for request in old.requests)) if found}
    if after.day not in known:
        yield Changed(old.ref, DUE, _shown(old.agreed), _shown(after), request=after)


def _owner(old: Action, new: Action) -> Iterator[Changed]:
    before, after = _by_column(old.cells).get(OWNER, ""), _by_column(new.cells).get(OWNER, "")
    if before == after or (old.owner, old.co_owners) == (new.owner, new.co_owners):
        return
    headings = [heading for heading in (*old.cells, *new.cells) if column_of(heading) == OWNER]
    taken = e.OwnerChanged(new.owner, new.co_owners, {headings[0]: after}, vacant=new.vacant)
    yield Changed(old.ref, OWNER, before, after, owner=taken if old.owner is None or old.vacant else None)


def _by_column(cells: Mapping[str, str]) -> dict[str, str]:
    """Cells by the template's columns, so that a heading written otherwise is no change; others by their own."""
    return {column_of(heading) or heading: text for heading, text in cells.items()}


def _shown(found: PlanDate | None) -> str:
    return f"{found.day.day} {found.day:%B %Y}" if found else "no date"
