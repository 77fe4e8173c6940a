"""Answer `/plan compare 1 March and 1 April`: what became of every action between the ends of two days."""

from __future__ import annotations

from bot.plan.ledger import ledger
from bot.plan.movement import snapshot
from bot.services.view import View
from bot.wording.blocks import Said
from bot.wording.compare import Compared


def answer(view: View, unseen: bool = False) -> Said:
    """The movement from one day to another, adding up action by action (rule E10). Each position is what Planbot knew
    at the end of its day, so a later correction does not change it."""
    opening = view.on(view.query.since or view.day).standing
    moved = ledger(snapshot(opening).ratings, snapshot(view.standing).ratings)
    return Compared(view.title, opening, view.standing, moved, view.names, view.query, unseen).said()
