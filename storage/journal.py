"""The journal: appending entries to a plan's chain, with the tables that are its fold, and reading it back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, cast

import msgspec
from sqlalchemy import Select, bindparam, select
from sqlalchemy.orm import Session

from bot.plan.action import Source
from bot.plan.entities import Plan
from bot.plan.entries import Entry
from bot.plan.subjects import Subject
from storage.appending import fold, lock, separate, write
from storage.appending import recorded as recorded
from storage.chain import GENESIS, Stored, source_of, what_of
from storage.columns import table_of
from storage.subjects import decode, load, load_actions, save
from storage.tables import JournalRow, PlanRow

_PLANS, _JOURNAL = table_of(PlanRow), table_of(JournalRow)
_HEAD = select(_PLANS.c.head_seq, _PLANS.c.head_hash).where(_PLANS.c.id == bindparam("plan"))


@dataclass(frozen=True)
class Appended:
    """What an append did: the states its entries left, the keys that were there already, the head of the chain."""

    states: dict[tuple[str, str], Subject]
    skipped: tuple[str, ...]
    seq: int
    hash: str


def append(session: Session, workspace_id: str, plan_id: str, entries: Sequence[Entry]) -> Appended:
    """Append entries to a plan's journal and fold them into its tables, in the caller's transaction.

    An entry whose key the plan has already is skipped. Call it last in the transaction: the plan's row stays locked
    until the end. Several plans in one transaction: in the order of their ids. Raises BrokenJournal when an entry
    does not fit, or when the workspace has no such plan.
    """
    top = lock(session, workspace_id, plan_id, entries)
    fresh, skipped = separate(session, plan_id, entries)
    names = {(entry.subject, entry.subject_id) for entry in entries}
    before = load(session, plan_id, (name for name in names if name[0] != "plan"))
    if top.state:
        before["plan", plan_id] = decode("plan", top.state)
    after = fold(before, fresh)
    plan = cast(Plan, after["plan", plan_id])
    changed = {(entry.subject, entry.subject_id) for entry in fresh}
    if top.state and plan != before["plan", plan_id]:
        # A line depends on the plan's settings and on when it went live.
        actions = load_actions(session, plan_id)
        before, after, changed = {**actions, **before}, {**actions, **after}, changed | set(actions)
    seq, hash = write(session, workspace_id, plan, top, fresh)
    save(session, workspace_id, plan, before, {n: after[n] for n in sorted(changed) if n[0] != "plan"})
    return Appended({name: after[name] for name in names if name in after}, skipped, seq, hash)


def head(session: Session, plan_id: str) -> tuple[int, str]:
    """The sequence number and the hash of the plan's last entry; (0, zeros) when there is none."""
    found = session.execute(_HEAD, {"plan": plan_id}).first()
    return (found[0], found[1]) if found else (0, GENESIS)


def holds(session: Session, plan_id: str, seq: int, hash: str) -> bool:
    """Whether an entry stands in the journal as it was seen: one that was rolled back does not."""
    query = select(_JOURNAL.c.seq).where(_JOURNAL.c.plan_id == plan_id, _JOURNAL.c.seq == seq, _JOURNAL.c.hash == hash)
    return session.execute(query).first() is not None


def entries(session: Session, plan_id: str, until: datetime | None = None) -> Iterator[Stored]:
    """The plan's entries in order; with `until`, those recorded before that moment."""
    query = _rows().where(_JOURNAL.c.plan_id == plan_id)
    if until is not None:
        query = query.where(_JOURNAL.c.at < until)
    yield from _read(session, query)


def history(session: Session, plan_id: str, subject: str, subject_id: str) -> list[Stored]:
    """Everything that happened to one subject, oldest first."""
    query = _rows().where(
        _JOURNAL.c.plan_id == plan_id, _JOURNAL.c.subject == subject, _JOURNAL.c.subject_id == subject_id
    )
    return list(_read(session, query))


def told_at(session: Session, plan_id: str, source: Source) -> list[Stored]:
    """What was recorded because of one message, oldest first."""
    said = msgspec.json.encode(source, order="deterministic").decode()
    return list(_read(session, _rows().where(_JOURNAL.c.plan_id == plan_id, _JOURNAL.c.source == said)))


def naming(session: Session, plan_id: str, words_id: str) -> list[Stored]:
    """The entries that hold the id of some words, oldest first: the first is that of whoever typed them."""
    named = _JOURNAL.c.what.contains(f'"{words_id}"', autoescape=True)
    return list(_read(session, _rows().where(_JOURNAL.c.plan_id == plan_id, named)))


def newest(
    session: Session, plan_id: str, by: str | None = None, subject: tuple[str, str] | None = None
) -> Iterator[Stored]:
    """The entries, the newest first: somebody's alone, or those about one subject alone."""
    query = _rows().order_by(None).order_by(_JOURNAL.c.seq.desc()).where(_JOURNAL.c.plan_id == plan_id)
    if by is not None:
        query = query.where(_JOURNAL.c.by == by)
    if subject is not None:
        query = query.where(_JOURNAL.c.subject == subject[0], _JOURNAL.c.subject_id == subject[1])
    yield from _read(session, query.execution_options(yield_per=500))


def _rows() -> Select[Any]:
    # The columns alone, in the order of an entry's fields: answers about the past read tens of thousands of them.
    found = _JOURNAL.c
    said = (found.key, found.subject, found.subject_id, found.what, found.by, found.at, found.said_at)
    return select(found.seq, found.hash, *said, found.source, found.words_digest).order_by(found.seq)


def _read(session: Session, query: Select[Any]) -> Iterator[Stored]:
    for seq, hash, key, subject, subject_id, what, by, at, said_at, source, digest in session.execute(query):
        told = source_of(source) if source is not None else None
        yield Stored(seq, Entry(key, subject, subject_id, what_of(what), by, at, said_at, told, digest), hash)
