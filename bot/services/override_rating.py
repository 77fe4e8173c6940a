"""Report an action better than the rules make it, for one cadence at most, with a reason that is printed (rule E3)."""

from __future__ import annotations

from datetime import date

from bot.plan import entries as e
from bot.plan.action import Action, Override
from bot.plan.calendar import add_working_days
from bot.plan.entities import WORST_FIRST, Cadence, Rating
from bot.plan.line import line_of
from bot.plan.permissions import is_core_team
from bot.plan.position import item_on
from bot.reading.acts.override import OverrideAsked
from bot.reading.child_words import without_names
from bot.services.conversation import Conversation
from bot.services.kept_words import keep
from bot.wording import override as wording
from bot.wording import refusal
from bot.wording.blocks import Said
from bot.wording.environment import day as in_full
from bot.wording.environment import rating as in_words
from storage import plans


def override_rating(talk: Conversation, asked: OverrideAsked) -> Said:
    """Set or end an override; what to say to the core team."""
    action = talk.action(asked.ref)
    if action is None or not is_core_team(talk.plan, talk.place.author):
        return refusal.said("Only the core team can override a rating.")
    if asked.rating is None:
        return _end(talk, action)
    against = _why_not(talk, action, asked)
    if against is not None:
        return refusal.said(against)
    reason = without_names(asked.reason)
    kept = keep(talk, reason)
    until = asked.until or talk.today
    override = Override(Rating(asked.rating), talk.today, until, talk.place.author, kept.id if kept else None)
    after = _set(talk, action, override)
    return wording.overridden(item_on(line_of(talk.plan, after), talk.today), reason, action.id)


def undo_override(talk: Conversation, action_id: str) -> Said:
    """End the override that stands on an action."""
    action = plans.action_by_id(talk.session, talk.place.workspace, talk.plan.id, action_id)
    if action is None or not is_core_team(talk.plan, talk.place.author):
        return refusal.said("Only the core team can undo that.")
    return _end(talk, action)


def _end(talk: Conversation, action: Action) -> Said:
    if action.override is None:
        return refusal.said(f"*{action.ref}* has no override.")
    after = _set(talk, action, None)
    now = item_on(line_of(talk.plan, after), talk.today)
    return refusal.said(f"*{action.ref}* is reported by the rules again: {in_words(now.rating)}.")


def _why_not(talk: Conversation, action: Action, asked: OverrideAsked) -> str | None:
    item = item_on(line_of(talk.plan, action), talk.today)
    derived = item.derived or item.rating
    if asked.rating == Rating.BLUE:
        return "Blue is a body's decision, never an override."
    if derived is None or item.line.days.fixed is not None:
        return f"*{action.ref}* has no rating of the rules to override."
    if WORST_FIRST.index(Rating(str(asked.rating))) <= WORST_FIRST.index(derived):
        return f"*{action.ref}* is {in_words(derived)} by the rules; an override reports something better."
    declared = item.line.declared
    if declared is not None and WORST_FIRST.index(declared) < WORST_FIRST.index(Rating(str(asked.rating))):
        return f"Its owner says {in_words(declared)}: ask the owner; an override betters what the rules make of it."
    if not asked.reason:
        return f"Why? Write “override {action.ref} to green until 30 April: the reason”: it is printed with the rating."
    last = longest(derived, talk.plan.settings.cadence, talk.today)
    if asked.until is None or not talk.today <= asked.until <= last:
        return f"Until when? One cadence at most: up to {in_full(last)}."
    return None


def longest(derived: Rating, cadence: Cadence, today: date) -> date:
    """The last day an override of a derived rating may stand: one cadence of that rating."""
    return add_working_days(today, cadence.red if derived is Rating.RED else cadence.amber)


def _set(talk: Conversation, action: Action, override: Override | None) -> Action:
    key = f"override:{action.id}:{talk.place.key}"
    appended = talk.record("action", action.id, key, e.OverrideSet(override))
    after = appended.states["action", action.id]
    assert isinstance(after, Action)
    return after
