"""The tables of what Planbot is to do and has done: jobs, schedules, publications, imports awaiting a decision."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import Index, UniqueConstraint, text
from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import Base


class JobRow(Base):
    """One thing to say or do. `due_at` is business time, `lease_until` and `done_at` real time."""

    __tablename__ = "jobs"
    __table_args__ = (
        UniqueConstraint("key"),
        Index(
            "ix_jobs_due",
            "due_at",
            "id",
            sqlite_where=text("done_at IS NULL"),
            postgresql_where=text("done_at IS NULL"),
        ),
        Index(
            "ix_jobs_channel",
            "workspace_id",
            "channel",
            "due_at",
            sqlite_where=text("done_at IS NULL"),
            postgresql_where=text("done_at IS NULL"),
        ),
    )

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    key: Mapped[str]
    kind: Mapped[str]
    workspace_id: Mapped[str]
    channel: Mapped[str | None]
    payload: Mapped[str]
    due_at: Mapped[datetime]
    lease_until: Mapped[datetime]
    attempts: Mapped[int]
    done_at: Mapped[datetime | None]
    outcome: Mapped[str | None]
    last_error: Mapped[str | None]


class ScheduleRow(Base):
    """When a plan's next digest (or other recurring word) is due."""

    __tablename__ = "schedules"

    workspace_id: Mapped[str] = mapped_column(primary_key=True)
    plan_id: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    next_due_at: Mapped[datetime] = mapped_column(index=True)
    last_period: Mapped[str | None]


class PublicationRow(Base):
    """What was published, as sent, with the ratings it told: the base of the next one's movement."""

    __tablename__ = "publications"

    workspace_id: Mapped[str] = mapped_column(primary_key=True)
    plan_id: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(primary_key=True)
    period: Mapped[str] = mapped_column(primary_key=True)
    as_at: Mapped[datetime]
    published_at: Mapped[datetime]
    payload: Mapped[str]
    counts: Mapped[str]
    lines: Mapped[str]


class ImportRow(Base):
    """A plan file somebody gave, with its dry run, until it is imported or let go."""

    __tablename__ = "imports"

    id: Mapped[str] = mapped_column(primary_key=True)
    workspace_id: Mapped[str] = mapped_column(index=True)
    by: Mapped[str]
    name: Mapped[str]
    data: Mapped[bytes]
    published: Mapped[date | None]
    dry_run: Mapped[str]
    state: Mapped[str]
    given_at: Mapped[datetime]
