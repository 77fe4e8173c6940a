"""Erase words for good; the record keeps that they were there, and when and why they went."""

from __future__ import annotations

from collections.abc import Iterable

from bot.plan import entries as e
from bot.services.record_update import Telling
from storage import jobs, words
from storage.engine import Session


def erase(
    session: Session, telling: Telling, subject: str, subject_id: str, ids: Iterable[str | None], reason: str
) -> list[e.Entry]:
    """Erase words and leave unsaid what would still quote them; returns the entries for the journal, none for words
    that were erased before."""
    gone = [id for id in ids if id and words.erase(session, telling.workspace, id, reason, telling.now)]
    for id in gone:
        jobs.drop_quoting(session, telling.workspace, id)
    return [
        e.Entry(
            key=f"erased:{id}",
            subject=subject,
            subject_id=subject_id,
            what=e.WordsErased(id, reason),
            by=telling.by,
            at=telling.now,
            said_at=telling.said_at,
            source=telling.source,
        )
        for id in gone
    ]
