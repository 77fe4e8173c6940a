"""Read what was said again, once it is known which action it is about: its dates and measures depend on it."""

from __future__ import annotations

from dataclasses import replace

from bot.reading.read import read
from bot.reading.reading import ActionReading, AttachedFile, Context, Doubt, Message
from bot.services.ask_back import draft_of, drafted_telling
from bot.services.conversation import Conversation
from storage.questions import Question


def read_again(talk: Conversation, question: Question, ref: str) -> tuple[ActionReading, tuple[Doubt, ...]] | None:
    """What the words of a question's message say of this action, and what is still in doubt of it.

    "Slipped a fortnight" is a day only when the action is known. None when the words say nothing that way, as when
    they were erased meanwhile or a file came without any.
    """
    draft = draft_of(question)
    telling = drafted_telling(talk, question)
    asked = draft.doubts[0].words
    text = telling.text.replace(asked, ref, 1) if asked else telling.text
    author = talk.me.id if talk.me else talk.place.author
    files = tuple(AttachedFile(file.name, file.mimetype) for file in telling.files)
    message = Message(text, telling.said_at, author, files)
    reading = read(message, talk.reader.index, Context(thread_actions=(ref,)))
    said = next((action for action in reading.actions if action.ref == ref), None)
    if said is None or said == ActionReading(ref, facts=said.facts):
        return None
    held = next((action for action in draft.actions if action.ref is None), said)
    doubts = tuple(doubt for doubt in reading.doubts if doubt.ref == ref and doubt.kind != "missing_attachment")
    return replace(said, evidence=said.evidence or held.evidence), doubts
