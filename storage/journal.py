"""The journal: appending entries to a plan's chain, with the tables that are its fold, and reading it back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import cast

import msgspec
from sqlalchemy import Row, Select, insert, select, update
from sqlalchemy.orm import Session

from bot.plan.apply import BrokenJournal, apply
from bot.plan.entities import Plan, Subject
from bot.plan.entries import Entry, PlanOpened
from storage.chain import GENESIS, Link, Stored, kind_of, link_of
from storage.columns import table_of
from storage.once import insert_once
from storage.rows import plan_row
from storage.subjects import decode, load, load_actions, save
from storage.tables import JournalRow, PlanRow, WorkspaceRow

# What a compiled reader is made of (references, titles, people, settings) does not change with these.
NOT_STRUCTURAL = frozenset(
    {
        "update_recorded",
        "update_withdrawn",
        "update_confirmed",
        "evidence_attached",
        "evidence_stored",
        "evidence_withdrawn",
        "date_requested",
        "request_decided",
        "status_decided",
        "reading_recorded",
        "reading_withdrawn",
        "words_erased",
        "forecast_stated",
        "prompts_held",
    }
)


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
    head = _lock(session, workspace_id, plan_id, entries)
    fresh, skipped = _fresh(session, plan_id, entries)
    names = [(each.subject, each.subject_id) for each in entries]
    before = load(session, plan_id, (name for name in names if name[0] != "plan"))
    plan_before = cast(Plan, decode("plan", head.state)) if head.state else None
    if plan_before is not None:
        before["plan", plan_id] = plan_before
    after = dict(before)
    for entry in fresh:
        name = entry.subject, entry.subject_id
        after[name] = apply(after.get(name), entry)
    plan = cast(Plan, after["plan", plan_id])
    touched = {(e.subject, e.subject_id) for e in fresh if e.subject != "plan"}
    if plan_before is not None and plan != plan_before:
        # A line depends on the plan's settings and on when it went live.
        actions = load_actions(session, plan_id)
        before, after = {**actions, **before}, {**actions, **after}
        touched |= set(actions)
    seq, hash = _write(session, workspace_id, plan, head, fresh)
    save(session, workspace_id, plan, before, {name: after[name] for name in sorted(touched)})
    return Appended({name: after[name] for name in names}, skipped, seq, hash)


def head(session: Session, plan_id: str) -> tuple[int, str]:
    """The sequence number and the hash of the plan's last entry; (0, zeros) when there is none."""
    query = select(PlanRow.head_seq, PlanRow.head_hash).where(PlanRow.id == plan_id)
    found = session.execute(query).first()
    return (found[0], found[1]) if found else (0, GENESIS)


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


def touched_since(session: Session, plan_id: str, seq: int, subject: str) -> list[str]:
    """The ids of the subjects of a kind that entries after a sequence number touched."""
    query = select(JournalRow.subject_id).where(
        JournalRow.plan_id == plan_id, JournalRow.seq > seq, JournalRow.subject == subject
    )
    return sorted(set(session.scalars(query)))


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


def _lock(session: Session, workspace_id: str, plan_id: str, entries: Sequence[Entry]) -> PlanRow:
    opening = next((e for e in entries if isinstance(e.what, PlanOpened) and e.subject_id == plan_id), None)
    query = select(PlanRow).where(PlanRow.id == plan_id, PlanRow.workspace_id == workspace_id).with_for_update()
    found = session.scalars(query, execution_options={"populate_existing": True}).first()
    if found is None and opening is not None:
        _open(session, workspace_id, plan_id, opening.at)
        found = session.scalars(query, execution_options={"populate_existing": True}).first()
    if found is None:
        raise BrokenJournal(f"the workspace {workspace_id} has no plan {plan_id}")
    if any(e.subject == "plan" and e.subject_id != plan_id for e in entries):
        raise BrokenJournal(f"an entry about another plan was given to {plan_id}")
    return found


def _open(session: Session, workspace_id: str, plan_id: str, at: datetime) -> None:
    insert_once(session, WorkspaceRow, {"id": workspace_id, "name": "", "opened_at": at})
    row = {"id": plan_id, "workspace_id": workspace_id, "opened_at": at, "name": "", "state": "", "live_on": None}
    insert_once(session, PlanRow, {**row, "head_seq": 0, "head_hash": GENESIS, "structural_seq": 0})


def _fresh(session: Session, plan_id: str, entries: Sequence[Entry]) -> tuple[list[Entry], tuple[str, ...]]:
    keys = [entry.key for entry in entries]
    seen: set[str] = set()
    for start in range(0, len(keys), 400):
        some = keys[start : start + 400]
        seen |= set(
            session.scalars(select(JournalRow.key).where(JournalRow.plan_id == plan_id, JournalRow.key.in_(some)))
        )
    fresh: list[Entry] = []
    skipped: list[str] = []
    for entry in entries:
        if entry.key in seen:
            skipped.append(entry.key)
        else:
            seen.add(entry.key)
            fresh.append(entry)
    return fresh, tuple(skipped)


def _write(session: Session, workspace_id: str, plan: Plan, head: PlanRow, fresh: Sequence[Entry]) -> tuple[int, str]:
    seq, hash, structural = head.head_seq, head.head_hash, head.structural_seq
    rows: list[dict[str, object]] = []
    for entry in fresh:
        seq, prev_hash = seq + 1, hash
        link = link_of(plan.id, seq, entry)
        hash = link.hash_after(prev_hash)
        rows.append({**_row(link, workspace_id, kind_of(entry.what)), "prev_hash": prev_hash, "hash": hash})
        if rows[-1]["kind"] not in NOT_STRUCTURAL:
            structural = seq
    if rows:
        session.execute(insert(table_of(JournalRow)), rows)
        changes = {"head_seq": seq, "head_hash": hash, "structural_seq": structural, **plan_row(plan)}
        table = table_of(PlanRow)
        session.execute(update(table).where(table.c.id == plan.id).values(changes))
    return seq, hash


def _row(link: Link, workspace_id: str, kind: str) -> dict[str, object]:
    source = bytes(link.source).decode()
    return {
        "plan_id": link.plan,
        "workspace_id": workspace_id,
        "seq": link.seq,
        "key": link.key,
        "subject": link.subject,
        "subject_id": link.subject_id,
        "kind": kind,
        "what": bytes(link.what).decode(),
        "by": link.by,
        "at": link.at,
        "said_at": link.said_at,
        "source": None if source == "null" else source,
        "words_digest": link.words_digest,
    }


def _rows() -> Select[JournalRow]:
    return select(JournalRow).order_by(JournalRow.seq)


def _read(session: Session, query: Select[JournalRow]) -> Iterator[Stored]:
    for row in session.scalars(query):
        yield Stored(row.seq, link_of_row(row).entry(), row.hash)
