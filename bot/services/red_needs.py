"""What the reds of a conversation need: who leads them, and which turned red just now."""

from __future__ import annotations

from collections.abc import Sequence

from bot.plan.action import Action
from bot.plan.entities import Rating
from bot.plan.escalation import red_missing
from bot.plan.line import line_of
from bot.plan.position import Item, item_on
from bot.services.conversation import Conversation
from bot.wording import red


def item_of(talk: Conversation, action: Action) -> Item:
    """Where an action stands today."""
    return item_on(line_of(talk.plan, action), talk.today)


def has_lead(talk: Conversation, action: Action) -> bool:
    """Whether a recommendation that it serves has a lead."""
    served = (talk.reader.recommendations.get(r) for r in action.recommendations)
    return any(r is not None and r.lead is not None for r in served)


def turned_red(talk: Conversation, pairs: Sequence[tuple[Item, Item, Action]]) -> list[red.Turned]:
    """Of actions as they stood and stand, those that became red, with what each needs."""
    fresh = [(after, a) for before, after, a in pairs if after.rating is Rating.RED and before.rating is not Rating.RED]
    return [red.Turned(after, red_missing(after, has_lead(talk, action), talk.today)) for after, action in fresh]
