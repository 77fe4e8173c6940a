"""Keep what was typed into a modal or after a command: apart, so that it can be erased, and never a child's name."""

from __future__ import annotations

from bot.reading.child_words import without_names
from bot.services.conversation import Conversation
from storage import words
from storage.words import Kept


def keep(talk: Conversation, text: str) -> Kept | None:
    """Keep words without what seems to name a child; None when there are none."""
    kept = without_names(text)
    return words.keep(talk.session, talk.place.workspace, kept) if kept else None
