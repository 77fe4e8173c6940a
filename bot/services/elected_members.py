"""Elected members: they ask about the plan and are consulted on changes of it, and record nothing (CB 7, 20; A4.10)."""

from __future__ import annotations

import re
from datetime import date

from msgspec.structs import replace

from bot.plan import entries as e
from bot.plan.changes import Change, ChangeState
from bot.plan.entities import Settings
from bot.plan.permissions import is_core_team, names_of, sees_everything
from bot.reading.dates.dates import read_date
from bot.reading.naming.leading import leading_reference
from bot.services.conversation import Conversation
from bot.services.decide_change import Verdict, record
from bot.services.person_named import mentioned
from bot.wording import members as wording
from bot.wording import refusal
from bot.wording.blocks import Said
from bot.wording.environment import escape
from storage import plans

_CONSULTED = re.compile(r"^(?P<who>.+?)(?:\s+on\s+(?P<on>[^:]+))?\s*:\s*(?P<words>.+)$", re.IGNORECASE)
HOW = "Write whom, when, and what they said: `/plan consulted 2.1.3 Councillor Ashe on 3 March: content with the date`."


def appoint(talk: Conversation, text: str) -> Said:
    """`/plan members @a @b`, `/plan members @a off`: who asks and is consulted; without anybody, who does now."""
    if not is_core_team(talk.plan, talk.place.author):
        return refusal.said("Only the core team names the elected members.")
    users, settings = mentioned(text), talk.plan.settings
    if not users:
        return wording.listed_members(settings.members)
    if text.strip().casefold().endswith(" off"):
        kept = tuple(user for user in settings.members if user not in users)
        _choose(talk, replace(settings, members=kept))
        return wording.no_longer(users)
    officers = [user for user in users if _works_on_the_plan(talk, user)]
    if officers:
        return wording.is_an_officer(officers)
    _choose(talk, replace(settings, members=tuple(dict.fromkeys((*settings.members, *users)))))
    return wording.appointed(users)


def _works_on_the_plan(talk: Conversation, user: str) -> bool:
    """Whether somebody owns or leads, or is of the core team or a director: they record, and cannot only ask."""
    settings, names = talk.plan.settings, names_of(talk.reader.people, user)
    if user in (*settings.core_team, *settings.directors, *settings.assistant_directors):
        return True
    leads = {recommendation.lead for recommendation in talk.reader.recommendations.values()}
    where = talk.session, talk.place.workspace, talk.plan.id
    return not names.isdisjoint(leads) or any(plans.actions_of(*where, id) for id in names)


def _choose(talk: Conversation, settings: Settings) -> None:
    talk.record("plan", talk.plan.id, f"members:{talk.place.key}", e.SettingsChosen(settings))


def consulted(talk: Conversation, text: str) -> Said:
    """`/plan consulted 2.1.3 Councillor Ashe on 3 March: what they said`, of the request that waits about an action."""
    if not sees_everything(talk.plan, talk.place.author):
        return refusal.said("Only the core team or a director records a consultation.")
    led = leading_reference(" ".join(text.split()), talk.reader.index)
    found = _CONSULTED.match(led[1]) if led is not None else None
    if led is None or found is None:
        return refusal.said(HOW)
    on = read_date(found["on"], talk.now, "past").date if found["on"] else talk.today
    if on is None or on > talk.today:
        return refusal.said(f"I could not read “{escape(found['on'])}” as a past day. {HOW}")
    change = _pending(talk, led[0])
    if change is None:
        return refusal.said(f"No request waits about {escape(led[0])}: `/plan changes` lists those that do.")
    return record(talk, change, _verdict(talk, change, found["who"], on, found["words"]))


def _verdict(talk: Conversation, change: Change, who: str, on: date, words: str) -> Verdict:
    awaited = [role for role in change.awaited if change.only_consults(role)]
    account = next((talk.runtime.people.get(user) for user in mentioned(who)), None)
    name = account.name if account is not None else who.strip()
    return Verdict(awaited[0] if awaited else "", True, on, name, words, consulted=True)


def _pending(talk: Conversation, ref: str) -> Change | None:
    """The newest request about an action that is still to be decided."""
    action = talk.action(ref)
    every = plans.changes(talk.session, talk.place.workspace, talk.plan.id)
    waiting = [c for c in every if action is not None and action.id in c.actions and c.state is ChangeState.PENDING]
    return waiting[-1] if waiting else None
