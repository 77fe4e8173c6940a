"""What was said of a red that stands: the safeguarding answer and the recovery action (rule E3)."""

from __future__ import annotations

from bot.plan.action import Action
from bot.plan.oversight import RedNote


def safeguarding_note(action: Action) -> RedNote | None:
    """The safeguarding answer that stands: the last one given. A "yes" stands until somebody answers no."""
    return next((n for n in reversed(action.red_notes) if n.harm is not None and n.withdrawn is None), None)


def recovery_note(action: Action) -> RedNote | None:
    """The recovery action that was said last."""
    return next((n for n in reversed(action.red_notes) if n.recovery is not None and n.withdrawn is None), None)
