"""Opening the database, and the two ways of being in it: reading and writing."""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.orm import Session

# The services pass a Session on without importing SQLAlchemy themselves.
__all__ = ["Database", "Session", "full_url", "open_engine"]

BUSY_MILLISECONDS = 15_000
READING, WRITING = "planbot_reading", "planbot_writing"


def open_engine(database_url: str) -> Engine:
    """The engine of a `sqlite:///` or `postgresql://` address. Connects only when first used. The text of its
    exceptions holds statements without their values, which may be what somebody typed."""
    url = full_url(database_url)
    if url.startswith("sqlite"):
        engine = create_engine(url, hide_parameters=True)
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return engine
    return create_engine(url, pool_size=10, max_overflow=20, pool_pre_ping=True, hide_parameters=True)


def full_url(database_url: str) -> str:
    """The address with its driver: hosts hand out `postgres://`, we speak psycopg 3."""
    for short in ("postgres://", "postgresql://"):
        if database_url.startswith(short):
            return "postgresql+psycopg://" + database_url.removeprefix(short)
    return database_url


class Database:
    """The database as the services see it: a session to read in, a session to write in."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine

    @contextmanager
    def reading(self) -> Iterator[Session]:
        """One unchanging view of the database. Writing in it raises a DBAPIError."""
        options: dict[str, Any] = {READING: True}
        if self.engine.dialect.name == "postgresql":
            options = {"isolation_level": "REPEATABLE READ", "postgresql_readonly": True}
        with Session(self.engine, expire_on_commit=False) as session:
            session.connection(execution_options=options)
            yield session
            session.rollback()

    @contextmanager
    def writing(self) -> Iterator[Session]:
        """One transaction: committed at the end, undone by an exception. Do no I/O with others inside it."""
        with Session(self.engine, expire_on_commit=False) as session:
            session.connection(execution_options={WRITING: True})
            yield session
            session.commit()

    def close(self) -> None:
        """Close every connection."""
        self.engine.dispose()


def _prepare_sqlite(connection: Any, _record: object) -> None:
    # None hands the transactions to us: the driver's own would begin deferred, and fail when they turn to writing.
    connection.isolation_level = None
    connection.execute(f"PRAGMA busy_timeout={BUSY_MILLISECONDS}")
    _to_write_ahead(connection)
    for pragma in (
        "synchronous=FULL",
        "foreign_keys=ON",
        # What is erased is overwritten, and the log of writes is cut short once it is taken over.
        "secure_delete=ON",
        "journal_size_limit=0",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _to_write_ahead(connection: Any) -> None:
    """Have a new file logged ahead. Of several that open it at once SQLite refuses some without waiting."""
    until = time.monotonic() + BUSY_MILLISECONDS / 1000
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError:
            if time.monotonic() > until:
                raise
            time.sleep(0.01)
        else:
            return


def _begin_sqlite(connection: Connection) -> None:
    options = connection.get_execution_options()
    # Straight to the driver: through SQLAlchemy these two cost ten times what they do.
    driver = connection.connection.cursor()
    driver.execute(f"PRAGMA query_only={'ON' if options.get(READING) else 'OFF'}")
    driver.execute("BEGIN IMMEDIATE" if options.get(WRITING) else "BEGIN")
