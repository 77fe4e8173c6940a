"""The journal: appending entries to a plan's chain, with the tables that are its fold, and reading it back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import cast

import msgspec
from sqlalchemy import Row, Select, bindparam, select
from sqlalchemy.orm import Session

from bot.plan.action import Source
from bot.plan.entities import Plan
from bot.plan.entries import Entry
from bot.plan.subjects import Subject
from storage.appending import fold, lock, separate, write
from storage.chain import GENESIS, Link, Stored
from storage.columns import table_of
from storage.subjects import decode, load, load_actions, save
from storage.tables import JournalRow, PlanRow

_PLANS = table_of(PlanRow)
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
    query = select(JournalRow.seq).where(JournalRow.plan_id == plan_id, JournalRow.seq == seq, JournalRow.hash == hash)
    return session.execute(query).first() is not None


def entries(session: Session, plan_id: str, until: datetime | None = None) -> Iterator[Stored]:
    """The plan's entries in order; with `until`, those recorded before that moment."""
    query = _rows().where(JournalRow.plan_id == plan_id)
    if until is not None:
        query = query.where(JournalRow.at < until)
    yield from _read(session, query)


def history(session: Session, plan_id: str, subject: str, subject_id: str) -> list[Stored]:
    """Everything that happened to one subject, oldest first."""
    query = _rows().where(
        JournalRow.plan_id == plan_id, JournalRow.subject == subject, JournalRow.subject_id == subject_id
    )
    return list(_read(session, query))


def told_at(session: Session, plan_id: str, source: Source) -> list[Stored]:
    """What was recorded because of one message, oldest first."""
    said = msgspec.json.encode(source, order="deterministic").decode()
    return list(_read(session, _rows().where(JournalRow.plan_id == plan_id, JournalRow.source == said)))


def naming(session: Session, plan_id: str, words_id: str) -> list[Stored]:
    """The entries that hold the id of some words, oldest first: the first is that of whoever typed them."""
    named = JournalRow.what.contains(f'"{words_id}"', autoescape=True)
    return list(_read(session, _rows().where(JournalRow.plan_id == plan_id, named)))


def newest(
    session: Session, plan_id: str, by: str | None = None, subject: tuple[str, str] | None = None
) -> Iterator[Stored]:
    """The entries, the newest first: somebody's alone, or those about one subject alone."""
    query = select(table_of(JournalRow)).where(JournalRow.plan_id == plan_id).order_by(JournalRow.seq.desc())
    if by is not None:
        query = query.where(JournalRow.by == by)
    if subject is not None:
        query = query.where(JournalRow.subject == subject[0], JournalRow.subject_id == subject[1])
    yield from _read(session, query.execution_options(yield_per=500))


def link_of_row(row: Row[JournalRow] | JournalRow) -> Link:
    """The link a journal row holds, its texts as stored."""
    held = cast(JournalRow, row)
    return Link(
        plan=held.plan_id,
        seq=held.seq,
        key=held.key,
        subject=held.subject,
        subject_id=held.subject_id,
        what=msgspec.Raw(held.what.encode()),
        by=held.by,
        at=held.at,
        said_at=held.said_at,
        source=msgspec.Raw((held.source or "null").encode()),
        words_digest=held.words_digest,
    )


def _rows() -> Select[JournalRow]:
    # The columns alone: a long record as objects of the mapping takes twice the time to read.
    return select(table_of(JournalRow)).order_by(JournalRow.seq)


def _read(session: Session, query: Select[JournalRow]) -> Iterator[Stored]:
    for row in session.execute(query):
        yield Stored(row.seq, link_of_row(row).entry(), row.hash)
