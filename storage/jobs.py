"""The jobs: everything Planbot will do or say, claimed under a lease, completed by the attempt that did it.

Two clocks: `now` is business time and decides what is due; `real_now` is real time and decides which leases ran out
(the local workspace moves business time, and a lease must not run out by that).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from functools import cache
from typing import Any

import msgspec
from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Row,
    Select,
    and_,
    bindparam,
    exists,
    func,
    or_,
    select,
    tuple_,
    update,
)
from sqlalchemy.orm import Session
from sqlalchemy.sql.dml import ReturningUpdate

from storage.columns import NEVER, table_of
from storage.once import insert_once
from storage.work_tables import JobRow

# What was tried more often than this holds up the rest of its channel no longer: it may never be taken.
PATIENCE = 8
# The payload of a job that is done: its key says what it was, and nobody's words stay in it.
NOTHING = "{}"
# Rows by their columns: as objects of the mapping they take three times as long to claim.
_JOBS = table_of(JobRow)


@dataclass(frozen=True)
class Job:
    """A job to add. `key` is unique among all jobs; those of one `channel` are done in order, one at a time."""

    key: str
    kind: str
    workspace_id: str
    payload: dict[str, Any]
    due_at: datetime
    channel: str | None = None


@dataclass(frozen=True)
class Claimed:
    """A job under our lease. `attempts` is the number of this attempt: completing and releasing need it."""

    id: int
    key: str
    kind: str
    workspace_id: str
    channel: str | None
    payload: dict[str, Any] = field(compare=False)
    due_at: datetime
    lease_until: datetime
    attempts: int
    last_error: str | None


def add(session: Session, job: Job) -> int | None:
    """Add a job in the caller's transaction. Its id, or None when a job of that key exists."""
    values = {
        "key": job.key,
        "kind": job.kind,
        "workspace_id": job.workspace_id,
        "channel": job.channel,
        "payload": msgspec.json.encode(job.payload).decode(),
        "due_at": job.due_at,
        "lease_until": NEVER,
        "attempts": 0,
    }
    added = insert_once(session, JobRow, values)
    return int(added[0]) if added is not None else None


def known(session: Session, key: str) -> bool:
    """Whether there is a job of a key, done or not."""
    return session.scalar(select(JobRow.id).where(JobRow.key == key)) is not None


def instead(session: Session, key: str, kind: str, payload: dict[str, Any]) -> bool:
    """Do something else in the place of a job that nobody has begun: whether there was one."""
    query = update(JobRow).where(JobRow.key == key, JobRow.done_at.is_(None), JobRow.attempts == 0)
    values = {"kind": kind, "payload": msgspec.json.encode(payload).decode(), "channel": None}
    return session.execute(query.values(values).returning(JobRow.id)).first() is not None


def claim(
    session: Session,
    now: datetime,
    real_now: datetime,
    lease: timedelta,
    limit: int,
    ids: Sequence[int] | None = None,
) -> list[Claimed]:
    """Claim due jobs, those due first first; with `ids`, only of these. Commit before doing any of them.

    A job waits while its channel has another in flight, one that was begun and is to be tried again, or an earlier
    one due. (Two claims at the same moment as a job with an earlier due time is committed could have two of a channel
    in flight; nothing is lost by it.)
    """
    values: dict[str, Any] = {"now": now, "real_now": real_now, "until": real_now + lease, "most": limit}
    if ids is not None:
        values["among"] = list(ids)
    statement = _claim_any() if ids is None else _claim_among()
    claimed = [_claimed(row) for row in session.execute(statement, values)]
    return sorted(claimed, key=lambda job: (job.due_at, job.id))


def waiting(session: Session, now: datetime, real_now: datetime, limit: int) -> list[int]:
    """The ids of the jobs that a claim would take: what the clock wakes the workers with."""
    return list(session.scalars(_waiting(), {"now": now, "real_now": real_now, "most": limit}))


def complete(session: Session, id: int, attempt: int, outcome: str) -> bool:
    """The job is done, and its payload with what people typed is emptied. False when a later attempt has it: then
    what this attempt did counts for nothing here."""
    return _settle(session, _complete(), id, attempt, outcome=outcome)


def drop_quoting(session: Session, workspace_id: str, words_id: str) -> int:
    """Leave undone what was still to be said of words that are erased: jobs that name them in their payload's
    `words`. How many there were."""
    query = update(JobRow).where(
        JobRow.workspace_id == workspace_id, JobRow.done_at.is_(None), JobRow.payload.contains(f'"{words_id}"')
    )
    return len(session.execute(query.values(_ended("words erased")).returning(JobRow.id)).all())


def release(session: Session, id: int, attempt: int, due_at: datetime, error: str) -> bool:
    """Let the job go until `due_at`. False when a later attempt has it. No words of a message in `error`."""
    return _settle(session, _release(), id, attempt, due=due_at, error=error)


# Each is built once, when it is first wanted: building one costs several times what running it does.


@cache
def _waiting() -> Select[int]:
    return select(_JOBS.c.id).where(_claimable()).order_by(_JOBS.c.due_at, _JOBS.c.id).limit(bindparam("most"))


@cache
def _claim_any() -> ReturningUpdate[Any]:
    return _claiming(_waiting())


@cache
def _claim_among() -> ReturningUpdate[Any]:
    return _claiming(_waiting().where(_JOBS.c.id.in_(bindparam("among", expanding=True))))


def _claiming(query: Select[int]) -> ReturningUpdate[Any]:
    # SQLite's compiler drops FOR UPDATE; there BEGIN IMMEDIATE serialises the claims. PostgreSQL runs a CTE once.
    due = query.with_for_update(skip_locked=True, of=_JOBS).cte("due")
    return (
        update(_JOBS)
        .where(_JOBS.c.id.in_(select(due.c.id)))
        .values(lease_until=bindparam("until"), attempts=_JOBS.c.attempts + 1)
        .returning(_JOBS)
    )


def _claimable() -> ColumnElement[bool]:
    now: BindParameter[datetime] = bindparam("now")
    real_now: BindParameter[datetime] = bindparam("real_now")
    mine, other = _JOBS.c, _JOBS.alias("other").c
    in_flight = other.lease_until >= real_now
    begun, other_begun = (row.attempts.between(1, PATIENCE) for row in (mine, other))
    earlier = and_(other.due_at <= now, tuple_(other.due_at, other.id) < tuple_(mine.due_at, mine.id))
    blocked = exists().where(
        other.workspace_id == mine.workspace_id,
        other.channel == mine.channel,
        other.done_at.is_(None),
        or_(in_flight, and_(other_begun, ~begun), and_(or_(other_begun, ~begun), earlier)),
    )
    return and_(
        mine.done_at.is_(None),
        mine.due_at <= now,
        mine.lease_until < real_now,
        or_(mine.channel.is_(None), ~blocked),
    )


def _ended(outcome: object) -> dict[str, Any]:
    done: dict[str, Any] = {"done_at": func.current_timestamp(), "outcome": outcome, "payload": NOTHING}
    return {**done, "lease_until": NEVER, "last_error": None}


@cache
def _complete() -> ReturningUpdate[int]:
    return _settling(_ended(bindparam("outcome")))


@cache
def _release() -> ReturningUpdate[int]:
    return _settling({"due_at": bindparam("due"), "lease_until": NEVER, "last_error": bindparam("error")})


def _settling(changes: dict[str, Any]) -> ReturningUpdate[int]:
    ours = (_JOBS.c.id == bindparam("job"), _JOBS.c.attempts == bindparam("attempt"), _JOBS.c.done_at.is_(None))
    return update(_JOBS).where(*ours).values(changes).returning(_JOBS.c.id)


def _settle(session: Session, statement: ReturningUpdate[int], id: int, attempt: int, **values: object) -> bool:
    return session.execute(statement, {"job": id, "attempt": attempt, **values}).first() is not None


def _claimed(row: Row[Any]) -> Claimed:
    return Claimed(
        id=row.id,
        key=row.key,
        kind=row.kind,
        workspace_id=row.workspace_id,
        channel=row.channel,
        payload=msgspec.json.decode(row.payload),
        due_at=row.due_at,
        lease_until=row.lease_until,
        attempts=row.attempts,
        last_error=row.last_error,
    )
