"""What a guest may ask: their own actions, and nothing else of the plan."""

from __future__ import annotations

from dataclasses import replace

from bot.plan.entities import Person, Plan
from bot.plan.permissions import answers_for, person_of
from bot.reading.query import Query
from storage import plans
from storage.engine import Session

VIEWS = ("mine", "action", "evidence", "help")
OF_A_GROUP = ("red", "amber", "overdue", "due", "recommendation", "counts", "late-soon", "delivered")
"""What whoever oversees a workstream from another organisation may ask of it."""


def guests_query(session: Session, workspace: str, plan: Plan, query: Query, user: str) -> Query | None:
    """The query as far as a guest may have it answered; None when they may not."""
    people = plans.people(session, workspace, plan.id)
    me = person_of(people, user)
    names = answers_for(people, me.id) if me else ()
    own = {action for id in names for action in plans.actions_of(session, workspace, plan.id, id)}
    overseen = overseen_by(session, workspace, plan, me)
    if overseen and (query.view in OF_A_GROUP or query.groups):
        return _of_overseer(query, overseen)
    if me is None or not (own or overseen) or query.view not in VIEWS:
        return None
    if query.view in ("action", "evidence"):
        if not query.refs:
            return None
        action = plans.action_by_ref(session, workspace, plan.id, query.refs[0])
        inside = action is not None and not overseen.isdisjoint((*action.groups, action.group))
        return query if action is not None and (inside or action.id in own) else None
    return replace(query, owner=me.id) if query.view == "mine" else query


def overseen_by(session: Session, workspace: str, plan: Plan, me: Person | None) -> frozenset[str]:
    """The ids of the groups somebody oversees for another organisation (CB 6)."""
    if me is None:
        return frozenset()
    return frozenset(group.id for group in plans.groups(session, workspace, plan.id) if group.overseer == me.id)


def _of_overseer(query: Query, overseen: frozenset[str]) -> Query | None:
    """The query about what they oversee: the group they name, or the only one they have."""
    if query.view not in OF_A_GROUP or query.as_at is not None:
        return None
    if query.groups:
        return query if overseen.issuperset(query.groups) else None
    return replace(query, groups=tuple(overseen)) if len(overseen) == 1 else None
