"""Erase words for good; the record keeps that they were there, and when and why they went."""

from __future__ import annotations

from collections.abc import Iterable

from bot.plan import entries as e
from bot.services.record_update import Telling
from bot.services.request_change import withdrawal
from storage import inbox, jobs, plans, words
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


def asked_at(session: Session, telling: Telling, message: inbox.Message, reason: str) -> list[e.Entry]:
    """The entries that take back what a message asked to change, if nobody decided it, and erase its words."""
    where = (message.channel, message.ts)
    every = plans.changes(session, telling.workspace, telling.plan.id)
    found = [c for c in every if c.source is not None and (c.source.channel, c.source.ts) == where]
    made: list[e.Entry] = []
    for change in found:
        if change.undecided:
            made += withdrawal(change, reason, telling.by, telling.now, telling.today)
        made += erase(session, telling, "change", change.id, [change.words], reason)
    return made
