"""Proving the record: the chain is whole, the tables are the fold of the journal, the words are those hashed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from datetime import datetime
from typing import cast

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.plan.action import Action
from bot.plan.apply import BrokenJournal, apply
from bot.plan.entities import Plan
from bot.plan.entries import Entry
from storage import rows
from storage.appending import NOT_STRUCTURAL
from storage.chain import GENESIS, Link, kind_of
from storage.columns import Base
from storage.rows import Part, PartRow, Row
from storage.subjects import States
from storage.tables import ActionPersonRow, ActionRecommendationRow, JournalRow, PlanRow, WordsRow
from storage.words import digest_of, ids_in

Links = type[ActionPersonRow] | type[ActionRecommendationRow]


def verify(session: Session, plan_id: str) -> list[str]:
    """A sentence for every fault of a plan's record; none when it is whole. Read it in one `reading()`."""
    held = session.get(PlanRow, plan_id)
    if held is None:
        return [f"there is no plan {plan_id}"]
    faults, entries = _chain(session, held)
    states, broken = _fold(entries)
    faults += broken
    plan = states.pop(("plan", plan_id), None)
    if not isinstance(plan, Plan):
        return [*faults, f"plan {plan_id} has no entry that opens it"]
    faults += _plan_faults(held, plan, entries)
    for subject in rows.TABLES:
        faults += _part_faults(session, held.workspace_id, plan, subject, states)
    faults += _link_faults(session, held.workspace_id, plan, states)
    return [*faults, *_words_faults(session, held.workspace_id, entries)]


def verify_all(session: Session) -> list[str]:
    """The faults of every plan."""
    plan_ids = session.scalars(select(PlanRow.id).order_by(PlanRow.id)).all()
    return [fault for plan_id in plan_ids for fault in verify(session, plan_id)]


def _chain(session: Session, held: PlanRow) -> tuple[list[str], list[Entry]]:
    faults: list[str] = []
    entries: list[Entry] = []
    seq, hash = 0, GENESIS
    query = select(JournalRow).where(JournalRow.plan_id == held.id).order_by(JournalRow.seq)
    for row in session.scalars(query):
        seq += 1
        fault = _entry_fault(row, seq, hash, held.workspace_id)
        if fault is not None:
            faults.append(fault)
        try:
            entries.append(_link_of_row(row).entry())
        except msgspec.MsgspecError as error:
            faults.append(f"entry {row.seq} cannot be read: {error}")
        seq, hash = row.seq, row.hash
    if (held.head_seq, held.head_hash) != (seq, hash):
        faults.append(f"the plan's row says the journal ends at entry {held.head_seq}, it ends at {seq}")
    return faults, entries


def _entry_fault(row: JournalRow, seq: int, prev_hash: str, workspace_id: str) -> str | None:
    if row.seq != seq:
        return f"the chain is broken: entry {seq} is missing before {row.seq}"
    if row.workspace_id != workspace_id:
        return f"entry {seq} belongs to the workspace {row.workspace_id}"
    if row.prev_hash != prev_hash or row.hash != _link_of_row(row).hash_after(prev_hash):
        return f"the chain is broken at entry {seq} ({row.kind}, {row.subject} {row.subject_id})"
    return None


def _fold(entries: list[Entry]) -> tuple[States, list[str]]:
    states: States = {}
    faults: list[str] = []
    for entry in entries:
        name = entry.subject, entry.subject_id
        try:
            states[name] = apply(states.get(name), entry)
        except BrokenJournal as error:
            faults.append(f"an entry does not fit: {error}")
    return states, faults


def _plan_faults(held: PlanRow, plan: Plan, entries: list[Entry]) -> list[str]:
    faults = list(_differences(f"the plan {plan.name}", rows.plan_row(plan), held))
    structural = [seq for seq, entry in enumerate(entries, 1) if kind_of(entry.what) not in NOT_STRUCTURAL]
    if held.structural_seq != max(structural, default=0):
        faults.append(f"the row of the plan {plan.name} differs in structural_seq")
    return faults


def _part_faults(session: Session, workspace_id: str, plan: Plan, subject: str, states: States) -> Iterator[str]:
    table = rows.TABLES[subject]
    found = cast("Sequence[PartRow]", session.scalars(select(table).where(table.plan_id == plan.id)).all())
    held = {row.id: row for row in found}
    for (kind, id), state in states.items():
        if kind != subject:
            continue
        row = held.pop(id, None)
        if row is None:
            yield f"{_name(subject, state)} has no row"
        else:
            yield from _differences(_name(subject, state), rows.part_row(workspace_id, plan, cast(Part, state)), row)
    yield from (f"the row of {subject} {id} has no entry in the journal" for id in held)


def _differences(name: str, expected: Row, held: Base) -> Iterator[str]:
    for column, value in expected.items():
        if not _same(value, getattr(held, column)):
            yield f"the row of {name} differs in {column}"


def _same(expected: object, held: object) -> bool:
    """Equal, or JSON of equal content: an older Planbot wrote fewer fields."""
    if expected == held or not isinstance(expected, str) or not expected.startswith("{"):
        return expected == held
    try:
        return bool(msgspec.json.decode(expected) == msgspec.json.decode(cast(str, held)))
    except msgspec.MsgspecError:
        return False


def _name(subject: str, state: object) -> str:
    for column in ("ref", "name", "title"):
        if getattr(state, column, ""):
            return f"{subject} {getattr(state, column)}"
    return f"{subject} {getattr(state, 'id', '?')}"


def _link_faults(session: Session, workspace_id: str, plan: Plan, states: States) -> list[str]:
    actions = [state for state in states.values() if isinstance(state, Action)]
    return [
        *_table_faults(session, ActionRecommendationRow, rows.recommendation_links, workspace_id, plan, actions),
        *_table_faults(session, ActionPersonRow, rows.person_links, workspace_id, plan, actions),
    ]


def _table_faults(
    session: Session,
    table: Links,
    rows_of: Callable[[str, str, Action], list[Row]],
    workspace_id: str,
    plan: Plan,
    actions: list[Action],
) -> Iterator[str]:
    columns = rows.columns_of(table)
    query = select(*(getattr(table, column) for column in columns)).where(table.plan_id == plan.id)
    held = Counter(tuple(row) for row in session.execute(query))
    expected = Counter(
        tuple(row[column] for column in columns) for each in actions for row in rows_of(workspace_id, plan.id, each)
    )
    refs = {action.id: action.ref for action in actions}
    wrong = {row[columns.index("action_id")] for row in (held - expected) + (expected - held)}
    for action_id in sorted(wrong, key=str):
        yield f"the rows of {table.__tablename__} differ for action {refs.get(str(action_id), action_id)}"


def _words_faults(session: Session, workspace_id: str, entries: list[Entry]) -> Iterator[str]:
    query = select(WordsRow.id, WordsRow.salt, WordsRow.text, WordsRow.erased_at)
    held: dict[str, tuple[str | None, str | None, datetime | None]] = {
        id: (salt, text, erased)
        for id, salt, text, erased in session.execute(query.where(WordsRow.workspace_id == workspace_id))
    }
    for entry in entries:
        if entry.words_digest is None:
            continue
        said = [id for id in ids_in(msgspec.json.encode(entry.what).decode()) if id in held]
        if not said:
            yield f"the words of the entry {entry.key} are missing"
        elif all(_hashed(*held[id]) not in (None, entry.words_digest) for id in said):
            yield f"the words {said[0]} are not those of the entry {entry.key}"


def _hashed(salt: str | None, text: str | None, erased: datetime | None) -> str | None:
    """The digest of words; None where they are erased."""
    return digest_of(salt or "", text or "") if erased is None else None


def _link_of_row(held: JournalRow) -> Link:
    """The link a journal row holds, its texts as stored."""
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
