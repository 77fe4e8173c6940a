"""Backup and restore of the SQLite file: one checked file, and never a step back by accident."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import text

from storage import journal
from storage.backup import BackupRefused, backup, restore
from storage.engine import Database, open_engine
from storage.migrate import upgrade
from storage.verify import verify_all
from tests.storage.plan_entries import PLAN, WORKSPACE, opened, updated


@pytest.fixture
def url(tmp_path: Path) -> str:
    """The address of a SQLite file."""
    return f"sqlite:///{tmp_path / 'planbot.db'}"


@pytest.fixture
def live(url: str) -> Iterator[Database]:
    """A database in use, with a plan."""
    database = Database(open_engine(url))
    upgrade(database.engine)
    with database.writing() as session:
        journal.append(session, WORKSPACE, PLAN, [*opened(), updated("m1")])
    yield database
    database.close()


def head(url: str) -> int:
    database = Database(open_engine(url))
    with database.reading() as session:
        assert verify_all(session) == []
        seq = journal.head(session, PLAN)[0]
    database.close()
    return seq


def test_a_backup_taken_while_planbot_runs_is_one_whole_file(live: Database, url: str, tmp_path: Path) -> None:
    copy = tmp_path / "backups" / "monday.db"
    backup(url, copy)
    with live.writing() as session:
        journal.append(session, WORKSPACE, PLAN, [updated("m2")])
    assert [path.name for path in copy.parent.iterdir()] == ["monday.db"]
    assert head(f"sqlite:///{copy}") == len(opened()) + 1


def test_a_backup_is_restored_where_there_is_nothing(live: Database, url: str, tmp_path: Path) -> None:
    backup(url, tmp_path / "monday.db")
    live.close()
    elsewhere = f"sqlite:///{tmp_path / 'new' / 'planbot.db'}"
    restore(tmp_path / "monday.db", elsewhere)
    assert head(elsewhere) == len(opened()) + 1
    assert [path.name for path in (tmp_path / "new").iterdir() if path.is_dir()] == []


def test_entries_newer_than_the_backup_are_not_lost_without_force(live: Database, url: str, tmp_path: Path) -> None:
    backup(url, tmp_path / "monday.db")
    with live.writing() as session:
        journal.append(session, WORKSPACE, PLAN, [updated("m2")])
    live.close()
    with pytest.raises(BackupRefused, match="1 entries that the backup has not"):
        restore(tmp_path / "monday.db", url)
    assert head(url) == len(opened()) + 2
    restore(tmp_path / "monday.db", url, force=True)
    assert head(url) == len(opened()) + 1


def test_a_backup_with_a_fault_is_not_restored(live: Database, url: str, tmp_path: Path) -> None:
    backup(url, tmp_path / "monday.db")
    spoilt = Database(open_engine(f"sqlite:///{tmp_path / 'monday.db'}"))
    with spoilt.writing() as session:
        session.execute(text("UPDATE actions SET title = 'Other' WHERE ref = 'R1/A1'"))
    spoilt.close()
    with pytest.raises(BackupRefused, match="action R1/A1 differs in title"):
        restore(tmp_path / "monday.db", url)


def test_what_is_no_database_is_refused(live: Database, url: str, tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("not a database, but long enough to be read as the head of one" * 20)
    with pytest.raises(BackupRefused, match="not a whole database"):
        restore(tmp_path / "notes.txt", url)
    with pytest.raises(BackupRefused, match="no backup"):
        restore(tmp_path / "missing.db", url)
    with pytest.raises(BackupRefused, match="no database"):
        backup(f"sqlite:///{tmp_path / 'missing.db'}", tmp_path / "copy.db")
    with pytest.raises(BackupRefused, match="pg_dump"):
        backup("postgresql://localhost/planbot", tmp_path / "copy.db")
