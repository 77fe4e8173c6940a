"""Enhanced monitoring ends by itself when its exit rule is met by the action's indicators (rule E8; HF 21)."""

from __future__ import annotations

from datetime import date, datetime

from bot.plan.entries import Entry
from bot.plan.green_on_red import linked, sustained
from bot.plan.oversight_entries import MonitoringSet
from digests.roll import Roll
from storage import journal, plans
from storage.engine import Session

MET = "the target was met long enough"


def end_monitoring(session: Session, workspace: str, roll: Roll, day: date, now: datetime) -> bool:
    """End it for every action whose indicators have met their targets for long enough; whether there was any."""
    watched = [line for line in roll.lines if line.overseen.monitored_since is not None]
    if not watched:
        return False
    indicators = plans.indicators(session, workspace, roll.plan.id)
    done = [line.action for line in watched if sustained(linked(indicators, line), day)]
    found = [
        Entry(f"monitored:{id}:{day.isoformat()}", "action", id, MonitoringSet(None, MET), "planbot", now, now)
        for id in done
    ]
    if found:
        journal.append(session, workspace, roll.plan.id, found)
    return bool(found)
