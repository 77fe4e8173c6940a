"""Erase the words of an entry for good: whoever typed them may, and the core team. A form has no message to delete."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

import msgspec

from bot.plan import entries as e
from bot.plan.action import Action
from bot.plan.permissions import is_core_team
from bot.services.ask_back import draft_of
from bot.services.conversation import Conversation
from bot.services.erasure import erase
from storage import inbox, journal, plans, questions, words
from storage.chain import Stored
from storage.words import Words

MOST = 100
BY_ITS_AUTHOR, BY_THE_CORE_TEAM = "erased by whoever typed them", "erased by the core team"


@dataclass(frozen=True)
class Erasable:
    """Words of an entry that somebody may erase."""

    id: str
    text: str
    entry: e.Entry


def erasable(talk: Conversation, action: Action | None = None) -> list[Erasable]:
    """The newest words, of one action or of the whole plan, that the speaker may erase."""
    subject = ("action", action.id) if action is not None else None
    by = None if is_core_team(talk.plan, talk.place.author) else talk.place.author
    found = _with_words(talk, journal.newest(talk.session, talk.plan.id, by, subject))
    return list(islice((each for each in found if by is None or _typed_by(talk, each.id) == by), MOST))


def _with_words(talk: Conversation, entries: Iterator[Stored]) -> Iterator[Erasable]:
    seen: set[str] = set()
    while some := list(islice(entries, 200)):
        named = [(stored.entry, words.ids_in(msgspec.json.encode(stored.entry.what).decode())) for stored in some]
        texts = words.texts(talk.session, talk.place.workspace, [id for _, ids in named for id in ids])
        for entry, ids in named:
            for id in ids:
                if id in texts and id not in seen:
                    seen.add(id)
                    yield Erasable(id, texts[id].text, entry)


def erase_typed(talk: Conversation, ids: list[str]) -> int:
    """Erase words and their copies; how many were erased. What the speaker may not erase is left, and a second time
    changes nothing."""
    mine, found = is_core_team(talk.plan, talk.place.author), 0
    for id in ids:
        typist = _typed_by(talk, id)
        if typist is not None and (mine or typist == talk.place.author):
            found += _erase(talk, id, BY_ITS_AUTHOR if typist == talk.place.author else BY_THE_CORE_TEAM)
    return found


def _typed_by(talk: Conversation, id: str) -> str | None:
    """Who typed words: the first entry that holds them is theirs; a risk raised from an obstacle holds its owner's."""
    return next((stored.entry.by for stored in journal.naming(talk.session, talk.plan.id, id)), None)


def _erase(talk: Conversation, id: str, reason: str) -> bool:
    session, workspace = talk.session, talk.place.workspace
    texts = words.texts(session, workspace, [id])
    if id not in texts:
        return False
    entries = [stored.entry for stored in journal.naming(session, talk.plan.id, id)]
    copies = {copy for entry in entries for copy in (*_printed(talk, entry), *_in_the_message(talk, entry, texts[id]))}
    subject, subject_id = entries[0].subject, entries[0].subject_id
    made = erase(session, talk.telling(talk.place.key, talk.now), subject, subject_id, [id, *sorted(copies)], reason)
    journal.append(session, workspace, talk.plan.id, made)
    return True


def _printed(talk: Conversation, entry: e.Entry) -> Iterator[str]:
    """The id of an owner's words as they were edited for print."""
    if isinstance(entry.what, e.UpdateRecorded):
        action = plans.action_by_id(talk.session, talk.place.workspace, talk.plan.id, entry.subject_id)
        yield from (u.printed for u in action.updates if u.id == entry.what.update.id and u.printed) if action else ()


def _in_the_message(talk: Conversation, entry: e.Entry, said: Words) -> Iterator[str]:
    """The ids of the same words wherever else the message is kept that they came in; questions about it are emptied."""
    if entry.source is None:
        return
    session, where = talk.session, (talk.place.workspace, entry.source.channel, entry.source.ts)
    message, kept = inbox.message(session, *where), []
    for question in questions.about_message(session, *where):
        kept.append(draft_of(question).words)
        questions.forget(session, talk.place.workspace, question.id, talk.now)
    for stored in journal.told_at(session, talk.plan.id, entry.source):
        kept += words.ids_in(msgspec.json.encode(stored.entry.what).decode())
    texts = words.texts(session, talk.place.workspace, filter(None, [message.words if message else None, *kept]))
    yield from (id for id, other in texts.items() if said.text in other.text or other.text in said.text)
