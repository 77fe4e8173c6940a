"""What was done, with the one button that takes it back."""

from __future__ import annotations

from collections.abc import Mapping

from bot.wording import blocks as b


def undoable(text: str, action_id: str, value: Mapping[str, object], about: str) -> b.Said:
    """A sentence (safe markup) and Undo; `about` names for a screen reader what is undone."""
    undo = b.button("Undo", action_id, dict(value), reads_as=f"{about}: undo")
    return b.Said(text, [b.section(text), b.actions(undo)])
