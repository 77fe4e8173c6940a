"""Loading the states of subjects, and writing those an append changed back to their rows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import TypeVar, cast

import msgspec
from sqlalchemy import Select, Update, bindparam, delete, insert, select, update
from sqlalchemy.orm import Session

from bot.plan.action import Action
from bot.plan.entities import Plan
from bot.plan.subjects import Subject
from storage.columns import table_of
from storage.rows import (
    TABLES,
    TYPES,
    Part,
    PartRow,
    Row,
    part_row,
    person_links,
    recommendation_links,
)
from storage.tables import ActionPersonRow, ActionRecommendationRow, ActionRow

Name = tuple[str, str]
States = dict[Name, Subject]
T = TypeVar("T")
AT_ONCE = 400


def load(session: Session, plan_id: str, names: Iterable[Name]) -> States:
    """The states of these parts of a plan, those that exist."""
    wanted: dict[str, list[str]] = defaultdict(list)
    for subject, subject_id in dict.fromkeys(names):
        wanted[subject].append(subject_id)
    found: States = {}
    for subject, ids in wanted.items():
        for some in _chunks(ids):
            for id, state in session.execute(_states(TABLES[subject]), {"plan": plan_id, "ids": some}):
                found[subject, id] = decode(subject, state)
    return found


@lru_cache
def _states(row: type[PartRow]) -> Select[str, str]:
    """The statement that reads the states of some parts; built once, as every message runs it."""
    table = table_of(row)
    some = table.c.id.in_(bindparam("ids", expanding=True))
    return select(table.c.id, table.c.state).where(table.c.plan_id == bindparam("plan"), some)


def load_actions(session: Session, plan_id: str) -> States:
    """The states of all the actions of a plan."""
    query = select(ActionRow.id, ActionRow.state).where(ActionRow.plan_id == plan_id)
    return {("action", id): decode("action", state) for id, state in session.execute(query)}


def decode(subject: str, state: str) -> Subject:
    """A subject from its stored state."""
    return _DECODERS[subject].decode(state)


def save(session: Session, workspace_id: str, plan: Plan, before: States, after: States) -> None:
    """Write the parts of `after` to their rows: new where `before` has none, changed where it has another."""
    born: dict[str, list[Row]] = defaultdict(list)
    changed: dict[str, list[Row]] = defaultdict(list)
    for (subject, id), state in after.items():
        row = part_row(workspace_id, plan, cast(Part, state))
        (changed if (subject, id) in before else born)[subject].append(row)
    for subject, rows in born.items():
        session.execute(insert(table_of(TABLES[subject])), rows)
    for subject, rows in changed.items():
        session.execute(_update(TABLES[subject]), [_named(row) for row in rows])
    _save_links(session, workspace_id, plan.id, before, after)


@lru_cache
def _update(row: type[PartRow]) -> Update:
    """The statement that changes a part's row, given every column with its name after `new_`."""
    table = table_of(row)
    values: dict[str, object] = {
        column.name: bindparam(f"new_{column.name}") for column in table.columns if not column.primary_key
    }
    key = [column == bindparam(f"new_{column.name}") for column in table.primary_key]
    return update(table).where(*key).values(values)


def _named(row: Row) -> Row:
    return {f"new_{column}": value for column, value in row.items()}


def _save_links(session: Session, workspace_id: str, plan_id: str, before: States, after: States) -> None:
    relinked = [
        state
        for name, state in after.items()
        if isinstance(state, Action) and _links(before.get(name)) != _links(state)
    ]
    for table, rows_of in (
        (ActionRecommendationRow, recommendation_links),
        (ActionPersonRow, person_links),
    ):
        _unlink(session, table, plan_id, [a.id for a in relinked if ("action", a.id) in before])
        rows = [row for action in relinked for row in rows_of(workspace_id, plan_id, action)]
        if rows:
            session.execute(insert(table_of(table)), rows)


def _unlink(
    session: Session,
    table: type[ActionRecommendationRow] | type[ActionPersonRow],
    plan_id: str,
    ids: Sequence[str],
) -> None:
    for some in _chunks(ids):
        session.execute(delete(table).where(table.plan_id == plan_id, table.action_id.in_(some)))


def _links(state: Subject | None) -> object:
    return (state.recommendations, state.owner, state.co_owners) if isinstance(state, Action) else None


def _chunks(items: Sequence[T]) -> Iterator[list[T]]:
    rest = iter(items)
    while some := list(islice(rest, AT_ONCE)):
        yield some


_DECODERS = {subject: msgspec.json.Decoder(kind) for subject, kind in TYPES.items()}
