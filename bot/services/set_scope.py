"""Say who delivers an action, mainly the council or the council with its partners: bodies are routed by it (LD 6.3)."""

from __future__ import annotations

from bot.plan.permissions import is_core_team
from bot.plan.scopes import WORDS, read_scope
from bot.plan.structure_entries import ScopeSet
from bot.reading.naming.leading import leading_reference
from bot.services.conversation import Conversation
from bot.services.review_evidence import append
from bot.wording import lists, refusal
from bot.wording.blocks import Said
from bot.wording.environment import escape

HOW = "Write `/plan scope 2.1.3 mainly council`, `/plan scope 2.1.3 council and partner`, or `… off`."


def set_scope(talk: Conversation, text: str) -> Said:
    """`/plan scope 2.1.3 council and partner`; `off` leaves it to who its owners are."""
    if not is_core_team(talk.plan, talk.place.author):
        return refusal.said("Only the core team says who delivers an action.")
    led = leading_reference(" ".join(text.split()), talk.reader.index)
    if led is None:
        return refusal.said(HOW)
    action = talk.action(led[0])
    if action is None:
        return lists.no_such_action(led[0])
    off = led[1].strip().casefold() == "off"
    scope = "" if off else read_scope(led[1])
    if scope is None:
        return refusal.said(HOW)
    append(talk, action, f"scope:{action.id}:{talk.place.key}", ScopeSet(scope))
    said = (
        f"is delivered by “{WORDS[scope]}”"
        if scope
        else "is the council's, or its partners' too, by who its owners are"
    )
    return refusal.said(f"*{escape(action.ref)}* {said}. `/plan routes` shows what goes to which body.")
