"""The list of what was published, each with a button that shows it again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.plan.calendar import local_day
from bot.wording import blocks as b
from bot.wording.environment import day as in_full
from bot.wording.environment import render

_KINDS = {"weekly": "Weekly digest", "confirmations": "To confirm", "change_news": "Requests to decide"}


@dataclass(frozen=True)
class Row:
    """One publication. `body` is the name of the board a pack or minutes were for. Times in UTC."""

    kind: str
    period: str
    published_at: datetime
    as_at: datetime
    body: str | None = None

    @property
    def name(self) -> str:
        """What it was."""
        what = "Minutes" if self.kind.startswith("minutes:") else "Pack"
        return f"{what} of the {self.body}" if self.body else _KINDS.get(self.kind, what)

    @property
    def about(self) -> str:
        """The meeting, day or week it was for, in words."""
        when = self.period.partition(":")[0]
        year, _, week = when.partition("-W")
        if week:
            return f"week {int(week)} of {year}"
        return in_full(date.fromisoformat(when))


def listing(rows: Sequence[Row], more: bool, zone: str) -> b.Said:
    """The publications, the latest first."""
    head = render("published/head.j2", total=len(rows))
    laid = [b.section(head)]
    for row in rows:
        said = render("published/row.j2", row=row, day=local_day(row.published_at, zone))
        laid.append(b.section(said, b.button("Show again", "show_published", {"k": row.kind, "p": row.period})))
    if more:
        oldest = {"b": rows[-1].published_at.isoformat()}
        laid.append(b.actions(b.button("Older", "older_published", oldest), block_id="published"))
    return b.Said(b.text_of(laid), laid)
