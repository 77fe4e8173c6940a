"""Until when Slack was heard: what a Planbot that was down has missed is what was said since."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from storage.conversation_tables import HearingRow
from storage.once import put


@dataclass(frozen=True)
class Hearing:
    """Slack's deliveries could arrive `until` then (business time, as Slack's ts); `noted_at` is the real time."""

    workspace_id: str
    until: datetime
    noted_at: datetime


def set_hearing(session: Session, hearing: Hearing) -> None:
    """Note until when a workspace was heard, in place of what was noted."""
    put(session, HearingRow, vars(hearing))


def hearing(session: Session, workspace_id: str) -> Hearing | None:
    """Until when a workspace was heard; None before the first time."""
    row = session.scalars(select(HearingRow).where(HearingRow.workspace_id == workspace_id)).first()
    return Hearing(row.workspace_id, row.until, row.noted_at) if row is not None else None
