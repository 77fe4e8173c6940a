"""The steps of an append: locking the plan, leaving out what is there, folding, and writing the chain.

The statements are built once: this is the path of every message.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, insert, select, update
from sqlalchemy.orm import Session

from bot.plan.apply import BrokenJournal, apply
from bot.plan.entities import Plan
from bot.plan.entries import Entry, PlanOpened
from storage.chain import GENESIS, Link, kind_of, link_of
from storage.columns import table_of
from storage.once import insert_once
from storage.rows import Row, plan_row
from storage.subjects import AT_ONCE, States
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
        "story_told",
        "story_withdrawn",
        "risk_raised",
        "risk_assessed",
        "assessment_withdrawn",
        "risk_closed",
        "risk_withdrawn",
        "words_erased",
        "forecast_stated",
        "prompts_held",
        "arrangement_made",
        "arrangement_ended",
        "challenge_put",
        "challenge_turned",
        "challenge_ended",
        "red_explained",
        "red_note_withdrawn",
        "monitoring_set",
        "lead_taken",
        "urgency_set",
        "escalated",
        "commitment_made",
        "commitment_answered",
        "commitment_closed",
        "commitment_withdrawn",
        "minute_taken",
        "minute_withdrawn",
        "change_requested",
        "approval_recorded",
        "approval_withdrawn",
        "change_withdrawn",
        "change_revived",
        "change_proposed",
        "override_set",
        "evidence_described",
        "evidence_reviewed",
        "evidence_review_undone",
        "evidence_requested",
        "evidence_request_dropped",
        "sign_off_requested",
        "sign_off_request_dropped",
    }
)


_PLANS, _JOURNAL = table_of(PlanRow), table_of(JournalRow)
_LOCK = (
    select(_PLANS.c.head_seq, _PLANS.c.head_hash, _PLANS.c.structural_seq, _PLANS.c.state)
    .where(_PLANS.c.id == bindparam("plan"), _PLANS.c.workspace_id == bindparam("workspace"))
    .with_for_update()
)
_SEEN = select(_JOURNAL.c.key).where(
    _JOURNAL.c.plan_id == bindparam("plan"), _JOURNAL.c.key.in_(bindparam("keys", expanding=True))
)
_INSERT = insert(_JOURNAL)
_MOVE_ON = update(_PLANS).where(_PLANS.c.id == bindparam("plan"))


@dataclass(frozen=True)
class Top:
    """The plan's row under lock: the head of its chain, and its state ("" before the entry that opens it)."""

    seq: int
    hash: str
    structural_seq: int
    state: str


def lock(session: Session, workspace_id: str, plan_id: str, entries: Sequence[Entry]) -> Top:
    """Lock the plan's row, made first when the entries open the plan."""
    if any(entry.subject == "plan" and entry.subject_id != plan_id for entry in entries):
        raise BrokenJournal(f"an entry about another plan was given to {plan_id}")
    found = _locked(session, workspace_id, plan_id)
    opening = next((entry for entry in entries if isinstance(entry.what, PlanOpened)), None)
    if found is None and opening is not None:
        _open(session, workspace_id, plan_id, opening.at)
        found = _locked(session, workspace_id, plan_id)
    if found is None:
        raise BrokenJournal(f"the workspace {workspace_id} has no plan {plan_id}")
    return found


def _locked(session: Session, workspace_id: str, plan_id: str) -> Top | None:
    found = session.execute(_LOCK, {"plan": plan_id, "workspace": workspace_id}).first()
    return Top(*found) if found is not None else None


def _open(session: Session, workspace_id: str, plan_id: str, at: datetime) -> None:
    insert_once(session, WorkspaceRow, {"id": workspace_id, "name": "", "opened_at": at})
    row = {"id": plan_id, "workspace_id": workspace_id, "opened_at": at, "name": "", "state": "", "live_on": None}
    insert_once(session, PlanRow, {**row, "head_seq": 0, "head_hash": GENESIS, "structural_seq": 0})


def recorded(session: Session, plan_id: str, keys: Sequence[str]) -> set[str]:
    """Those of the keys that entries of the plan have."""
    found: set[str] = set()
    for start in range(0, len(keys), AT_ONCE):
        some = {"plan": plan_id, "keys": keys[start : start + AT_ONCE]}
        found |= set(session.scalars(_SEEN, some))
    return found


def separate(session: Session, plan_id: str, entries: Sequence[Entry]) -> tuple[list[Entry], tuple[str, ...]]:
    """The entries that are new to the plan, and the keys of those that are not."""
    seen = recorded(session, plan_id, [entry.key for entry in entries])
    fresh: list[Entry] = []
    skipped: list[str] = []
    for entry in entries:
        if entry.key in seen:
            skipped.append(entry.key)
        else:
            seen.add(entry.key)
            fresh.append(entry)
    return fresh, tuple(skipped)


def fold(before: States, entries: Sequence[Entry]) -> States:
    """The states after the entries. Raises BrokenJournal when one does not fit."""
    after = dict(before)
    for entry in entries:
        name = entry.subject, entry.subject_id
        after[name] = apply(after.get(name), entry)
    return after


def write(session: Session, workspace_id: str, plan: Plan, top: Top, fresh: Sequence[Entry]) -> tuple[int, str]:
    """Write the entries to the chain and the plan's row. The new head."""
    seq, hash, structural = top.seq, top.hash, top.structural_seq
    rows: list[Row] = []
    for entry in fresh:
        seq, prev_hash, kind = seq + 1, hash, kind_of(entry.what)
        link = link_of(plan.id, seq, entry)
        hash = link.hash_after(prev_hash)
        structural = structural if kind in NOT_STRUCTURAL else seq
        rows.append({**_row(link, workspace_id, kind), "prev_hash": prev_hash, "hash": hash})
    if rows:
        session.execute(_INSERT, rows)
        changes = {"head_seq": seq, "head_hash": hash, "structural_seq": structural, **plan_row(plan)}
        session.execute(_MOVE_ON, {"plan": plan.id, **changes})
    return seq, hash


def _row(link: Link, workspace_id: str, kind: str) -> Row:
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
