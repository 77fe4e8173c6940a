"""An empty, migrated database of each kind; every test that asks for one runs on both."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from storage.engine import Database, open_engine
from storage.migrate import upgrade


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """The address of an empty database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'planbot.db'}"
    return str(request.getfixturevalue("postgres_database"))


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    """A migrated database."""
    engine = open_engine(database_url)
    upgrade(engine)
    database = Database(engine)
    yield database
    database.close()
