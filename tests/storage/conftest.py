"""A database of each kind, empty or migrated; every test that asks for one runs on both."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.engine import Database, open_engine
from tests.databases import fresh_database


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'planbot.db'}"
    return str(request.getfixturevalue("postgres_database"))


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """A migrated database."""
    if request.param == "sqlite":
        database = fresh_database(tmp_path / "planbot.db")
    else:
        database = Database(open_engine(request.getfixturevalue("migrated_postgres_database")))
    yield database
    database.close()
