"""The trend of ratings: a line a week, aligned, so that it is read as a table on any screen."""

from __future__ import annotations

from collections.abc import Sequence

from bot.plan.position import Position
from bot.wording import blocks as b
from bot.wording.environment import render

HEADINGS = ("as at", "red", "n/v", "amber", "green", "blue", "overdue", "of")


def said(title: str, weeks: Sequence[Position]) -> b.Said:
    """The table, and what the newest week is beside the oldest."""
    table = [_row(HEADINGS), *(_row(_cells(week)) for week in weeks)]
    text = render("trend/text.j2", title=title, table="\n".join(table), weeks=weeks)
    return b.Said(str(text), [b.section(text)])


def _cells(week: Position) -> tuple[str, ...]:
    c, day = week.counts, week.day
    numbers = (c.red, c.not_verified, c.amber, c.green, c.blue, c.overdue, c.total)
    return (f"{day.day} {day:%b %y}", *map(str, numbers))


def _row(cells: Sequence[str]) -> str:
    return cells[0].ljust(10) + "".join(cell.rjust(8) for cell in cells[1:])
