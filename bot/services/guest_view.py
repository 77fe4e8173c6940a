"""What a guest may ask: their own actions, and nothing else of the plan."""

from __future__ import annotations

from dataclasses import replace

from bot.plan.entities import Plan
from bot.plan.permissions import answers_for, person_of
from bot.reading.query import Query
from storage import plans
from storage.engine import Session

VIEWS = ("mine", "action", "evidence", "help")


def guests_query(session: Session, workspace: str, plan: Plan, query: Query, user: str) -> Query | None:
    """The query as far as a guest may have it answered; None when they may not."""
    people = plans.people(session, workspace, plan.id)
    me = person_of(people, user)
    names = answers_for(people, me.id) if me else ()
    own = {action for id in names for action in plans.actions_of(session, workspace, plan.id, id)}
    if me is None or not own or query.view not in VIEWS:
        return None
    if query.view in ("action", "evidence"):
        if not query.refs:
            return None
        action = plans.action_by_ref(session, workspace, plan.id, query.refs[0])
        return query if action is not None and action.id in own else None
    return replace(query, owner=me.id) if query.view == "mine" else query
