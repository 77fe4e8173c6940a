"""Bringing a database to the shape this Planbot needs, and back. Alembic, configured here and nowhere else."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine
from sqlalchemy.exc import OperationalError

from storage.away import DatabaseAway
from storage.engine import WRITING

if TYPE_CHECKING:
    from alembic.config import Config

# Any number of ours: two processes that start together must not both migrate.
MIGRATION_LOCK = 7_217_004


def upgrade(engine: Engine, to: str = "head") -> None:
    """Bring the database up to a revision, by default the newest. Does nothing when it is there.

    Raises DatabaseAway when it cannot be reached.
    """
    from alembic import command

    _migrate(engine, lambda config: command.upgrade(config, to))


def downgrade(engine: Engine, to: str) -> None:
    """Take the database down to a revision; "base" removes every table."""
    from alembic import command

    _migrate(engine, lambda config: command.downgrade(config, to))


def _migrate(engine: Engine, run: Callable[[Config], None]) -> None:
    with _exclusive(engine) as connection:
        config = _config()
        config.attributes["connection"] = connection
        run(config)


@contextmanager
def _exclusive(engine: Engine) -> Iterator[Connection]:
    """A connection in one transaction that nobody else migrates in."""
    try:
        connection = engine.connect()
    except OperationalError:
        raise DatabaseAway from None
    with connection.execution_options(**{WRITING: True}):
        sqlite = engine.dialect.name == "sqlite"
        if sqlite:
            # Alembic rebuilds a table by dropping it; the setting has no effect within a transaction.
            _foreign_keys(connection, "OFF")
        with connection.begin():
            if not sqlite:
                connection.exec_driver_sql(f"SELECT pg_advisory_xact_lock({MIGRATION_LOCK})")
            yield connection
        if sqlite:
            _foreign_keys(connection, "ON")


def _foreign_keys(connection: Connection, setting: str) -> None:
    driver = connection.connection.driver_connection
    assert driver is not None
    driver.execute(f"PRAGMA foreign_keys={setting}")


def _config() -> Config:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", "storage:migrations")
    config.set_main_option("path_separator", "os")
    return config
