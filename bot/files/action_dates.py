"""The dates of an action's row: start, due, forecast, and when it was achieved, wherever that is written."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.files import columns as c
from bot.files.done_text import DoneText, read_done
from bot.files.plan_rows import MilestoneRow
from bot.files.row_cells import RowCells
from bot.plan.entities import PlanDate, Precision

_BUCKETS = (c.WITHIN_3, c.WITHIN_6, c.OVER_6)
_ONGOING = re.compile(r"on-?\s?going\b.*|continuous|rolling", re.IGNORECASE)


@dataclass(frozen=True)
class ActionDates:
    """The dates of one action; `achieved` says that it is done, also where nobody wrote when."""

    start: PlanDate | None = None
    due: PlanDate | None = None
    forecast: PlanDate | None = None
    completed: PlanDate | None = None
    achieved: bool = False


def read_dates(cells: RowCells, ref: str, milestones: Sequence[MilestoneRow]) -> ActionDates:
    """The dates of a row. Where milestones stand under time headings and Due is empty, the last of them ends the
    action; faults are noted."""
    said = read_done(cells.text(c.DUE), cells.published)
    due = said.due if said else None if _ONGOING.fullmatch(cells.line(c.DUE)) else cells.date(c.DUE)
    done = said or read_done(cells.text(c.STATUS), cells.published)
    found = ActionDates(cells.date(c.START), due, cells.date(c.FORECAST), _completed(cells, done), said is not None)
    if found.due is None and not cells.text(c.DUE) and any(cells.text(name) for name in _BUCKETS):
        found = _from_milestones(found, milestones)
    _check(cells, ref, found, milestones)
    return replace(found, achieved=found.achieved or found.completed is not None)


def _completed(cells: RowCells, done: DoneText | None) -> PlanDate | None:
    """The Completed column first, then what Due or Status say was achieved."""
    written = read_done(cells.text(c.COMPLETED), cells.published)
    stated = written.done or written.due if written else cells.date(c.COMPLETED)
    return stated or (done.done if done else None)


def _from_milestones(found: ActionDates, milestones: Sequence[MilestoneRow]) -> ActionDates:
    """The action ends with its last milestone, and is done when all of them are (MB Appendix 1)."""
    ends = [m.due for m in milestones if m.due is not None and m.kind != "indicator"]
    if not ends:
        return found
    last = max(ends, key=lambda due: due.day)
    every = [m.done for m in milestones if m.kind != "indicator"]
    if all(every) and found.completed is None:
        done = max(filter(None, every), key=lambda d: d.day)
        stated = all(each is not None and each.precision is not Precision.APPROXIMATE for each in every)
        return replace(found, due=last, completed=done if stated else None, achieved=True)
    return replace(found, due=last)


def _check(cells: RowCells, ref: str, found: ActionDates, milestones: Sequence[MilestoneRow]) -> None:
    if _ONGOING.fullmatch(cells.line(c.DUE)):
        if not any(m.due is not None and m.kind == "evaluate" for m in milestones):
            sentence = f"Action {ref} is ongoing: say when it is reviewed, “Ongoing, review 30 June 2026”."
            cells.fault("missing_review", c.DUE, sentence)
    elif found.due is None and found.completed is None and cells.has(c.DUE) and not _unreadable(cells):
        cells.fault("missing_due", c.DUE, f"Action {ref} has no due date, so it can never be overdue.")
    if found.start and found.due and found.start.day > found.due.day:
        cells.fault("date_order", c.START, f"Action {ref} starts after it is due; both dates are kept.")


def _unreadable(cells: RowCells) -> bool:
    return any(fault.kind == "unreadable_date" for fault in cells.faults)
