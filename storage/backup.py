"""Backup of the SQLite file while Planbot runs, and restore. PostgreSQL has its own tools."""

from __future__ import annotations

import os
import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from sqlalchemy.engine import make_url
from sqlalchemy.orm import Session

from storage.engine import BUSY_MILLISECONDS, full_url, open_engine
from storage.migrate import upgrade
from storage.verify import verify_all


class BackupRefused(Exception):
    """A backup or a restore that would not have been safe; the sentence says why and what to do."""


def backup(database_url: str, to_path: Path | str) -> None:
    """Copy the database, as of one moment, to one checked file. It replaces `to_path` only when it is whole.

    Raises BackupRefused for a PostgreSQL database, a missing one, or a copy that fails SQLite's integrity check.
    """
    source, target = sqlite_path(database_url), Path(to_path)
    if not source.exists():
        raise BackupRefused(f"There is no database at {source}.")
    target.parent.mkdir(parents=True, exist_ok=True)
    part = target.with_name(target.name + ".part")
    try:
        _copy(source, part)
        _make_one_file(part)
        _check_whole(part)
        os.replace(part, target)
    finally:
        part.unlink(missing_ok=True)


def restore(from_path: Path | str, database_url: str, force: bool = False) -> None:
    """Put a backup in the place of the database. Stop Planbot first.

    The backup is copied, checked, migrated and verified before the database is touched. Raises BackupRefused when
    that finds a fault, or when the database knows entries that the backup does not and `force` is not given.
    """
    source, target = Path(from_path), sqlite_path(database_url)
    if not source.exists():
        raise BackupRefused(f"There is no backup at {source}.")
    with tempfile.TemporaryDirectory(dir=_made(target.parent)) as folder:
        copy = Path(folder) / "restored.db"
        _check_whole(source)
        _copy(source, copy)
        _check_record(copy)
        if target.exists() and not force:
            _check_not_newer(target, copy)
        # Through SQLite, not by renaming: somebody may still have the old file and its write-ahead log open.
        _copy(copy, target)


def sqlite_path(database_url: str) -> Path:
    """The file of a SQLite address. Raises BackupRefused for another database."""
    url = make_url(full_url(database_url))
    if url.get_backend_name() != "sqlite" or not url.database:
        raise BackupRefused("Only a SQLite file is backed up here: for PostgreSQL use pg_dump and pg_restore.")
    return Path(url.database)


def _copy(source: Path, target: Path) -> None:
    with closing(sqlite3.connect(source)) as old, closing(sqlite3.connect(target)) as new:
        for connection in (old, new):
            connection.execute(f"PRAGMA busy_timeout={BUSY_MILLISECONDS}")
        old.backup(new)


def _make_one_file(path: Path) -> None:
    """Without a write-ahead log beside it; opening it as a database turns the log on again."""
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")


def _check_whole(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        try:
            said = connection.execute("PRAGMA integrity_check").fetchone()
        except sqlite3.DatabaseError as error:
            raise BackupRefused(f"{path.name} is not a whole database: {error}.") from error
    if said != ("ok",):
        raise BackupRefused(f"{path.name} is not a whole database: {said[0]}.")


def _check_record(path: Path) -> None:
    engine = open_engine(f"sqlite:///{path}")
    try:
        upgrade(engine)
        with Session(engine) as session:
            faults = verify_all(session)
    finally:
        engine.dispose()
    if faults:
        raise BackupRefused("The backup's record has faults: " + "; ".join(faults[:5]) + ".")


def _check_not_newer(live: Path, copy: Path) -> None:
    """Refuse when the live database has an entry that is not in the copy."""
    with closing(sqlite3.connect(copy)) as connection:
        connection.execute("ATTACH DATABASE ? AS live", (str(live),))
        if not connection.execute("SELECT 1 FROM live.sqlite_master WHERE name = 'journal'").fetchone():
            return
        lost = connection.execute(
            "SELECT count(*) FROM live.journal AS a"
            " WHERE NOT EXISTS (SELECT 1 FROM main.journal AS b WHERE b.plan_id = a.plan_id AND b.hash = a.hash)"
        ).fetchone()[0]
    if lost:
        raise BackupRefused(f"The database has {lost} entries that the backup has not; use force to lose them.")


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder
