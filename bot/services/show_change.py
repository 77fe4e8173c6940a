"""A request as people read it: what it would do, why, who asked, and whose approval it awaits."""

from __future__ import annotations

from collections.abc import Mapping

from bot.plan.action import Action
from bot.plan.calendar import local_day
from bot.plan.changes import Change, Effect
from bot.plan.entities import Group, Plan, PlanDate
from bot.wording.changes import Card, Piece
from bot.wording.environment import Mrkdwn
from storage import plans, words
from storage.engine import Session

SHOWN = 12
"""Actions named in full on one card; the others are counted."""


def card_of(session: Session, workspace: str, plan: Plan, change: Change) -> Card:
    """What is shown of a request now."""
    names = {p.slack_id: p.name for p in plans.people(session, workspace, plan.id).values() if p.slack_id}
    ids = [id for id in (change.words, *(a.words for a in change.approvals)) if id]
    found = words.texts(session, workspace, ids)
    return Card(
        change=change,
        pieces=_pieces(session, workspace, plan, change),
        left=max(0, len(change.actions) - SHOWN),
        asked_by=_speaker(names, change.by),
        decided_by=_speaker(names, change.settled_by.by) if change.settled_by is not None else None,
        asked_on=local_day(change.at, plan.timezone),
        words=found,
    )


def _speaker(names: Mapping[str, str], user: str) -> str | None:
    """Somebody's name, or a mention where the plan does not name them; None for Planbot itself."""
    return names.get(user) or (Mrkdwn(f"<@{user}>") if user != "planbot" else None)


def _pieces(session: Session, workspace: str, plan: Plan, change: Change) -> tuple[Piece, ...]:
    groups = plans.groups(session, workspace, plan.id) if change.group is not None else []
    of_group = [_of_group(group, change) for group in groups if group.id == change.group]
    return (*of_group, *(_piece(session, workspace, plan, change, id) for id in change.actions[:SHOWN]))


def _of_group(group: Group, change: Change) -> Piece:
    """The date of a whole group, and the one before it."""
    ids = [each.id for each in group.dates]
    before = group.dates[: ids.index(change.id)] if change.id in ids else group.dates
    return Piece(
        group.title, f"the whole {group.kind}", before[-1].due if before else None, Effect(group.id, change.due), None
    )


def _piece(session: Session, workspace: str, plan: Plan, change: Change, id: str) -> Piece:
    action = plans.action_by_id(session, workspace, plan.id, id)
    effect = change.effect_on(id)
    successor = plans.action_by_id(session, workspace, plan.id, effect.successor) if effect.successor else None
    if action is None:
        return Piece(id, "", None, effect, None)
    return Piece(action.ref, action.title, _was(action, change), effect, successor.ref if successor else None)


def _was(action: Action, change: Change) -> PlanDate | None:
    """The agreed date that the request would move, or moved: the one in force before it."""
    approved = [r for r in action.requests if r.approved]
    before = approved[: next((n for n, r in enumerate(approved) if r.id == change.id), len(approved))]
    return before[-1].due if before else action.original
