"""Requests that await a director's decision: whom to ask, and when to ask again (rule E7)."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date, datetime

from bot.plan.calendar import local_day, working_days_between
from bot.plan.changes import Change, ChangeState
from bot.plan.entities import DIRECTOR, Plan
from bot.services.show_change import card_of
from bot.wording.changes import Card
from storage import plans, schedules
from storage.engine import Session
from storage.schedules import Schedule

EACH = 5
"""A request is asked about again after so many working days."""


def pending_for(session: Session, workspace: str, plan: Plan, user: str) -> list[Change]:
    """The requests that a director may decide, oldest first: never their own."""
    if user not in plan.settings.directors:
        return []
    found = plans.changes(session, workspace, plan.id)
    return [c for c in found if c.state is ChangeState.PENDING and DIRECTOR in c.awaited and c.by != user]


def waiting_for(session: Session, workspace: str, plan: Plan, user: str) -> list[Card]:
    """The same as cards."""
    return [card_of(session, workspace, plan, change) for change in pending_for(session, workspace, plan, user)]


def deciding(session: Session, workspace: str, plan: Plan, day: date) -> list[str]:
    """The directors who are to be asked for a decision on a day."""
    return [user for user in plan.settings.directors if to_ask(session, workspace, plan, user, day)]


def to_ask(session: Session, workspace: str, plan: Plan, user: str, day: date) -> bool:
    """Whether a director is to be asked on a day: something new awaits them, or has waited for another week."""
    row = schedules.schedule(session, workspace, plan.id, _kind(user))
    told = frozenset((row.last_period or "").split()) if row is not None else frozenset()
    last = local_day(row.next_due_at, plan.timezone) if row is not None else day
    return any_due(pending_for(session, workspace, plan, user), told, last, day, plan.timezone)


def note_asked(session: Session, workspace: str, plan: Plan, user: str, waiting: Sequence[Card], now: datetime) -> None:
    """Remember which requests a director was asked about, and when."""
    if waiting:
        told = " ".join(card.change.id for card in waiting)
        schedules.set_schedule(session, Schedule(workspace, plan.id, _kind(user), now, told))


def any_due(changes: Sequence[Change], told: Collection[str], last: date, day: date, zone: str) -> bool:
    """Whether one of the requests was not told of yet, or reached another five working days since the `last` time."""
    return any(change.id not in told or _another_week(local_day(change.at, zone), last, day) for change in changes)


def _another_week(asked: date, told: date, day: date) -> bool:
    return working_days_between(asked, day) // EACH > working_days_between(asked, told) // EACH


def _kind(user: str) -> str:
    """The kind of the row that remembers what a director was asked to decide."""
    return f"deciding:{user}"
