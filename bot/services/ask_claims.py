"""`/plan claims`: the figures owners gave in their words that are no indicator's, each with who said it (A9.17)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import datetime

from bot.plan.action import Action, Update
from bot.plan.current import counted
from bot.reading.fields.quantities import Quantity, find_quantities
from bot.services.view import View
from bot.wording import claims as wording
from bot.wording.blocks import Said
from bot.wording.claims import Claim
from bot.wording.rows import rows_page
from storage import words
from storage.engine import Session


def answer(view: View, _unseen: bool = False) -> Said:
    """A page of figures, the latest first; with a reference, of one action."""
    wanted = {item.line.action for item in view.standing.items}
    ref = view.query.refs[0] if view.query.refs else None
    actions = [a for a in view.actions() if a.id in wanted and ref in (None, a.ref)]
    found = claims_of(view.session, view.workspace, actions)
    rows = [wording.row(each, view.names) for each in found]
    return rows_page(wording.head(view.day, len(found), ref), rows, view.query, wording.FOOT)


def claims_of(session: Session, workspace: str, actions: Iterable[Action]) -> list[Claim]:
    """The figures in all the updates that count, the latest first. Readings of indicators and per cents done are
    told elsewhere and left out."""
    said = [(action, update) for action in actions for update in counted(action) if update.words]
    in_order = sorted(said, key=lambda each: each[1].said_at)
    texts = words.texts(session, workspace, [update.words for _, update in in_order if update.words])
    known = [(a, u, texts[u.words].text) for a, u in in_order if u.words in texts]
    return list(reversed([*_with_before(known)]))


def _with_before(known: Sequence[tuple[Action, Update, str]]) -> Iterator[Claim]:
    """Oldest first, each with the last figure of the same thing for the same action, where that was another."""
    last: dict[tuple[str, str], tuple[Quantity, datetime]] = {}
    for action, update, text in known:
        for quantity in find_quantities(text):
            if _told_elsewhere(update, quantity):
                continue
            key = (action.id, quantity.unit)
            before = last.get(key)
            differs = before is not None and before[0].value != quantity.value and before[1] != update.said_at
            yield Claim(action.ref, update, quantity, text, before if differs else None)
            last[key] = (quantity, update.said_at)


def _told_elsewhere(update: Update, quantity: Quantity) -> bool:
    if any(reading.value == quantity.value for reading in update.readings):
        return True
    return quantity.unit.startswith("%") and update.percent == quantity.value
