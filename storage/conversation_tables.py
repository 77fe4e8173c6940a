"""The tables of what was said and asked in Slack: inbox, hearing, messages, threads, questions, installations."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index
from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import Base


class InboxRow(Base):
    """An event that arrived; its key makes the second arrival harmless."""

    __tablename__ = "inbox"

    workspace_id: Mapped[str] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(primary_key=True)
    arrived_at: Mapped[datetime] = mapped_column(index=True)
    outcome: Mapped[str | None]


class HearingRow(Base):
    """Until when a workspace's deliveries could arrive: `until` is business time, `noted_at` real time."""

    __tablename__ = "hearing"

    workspace_id: Mapped[str] = mapped_column(primary_key=True)
    until: Mapped[datetime]
    noted_at: Mapped[datetime]


class MessageRow(Base):
    """A message somebody sent to Planbot, understood or not. Its words are in `words`."""

    __tablename__ = "messages"
    __table_args__ = (Index(None, "workspace_id", "author", "channel", "ts"),)

    workspace_id: Mapped[str] = mapped_column(primary_key=True)
    channel: Mapped[str] = mapped_column(primary_key=True)
    ts: Mapped[str] = mapped_column(primary_key=True)
    author: Mapped[str]
    thread_ts: Mapped[str | None]
    said_at: Mapped[datetime]
    words: Mapped[str | None]
    edited_ts: Mapped[str | None]
    deleted_at: Mapped[datetime | None]
    outcome: Mapped[str | None]
    needs_answer: Mapped[bool]


class ThreadRow(Base):
    """What a thread is about: the message of Planbot's that began it."""

    __tablename__ = "threads"

    workspace_id: Mapped[str] = mapped_column(primary_key=True)
    channel: Mapped[str] = mapped_column(primary_key=True)
    ts: Mapped[str] = mapped_column(primary_key=True)
    kind: Mapped[str]
    actions: Mapped[str]
    person: Mapped[str | None]


class QuestionRow(Base):
    """A doubt somebody was asked about; `message_*` is what they had said."""

    __tablename__ = "questions"
    __table_args__ = (
        Index(None, "workspace_id", "channel", "thread_ts"),
        Index(None, "workspace_id", "asked_of"),
        Index(None, "workspace_id", "message_channel", "message_ts"),
    )

    id: Mapped[str] = mapped_column(primary_key=True)
    workspace_id: Mapped[str]
    channel: Mapped[str]
    thread_ts: Mapped[str | None]
    asked_of: Mapped[str]
    message_channel: Mapped[str]
    message_ts: Mapped[str]
    kind: Mapped[str]
    ref: Mapped[str | None]
    candidates: Mapped[str]
    draft: Mapped[str]
    asked_at: Mapped[datetime]
    repeated_at: Mapped[datetime | None]
    answered_at: Mapped[datetime | None]


class EchoRow(Base):
    """Where Planbot said what it recorded as an update: the message with the update's buttons."""

    __tablename__ = "echoes"

    workspace_id: Mapped[str] = mapped_column(primary_key=True)
    update_id: Mapped[str] = mapped_column(primary_key=True)
    channel: Mapped[str]
    ts: Mapped[str]
    thread_ts: Mapped[str | None]


class InstallationRow(Base):
    """Planbot in a workspace. The token is absent where one comes from the settings."""

    __tablename__ = "installations"

    workspace_id: Mapped[str] = mapped_column(primary_key=True)
    enterprise_id: Mapped[str | None] = mapped_column(index=True)
    bot_token: Mapped[str | None]
    bot_user_id: Mapped[str]
    installed_at: Mapped[datetime]
    revoked_at: Mapped[datetime | None]
