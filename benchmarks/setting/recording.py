"""What the whole path reads and writes, event by event, kept so that each can be done alone."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from unittest.mock import patch

from sqlalchemy import event

from benchmarks.setting.app import application, runtime_on
from benchmarks.setting.plan import plan_in
from benchmarks.setting.requests import Request, send
from bot.reading.read import read
from bot.services import hear_message
from bot.services.runtime import Runtime
from storage import journal

Statement = tuple[str, Any, bool]


@dataclass
class Recorded:
    """What one pass of the whole path did, event by event: what was read, and what was written."""

    readings: list[tuple[Any, ...]] = field(default_factory=list)
    writes: list[list[Statement]] = field(default_factory=list)


def record(path: Path, requests: Iterable[Request]) -> Recorded:
    """Send everything once, noting what is read and written. Raises AssertionError when an event records nothing."""
    runtime, recorded = runtime_on(path), Recorded()
    app = application(runtime)

    def reading(*given: Any) -> Any:
        recorded.readings.append(given)
        return read(*given)

    def statement(_c: object, _cursor: object, sql: str, values: Any, _context: object, many: bool) -> None:
        if sql.lstrip().startswith(("INSERT", "UPDATE", "DELETE")):
            recorded.writes[-1].append((sql, values, many))

    event.listen(runtime.database.engine, "before_cursor_execute", statement)
    with patch.object(hear_message, "read", reading):
        for given in requests:
            before = _entries(runtime)
            recorded.writes.append([])
            send(app, given)
            assert _entries(runtime) > before, f"nothing was recorded of {given.body.decode()}"
    runtime.database.close()
    return recorded


def _entries(runtime: Runtime) -> int:
    with runtime.database.reading() as session:
        return journal.head(session, plan_in(session).id)[0]


def opened(path: Path) -> sqlite3.Connection:
    """Opened by the driver alone, as durable as Planbot's own connections."""
    connection = sqlite3.connect(path, isolation_level=None)
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "foreign_keys=ON",
        "secure_delete=ON",
        "journal_size_limit=0",
    ):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def write_again(connection: sqlite3.Connection, statements: Iterable[Statement]) -> None:
    """The same rows by the driver alone, in one transaction."""
    connection.execute("BEGIN IMMEDIATE")
    for sql, values, many in statements:
        (connection.executemany if many else connection.execute)(sql, values).fetchall()
    connection.execute("COMMIT")
