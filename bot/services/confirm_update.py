"""Confirm an update that counts as reported: complete, or better than red (rule E2). The core team's to do."""

from __future__ import annotations

from bot.plan import entries as e
from bot.plan.permissions import is_core_team
from bot.services.conversation import Conversation
from bot.services.undo_update import update_of
from bot.wording import refusal


def confirm(talk: Conversation, action_id: str, update: str) -> None:
    """Note that a co-ordinator confirms an update; a second press only says who did."""
    if not is_core_team(talk.plan, talk.place.author):
        talk.whisper(refusal.said("Only the core team can confirm an update."), ":confirm")
        return
    found = update_of(talk, action_id, update)
    if found is None:
        talk.whisper(refusal.said("That update was withdrawn, so there is nothing to confirm."), ":confirm")
        return
    action, said = found
    if said.confirmed_by is not None:
        talk.whisper(refusal.said(f"*{action.ref}*: confirmed before, by <@{said.confirmed_by}>."), ":confirm")
        return
    what = e.UpdateConfirmed(update, talk.place.author)
    talk.record("action", action.id, f"confirm:{update}", what)
    talk.say(refusal.said(f"*{action.ref}*: confirmed by <@{talk.place.author}>."), ":confirm")
