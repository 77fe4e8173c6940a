"""Keep what stands on the cover of the plan's papers, or of one body's."""

from __future__ import annotations

from msgspec.structs import replace

from bot.plan import entries as e
from bot.plan.covers import LABELS, Cover, cover_of, with_cover
from bot.plan.permissions import is_core_team
from bot.reading.child_words import without_names
from bot.reading.naming.bodies import find_body
from bot.services.conversation import Conversation
from bot.wording import covers as wording
from bot.wording import refusal
from bot.wording.blocks import Block, Said
from bot.wording.environment import escape
from storage import plans

NOT_YOURS = "Only the core team says what stands on the cover of papers."


def lay(talk: Conversation, words: str) -> Block | Said:
    """`/plan cover`, `/plan cover NAME`: the modal with what is kept."""
    if not is_core_team(talk.plan, talk.place.author):
        return refusal.said(NOT_YOURS)
    if not words.strip():
        return wording.cover_modal(cover_of(talk.plan.settings.covers, ""), "")
    found = find_body(f"for {words.strip()}", talk.reader.index)
    names = {body.id: body.name for body in plans.bodies(talk.session, talk.place.workspace, talk.plan.id)}
    if found is None or found[1].strip() or found[0] not in names:
        return refusal.said(f"I know no body “{escape(words.strip())}”: `/plan bodies` lists them.")
    return wording.cover_modal(cover_of(talk.plan.settings.covers, found[0]), names[found[0]])


def keep_cover(talk: Conversation, body: str, given: dict[str, str]) -> Said:
    """Keep what was filled in; the packs from now on have it."""
    if not is_core_team(talk.plan, talk.place.author):
        return refusal.said(NOT_YOURS)
    cover = Cover(body, *(without_names(given.get(name, "").strip()) for name, _ in LABELS))
    settings = replace(talk.plan.settings, covers=with_cover(talk.plan.settings.covers, cover))
    talk.record("plan", talk.plan.id, f"cover:{talk.place.key}", e.SettingsChosen(settings))
    names = {each.id: each.name for each in plans.bodies(talk.session, talk.place.workspace, talk.plan.id)}
    return wording.kept(cover, names.get(body, ""))
