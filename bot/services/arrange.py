"""Temporary measures and what is awaited from partners and suppliers, with their days (A12.9, A12.10, A12.12)."""

from __future__ import annotations

from bot.plan.action import Action
from bot.plan.oversight import Arrangement
from bot.plan.oversight_entries import ArrangementEnded, ArrangementMade
from bot.plan.permissions import Standing
from bot.reading.acts.arranged import Arranged, read_arranged
from bot.services.conversation import Conversation
from bot.services.kept_words import keep
from bot.services.review_evidence import append
from bot.services.said import short_id
from bot.wording import lists, refusal
from bot.wording.blocks import Said
from bot.wording.environment import day as in_full
from bot.wording.environment import escape

HOW = {
    "interim": "Write the action, the last day and what is done meanwhile: `/plan interim 2.1.3 until 14 May: forms`.",
    "dependency": "Write the action, who is waited for and by when: `/plan depends 2.1.3 on the Trust by 30 April`.",
}
NOUNS = {"interim": "interim arrangement", "dependency": "dependency"}


def interim_as_typed(talk: Conversation, text: str) -> Said:
    """`/plan interim 2.1.3 until 14 May: paper forms`, `/plan interim 2.1.3 off`."""
    return _as_typed(talk, "interim", text)


def depends_as_typed(talk: Conversation, text: str) -> Said:
    """`/plan depends 2.1.3 on the Trust by 30 April: protocol`, `/plan depends 2.1.3 off`."""
    return _as_typed(talk, "dependency", text)


def _as_typed(talk: Conversation, kind: str, text: str) -> Said:
    read = read_arranged(kind, text, talk.reader.index, talk.now)
    if read is None:
        return refusal.said(HOW[kind])
    action = talk.action(read.ref)
    if action is None:
        return lists.no_such_action(read.ref)
    if talk.standing(action) is Standing.NONE and not talk.oversees(action):
        return refusal.said("Only the action's people, its lead, the core team and the directors can say so.")
    return _end(talk, action, kind) if read.off else _make(talk, action, read)


def _make(talk: Conversation, action: Action, read: Arranged) -> Said:
    if read.until is None or read.until < talk.today:
        return refusal.said("That day has passed. Write today or a later one.")
    kept = keep(talk, read.what)
    id = short_id("arrangement", action.id, talk.place.key)
    made = Arrangement(id, read.kind, talk.place.author, talk.now, read.until, read.party, kept.id if kept else None)
    append(talk, action, f"arrangement:{id}", ArrangementMade(made), kept.digest if kept else None)
    what = f"an interim arrangement until {in_full(read.until)}"
    if read.kind == "dependency":
        what = f"{escape(read.party)} is waited for by {in_full(read.until)}"
    word = "interim" if read.kind == "interim" else "depends"
    return refusal.said(
        f"Noted for *{action.ref}*: {what}. Its owner is reminded before that day; `/plan {word} {action.ref} off` ends"
        " it."
    )


def _end(talk: Conversation, action: Action, kind: str) -> Said:
    found = [made for made in action.arrangements if made.kind == kind and made.ended_on is None]
    for made in found:
        append(talk, action, f"arrangement:{made.id}:ended", ArrangementEnded(made.id, talk.today))
    if not found:
        return refusal.said(f"*{action.ref}* has no {NOUNS[kind]}.")
    return refusal.said(f"The {NOUNS[kind]} of *{action.ref}* has ended.")
