"""The minutes of a meeting in words: what was decided of which action, grouped by what it was."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.plan import line as plan_line
from bot.plan.bodies import Body, Minute
from bot.plan.cycles import Sitting
from bot.wording import blocks as b
from bot.wording.blocks import Said
from bot.wording.environment import render

HEADINGS = {
    "signed_off": "🔵 Signed off",
    "closed": "🔵 Closed",
    "insufficient_evidence": "❓ Insufficient evidence",
    "not_agreed": "↩️ Kept open",
    "agreed": "✅ Changes agreed",
    "refused": "⛔ Changes refused",
    "challenge": "❔ Challenged",
    "note": "📝 Noted",
}


@dataclass(frozen=True)
class Line:
    """One minute, with the action it is about as it stands (or the title of the group), and its words ("" for none, or
    when they were erased)."""

    minute: Minute
    line: plan_line.Line | None
    words: str
    part: str = ""


def minutes_message(body: Body, held: Sitting, lines: Sequence[Line], late: date | None) -> Said:
    """The minutes, however long: those of a long meeting are posted in several messages (`blocks.pages`). `late` is
    the last day on which something was recorded, where that was after the meeting."""
    parts = [(heading, [each for each in lines if each.minute.verdict == name]) for name, heading in HEADINGS.items()]
    recorders = list(dict.fromkeys(each.minute.by for each in lines))
    shown = [part for part in parts if part[1]]
    text = render("board/minutes.j2", body=body, held=held, parts=shown, recorders=recorders, late=late)
    return Said(b.fitted(text, b.PLAIN_TEXT), b.sections(text))
