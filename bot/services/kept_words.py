"""Keep what was typed into a modal or after a command: apart, so that it can be erased, and never a child's name."""

from __future__ import annotations

from collections.abc import Mapping

from bot.reading.child_words import without_names
from bot.services.conversation import Conversation
from storage import words
from storage.engine import Session
from storage.words import Kept, Words


def keep(talk: Conversation, text: str) -> Kept | None:
    """Keep words without what seems to name a child; None when there are none. What is said from here on is about
    them: it is left unsaid when they are erased before."""
    kept = keep_for(talk.session, talk.place.workspace, text)
    talk.words = (*talk.words, *([kept.id] if kept else ()))
    return kept


def keep_for(session: Session, workspace: str, text: str) -> Kept | None:
    """The same where there is no exchange."""
    kept = without_names(text)
    return words.keep(session, workspace, kept) if kept else None


def told(found: Mapping[str, Words], id: str | None, before: str = "") -> str:
    """Words as they were said, "" where they are erased; without an id what an older Planbot wrote in the entry."""
    return before if id is None else found[id].text if id in found else ""
