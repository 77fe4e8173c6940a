"""Become a member of the channel the digest goes to, or say what stands in the way."""

from __future__ import annotations

from typing import Any, Protocol

from bot.slack.refusals import OutcomeUnknown, SlackRefused
from bot.wording import setup

# What Slack answers about a private channel Planbot is not in.
HIDDEN = frozenset({"channel_not_found", "not_in_channel"})


class Channels(Protocol):
    """What is asked of Slack (bot.slack.client's `Slack` does it)."""

    def channel(self, channel: str) -> dict[str, Any]:
        """A conversation as Slack describes it."""
        ...

    def join(self, channel: str) -> None:
        """Become a member of a public channel."""
        ...


def join(slack: Channels, channel: str) -> str | None:
    """Make sure that Planbot can post in a channel: it joins a public one where its scopes allow. Returns a sentence
    when a person has to see to it. Where Slack does not say, nothing stands in the way: the digest is tried again."""
    try:
        found = slack.channel(channel)
    except SlackRefused as refusal:
        return setup.INVITE_ME if refusal.error in HIDDEN else None
    except OutcomeUnknown:
        return None
    if found.get("is_archived"):
        return setup.ARCHIVED
    if found.get("is_member") or found.get("is_im"):
        return None
    try:
        slack.join(channel)
    except (SlackRefused, OutcomeUnknown):
        return setup.INVITE_ME
    return None
