"""What real use could teach the reader: what was asked about, not understood, undone or changed by hand."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from msgspec import Struct

from bot.plan.calendar import local_day
from bot.reading.masking import masked
from bot.services.outcomes import outcome_of
from bot.services.readers import PlanReader
from storage import inbox, plans, questions, words
from storage.engine import Session

BY_HAND = ("undone", "changed")


class Lesson(Struct, frozen=True):
    """A message worth a look: why, the local day it was said, its words masked, and the references read, if any."""

    why: str
    said_on: date
    text: str
    actions: tuple[str, ...] = ()


def lessons(session: Session, workspace: str, reader: PlanReader) -> Iterator[Lesson]:
    """The candidates for the corpus, messages first, oldest first. Words that were erased teach nothing."""
    zone = reader.plan.timezone
    asked = {
        (q.message_channel, q.message_ts): q.kind for q in questions.every(session, workspace) if q.kind != "offer"
    }
    for message in inbox.every(session, workspace):
        outcome, kind = outcome_of(message), asked.get((message.channel, message.ts))
        why = f"asked: {kind}" if kind else "not understood" if outcome.kind == "nothing" else None
        if why and (text := _masked(session, workspace, message.words, reader)):
            yield Lesson(why, local_day(message.said_at, zone), text, tuple(made.ref for made in outcome.made))
    for action in plans.actions(session, workspace, reader.plan.id):
        for update in action.updates:
            if update.withdrawn in BY_HAND and (text := _masked(session, workspace, update.words, reader)):
                yield Lesson(update.withdrawn, local_day(update.said_at, zone), text, (action.ref,))


def _masked(session: Session, workspace: str, words_id: str | None, reader: PlanReader) -> str:
    found = words.texts(session, workspace, [words_id]) if words_id else {}
    return masked(found[words_id].text, reader.index) if words_id and words_id in found else ""
