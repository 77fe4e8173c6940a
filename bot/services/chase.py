"""Chase one action now: its owner is prompted at once, whatever the cadence. The core team's to do."""

from __future__ import annotations

from bot.plan.permissions import is_core_team
from bot.services.conversation import Conversation
from bot.services.offer_update import nearest
from bot.wording import refusal
from bot.wording.environment import who


def chase(talk: Conversation, ref: str) -> None:
    """Ask the owner of an action about it now."""
    if not is_core_team(talk.plan, talk.place.author):
        talk.whisper(refusal.said("Only the core team can chase an action."), ":chase")
        return
    action = talk.action(ref)
    to = nearest(talk, action) if action else None
    if to is None or to.slack_id is None:
        talk.whisper(refusal.said(f"Nobody I can reach in Slack owns {ref}."), ":chase")
        return
    key = f"chase:{talk.plan.id}:{ref}:{talk.today.isoformat()}"
    payload: dict[str, object] = {"plan": talk.plan.id, "user": to.slack_id, "refs": [ref]}
    talk.add(key, "prompt", payload, None)
    talk.whisper(refusal.said(f"I have asked {who(to)} about {ref}."), ":chase")
