"""Answer `/plan commitments`: what was asked for and promised and is not closed, the earliest due first."""

from __future__ import annotations

from datetime import date

from bot.plan.commitments import Commitment
from bot.plan.permissions import sees_everything
from bot.services.view import View
from bot.wording.blocks import Said
from bot.wording.commitments import CommitmentPage, Listed
from storage import words


def answer(view: View, unseen: bool) -> Said:
    """The page asked for, as it was on the day asked about."""
    known = [each for each in view.commitments() if not each.withdrawn]
    found = [each for each in known if _wanted(view, each)]
    found.sort(key=lambda c: (c.due or date.max, c.number), reverse=view.query.by == "closed")
    said = words.texts(view.session, view.workspace, [id for c in found for id in (c.words, c.response) if id])
    texts = {id: each.text for id, each in said.items()}
    deals = unseen and view.query.as_at is None
    listed = [_listed(view, each, texts, deals) for each in found]
    return CommitmentPage(view.day, listed, sum(not each.open for each in known), view.query).said()


def _wanted(view: View, found: Commitment) -> bool:
    """Whether one is of the part of the log that was asked for."""
    of = view.action_of(view.query.refs[0]) if view.query.refs else None
    if view.query.refs and (of is None or of.id not in found.actions):
        return False
    match view.query.by:
        case "closed":
            return not found.open
        case "overdue":
            return found.overdue(view.day)
    return found.open and view.query.by in ("", found.kind)


def _listed(view: View, found: Commitment, texts: dict[str, str], deals: bool) -> Listed:
    return Listed(
        commitment=found,
        what=texts.get(found.words or "", "(words erased)"),
        response=texts.get(found.response or "", ""),
        by=view.names.speaker(found.by) or "Planbot",
        owner=view.names.speaker(found.owner) or "nobody",
        refs=tuple(item.ref for item in view.standing.items if item.line.action in found.actions),
        may=found.open and deals and (view.user in (found.by, found.owner) or sees_everything(view.plan, view.user)),
    )
