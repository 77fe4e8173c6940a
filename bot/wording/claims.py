"""Figures that people gave in their words, each with its source; they are nobody's readings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from bot.plan.action import Update
from bot.reading.fields.quantities import Quantity
from bot.wording.environment import Mrkdwn, count, escape, render
from bot.wording.environment import day as in_full
from bot.wording.lists import Names

AROUND = 60
"""Characters of the sentence shown on either side of a figure."""
FOOT = "As they were said, not checked. Figures of indicators: `/plan indicators`"


@dataclass(frozen=True)
class Claim:
    """One figure as somebody said it of an action; `before` is the last one of the same thing, with when it was said
    (UTC), where that was another."""

    ref: str
    update: Update
    quantity: Quantity
    text: str
    before: tuple[Quantity, datetime] | None = None

    @property
    def around(self) -> str:
        """The words the figure stands in."""
        start, end = self.quantity.start - AROUND, self.quantity.start + len(self.quantity.said) + AROUND
        cut = " ".join(self.text[max(0, start) : end].split())
        return f"{'…' if start > 0 else ''}{cut}{'…' if end < len(self.text) else ''}"


def head(day: date, total: int, ref: str | None) -> Mrkdwn:
    """The heading of the list."""
    of = f" of {escape(ref)}" if ref else ""
    none = "" if total else ". Owners have given none in their words."
    return Mrkdwn(f"*Figures given in words*{of}, position as at {in_full(day)}: {count(total, 'figure')}{none}")


def row(claim: Claim, names: Names) -> Mrkdwn:
    """One figure with who said it, when and in which words."""
    by = claim.update.on_behalf_of or claim.update.by
    said_on = names.on(claim.update.said_at)
    before = (claim.before[0].said, names.on(claim.before[1])) if claim.before else None
    return render("claims/row.j2", claim=claim, who=names.speaker(by) or "somebody", on=said_on, before=before)
