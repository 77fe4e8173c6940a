"""Say who of another organisation oversees a workstream: they see how it stands and are asked for nothing (CB 6)."""

from __future__ import annotations

import re

from bot.plan.entities import Group, Person, PersonKind
from bot.plan.entries import PersonAdded
from bot.plan.permissions import is_core_team
from bot.plan.structure_entries import OverseerNamed
from bot.services.conversation import Conversation
from bot.services.part_named import part_named
from bot.services.person_named import mentioned, without_mentions
from bot.services.said import short_id
from bot.services.set_liaison import append, named, plan_person
from bot.wording import parts as wording
from bot.wording import refusal
from bot.wording.blocks import Said
from bot.wording.environment import escape

_OFF = re.compile(r"\s+off\s*$", re.IGNORECASE)
HOW = "Write the workstream and who oversees it: `/plan overseer workstream Health @name`, or a name after a colon."


def name_overseer(talk: Conversation, text: str) -> Said:
    """`/plan overseer workstream Health @name`, `… Health: Director of Nursing`, `… Health off`."""
    if not is_core_team(talk.plan, talk.place.author):
        return refusal.said("Only the core team names who oversees a workstream.")
    words, _, name = without_mentions(text).partition(":")
    users = mentioned(text)
    off = not users and not name and _OFF.search(words) is not None
    part = part_named(talk, _OFF.sub("", words) if off else words)
    if not (users or name.strip() or off):
        return refusal.said(HOW)
    if part is None:
        return refusal.said(f"The plan has no part called “{escape(words.strip())}”. {HOW}")
    if off:
        return _kept(talk, part, None)
    person = plan_person(talk, users[0]) if users else _by_name(talk, name.strip())
    return _kept(talk, part, person)


def _by_name(talk: Conversation, name: str) -> Person:
    """Somebody outside Slack, as the plan names them or added to it."""
    known = named(talk, name)
    if known is not None:
        return known
    added = Person(short_id("person", talk.plan.id, name.casefold()), name, PersonKind.POST)
    append(talk, added.id, f"person:{added.id}", PersonAdded(added))
    return added


def _kept(talk: Conversation, part: Group, person: Person | None) -> Said:
    what = OverseerNamed(person.id if person is not None else None)
    key = f"overseer:{part.id}:{talk.place.key}"
    talk.record("group", part.id, key, what)
    if person is None:
        return refusal.said(f"Nobody of another organisation oversees {escape(part.title)} any more.")
    return wording.overseen(part, person)
