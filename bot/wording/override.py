"""An overridden rating in words."""

from __future__ import annotations

from bot.plan.position import Item
from bot.wording import blocks as b
from bot.wording.environment import render


def overridden(item: Item, reason: str, action: str) -> b.Said:
    """It is reported better for a while, with a way back."""
    text = render("changes/overridden.j2", item=item, reason=reason)
    undo = b.button("Undo", "undo_override", {"c": action}, reads_as=f"Undo the override of {item.ref}")
    return b.Said(text, [b.section(text), b.actions(undo, block_id=f"override:{action}")])
