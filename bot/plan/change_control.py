"""Change control: which tier a request is of, whose approval it needs, and who may record that (rule E7). Pure."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from bot.plan.calendar import local_day
from bot.plan.changes import Change, ChangeKind, ChangeState
from bot.plan.entities import DIRECTOR, Plan, Settings
from bot.plan.permissions import sees_everything

MINOR, MAJOR = 2, 3
MAJOR_SHARE = 5
"""More than one action in five makes a major rewrite."""
WINDOW = timedelta(days=90)
COUNTED = frozenset({ChangeKind.REDATE, ChangeKind.CANCEL})
"""What counts towards a rewrite by many small requests: re-dated and cancelled actions."""


def tier(kind: ChangeKind, actions: Iterable[str], recent: Iterable[str], total: int) -> int:
    """The tier of a request about these actions (ids). `recent` were re-dated or cancelled in the last 90 days, and
    the plan has `total` actions: major above 20 % of them, in one request or in 90 days; one action never is."""
    moved = set(actions)
    counted = moved | set(recent) if kind in COUNTED else moved
    return MAJOR if len(counted) > 1 and len(counted) * MAJOR_SHARE > total else MINOR


def recently_moved(changes: Iterable[Change], day: date, zone: str) -> set[str]:
    """The ids of the actions that approved requests of the 90 days up to a day re-dated or cancelled."""
    since = day - WINDOW
    counted = (c for c in changes if c.kind in COUNTED and c.state is ChangeState.APPROVED)
    return {id for c in counted if (c.decided_on or local_day(c.at, zone)) > since for id in c.actions}


def required(settings: Settings, tier: int) -> tuple[str, ...]:
    """The roles that must approve a change of a tier."""
    return settings.approvals.major if tier >= MAJOR else settings.approvals.minor


def consulted(settings: Settings, tier: int) -> tuple[str, ...]:
    """The roles that are consulted on a change of a tier: a minor amendment's (CB 7)."""
    return settings.approvals.consulted if tier == MINOR else ()


def why_not(plan: Plan, change: Change, user: str, role: str) -> str | None:
    """Why a Slack user may not record a role's decision now, in a sentence; None when they may.

    A director decides for themselves, never on what they asked for. What a member or a body decides is recorded on
    its behalf by the core team or a director (rule E5).
    """
    if change.state is not ChangeState.PENDING:
        return f"That request is {change.state.value} already."
    if role not in change.awaited:
        return "That approval is recorded already."
    if role != DIRECTOR:
        return None if sees_everything(plan, user) else "Only the core team or a director can record that."
    if user not in plan.settings.directors:
        return "Only a director can decide this."
    return "Somebody else must decide what you asked for yourself." if user == change.by else None
