"""Typing `/plan`, and looking at what came back."""

from __future__ import annotations

from bot.slack.workspace import people as who
from bot.slack.workspace.store import Json
from tests.conversations.stack import Stack


def typed(stack: Stack, user: str, words: str, channel: str = who.GENERAL_CHANNEL) -> Json:
    """The answer to `/plan words`, as the person sees it."""
    before = len(stack.workspace.messages(channel, user))
    answer = stack.workspace.command(user, channel, f"/plan {words}".strip())
    assert answer["ok"], answer
    stack.answer()
    found = stack.workspace.messages(channel, user)[before:]
    assert len(found) == 1, found
    return found[0]


def seen(stack: Stack, user: str, channel: str = who.GENERAL_CHANNEL) -> Json:
    """The newest message that the person sees in a channel."""
    return stack.workspace.messages(channel, user)[-1]


def shown(blocks: list[Json]) -> str:
    """The words of the sections, headers and contexts of a message or a view."""
    return "\n".join(_words(block) for block in blocks)


def labels(message: Json) -> list[str]:
    """What the buttons of a message say."""
    buttons = (e for b in message.get("blocks", ()) if b["type"] == "actions" for e in b["elements"])
    return [e["text"]["text"] for e in buttons if e["type"] == "button"]


def _words(block: Json) -> str:
    if block["type"] == "context":
        return "\n".join(str(e.get("text", "")) for e in block["elements"])
    return str((block.get("text") or {}).get("text", ""))
