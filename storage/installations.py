"""Installations: in which workspaces Planbot is, and as whom."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from storage.conversation_tables import InstallationRow
from storage.once import put


@dataclass(frozen=True)
class Installation:
    """Planbot in a workspace. `bot_token` is None where the token comes from the settings, and never printed."""

    workspace_id: str
    bot_user_id: str
    installed_at: datetime
    enterprise_id: str | None = None
    bot_token: str | None = field(default=None, repr=False)
    revoked_at: datetime | None = None


def install(session: Session, installation: Installation) -> None:
    """Keep an installation, in place of an earlier one of the workspace."""
    put(session, InstallationRow, vars(installation))


def installation(session: Session, workspace_id: str) -> Installation | None:
    """The workspace's installation, if it was not revoked."""
    query = select(InstallationRow).where(
        InstallationRow.workspace_id == workspace_id, InstallationRow.revoked_at.is_(None)
    )
    row = session.scalars(query).first()
    return _installation(row) if row is not None else None


def installations(session: Session) -> list[Installation]:
    """Every installation that was not revoked: for the clock."""
    query = select(InstallationRow).where(InstallationRow.revoked_at.is_(None))
    return [_installation(row) for row in session.scalars(query.order_by(InstallationRow.workspace_id))]


def revoke(session: Session, workspace_id: str, at: datetime) -> None:
    """Note that Planbot was removed from a workspace; its token is forgotten."""
    query = update(InstallationRow).where(InstallationRow.workspace_id == workspace_id)
    session.execute(query.values(revoked_at=at, bot_token=None))


def _installation(row: InstallationRow) -> Installation:
    return Installation(
        workspace_id=row.workspace_id,
        bot_user_id=row.bot_user_id,
        installed_at=row.installed_at,
        enterprise_id=row.enterprise_id,
        bot_token=row.bot_token,
        revoked_at=row.revoked_at,
    )
