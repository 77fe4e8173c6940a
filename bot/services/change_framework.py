"""A changed inspection framework: from its day every rating is to be reviewed until it is confirmed (A11.5)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from html import unescape

from bot.plan import entries as e
from bot.plan.framework_entries import FrameworkChanged, FrameworkWithdrawn, RatingReviewed
from bot.plan.frameworks import FrameworkChange
from bot.plan.permissions import is_core_team
from bot.plan.position import Item
from bot.reading.acts.targets import read_targets
from bot.reading.dates.dates import read_date
from bot.reading.query import Query
from bot.services.conversation import Conversation
from bot.services.kept_words import keep
from bot.services.said import short_id
from bot.services.view import View
from bot.wording import frameworks as wording
from bot.wording import refusal
from bot.wording.blocks import Said
from storage import journal, plans, words

_CHANGE = re.compile(r"(?P<name>.{2,150}?)\s+from\s+(?P<on>[^:]{4,40}?)\s*:\s*(?P<why>.{3,1000})", re.IGNORECASE)
_CONFIRM = re.compile(r"(?:confirm(?:ed)?|reviewed)\s+(?P<what>.+)", re.IGNORECASE)
HOW = (
    "Write the framework, its day and what it changes: `/plan framework ILACS 2026 from 1 June: a higher bar for"
    " management oversight`. Reviewed ratings are confirmed with `/plan framework confirm 2.1.3` or `confirm rec 2`."
)
NOT_YOURS = "Only the core team records a change of framework and confirms ratings under it."


def framework(talk: Conversation, typed: str) -> Said:
    """`/plan framework`: what is to be reviewed; with words, a change of framework, or ratings confirmed under it."""
    said = " ".join(unescape(typed).split())
    if not said:
        return refusal.not_for_guests() if talk.guest else _standing(talk)
    if not is_core_team(talk.plan, talk.place.author):
        return refusal.said(NOT_YOURS)
    if confirmed := _CONFIRM.fullmatch(said):
        return _confirm(talk, confirmed["what"])
    return _change(talk, said)


def _standing(talk: Conversation) -> Said:
    changes = talk.plan.frameworks
    said = words.texts(talk.session, talk.place.workspace, [c.words for c in changes if c.words])
    return wording.standing(changes, _view(talk, Query("counts")), said, talk.today)


def _change(talk: Conversation, said: str) -> Said:
    found = _CHANGE.fullmatch(said)
    on = read_date(found["on"], talk.now, "future").date if found is not None else None
    if found is None or on is None:
        return refusal.said(HOW)
    kept = keep(talk, found["why"])
    change = FrameworkChange(
        id=short_id("framework", talk.place.key),
        name=found["name"],
        on=on,
        by=talk.place.author,
        at=talk.now,
        words=kept.id if kept else None,
    )
    digest = kept.digest if kept else None
    talk.record("plan", talk.plan.id, f"framework:{change.id}", FrameworkChanged(change), digest)
    return wording.changed(change)


def withdraw(talk: Conversation, change: str) -> Said:
    """The change was recorded by mistake."""
    if not is_core_team(talk.plan, talk.place.author):
        return refusal.said(NOT_YOURS)
    if any(each.id == change for each in talk.plan.frameworks):
        talk.record("plan", talk.plan.id, f"framework:{change}:withdrawn", FrameworkWithdrawn(change))
    return refusal.said("Undone: no rating is to be reviewed for that.")


def _confirm(talk: Conversation, what: str) -> Said:
    targets = read_targets(what, talk.reader.index, talk.today)
    due = tuple(change.id for change in talk.plan.frameworks if change.on <= talk.today)
    if targets is None:
        return refusal.said(HOW)
    items = _view(talk, targets.listed or Query("counts"))
    found = [item for item in items if targets.listed is not None or item.ref in targets.refs]
    if not found:
        return wording.nothing_to_confirm()
    known = {a.id: a.reviewed for a in plans.actions(talk.session, talk.place.workspace, talk.plan.id)}
    ids = [item.line.action for item in found]
    _reviewed(talk, [(id, change) for id in ids for change in due if change not in known[id]], undone=False)
    return wording.confirmed([item.ref for item in found], talk.place.key, due)


def unconfirm(talk: Conversation, act: str, changes: list[str]) -> Said:
    """The ratings that were confirmed by one act (its key) are to be reviewed still."""
    if not is_core_team(talk.plan, talk.place.author):
        return refusal.said(NOT_YOURS)
    ids = [line.action for line in plans.lines(talk.session, talk.place.workspace, talk.plan.id)]
    pairs = [(id, change) for id in ids for change in changes]
    known = journal.recorded(talk.session, talk.plan.id, [_key(act, *pair) for pair in pairs])
    _reviewed(talk, [pair for pair in pairs if _key(act, *pair) in known], undone=True)
    return refusal.said("Undone: these ratings are to be reviewed still.")


def _view(talk: Conversation, query: Query) -> tuple[Item, ...]:
    """What is to be reviewed of what a query is about."""
    view = View(talk.session, talk.place.workspace, talk.plan, query, talk.place.author, talk.today)
    return tuple(item for item in view.standing.items if item.to_review)


def _reviewed(talk: Conversation, pairs: Sequence[tuple[str, str]], undone: bool) -> None:
    """Record that ratings were reviewed, an entry for each action and change (ids): Undo takes back just these."""
    by, now = talk.place.author, talk.now
    entries = [
        e.Entry(_key(talk.place.key, id, change), "action", id, RatingReviewed((change,), undone), by, now, now)
        for id, change in pairs
    ]
    journal.append(talk.session, talk.place.workspace, talk.plan.id, entries)


def _key(act: str, action: str, change: str) -> str:
    return f"reviewed:{act}:{change}:{action}"
