"""Ask somebody about a doubt, one question at a time, with what would be recorded kept as a draft."""

from __future__ import annotations

from datetime import datetime

import msgspec
from msgspec import Struct

from bot.plan.action import Source
from bot.reading.reading import ActionReading, Doubt
from bot.services.conversation import Conversation
from bot.services.record_update import Telling
from bot.services.said import GivenFile
from bot.wording import question as wording
from bot.wording.blocks import Said
from bot.wording.question import Choice
from storage import questions, threads, words
from storage.engine import Session
from storage.questions import Question

MOST = 60


class Draft(Struct, frozen=True):
    """What would be recorded once the first of the doubts is settled. The words are kept by id, to be erasable."""

    actions: tuple[ActionReading, ...]
    doubts: tuple[Doubt, ...] = ()
    nil_return: bool = False
    by: str = ""
    said_at: datetime | None = None
    cause: str = ""
    words: str | None = None
    source: Source | None = None
    files: tuple[GivenFile, ...] = ()


def ask(talk: Conversation, telling: Telling, draft: Draft) -> str:
    """Ask about the first doubt of a draft; returns the question's id."""
    doubt = draft.doubts[0]
    kept = keep_draft(talk.session, telling, draft)
    source = telling.source or Source(talk.place.channel, talk.place.root)
    question = Question(
        workspace_id=talk.place.workspace,
        channel=talk.place.channel,
        thread_ts=talk.place.root,
        asked_of=talk.place.author,
        message_channel=source.channel,
        message_ts=source.ts,
        kind=doubt.kind,
        asked_at=talk.now,
        ref=doubt.ref,
        candidates=tuple(choice.value for choice in _choices(talk, doubt)),
        draft=msgspec.json.encode(kept).decode(),
    )
    questions.ask(talk.session, question)
    talk.say(message_of(talk, question, doubt), ":asked")
    return question.id


def message_of(talk: Conversation, question: Question, doubt: Doubt) -> Said:
    """The message that asks a question."""
    choices = _choices(talk, doubt)
    shown = choices[:MOST]
    left = len(choices) - len(shown)
    return wording.ask(question.id, doubt.kind, doubt.words, doubt.ref, shown, left, is_of_all(talk, question))


def is_of_all(talk: Conversation, question: Question) -> bool:
    """Whether "all of them" may be the answer: in a prompt's thread, of the actions it asked about."""
    if question.kind != "which_action" or len(question.candidates) < 2:
        return False
    begun = threads.thread(talk.session, question.workspace_id, question.channel, question.thread_ts or "")
    return begun is not None and begun.kind == "prompt" and set(begun.actions) == set(question.candidates)


def keep_draft(session: Session, telling: Telling, draft: Draft) -> Draft:
    """The draft with all that recording it later needs."""
    kept = words.keep(session, telling.workspace, telling.text) if telling.text else None
    return msgspec.structs.replace(
        draft,
        by=telling.by,
        said_at=telling.said_at,
        cause=telling.cause,
        words=kept.id if kept else None,
        source=telling.source,
        files=telling.files,
    )


def draft_of(question: Question) -> Draft:
    """The draft of a question."""
    return _DRAFT.decode(question.draft)


def drafted_telling(talk: Conversation, question: Question, by: str | None = None) -> Telling:
    """What was said when the draft was made, for recording it now. Erased words stay erased."""
    draft = draft_of(question)
    if draft.words:
        talk.words = (*talk.words, draft.words)
    found = words.texts(talk.session, talk.place.workspace, [draft.words]) if draft.words else {}
    text = found[draft.words].text if draft.words in found else ""
    said_at = draft.said_at or talk.now
    cause = f"{draft.cause}:{question.id}"
    return talk.telling(cause, said_at, text, draft.source, by=by or draft.by, files=draft.files)


def _choices(talk: Conversation, doubt: Doubt) -> list[Choice]:
    match doubt.kind:
        case "two_ratings" | "negated_rating":
            wanted = [c for c in doubt.candidates if c in _RATINGS] or list(_RATINGS)
            return [Choice(value, _RATINGS[value]) for value in wanted]
        case "contradiction":
            return [Choice("done", "It is finished"), Choice("left", "There is work left")]
        case "bare_number":
            return [Choice("progress", "How far the work is"), Choice("indicator", "A value of the measure")]
        case "which_date" | "past_date" | "impossible_date":
            return []
        case "bulk":
            return [_of_action(talk, ref) for ref in doubt.candidates]
    return [_of_action(talk, ref) for ref in _likely(talk, doubt)]


def _likely(talk: Conversation, doubt: Doubt) -> list[str]:
    """The reader's candidates, else the speaker's open actions: those the speaker was just prompted about first."""
    index = talk.reader.index
    mine = talk.me.id if talk.me else ""
    known = [index.by_ref[ref] for ref in doubt.candidates if ref in index.by_ref]
    if not known:
        known = [index.by_ref[ref] for ref in index.owned.get(mine, ()) if index.by_ref[ref].open]
    prompt = threads.latest_prompt(talk.session, talk.place.workspace, talk.place.channel)
    prompted = prompt.actions if prompt else ()
    ranked = sorted(known, key=lambda a: (mine not in a.owners, not a.open, a.ref not in prompted))
    return [action.ref for action in ranked]


def _of_action(talk: Conversation, ref: str) -> Choice:
    known = talk.reader.index.by_ref.get(ref)
    return Choice(ref, f"{ref} {known.title}" if known else ref)


_RATINGS = {"red": "🔴 Red", "amber": "🟠 Amber", "green": "🟢 Green"}
_DRAFT: msgspec.json.Decoder[Draft] = msgspec.json.Decoder(Draft)
