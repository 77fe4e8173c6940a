"""Verify, backup and restore by command: a record that was tampered with or is newer is never passed over."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.command import ROW, ROWS, Command


def test_a_whole_record_is_said_to_be_whole(imported: Command) -> None:
    typed = imported("verify")
    assert (typed.code, typed.out) == (0, "The tables are the fold of the journal, and the chain is whole.\n")


def test_a_row_changed_behind_planbots_back_is_named(imported: Command) -> None:
    imported.tamper("UPDATE actions SET title = 'Other' WHERE ref = '1.2'")
    typed = imported("verify")
    assert typed.code == 1
    assert "the row of action 1.2 differs in title" in typed.out
    assert typed.err == "1 fault.\n"


def test_a_backup_is_put_back(imported: Command) -> None:
    copy = imported.folder / "monday.db"
    assert imported("backup", copy).code == 0
    imported.tamper("DELETE FROM actions")
    assert imported("restore", copy, "--force").code == 0
    assert imported.count("actions") == 3
    assert imported("verify").code == 0


def test_a_backup_older_than_the_database_is_put_back_only_by_force(imported: Command) -> None:
    copy = imported.folder / "monday.db"
    imported("backup", copy)
    imported.import_plan("--yes", rows=(*ROWS, ROW | {"Action ref": "1.4"}))
    refused = imported("restore", copy)
    assert refused.code == 1
    assert "the backup has not" in refused.err
    assert imported.count("actions") == 4
    assert imported("restore", copy, "--force").code == 0
    assert imported.count("actions") == 3


def test_a_file_that_is_no_database_is_not_put_back(imported: Command, tmp_path: Path) -> None:
    file = tmp_path / "other.db"
    file.write_text("not a database " * 100)
    typed = imported("restore", file)
    assert typed.code == 1
    assert typed.err.startswith("other.db is not a whole database")
    assert imported.count("actions") == 3


def test_nothing_is_backed_up_where_there_is_no_database(planbot: Command, tmp_path: Path) -> None:
    typed = planbot("backup", tmp_path / "copy.db")
    assert typed.code == 1
    assert typed.err.startswith("There is no database at")


def test_a_server_has_its_own_tools(planbot: Command, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://nobody@127.0.0.1:1/planbot")
    typed = planbot("backup", tmp_path / "copy.db")
    assert typed.code == 1
    assert "pg_dump" in typed.err


def test_migrating_twice_is_migrating_once(planbot: Command) -> None:
    assert [planbot("migrate").out for _ in range(2)] == ["The database is up to date.\n"] * 2
