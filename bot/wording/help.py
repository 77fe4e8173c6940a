"""What `/plan help` says."""

from __future__ import annotations

from bot.wording import blocks as b
from bot.wording.environment import render
from bot.wording.limits import PLAIN_TEXT, fitted


def help_text(contact: str = "") -> b.Said:
    """The commands, and how to tell Planbot something; `contact` is the Slack id of whom to ask about the plan."""
    text = render("help/text.j2")
    about = [b.context(f"Questions about the plan itself: <@{contact}>")] if contact else []
    return b.Said(fitted(text, PLAIN_TEXT), [*b.sections(text), *about])
