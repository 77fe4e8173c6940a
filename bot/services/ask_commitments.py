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
    found = sorted((c for c in known if c.open), key=lambda c: (c.due or date.max, c.number))
    said = words.texts(view.session, view.workspace, [id for c in found for id in (c.words, c.response) if id])
    texts = {id: each.text for id, each in said.items()}
    deals = unseen and view.query.as_at is None
    listed = [_listed(view, each, texts, deals) for each in found]
    return CommitmentPage(view.day, listed, len(known) - len(found), view.query).said()


def _listed(view: View, found: Commitment, texts: dict[str, str], deals: bool) -> Listed:
    return Listed(
        commitment=found,
        what=texts.get(found.words or "", "(words erased)"),
        response=texts.get(found.response or "", ""),
        by=view.names.speaker(found.by) or "Planbot",
        owner=view.names.speaker(found.owner) or "nobody",
        may=deals and (view.user in (found.by, found.owner) or sees_everything(view.plan, view.user)),
    )
