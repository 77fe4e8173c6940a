"""Have those who may approve a request asked, within the one prompt a day that they get."""

from __future__ import annotations

from collections.abc import Sequence

from bot.plan.changes import Change
from bot.plan.entities import DIRECTOR
from bot.services.conversation import Conversation
from bot.services.prompt_slot import prompt_today


def ask_approvers(talk: Conversation, changes: Sequence[Change]) -> None:
    """Have the directors asked: with today's one prompt where they had none yet, otherwise with their next."""
    if not any(DIRECTOR in change.awaited for change in changes):
        return
    for user in talk.plan.settings.directors:
        if any(change.by != user for change in changes):
            talk.jobs.extend(prompt_today(talk.session, talk.place.workspace, talk.plan, user, talk.now))


def nobody_to_ask(talk: Conversation, change: Change) -> bool:
    """Whether a director must decide a request and there is none, but perhaps whoever asked."""
    return DIRECTOR in change.awaited and not any(user != change.by for user in talk.plan.settings.directors)
