"""Typing the `planbot` command, and the small plan file it is typed about."""

from __future__ import annotations

import csv
import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from typer.testing import CliRunner

from bot.cli import cli
from bot.slack.workspace.people import TEAM_ID

PUBLISHED = "2027-01-04"
ROW = {
    "Recommendation ref": "1",
    "Recommendation": "Improve assessments.",
    "Timescale": "Within 6 months",
    "Lead": "Ana Reyes",
    "Action ref": "1.1",
    "Action": "Write the weekly list",
    "Owner": "Jo Bell",
    "Due": "31/03/2027",
    "Status": "In progress",
    "Rating": "Green",
}
ROWS = (
    ROW,
    ROW | {"Action ref": "1.2", "Action": "Audit fifty cases", "Due": "end of April 2027", "Rating": "Amber"},
    ROW | {"Action ref": "1.3", "Action": "Train the managers", "Owner": "Sam Field", "Due": "within 5 months"},
)


@dataclass(frozen=True)
class Typed:
    """How a command ended and what it said."""

    code: int
    out: str
    err: str


class Command:
    """`planbot` in one folder, on one database."""

    def __init__(self, folder: Path, database: Path) -> None:
        self.folder = folder
        self.database = database

    def __call__(self, *words: str | Path) -> Typed:
        """Type a command; a traceback is a failure of the test, not an answer."""
        done = CliRunner().invoke(cli, [str(word) for word in words])
        if done.exception is not None and not isinstance(done.exception, SystemExit):
            raise done.exception
        return Typed(done.exit_code, done.stdout, done.stderr)

    def import_plan(self, *more: str, rows: tuple[dict[str, str], ...] = ROWS) -> Typed:
        """Import a file of these rows."""
        file = plan_csv(self.folder / "plan.csv", rows)
        return self("import", file, "--published", PUBLISHED, "--workspace", TEAM_ID, *more)

    def tamper(self, statement: str) -> None:
        """Change the database behind Planbot's back."""
        with closing(sqlite3.connect(self.database)) as connection:
            connection.execute(statement)
            connection.commit()

    def count(self, table: str) -> int:
        """How many rows a table has."""
        with closing(sqlite3.connect(self.database)) as connection:
            return int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])


def plan_csv(path: Path, rows: tuple[dict[str, str], ...]) -> Path:
    """A plan file of these rows, in Planbot's template."""
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return path
