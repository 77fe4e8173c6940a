"""`/plan published`: what was sent, shown again byte for byte, to those who may see it."""

from __future__ import annotations

import msgspec

from bot.slack.workspace import people as who
from bot.slack.workspace.store import Json
from digests.clock import tick
from tests.asking.typed import labels, shown, typed
from tests.conversations.plan import AMARA, DANIEL, HELEN, LEO
from tests.conversations.stack import Stack


def as_sent(message: Json) -> bytes:
    """A message's blocks as Planbot sent them: Slack gives each an id of its own."""
    kept = [{name: value for name, value in block.items() if name != "block_id"} for block in message["blocks"]]
    return msgspec.json.encode(kept)


def a_digest_was_sent(stack: Stack) -> Json:
    """Let a Monday come by; the digest as it stands in the channel."""
    tick(stack.runtime, stack.clock.moment)
    stack.later(days=(7 - stack.clock.moment.weekday()) % 7 or 7)
    tick(stack.runtime, stack.clock.moment)
    stack.answer()
    sent = [m for m in stack.workspace.messages(who.CORE_TEAM_CHANNEL) if "the week to" in str(m["blocks"])]
    return sent[-1]


def test_a_digest_is_sent_again_exactly_as_it_was(stack: Stack) -> None:
    digest = a_digest_was_sent(stack)
    stack.dm(DANIEL, "2.1.3 red, the supplier walked out")
    stack.later(days=1)
    answer = typed(stack, HELEN, "published")
    assert "Weekly digest, week " in shown(answer["blocks"])
    stack.press(HELEN, answer, "show_published")
    again = stack.last(HELEN)
    assert again["text"] == digest["text"]
    assert as_sent(again) == as_sent(digest)


def test_nothing_published_says_when_there_will_be_something(stack: Stack) -> None:
    assert "Nothing was published yet" in typed(stack, AMARA, "published")["text"]


def test_owners_are_refused(stack: Stack) -> None:
    answer = typed(stack, LEO, "published")
    assert "core team and the directors only" in answer["text"]
    assert labels(answer) == []
