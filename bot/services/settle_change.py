"""Tell whoever asked, and have every copy brought up to date, once a request is decided, withdrawn or open again."""

from __future__ import annotations

from bot.plan.changes import Approval, Change
from bot.services.conversation import Conversation, content
from bot.services.show_change import card_of
from bot.wording import changes as wording
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


def tell_asker(talk: Conversation, change: Change, mark: str, approval: Approval | None) -> None:
    """Say to whoever asked how their request stands, in the thread in which they asked; `approval` is what was recorded
    now, None when what had settled it was taken back or nobody decided."""
    if change.by == "planbot":
        return
    card = card_of(talk.session, talk.place.workspace, talk.plan, change)
    payload: dict[str, object] = dict(content(wording.told(card, approval)))
    source = change.source
    if source is not None:
        payload |= {"channel": source.channel, "thread_ts": source.thread_ts or source.ts}
    else:
        payload["user"] = change.by
    talk.add(f"decided:{change.id}:{mark}", "post", payload, source.channel if source else None)
