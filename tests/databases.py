"""Fresh SQLite databases: one is migrated in each process of tests, and the others are copies of its file."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

from sqlalchemy import event

from storage.engine import Database, open_engine
from storage.migrate import upgrade


def fresh_database(file: Path) -> Database:
    """A migrated database without a plan in a new SQLite file. It need not outlive a power cut: nothing waits for the
    disk."""
    file.write_bytes(_migrated())
    engine = open_engine(f"sqlite:///{file}")
    event.listen(engine, "connect", lambda connection, _: connection.execute("PRAGMA synchronous=OFF"))
    return Database(engine)


@cache
def _migrated() -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "planbot.db"
        engine = open_engine(f"sqlite:///{file}")
        upgrade(engine)
        engine.dispose()
        return file.read_bytes()
