"""`/plan versions`: every version of the plan, who approved it, and to whom it was submitted."""

from __future__ import annotations

from bot.plan.deadlines import deadlines
from bot.plan.versions import approved_late
from bot.services.kept_words import told
from bot.services.view import View
from bot.wording import versions
from bot.wording.blocks import Said
from storage import words


def answer(view: View, _unseen: bool = False) -> Said:
    """The versions, the latest first, with what their approval came too late for."""
    passed = deadlines(view.plan, view.served.values())
    late = {v.number: approved_late(v, passed) for v in view.plan.versions}
    found = words.texts(view.session, view.workspace, [v.words for v in view.plan.versions if v.words])
    notes = {v.number: told(found, v.words, v.note) for v in view.plan.versions}
    return versions.listing(view.plan, view.names, late, notes)
