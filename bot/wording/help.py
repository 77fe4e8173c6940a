"""What `/plan help` says."""

from __future__ import annotations

from bot.wording import blocks as b
from bot.wording.environment import render


def help_text() -> b.Said:
    """The commands, and how to tell Planbot something."""
    text = render("help/text.j2")
    return b.Said(str(text), b.sections(text))
