"""Visits and meetings with inspectors, and updates in writing: the newest first. What is under embargo is shown to the
core team and the directors alone."""

from __future__ import annotations

from bot.plan.bodies import MeetingKind
from bot.plan.permissions import sees_everything
from bot.services.view import View
from bot.wording import visits as wording
from bot.wording.blocks import Said
from bot.wording.rows import rows_page
from storage import words

LOGGED = frozenset({MeetingKind.EXTERNAL.value, MeetingKind.WRITTEN.value})


def answer(view: View) -> Said:
    """The log of what happened beside the bodies' own meetings."""
    found = [(body, m) for body in view.bodies for m in body.meetings if m.kind in LOGGED and m.cancelled is None]
    found.sort(key=lambda each: (each[1].on, each[1].id), reverse=True)
    texts = words.texts(view.session, view.workspace, [m.outcome for _, m in found if m.outcome])
    refs = {id: recommendation.ref for id, recommendation in view.served.items()}
    close = sees_everything(view.plan, view.user)
    rows = []
    for body, meeting in found:
        held_back = meeting.embargo is not None and view.today < meeting.embargo and not close
        outcome = texts[meeting.outcome].text if meeting.outcome in texts and not held_back else ""
        rows.append(
            wording.visit_row(body, meeting, outcome, held_back, [refs.get(r, r) for r in meeting.recommendations])
        )
    return rows_page(wording.visits_head(len(rows)), rows, view.query, "`/plan visit` adds one")
