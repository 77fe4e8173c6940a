"""Record what is known of an inspection; its outcome is kept with the words people typed, so that it can be erased."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from bot.plan import entries as e
from bot.plan.entities import Inspection
from bot.services.conversation import Conversation
from bot.services.kept_words import keep, told
from storage import words
from storage.engine import Session


def record(talk: Conversation, made: Inspection) -> None:
    """Keep an inspection as it was filled in, its outcome in the clear."""
    kept = keep(talk, made.outcome)
    what = e.InspectionRecorded(replace(made, outcome="", words=kept.id if kept else None))
    key = f"inspection:{talk.place.key}"
    talk.record("plan", talk.plan.id, key, what, kept.digest if kept else None)


def with_outcomes(session: Session, workspace: str, found: Sequence[Inspection]) -> tuple[Inspection, ...]:
    """The inspections with their outcomes in the clear."""
    texts = words.texts(session, workspace, [each.words for each in found if each.words])
    return tuple(replace(each, outcome=told(texts, each.words, each.outcome)) for each in found)
