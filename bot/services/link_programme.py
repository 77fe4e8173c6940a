"""Say that an action is delivered elsewhere, under a wider programme; its evidence is still needed here (A2.12)."""

from __future__ import annotations

import re

from bot.plan import entries as e
from bot.plan.action import Action
from bot.plan.entities import Group
from bot.plan.grouping import PROGRAMME
from bot.plan.permissions import is_core_team
from bot.plan.structure_entries import PROGRAMME_ID, DeliveredElsewhere
from bot.reading.naming.leading import leading_reference
from bot.services.conversation import Conversation
from bot.services.file_parts import slug
from bot.wording import lists, refusal
from bot.wording.blocks import Said
from bot.wording.environment import escape
from storage import journal, plans

_UNDER = re.compile(r"^(?:under\s+)?(?:the\s+)?", re.IGNORECASE)
_OFF = re.compile(r"^(?:off|here|none)$", re.IGNORECASE)
HOW = "Write the action and the programme: `/plan elsewhere 2.1.3: Medium Term Financial Strategy`, or `… off`."


def elsewhere(talk: Conversation, text: str) -> Said:
    """`/plan elsewhere 2.1.3: Medium Term Financial Strategy`, `/plan elsewhere 2.1.3 off`."""
    if not is_core_team(talk.plan, talk.place.author):
        return refusal.said("Only the core team says what is delivered under another programme.")
    led = leading_reference(" ".join(text.split()), talk.reader.index)
    if led is None or not led[1]:
        return refusal.said(HOW)
    action = talk.action(led[0])
    if action is None:
        return lists.no_such_action(led[0])
    name = _UNDER.sub("", led[1]).strip(" “”\"'.")
    if _OFF.match(name):
        return _link(talk, action, None)
    known = plans.groups(talk.session, talk.place.workspace, talk.plan.id)
    same = (g for g in known if g.kind == PROGRAMME and slug(g.title) == slug(name))
    return _link(
        talk, action, next(same, None) or Group(f"{PROGRAMME_ID}{slug(name)}", PROGRAMME, name, order=len(known))
    )


def _link(talk: Conversation, action: Action, programme: Group | None) -> Said:
    known = {group.id for group in plans.groups(talk.session, talk.place.workspace, talk.plan.id)}
    whats: list[tuple[str, str, e.What]] = []
    if programme is not None and programme.id not in known:
        whats.append(("group", programme.id, e.GroupAdded(programme)))
    whats.append(("action", action.id, DeliveredElsewhere(programme.id if programme is not None else None)))
    entries = [
        e.Entry(f"elsewhere:{talk.place.key}:{n}", subject, id, what, talk.place.author, talk.now, talk.now)
        for n, (subject, id, what) in enumerate(whats)
    ]
    journal.append(talk.session, talk.place.workspace, talk.plan.id, entries)
    if programme is None:
        return refusal.said(f"*{escape(action.ref)}* is delivered under no other programme.")
    name = escape(programme.title)
    return refusal.said(
        f"*{escape(action.ref)}* is delivered elsewhere, under “{name}”; its evidence is still needed here. "
        f"`/plan programme {name}` lists what is, `/plan elsewhere {escape(action.ref)} off` takes this back."
    )
