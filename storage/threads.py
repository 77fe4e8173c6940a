"""Threads: what a message of Planbot's was about, so that a reply in its thread need not say."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import Row, bindparam, select
from sqlalchemy.orm import Session

from storage.columns import table_of
from storage.conversation_tables import ThreadRow
from storage.once import put

_THREADS = table_of(ThreadRow)
_IN_CHANNEL = select(_THREADS).where(
    _THREADS.c.workspace_id == bindparam("workspace"), _THREADS.c.channel == bindparam("channel")
)
_AT = _IN_CHANNEL.where(_THREADS.c.ts == bindparam("ts"))
_LATEST_PROMPT = _IN_CHANNEL.where(_THREADS.c.kind == "prompt").order_by(_THREADS.c.ts.desc()).limit(1)
_ABOUT = (
    select(_THREADS)
    .where(
        _THREADS.c.workspace_id == bindparam("workspace"),
        _THREADS.c.kind == bindparam("kind"),
        _THREADS.c.person == bindparam("about"),
    )
    .limit(1)
)
_PROMPTS = select(_THREADS).where(
    _THREADS.c.workspace_id == bindparam("workspace"),
    _THREADS.c.kind == "prompt",
    _THREADS.c.ts >= bindparam("first"),
    _THREADS.c.ts < bindparam("last"),
)


@dataclass(frozen=True)
class Thread:
    """A thread. `ts` is its first message's; kind is prompt, digest, escalation, challenge, action or answer; `actions`
    are references; `person` of a challenge's is the id of the challenge."""

    workspace_id: str
    channel: str
    ts: str
    kind: str
    actions: tuple[str, ...] = ()
    person: str | None = None


def remember(session: Session, thread: Thread) -> None:
    """Remember what a thread is about, in place of what was remembered of it."""
    values = {**vars(thread), "actions": msgspec.json.encode(thread.actions).decode()}
    put(session, ThreadRow, values)


def thread(session: Session, workspace_id: str, channel: str, ts: str) -> Thread | None:
    """What a thread is about; None when Planbot did not begin it."""
    return _of(session.execute(_AT, {"workspace": workspace_id, "channel": channel, "ts": ts}).first())


def latest_prompt(session: Session, workspace_id: str, channel: str) -> Thread | None:
    """The last prompt of a direct message."""
    return _of(session.execute(_LATEST_PROMPT, {"workspace": workspace_id, "channel": channel}).first())


def about(session: Session, workspace_id: str, kind: str, id: str) -> Thread | None:
    """The thread that is about one thing of a kind, such as a challenge."""
    return _of(session.execute(_ABOUT, {"workspace": workspace_id, "kind": kind, "about": id}).first())


def prompts_between(session: Session, workspace_id: str, since: datetime, until: datetime) -> list[Thread]:
    """The prompts that went out between two moments (UTC)."""
    first, last = f"{since.timestamp():.6f}", f"{until.timestamp():.6f}"
    found = session.execute(_PROMPTS, {"workspace": workspace_id, "first": first, "last": last})
    return [thread for row in found if (thread := _of(row)) is not None]


def _of(row: Row[Any] | None) -> Thread | None:
    if row is None:
        return None
    actions = msgspec.json.decode(row.actions, type=tuple[str, ...])
    return Thread(row.workspace_id, row.channel, row.ts, row.kind, actions, row.person)
