"""The database: durable, strict about references and about time, and a reader sees one moment."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from sqlalchemy import insert, select, text
from sqlalchemy.exc import DBAPIError, IntegrityError, StatementError

from storage import inbox
from storage.conversation_tables import InboxRow
from storage.engine import Database, full_url, open_engine
from storage.tables import WordsRow

NOW = datetime(2026, 3, 2, 9, 30, 0, 123456, tzinfo=UTC)


def test_sqlite_is_opened_durable_with_foreign_keys_and_erasing_for_good(tmp_path: Path) -> None:
    engine = open_engine(f"sqlite:///{tmp_path / 'planbot.db'}")
    with engine.connect() as connection:
        settings = [
            connection.exec_driver_sql(f"PRAGMA {name}").scalar()
            for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete", "busy_timeout")
        ]
    engine.dispose()
    assert settings == ["wal", 2, 1, 1, 15_000]


@pytest.mark.parametrize("short", ["postgres://h/d", "postgresql://h/d", "postgresql+psycopg://h/d"])
def test_an_address_of_a_postgresql_is_opened_with_psycopg(short: str) -> None:
    assert full_url(short) == "postgresql+psycopg://h/d"


def test_a_time_comes_back_as_the_same_moment_in_utc(database: Database) -> None:
    summer = NOW.astimezone(timezone(timedelta(hours=1)))
    with database.writing() as session:
        inbox.arrive(session, "T1", "e1", summer)
    with database.reading() as session:
        found = session.scalars(select(InboxRow.arrived_at)).one()
    assert found == NOW
    assert found.utcoffset() == timedelta(0)


def test_a_time_without_a_zone_is_refused(database: Database) -> None:
    with pytest.raises(StatementError, match="no time zone"), database.writing() as session:
        inbox.arrive(session, "T1", "e1", NOW.replace(tzinfo=None))


def test_a_row_that_refers_to_nothing_is_refused(database: Database) -> None:
    orphan = "INSERT INTO indicators (plan_id, id, workspace_id, state, name) VALUES ('p', 'i', 'T1', '{}', 'n')"
    with pytest.raises(IntegrityError), database.writing() as session:
        session.execute(text(orphan))


def test_writing_while_reading_is_refused_and_leaves_the_database_writable(database: Database) -> None:
    with pytest.raises(DBAPIError), database.reading() as session:
        inbox.arrive(session, "T1", "e1", NOW)
    with database.writing() as session:
        assert inbox.arrive(session, "T1", "e1", NOW)


def test_a_reader_sees_one_moment_while_others_write(database: Database) -> None:
    row = {"workspace_id": "T1", "text": "one", "cause": None, "salt": "s", "erased_at": None, "reason": None}
    with database.reading() as session:
        before = session.scalars(select(WordsRow.id)).all()
        with database.writing() as other:
            other.execute(insert(WordsRow).values(id="w1", **row))
        assert session.scalars(select(WordsRow.id)).all() == before == []
    with database.reading() as session:
        assert session.scalars(select(WordsRow.id)).all() == ["w1"]


def test_the_text_of_a_database_fault_holds_nothing_that_was_stored(database: Database) -> None:
    row = {"id": "w1", "workspace_id": "T1", "text": "ZEBRA", "cause": None, "salt": "s"}
    with database.writing() as session:
        session.execute(insert(WordsRow).values(row))
    with pytest.raises(IntegrityError) as fault, database.writing() as session:
        session.execute(insert(WordsRow).values(row))
    assert "ZEBRA" not in str(fault.value)
