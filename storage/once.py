"""Inserting what may be there already, in one statement for both databases.

The statements are built once a table: building them anew cost more than running them.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import Session

from storage.columns import Base, table_of


def insert_once(session: Session, row: type[Base], values: Mapping[str, object]) -> tuple[Any, ...] | None:
    """Insert a row unless its key is taken. Its primary key when this call inserted it, None otherwise."""
    inserted = session.execute(_insert_once(row, session.get_bind().dialect.name), dict(values)).first()
    return tuple(inserted) if inserted is not None else None


def put(session: Session, row: type[Base], values: Mapping[str, object]) -> None:
    """Insert a row, or change the one that has its primary key. `values` names every column."""
    session.execute(_put(row, session.get_bind().dialect.name), dict(values))


@lru_cache
def _insert_once(row: type[Base], dialect: str) -> Any:
    # A column of the key comes back only from a row that was inserted.
    return _insert(row, dialect).on_conflict_do_nothing().returning(*table_of(row).primary_key)


@lru_cache
def _put(row: type[Base], dialect: str) -> Any:
    statement = _insert(row, dialect)
    key = list(table_of(row).primary_key)
    rest = {column.name: statement.excluded[column.name] for column in table_of(row).columns if column not in key}
    return statement.on_conflict_do_update(index_elements=key, set_=rest)


def _insert(row: type[Base], dialect: str) -> Any:
    return postgresql.insert(table_of(row)) if dialect == "postgresql" else sqlite.insert(table_of(row))
