"""Keep what stands on the cover of the plan's papers, or of one body's."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from msgspec.structs import replace

from bot.plan import entries as e
from bot.plan.covers import LABELS, Cover, cover_of, with_cover
from bot.plan.permissions import is_core_team
from bot.reading.child_words import without_names
from bot.reading.naming.bodies import find_body
from bot.services.conversation import Conversation
from bot.services.kept_words import keep
from bot.wording import covers as wording
from bot.wording import refusal
from bot.wording.blocks import Block, Said
from bot.wording.environment import escape
from storage import plans, words
from storage.engine import Session
from storage.words import Words

NOT_YOURS = "Only the core team says what stands on the cover of papers."


def lay(talk: Conversation, words: str) -> Block | Said:
    """`/plan cover`, `/plan cover NAME`: the modal with what is kept."""
    if not is_core_team(talk.plan, talk.place.author):
        return refusal.said(NOT_YOURS)
    if not words.strip():
        return wording.cover_modal(cover_of(_told(talk), ""), "")
    found = find_body(f"for {words.strip()}", talk.reader.index)
    names = {body.id: body.name for body in plans.bodies(talk.session, talk.place.workspace, talk.plan.id)}
    if found is None or found[1].strip() or found[0] not in names:
        return refusal.said(f"I know no body “{escape(words.strip())}”: `/plan bodies` lists them.")
    return wording.cover_modal(cover_of(_told(talk), found[0]), names[found[0]])


def covers_told(session: Session, workspace: str, covers: Iterable[Cover]) -> tuple[Cover, ...]:
    """The covers in the clear, without what was erased."""
    known = tuple(covers)
    texts = words.texts(session, workspace, [id for cover in known for id in cover.typed.values()])
    return tuple(_in_the_clear(cover, texts) for cover in known)


def _in_the_clear(cover: Cover, texts: Mapping[str, Words]) -> Cover:
    said: dict[str, Any] = {name: texts[id].text for name, id in cover.typed.items() if id in texts}
    return replace(cover, **said)


def _told(talk: Conversation) -> tuple[Cover, ...]:
    return covers_told(talk.session, talk.place.workspace, talk.plan.settings.covers)


def _kept_apart(talk: Conversation, body: str, given: Mapping[str, str]) -> tuple[Cover, str | None]:
    """The cover as the journal has it, with the digest of the words that are new; what stays as it was is not kept
    twice."""
    before, shown = cover_of(talk.plan.settings.covers, body), cover_of(_told(talk), body)
    ids, digest = dict[str, str](), None
    for name, _ in LABELS:
        said = without_names(given.get(name, "").strip())
        if said and said == getattr(shown, name) and name in before.typed:
            ids[name] = before.typed[name]
        elif kept := keep(talk, said):
            ids[name], digest = kept.id, kept.digest
    return Cover(body, typed=ids), digest


def keep_cover(talk: Conversation, body: str, given: dict[str, str]) -> Said:
    """Keep what was filled in; the packs from now on have it."""
    if not is_core_team(talk.plan, talk.place.author):
        return refusal.said(NOT_YOURS)
    cover, digest = _kept_apart(talk, body, given)
    settings = replace(talk.plan.settings, covers=with_cover(talk.plan.settings.covers, cover))
    talk.record("plan", talk.plan.id, f"cover:{talk.place.key}", e.SettingsChosen(settings), digest)
    [cover] = covers_told(talk.session, talk.place.workspace, [cover])
    names = {each.id: each.name for each in plans.bodies(talk.session, talk.place.workspace, talk.plan.id)}
    return wording.kept(cover, names.get(body, ""))
