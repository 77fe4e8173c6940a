"""Migrations: up, down and up again, and what they make is what the tables say."""

from __future__ import annotations

from typing import Any

from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import Engine, inspect

from storage import conversation_tables, tables, work_tables
from storage.columns import Base
from storage.engine import Database, open_engine
from storage.migrate import downgrade, upgrade
from tests.storage.together import together

TABLES = {tables.PlanRow, conversation_tables.MessageRow, work_tables.JobRow}


def differences(engine: Engine) -> list[Any]:
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return list(compare_metadata(context, Base.metadata))


def test_a_database_goes_up_down_to_nothing_and_up_again(database_url: str) -> None:
    engine = open_engine(database_url)
    for _ in range(2):
        upgrade(engine)
        assert set(Base.metadata.tables) < set(inspect(engine).get_table_names())
        downgrade(engine, "base")
        assert inspect(engine).get_table_names() == ["alembic_version"]
    engine.dispose()


def test_the_migrated_database_is_the_one_the_tables_describe(database: Database) -> None:
    assert differences(database.engine) == []


def test_processes_that_start_together_migrate_once(database_url: str) -> None:
    def start() -> None:
        engine = open_engine(database_url)
        upgrade(engine)
        engine.dispose()

    together([start] * 3)
    engine = open_engine(database_url)
    assert differences(engine) == []
    engine.dispose()
