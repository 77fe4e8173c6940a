"""Reading plans: what the services ask of the tables. Everything is reached through its workspace."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any, TypeVar, cast

import msgspec
from sqlalchemy import Select, bindparam, func, select
from sqlalchemy.orm import Session

from bot.plan.action import Action
from bot.plan.apply import apply
from bot.plan.bodies import Body
from bot.plan.changes import Change
from bot.plan.commitments import Commitment
from bot.plan.entities import Group, Person, Plan, Recommendation
from bot.plan.indicators import Indicator
from bot.plan.line import Line
from bot.plan.risks import Risk
from bot.plan.sign_off import with_meetings
from bot.plan.subjects import Subject
from storage.columns import table_of
from storage.journal import entries
from storage.milestone_words import named, named_lines, named_states
from storage.rows import TABLES, TYPES
from storage.subjects import decode
from storage.tables import (
    ActionPersonRow,
    ActionRow,
    ChangeRow,
    JournalRow,
    PlanRow,
)

T = TypeVar("T")

# What every message asks is built once: building a statement costs four times what running it does.
_PLANS, _ACTIONS, _JOURNAL = table_of(PlanRow), table_of(ActionRow), table_of(JournalRow)
_CURRENT = (
    select(_PLANS.c.state, _PLANS.c.structural_seq, _PLANS.c.head_seq, _PLANS.c.head_hash)
    .where(_PLANS.c.workspace_id == bindparam("workspace"))
    .order_by(_PLANS.c.live_on.is_(None), _PLANS.c.live_on.desc(), _PLANS.c.opened_at.desc(), _PLANS.c.id)
    .limit(1)
)
_ACTION = (
    select(_ACTIONS.c.state)
    .where(_ACTIONS.c.workspace_id == bindparam("workspace"), _ACTIONS.c.plan_id == bindparam("plan"))
    .order_by(_ACTIONS.c.sort_order, _ACTIONS.c.id)
)
_LINES = _ACTION.with_only_columns(_ACTIONS.c.line).order_by(None).order_by(_ACTIONS.c.sort_order, _ACTIONS.c.ref)
_ACTION_BY_REF = _ACTION.where(_ACTIONS.c.ref == bindparam("ref")).limit(1)
_ACTION_BY_ID = _ACTION.where(_ACTIONS.c.id == bindparam("action")).limit(1)
_TOUCHED = select(_JOURNAL.c.subject_id).where(
    _JOURNAL.c.plan_id == bindparam("plan"), _JOURNAL.c.seq > bindparam("seq"), _JOURNAL.c.subject == "action"
)
_TOUCHED_ACTIONS = _ACTION.where(_ACTIONS.c.id.in_(_TOUCHED))


@dataclass(frozen=True)
class Current:
    """A workspace's plan and where its journal stands: `seq` is its last entry and `head` that one's hash, `version`
    the last one that changed what a compiled reader is made of."""

    plan: Plan
    version: int
    seq: int
    head: str


def live_plan(session: Session, workspace_id: str) -> Plan | None:
    """The workspace's live plan, the latest where there are several; None before any went live."""
    query = select(PlanRow.state).where(PlanRow.workspace_id == workspace_id, PlanRow.live_on.is_not(None))
    return _plan(session, query.order_by(PlanRow.live_on.desc(), PlanRow.opened_at.desc(), PlanRow.id))


def current_plan(session: Session, workspace_id: str) -> Plan | None:
    """The live plan, or the one being set up when none is live yet."""
    found = current(session, workspace_id)
    return found.plan if found is not None else None


def current(session: Session, workspace_id: str) -> Current | None:
    """The current plan, with where its journal stands."""
    found = session.execute(_CURRENT, {"workspace": workspace_id}).first()
    return Current(cast(Plan, decode("plan", found[0])), *found[1:]) if found is not None else None


def plan(session: Session, workspace_id: str, plan_id: str) -> Plan | None:
    """A plan of the workspace, live or not."""
    return _plan(session, select(PlanRow.state).where(PlanRow.workspace_id == workspace_id, PlanRow.id == plan_id))


def plans(session: Session, workspace_id: str) -> list[Plan]:
    """All the workspace's plans, oldest first."""
    query = select(PlanRow.state).where(PlanRow.workspace_id == workspace_id)
    states = session.scalars(query.order_by(PlanRow.opened_at, PlanRow.id))
    return [cast(Plan, decode("plan", state)) for state in states]


def all_plans(session: Session) -> list[tuple[str, Plan]]:
    """Every plan with its workspace's id: for the clock and for verification, never for an answer."""
    query = select(PlanRow.workspace_id, PlanRow.state).order_by(PlanRow.id)
    return [(workspace_id, cast(Plan, decode("plan", state))) for workspace_id, state in session.execute(query)]


def lines(session: Session, workspace_id: str, plan_id: str) -> list[Line]:
    """The lines of all the plan's actions, in the plan's order, with what its bodies' meetings make of them."""
    stored = session.execute(_LINES, {"workspace": workspace_id, "plan": plan_id})
    found = named_lines(session, workspace_id, [_LINE.decode(line) for (line,) in stored])
    return with_meetings(found, bodies(session, workspace_id, plan_id))


def count_actions(session: Session, workspace_id: str, plan_id: str) -> int:
    """How many actions the plan has, whatever their state."""
    query = select(func.count()).where(ActionRow.workspace_id == workspace_id, ActionRow.plan_id == plan_id)
    return int(session.scalar(query) or 0)


def action_by_ref(session: Session, workspace_id: str, plan_id: str, ref: str) -> Action | None:
    """The action of a reference as the plan writes it."""
    return _action(session, _ACTION_BY_REF, {"workspace": workspace_id, "plan": plan_id, "ref": ref})


def action_by_id(session: Session, workspace_id: str, plan_id: str, action_id: str) -> Action | None:
    """The action of an id."""
    return _action(session, _ACTION_BY_ID, {"workspace": workspace_id, "plan": plan_id, "action": action_id})


def actions(session: Session, workspace_id: str, plan_id: str) -> list[Action]:
    """All the plan's actions whole, in its order: for exports and compiled readers; `lines` is the light view."""
    return named(session, workspace_id, _all(session, workspace_id, plan_id, Action, "sort_order", "ref"))


def actions_since(session: Session, workspace_id: str, plan_id: str, seq: int) -> list[Action]:
    """The actions that entries after a sequence number touched, as they stand."""
    found = session.execute(_TOUCHED_ACTIONS, {"workspace": workspace_id, "plan": plan_id, "seq": seq})
    return [cast(Action, decode("action", state)) for (state,) in found]


def actions_of(session: Session, workspace_id: str, plan_id: str, person_id: str) -> list[str]:
    """The ids of the actions somebody owns or co-owns."""
    query = select(ActionPersonRow.action_id).where(
        ActionPersonRow.workspace_id == workspace_id,
        ActionPersonRow.plan_id == plan_id,
        ActionPersonRow.person_id == person_id,
    )
    return sorted(set(session.scalars(query)))


def people(session: Session, workspace_id: str, plan_id: str) -> dict[str, Person]:
    """Everybody the plan names, by id."""
    return {person.id: person for person in _all(session, workspace_id, plan_id, Person, "name", "id")}


def groups(session: Session, workspace_id: str, plan_id: str) -> list[Group]:
    """The plan's themes, phases and sub-sections, in its order."""
    return _all(session, workspace_id, plan_id, Group, "sort_order", "id")


def recommendations(session: Session, workspace_id: str, plan_id: str) -> list[Recommendation]:
    """The plan's recommendations, in its order."""
    return _all(session, workspace_id, plan_id, Recommendation, "sort_order", "ref")


def indicators(session: Session, workspace_id: str, plan_id: str) -> list[Indicator]:
    """The plan's measures, by name."""
    return _all(session, workspace_id, plan_id, Indicator, "name", "id")


def bodies(session: Session, workspace_id: str, plan_id: str) -> list[Body]:
    """The boards and committees of the plan, by name."""
    return _all(session, workspace_id, plan_id, Body, "name", "id")


def changes(session: Session, workspace_id: str, plan_id: str) -> list[Change]:
    """The requests to change what is agreed, oldest first."""
    found = _all(session, workspace_id, plan_id, Change)
    return sorted(found, key=lambda change: (change.at, change.id))


def change(session: Session, workspace_id: str, plan_id: str, change_id: str) -> Change | None:
    """The request of an id."""
    query = _states(Change).where(table_of(ChangeRow).c.id == change_id)
    state = session.execute(query, {"workspace": workspace_id, "plan": plan_id}).scalar()
    return cast(Change, decode("change", state)) if state is not None else None


def risks(session: Session, workspace_id: str, plan_id: str) -> list[Risk]:
    """The risks and issues, oldest first."""
    found = _all(session, workspace_id, plan_id, Risk)
    return sorted(found, key=lambda risk: (risk.at, risk.id))


def commitments(session: Session, workspace_id: str, plan_id: str) -> list[Commitment]:
    """What was promised or asked for beside the actions, oldest first."""
    found = _all(session, workspace_id, plan_id, Commitment)
    return sorted(found, key=lambda commitment: (commitment.at, commitment.id))


def states_as_at(
    session: Session, workspace_id: str, plan_id: str, instant: datetime
) -> dict[tuple[str, str], Subject]:
    """Every subject as Planbot knew it just before an instant (UTC), folded anew from the journal."""
    [states] = states_through(session, workspace_id, plan_id, [instant])
    return states


def states_through(
    session: Session, workspace_id: str, plan_id: str, instants: Sequence[datetime]
) -> Iterator[dict[tuple[str, str], Subject]]:
    """Every subject as Planbot knew it just before each of these instants (UTC, earliest first), in one fold."""
    states: dict[tuple[str, str], Subject] = {}
    known = plan(session, workspace_id, plan_id) is not None
    stored = iter(entries(session, plan_id, until=instants[-1]) if known and instants else ())
    coming = next(stored, None)
    for instant in instants:
        while coming is not None and coming.entry.at < instant:
            name = coming.entry.subject, coming.entry.subject_id
            states[name] = apply(states.get(name), coming.entry)
            coming = next(stored, None)
        yield named_states(session, workspace_id, states)


@lru_cache
def _states(kind: type[Any], *order: str) -> Select[str]:
    """The statement that reads all of a plan's parts of one kind."""
    columns = table_of(TABLES[_SUBJECTS[kind]]).c
    mine = columns.workspace_id == bindparam("workspace"), columns.plan_id == bindparam("plan")
    return select(columns.state).where(*mine).order_by(*(columns[name] for name in order))


def _all(session: Session, workspace_id: str, plan_id: str, kind: type[T], *order: str) -> list[T]:
    found = session.execute(_states(cast(Any, kind), *order), {"workspace": workspace_id, "plan": plan_id})
    return [cast(T, decode(_SUBJECTS[kind], state)) for (state,) in found]


def _action(session: Session, query: Select[str], wanted: dict[str, str]) -> Action | None:
    found = session.execute(query, wanted).first()
    if found is None:
        return None
    [action] = named(session, wanted["workspace"], [cast(Action, decode("action", found[0]))])
    return action


def _plan(session: Session, query: Select[Any]) -> Plan | None:
    state = session.scalar(query.limit(1))
    return cast(Plan, decode("plan", state)) if state is not None else None


_SUBJECTS: dict[type[Any], str] = {kind: subject for subject, kind in TYPES.items()}
_LINE: msgspec.json.Decoder[Line] = msgspec.json.Decoder(Line)
