"""Have every copy of a request brought up to date once it is decided, withdrawn or open again."""

from __future__ import annotations

from bot.services.conversation import Conversation
from storage import echoes
from storage.echoes import Echoed

SETTLE = "settle_change"


def settle(talk: Conversation, change: str, mark: str) -> None:
    """Add the job, once for each `mark` of what became of the request."""
    talk.add(f"settle:{change}:{mark}", SETTLE, {"plan": talk.plan.id, "change": change}, talk.place.channel)


def note_copy(talk: Conversation, change: str, ts: str) -> None:
    """Note that a message, whose button somebody pressed, carries a request."""
    place = talk.place
    thread = place.root if place.root != ts else None
    copy = f"{echoes.of_change(change)}{place.channel}:{ts}"
    echoes.note(talk.session, Echoed(place.workspace, copy, place.channel, ts, thread))
