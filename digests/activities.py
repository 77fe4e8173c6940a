"""Evidence of assurance that recurs, asked for before each of its days; from then on it is chased as any other."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from bot.plan.activities import asked_by
from bot.plan.entities import Plan
from bot.plan.entries import Entry
from bot.plan.evidence import EvidenceRequest
from bot.plan.evidence_entries import EvidenceRequested
from bot.plan.line import Line
from digests.needs import NOT_ASKED
from storage import journal, plans
from storage.engine import Session


def ask_for_activities(session: Session, workspace: str, plan: Plan, day: date, now: datetime) -> None:
    """Write the requests whose time has come; one that was written before is harmless."""
    entries = list(_requests(plans.lines(session, workspace, plan.id), day, now))
    if entries:
        journal.append(session, workspace, plan.id, entries)


def _requests(lines: Sequence[Line], day: date, now: datetime) -> Iterator[Entry]:
    for line in lines:
        for activity in line.activities if line.status not in NOT_ASKED else ():
            due = asked_by(activity, day)
            if due is not None:
                id = f"{activity.id}:{due.isoformat()}"
                asked = EvidenceRequest(id, activity.by, now, activity.words, due)
                yield Entry(f"wanted:{id}", "action", line.action, EvidenceRequested(asked), "planbot", now, now)
