"""What people typed of a meeting (what it is about, why it is not held): kept apart, and told in the clear."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from bot.plan.bodies import Body, Meeting
from bot.services.kept_words import keep_for, told
from storage import words
from storage.engine import Session
from storage.words import Words


def kept_apart(session: Session, workspace: str, meeting: Meeting) -> list[tuple[Meeting, str | None]]:
    """The meeting with what is in the clear kept apart, and the digest of that for the journal: an entry has one, so
    that a title and a reason that are new at once take two, the last of which is the meeting as it is to be."""
    title = keep_for(session, workspace, meeting.title)
    why = keep_for(session, workspace, meeting.cancelled or "")
    if title is not None:
        meeting = replace(meeting, title="", title_words=title.id)
    if why is None:
        return [(meeting, title.digest if title else None)]
    titled = [(replace(meeting, cancelled=None), title.digest)] if title is not None else []
    return [*titled, (replace(meeting, cancelled="", words=why.id), why.digest)]


def in_the_clear(session: Session, workspace: str, bodies: Sequence[Body]) -> list[Body]:
    """The bodies whose meetings say what they are about, and why they are not held."""
    ids = [id for body in bodies for meeting in body.meetings for id in (meeting.words, meeting.title_words) if id]
    if not ids:
        return list(bodies)
    texts = words.texts(session, workspace, ids)
    return [replace(body, meetings=tuple(_told(meeting, texts) for meeting in body.meetings)) for body in bodies]


def _told(meeting: Meeting, texts: Mapping[str, Words]) -> Meeting:
    title = told(texts, meeting.title_words, meeting.title)
    why = told(texts, meeting.words, meeting.cancelled or "") if meeting.cancelled is not None else None
    return replace(meeting, title=title, cancelled=why)
