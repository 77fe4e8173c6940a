"""What the reds of a conversation need: who leads them, and which turned red just now."""

from __future__ import annotations

from collections.abc import Sequence

from bot.plan.action import Action
from bot.plan.entities import Rating
from bot.plan.escalation import red_missing
from bot.plan.line import line_of
from bot.plan.position import Item, item_on
from bot.services.conversation import Conversation
from bot.services.record_update import Change
from bot.wording import red


def item_of(talk: Conversation, action: Action) -> Item:
    """Where an action stands today."""
    return item_on(line_of(talk.plan, action), talk.today)


def has_lead(talk: Conversation, action: Action) -> bool:
    """Whether a recommendation that it serves has a lead."""
    served = (talk.reader.recommendations.get(r) for r in action.recommendations)
    return any(r is not None and r.lead is not None for r in served)


def turned_red(talk: Conversation, changes: Sequence[tuple[Change, Action]]) -> list[red.Turned]:
    """Of actions that were updated, those that became red by it, with what each needs."""
    fresh = [(c, a) for c, a in changes if c.after.rating is Rating.RED and c.before.rating is not Rating.RED]
    return [
        red.Turned(change.after, red_missing(change.after, has_lead(talk, action), talk.today), change.update.id)
        for change, action in fresh
    ]
