"""Edit an owner's latest words for papers: what is printed changes, what was said stays as it was said."""

from __future__ import annotations

from bot.plan import entries as e
from bot.plan.action import Action, Update
from bot.plan.current import counted
from bot.services.conversation import Conversation
from bot.services.erasure import erase
from bot.services.kept_words import keep
from bot.wording import printing, refusal
from bot.wording.blocks import Said
from storage import journal, words


def edit(talk: Conversation, ref: str, text: str) -> Said:
    """Print these words in place of the last ones said of an action; without any, print what was said again."""
    action = talk.action(ref)
    update = _last_words(action) if action is not None else None
    if action is None or update is None or update.words is None:
        return refusal.said(f"Nobody has said anything of {ref} yet that could be printed.")
    kept = keep(talk, text)
    what = e.WordsForPrint(update.id, kept.id if kept else None)
    telling = talk.telling(talk.place.key, talk.now)
    replaced = erase(talk.session, telling, "action", action.id, [update.printed], "edited again")
    talk.record("action", action.id, f"print:{talk.place.key}", what, kept.digest if kept else None)
    if replaced:
        journal.append(talk.session, talk.place.workspace, talk.plan.id, replaced)
    found = words.texts(talk.session, talk.place.workspace, [id for id in (update.words, what.words) if id])
    original = found[update.words].text if update.words in found else ""
    return printing.edited(action.ref, original, found[what.words].text if what.words else None)


def _last_words(action: Action) -> Update | None:
    return next((update for update in reversed(counted(action)) if update.words), None)
