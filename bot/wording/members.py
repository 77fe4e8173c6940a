"""Elected members of a plan, in words (A4.10)."""

from __future__ import annotations

from collections.abc import Sequence

from bot.wording.blocks import Said
from bot.wording.environment import listed
from bot.wording.refusal import said

READ_ONLY = (
    "You follow the plan as an elected member: ask me anything about it, such as `/plan red` or “what's overdue in rec "
    "4?”. I have recorded nothing of this; please tell the core team."
)


def read_only() -> Said:
    """To a member who says something to be recorded."""
    return said(READ_ONLY)


def appointed(users: Sequence[str]) -> Said:
    """What was kept."""
    what = (
        "asks about the whole plan and is consulted"
        if len(users) == 1
        else "ask about the whole plan and are consulted"
    )
    return said(f"{_all(users)} now {what}; what they write is never recorded. `/plan members @name off` ends that.")


def no_longer(users: Sequence[str]) -> Said:
    """Somebody is no longer a member."""
    return said(f"{_all(users)} {'is' if len(users) == 1 else 'are'} no longer an elected member of this plan.")


def is_an_officer(users: Sequence[str]) -> Said:
    """Somebody cannot be one."""
    return said(f"{_all(users)} work on the plan and record what they do: a member only asks. Nothing is changed.")


def listed_members(users: Sequence[str]) -> Said:
    """Who they are now."""
    if not users:
        return said(
            "The plan has no elected members yet: `/plan members @name` names them, `/plan members NAME` a body's."
        )
    return said(f"Elected members, who ask and are consulted and record nothing: {_all(users)}.")


def _all(users: Sequence[str]) -> str:
    return listed([f"<@{user}>" for user in users])
