"""The tables of the record: workspaces, plans and all they are made of, the journal, the words.

A subject's row is the fold of the journal's entries about it: `state` is the entity as JSON, the other columns are
what queries look for. Nothing but `storage.journal` writes them.
"""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ForeignKey, ForeignKeyConstraint, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from storage.columns import Base


class WorkspaceRow(Base):
    """A Slack workspace (team or enterprise) that has or had a plan."""

    __tablename__ = "workspaces"

    id: Mapped[str] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(default="")
    opened_at: Mapped[datetime]


class PlanRow(Base):
    """A plan, with the head of its chain; locking this row is the right to append to the chain."""

    __tablename__ = "plans"
    __table_args__ = (Index(None, "workspace_id", "live_on"),)

    id: Mapped[str] = mapped_column(primary_key=True)
    workspace_id: Mapped[str] = mapped_column(ForeignKey("workspaces.id"))
    name: Mapped[str]
    opened_at: Mapped[datetime]
    live_on: Mapped[date | None]
    head_seq: Mapped[int]
    head_hash: Mapped[str]
    structural_seq: Mapped[int]
    state: Mapped[str]


class SubjectColumns:
    """What the row of every part of a plan has."""

    plan_id: Mapped[str] = mapped_column(ForeignKey("plans.id"), primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True)
    workspace_id: Mapped[str]
    state: Mapped[str]


class PersonRow(SubjectColumns, Base):
    """Somebody the plan names."""

    __tablename__ = "people"
    __table_args__ = (Index(None, "workspace_id", "slack_id"),)

    name: Mapped[str]
    email: Mapped[str | None]
    slack_id: Mapped[str | None]


class GroupRow(SubjectColumns, Base):
    """A theme, phase, workstream or sub-section."""

    __tablename__ = "groups"

    title: Mapped[str]
    sort_order: Mapped[int]


class RecommendationRow(SubjectColumns, Base):
    """A recommendation."""

    __tablename__ = "recommendations"
    __table_args__ = (Index(None, "plan_id", "ref"),)

    ref: Mapped[str]
    sort_order: Mapped[int]


class ActionRow(SubjectColumns, Base):
    """An action. `line` is its light view as JSON: all that lists, counts and digests need of it, for any day."""

    __tablename__ = "actions"
    __table_args__ = (Index(None, "plan_id", "ref"),)

    ref: Mapped[str]
    title: Mapped[str]
    owner: Mapped[str | None]
    agreed_on: Mapped[date | None]
    sort_order: Mapped[int]
    line: Mapped[str]


class IndicatorRow(SubjectColumns, Base):
    """A measure."""

    __tablename__ = "indicators"

    name: Mapped[str]


class BodyRow(SubjectColumns, Base):
    """A board or committee."""

    __tablename__ = "bodies"

    name: Mapped[str]


class ChangeRow(SubjectColumns, Base):
    """A request to change what is agreed."""

    __tablename__ = "changes"


class RiskRow(SubjectColumns, Base):
    """A risk or an issue."""

    __tablename__ = "risks"


class CommitmentRow(SubjectColumns, Base):
    """Something promised to, or asked for by, a committee, a member or an inspectorate."""

    __tablename__ = "commitments"


class ActionRecommendationRow(Base):
    """Which recommendations an action serves, in the action's order."""

    __tablename__ = "action_recommendations"
    __table_args__ = (
        ForeignKeyConstraint(["plan_id", "action_id"], ["actions.plan_id", "actions.id"]),
        Index(None, "plan_id", "recommendation_id"),
    )

    plan_id: Mapped[str] = mapped_column(primary_key=True)
    action_id: Mapped[str] = mapped_column(primary_key=True)
    recommendation_id: Mapped[str] = mapped_column(primary_key=True)
    workspace_id: Mapped[str]


class ActionPersonRow(Base):
    """Who owns an action: one `owner`, any number of `co_owner`."""

    __tablename__ = "action_people"
    __table_args__ = (
        ForeignKeyConstraint(["plan_id", "action_id"], ["actions.plan_id", "actions.id"]),
        Index(None, "plan_id", "person_id"),
    )

    plan_id: Mapped[str] = mapped_column(primary_key=True)
    action_id: Mapped[str] = mapped_column(primary_key=True)
    person_id: Mapped[str] = mapped_column(primary_key=True)
    role: Mapped[str] = mapped_column(primary_key=True)
    workspace_id: Mapped[str]


class JournalRow(Base):
    """One entry of a plan's journal, as written: never changed, never removed."""

    __tablename__ = "journal"
    __table_args__ = (
        UniqueConstraint("plan_id", "key"),
        Index(None, "plan_id", "subject", "subject_id"),
    )

    plan_id: Mapped[str] = mapped_column(ForeignKey("plans.id"), primary_key=True)
    seq: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    workspace_id: Mapped[str]
    key: Mapped[str]
    subject: Mapped[str]
    subject_id: Mapped[str]
    kind: Mapped[str]
    what: Mapped[str]
    by: Mapped[str]
    at: Mapped[datetime]
    said_at: Mapped[datetime]
    source: Mapped[str | None]
    words_digest: Mapped[str | None]
    prev_hash: Mapped[str]
    hash: Mapped[str]


class WordsRow(Base):
    """What somebody typed. Erasing empties text, cause and salt; the row stays to say that there were words."""

    __tablename__ = "words"

    id: Mapped[str] = mapped_column(primary_key=True)
    workspace_id: Mapped[str] = mapped_column(index=True)
    text: Mapped[str | None]
    cause: Mapped[str | None]
    salt: Mapped[str | None]
    erased_at: Mapped[datetime | None]
    reason: Mapped[str | None]
