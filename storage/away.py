"""A database that does not answer: apart, so that whoever only catches it loads no database library."""

from __future__ import annotations


class DatabaseAway(Exception):
    """The database cannot be reached; the sentence says what to look at."""

    def __init__(self) -> None:
        super().__init__("The database does not answer: look at DATABASE_URL, and whether the database is running.")
