"""Chase one action now: its owner is prompted at once, whatever the cadence. For those who oversee it to do."""

from __future__ import annotations

from bot.services.conversation import Conversation
from bot.services.offer_update import nearest
from bot.wording import refusal
from bot.wording.blocks import Said
from bot.wording.environment import escape, who


def chase(talk: Conversation, ref: str) -> Said:
    """Ask the owner of an action about it now, once a day however often it is asked for; what to say to that."""
    action = talk.action(ref)
    if action is None:
        return refusal.said(f"There is no action {escape(ref)} in the plan.")
    if not talk.oversees(action):
        return refusal.said("Only the core team, its lead and the directors can chase an action.")
    to = nearest(talk, action)
    if to is None or to.slack_id is None:
        return refusal.said(f"Nobody I can reach in Slack owns {escape(ref)}.")
    payload: dict[str, object] = {"plan": talk.plan.id, "user": to.slack_id, "refs": [ref]}
    talk.add(f"chase:{talk.plan.id}:{ref}:{talk.today.isoformat()}", "prompt", payload, None)
    return refusal.said(f"I have asked {who(to)} about {escape(ref)}.")
