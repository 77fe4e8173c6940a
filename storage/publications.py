"""Publications: each digest as it was sent, once a period, with what the next one's movement is counted from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

import msgspec
from sqlalchemy import Select, select
from sqlalchemy.orm import Session

from storage.once import insert_once
from storage.work_tables import PublicationRow


@dataclass(frozen=True)
class Publication:
    """What was published. `period` sorts by time ("2010-W12"); `payload` is JSON as sent; `counts` is the headline;
    `lines` gives each reference the rating it was told with. Times are UTC."""

    workspace_id: str
    plan_id: str
    kind: str
    period: str
    as_at: datetime
    published_at: datetime
    payload: str
    counts: dict[str, int]
    lines: dict[str, str]


def publish(session: Session, publication: Publication) -> bool:
    """Keep what was published. False when the period has its publication already."""
    values = {
        **vars(publication),
        "counts": msgspec.json.encode(publication.counts).decode(),
        "lines": msgspec.json.encode(publication.lines).decode(),
    }
    return insert_once(session, PublicationRow, values) is not None


def publication(session: Session, workspace_id: str, plan_id: str, kind: str, period: str) -> Publication | None:
    """The publication of a period."""
    query = _of(workspace_id, plan_id, kind).where(PublicationRow.period == period)
    return _first(session, query)


def last_publication(
    session: Session, workspace_id: str, plan_id: str, kind: str, before: datetime | None = None
) -> Publication | None:
    """The latest publication, or the latest whose `as_at` is before a moment."""
    query = _of(workspace_id, plan_id, kind).order_by(PublicationRow.as_at.desc())
    return _first(session, query if before is None else query.where(PublicationRow.as_at < before))


def first_of_meeting(session: Session, workspace_id: str, plan_id: str, kind: str, meeting: str) -> Publication | None:
    """The first that was published for a meeting, on whatever day that was to be (`period` ends with its id)."""
    query = _of(workspace_id, plan_id, kind).where(PublicationRow.period.endswith(f":{meeting}", autoescape=True))
    return _first(session, query.order_by(PublicationRow.as_at))


def ratings_before(
    session: Session, workspace_id: str, plan_id: str, kind: str, before: datetime, limit: int
) -> list[tuple[str, datetime, dict[str, str]]]:
    """Period, moment (UTC) and ratings by reference of the publications before a moment, the latest first."""
    columns = (PublicationRow.period, PublicationRow.as_at, PublicationRow.lines)
    query = select(*columns).where(
        PublicationRow.workspace_id == workspace_id,
        PublicationRow.plan_id == plan_id,
        PublicationRow.kind == kind,
        PublicationRow.as_at < before,
    )
    rows = session.execute(query.order_by(PublicationRow.as_at.desc()).limit(limit))
    return [(period, at, msgspec.json.decode(lines, type=dict[str, str])) for period, at, lines in rows]


def published(session: Session, workspace_id: str, plan_id: str, before: datetime, limit: int) -> list[Publication]:
    """What was published before a moment, of every kind, the latest first."""
    query = select(PublicationRow).where(
        PublicationRow.workspace_id == workspace_id,
        PublicationRow.plan_id == plan_id,
        PublicationRow.published_at < before,
    )
    latest = query.order_by(PublicationRow.published_at.desc(), PublicationRow.kind).limit(limit)
    return [_publication(row) for row in session.scalars(latest)]


def _of(workspace_id: str, plan_id: str, kind: str) -> Select[PublicationRow]:
    return select(PublicationRow).where(
        PublicationRow.workspace_id == workspace_id,
        PublicationRow.plan_id == plan_id,
        PublicationRow.kind == kind,
    )


def _first(session: Session, query: Select[PublicationRow]) -> Publication | None:
    row = session.scalars(query.limit(1)).first()
    return _publication(row) if row is not None else None


def _publication(row: PublicationRow) -> Publication:
    return Publication(
        workspace_id=row.workspace_id,
        plan_id=row.plan_id,
        kind=row.kind,
        period=row.period,
        as_at=row.as_at,
        published_at=row.published_at,
        payload=row.payload,
        counts=msgspec.json.decode(row.counts, type=dict[str, int]),
        lines=msgspec.json.decode(row.lines, type=dict[str, str]),
    )
