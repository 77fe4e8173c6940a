"""Complete, assurance pending: delivered, with a checkpoint after delivery still to come (A7.14; NY 5.11)."""

from __future__ import annotations

import re
from datetime import date

from msgspec import Struct

from bot.plan.action import Action
from bot.plan.current import Current
from bot.plan.entities import Status

DELIVER, EVALUATE = "deliver", "evaluate"
"""The kinds of a milestone: one that looks at what was delivered may lie after the action's agreed date."""
_LOOKS_BACK = re.compile(r"\b(?:evaluat\w*|review\w*|audit\w*|compliance|assurance)\b", re.IGNORECASE)


def looks_back(label: str) -> bool:
    """Whether a milestone's name says that it looks at what was delivered: an audit, a review, an evaluation."""
    return bool(_LOOKS_BACK.search(label))


class FollowUp(Struct, frozen=True):
    """The next checkpoint after delivery: "audit six months after launch"; `due` is None until its date is known,
    `words` the id of the label where somebody typed it."""

    label: str
    due: date | None = None
    words: str | None = None


def follow_up(action: Action, now: Current) -> FollowUp | None:
    """What a delivered action still waits for: its earliest open milestone that was never meant to come before it."""
    if now.status is not Status.DELIVERED:
        return None
    done = now.delivered_on
    left = (m for m in action.milestones if m.done_on is None)
    after = [m for m in left if m.kind == EVALUATE or m.due is None or (done is not None and m.due.day > done)]
    first = min(after, key=lambda m: (m.due.day if m.due else date.max, m.id), default=None)
    return FollowUp(first.label, first.due.day if first.due else None, first.words) if first is not None else None
