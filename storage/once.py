"""Inserting what may be there already, in one statement for both databases."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from storage.columns import Base


def insert_once(session: Session, table: type[Base], values: Mapping[str, object]) -> bool:
    """Insert a row unless its key is taken. True when this call inserted it."""
    statement = _insert(session, table).values(dict(values)).on_conflict_do_nothing()
    # A column of the key comes back only from a row that was inserted.
    return session.execute(statement.returning(*table.__table__.primary_key)).first() is not None


def put(session: Session, table: type[Base], key: Sequence[str], values: Mapping[str, object]) -> None:
    """Insert a row, or change the one that has its key."""
    statement = _insert(session, table).values(dict(values))
    rest = {name: statement.excluded[name] for name in values if name not in key}
    session.execute(statement.on_conflict_do_update(index_elements=list(key), set_=rest))


def _insert(session: Session, table: type[Base]) -> Any:
    postgres = session.get_bind().dialect.name == "postgresql"
    return postgresql.insert(table) if postgres else sqlite.insert(table)
