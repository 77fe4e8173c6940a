"""Posting a message once: what may have been posted already is looked for before it is posted again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.slack.client import Message, Slack
from bot.slack.refusals import SlackRefused

REPEAT = "(Planbot could not see whether this had been sent before; it may be a repeat.)"


@dataclass(frozen=True)
class Plain:
    """A message to post."""

    text: str
    blocks: list[dict[str, Any]]


@dataclass(frozen=True)
class Posted:
    """A message that is there. `outcome` is posted, found, or sent again (history could not be read)."""

    ts: str
    outcome: str


def post_once(
    slack: Slack, channel: str, message: Message, key: str, thread_ts: str | None, doubt: bool, oldest: datetime
) -> Posted:
    """Post a message, unless `doubt` (an earlier attempt's outcome is unknown) and it is found by its key.

    Where history cannot be read it is sent once more and says so. Raises SlackRefused and OutcomeUnknown.
    """
    if not doubt:
        return Posted(slack.post(channel, message, key, thread_ts), "posted")
    try:
        found = slack.history_has(channel, key, thread_ts, oldest)
    except SlackRefused as refusal:
        if refusal.retry_after is not None:
            raise
        return Posted(slack.post(channel, _repeated(message), key, thread_ts), "sent again")
    if found is not None:
        return Posted(found, "found")
    return Posted(slack.post(channel, message, key, thread_ts), "posted")


def _repeated(message: Message) -> Plain:
    note = {"type": "context", "elements": [{"type": "mrkdwn", "text": REPEAT}]}
    blocks = [*message.blocks[:49], note] if message.blocks else []
    return Plain(f"{message.text}\n{REPEAT}", blocks)
