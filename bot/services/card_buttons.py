"""What somebody can do about an action from its card."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot.plan.action import Action
from bot.plan.entities import Rating
from bot.plan.escalation import red_missing
from bot.plan.permissions import Standing, oversees, standing
from bot.plan.position import Item
from bot.wording.blocks import Element, button
from bot.wording.challenge import challenge_button
from bot.wording.red import complete_button

if TYPE_CHECKING:
    from bot.services.view import View


def card_buttons(view: View, action: Action, item: Item) -> list[Element]:
    """The buttons for whoever asks: to have its owner asked, to challenge it, and to say what its red needs."""
    about = view.plan, action, view.people, view.served, view.user
    found = []
    if oversees(*about) and item.rating not in (None, Rating.BLUE):
        found.append(button("Ask for a word now", "chase", {"r": action.ref}))
    if oversees(*about):
        found.append(challenge_button(action.ref))
    if red_missing(item, True, view.day) and standing(*about) is not Standing.NONE:
        found.append(complete_button(action.ref))
    return found
