"""What `/plan help` says."""

from __future__ import annotations

from bot.wording import blocks as b
from bot.wording.environment import render
from bot.wording.limits import PLAIN_TEXT, fitted

CORE_TEAM = "*Core team:"
"""Begins the headings of what the core team alone does."""


def help_text(contact: str = "", core_team: bool = True) -> b.Said:
    """The commands, and how to tell Planbot something; what the core team alone does only where it is asked by one of
    them. `contact` is the Slack id of whom to ask about the plan."""
    text = str(render("help/text.j2"))
    if not core_team:
        text = text.partition(CORE_TEAM)[0].strip()
    about = [b.context(f"Questions about the plan itself: <@{contact}>")] if contact else []
    return b.Said(fitted(text, PLAIN_TEXT), [*b.sections(text), *about])
