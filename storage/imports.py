"""Imports: plan files given in Slack, with their dry run, until somebody presses Import or lets them go."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from sqlalchemy import insert, select, update
from sqlalchemy.orm import Session

from storage.columns import new_id
from storage.work_tables import ImportRow

PENDING, IMPORTED, DROPPED = "pending", "imported", "dropped"


@dataclass(frozen=True)
class Import:
    """A plan file somebody gave: its bytes, the publication date they named, and the dry run (JSON) shown to them."""

    workspace_id: str
    by: str
    name: str
    data: bytes
    published: date | None
    dry_run: str
    given_at: datetime
    state: str = PENDING
    id: str = field(default_factory=new_id)


def offer(session: Session, given: Import) -> str:
    """Keep a file until it is decided on; its id goes into the button."""
    session.execute(insert(ImportRow).values(vars(given)))
    return given.id


def find_import(session: Session, workspace_id: str, import_id: str) -> Import | None:
    """A file by its id, in whatever state."""
    query = select(ImportRow).where(ImportRow.workspace_id == workspace_id, ImportRow.id == import_id)
    row = session.scalars(query).first()
    if row is None:
        return None
    return Import(
        workspace_id=row.workspace_id,
        by=row.by,
        name=row.name,
        data=row.data,
        published=row.published,
        dry_run=row.dry_run,
        given_at=row.given_at,
        state=row.state,
        id=row.id,
    )


def decide(session: Session, workspace_id: str, import_id: str, state: str) -> bool:
    """Mark a pending file imported or dropped, and forget its bytes. False when it was decided on before."""
    query = update(ImportRow).where(
        ImportRow.workspace_id == workspace_id, ImportRow.id == import_id, ImportRow.state == PENDING
    )
    return session.execute(query.values(state=state, data=b"").returning(ImportRow.id)).first() is not None


def redate(session: Session, workspace_id: str, import_id: str, published: date, dry_run: str) -> bool:
    """Give a pending file its publication date and the dry run that follows from it."""
    query = update(ImportRow).where(
        ImportRow.workspace_id == workspace_id, ImportRow.id == import_id, ImportRow.state == PENDING
    )
    changed = query.values(published=published, dry_run=dry_run).returning(ImportRow.id)
    return session.execute(changed).first() is not None
