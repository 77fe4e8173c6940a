"""What everything about the boards and committees begins with: who may, and which body a command names."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from bot.plan.bodies import Body
from bot.reading.naming.bodies import find_body
from bot.reading.naming.plan_index import PlanIndex
from bot.services.conversation import Conversation
from bot.services.set_body import Setting
from bot.services.setup_plan import may_set_up
from bot.wording import bodies as wording
from bot.wording import refusal
from bot.wording.blocks import Said
from bot.wording.environment import escape, listed
from storage import plans

NOT_YOURS = "Only the core team can set up boards and their meetings."
R = TypeVar("R")


def may_set(talk: Conversation) -> bool:
    """Whether the speaker may set bodies up."""
    known = talk.runtime.people.get(talk.place.author)
    return may_set_up(talk.plan, talk.place.author, known is not None and known.is_admin)


def setting_of(talk: Conversation) -> Setting:
    """The speaker's change of the bodies; the keys of its entries follow from the delivery."""
    return Setting(talk.session, talk.place.workspace, talk.plan, talk.place.author, talk.now, talk.place.key)


def bodies_of(talk: Conversation) -> list[Body]:
    """The bodies of the plan."""
    return plans.bodies(talk.session, talk.place.workspace, talk.plan.id)


def of_body(act: str, do: Callable[[Conversation, Body, str], R]) -> Callable[[Conversation, str], R | Said]:
    """What `/plan ACT NAME ...` does about the body that its words name, for those who may set it up."""

    def named(talk: Conversation, words: str) -> R | Said:
        if not may_set(talk):
            return refusal.said(NOT_YOURS)
        bodies = bodies_of(talk)
        known, rest = named_body(bodies, words, talk.reader.index)
        return do(talk, known, rest) if known is not None else which_body([body.name for body in bodies], act)

    return named


def which_body(names: list[str], act: str) -> Said:
    """The command names no body that the plan has."""
    if not names:
        return refusal.said(wording.no_bodies())
    return refusal.said(f"Which body? Write `/plan {act} {escape(names[0])}`. The plan has {escape(listed(names))}.")


def named_body(bodies: list[Body], words: str, index: PlanIndex) -> tuple[Body | None, str]:
    """The body that a command's words begin with, and the rest of them."""
    found = find_body(f"for {words}", index)
    if found is None:
        return None, words
    return next((body for body in bodies if body.id == found[0]), None), found[1]
