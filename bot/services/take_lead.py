"""A director or assistant director takes personal lead of an action, or gives it back (CB 8, 11; A13.2)."""

from __future__ import annotations

from bot.plan.oversight import PersonalLead
from bot.plan.oversight_entries import LeadTaken
from bot.plan.permissions import may_take_lead
from bot.services.conversation import Conversation
from bot.wording import refusal
from bot.wording.blocks import Said
from bot.wording.environment import day as in_full
from bot.wording.environment import escape

NOT_YOURS = "Only a director or an assistant director can take personal lead of an action."


def take_lead(talk: Conversation, ref: str) -> Said:
    """The speaker leads the action personally from today: what is escalated of it goes to them."""
    action = talk.action(ref)
    if action is None:
        return refusal.said(f"There is no action {escape(ref)} in the plan.")
    if not may_take_lead(talk.plan, talk.place.author):
        return refusal.said(NOT_YOURS)
    lead = action.personal_lead
    if lead is not None and lead.by == talk.place.author:
        return refusal.said(f"You lead {escape(ref)} personally since {in_full(lead.on)}.")
    _record(talk, action.id, PersonalLead(talk.place.author, talk.today))
    after = f" <@{lead.by}> led it since {in_full(lead.on)}." if lead is not None else ""
    give_back = f"Type `/plan lead {escape(ref)} back` to give it back."
    return refusal.said(
        f"You lead {escape(ref)} personally since {in_full(talk.today)}.{after} What is escalated of it comes to you,"
        f" and the owner stays the owner. {give_back}"
    )


def give_back(talk: Conversation, ref: str) -> Said:
    """Personal lead of the action ends; whoever has it, a director or the core team may end it."""
    action = talk.action(ref)
    if action is None:
        return refusal.said(f"There is no action {escape(ref)} in the plan.")
    lead = action.personal_lead
    if lead is None:
        return refusal.said(f"Nobody leads {escape(ref)} personally.")
    allowed = (lead.by, *talk.plan.settings.directors, *talk.plan.settings.core_team)
    if talk.place.author not in allowed:
        return refusal.said(NOT_YOURS)
    _record(talk, action.id, None)
    return refusal.said(f"Personal lead of {escape(ref)} has ended; what is escalated of it goes to the directors.")


def _record(talk: Conversation, action: str, lead: PersonalLead | None) -> None:
    key = f"lead:{action}:{talk.place.key}"
    talk.record("action", action, key, LeadTaken(lead))
