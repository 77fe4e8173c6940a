"""Rows of the workspace on disk, so that a kill and a restart keep everything."""

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

Json = dict[str, Any]


class Store:
    """Key/value rows by kind in one SQLite file, or in memory when there is no path.

    Not locked: the state that uses it holds its own lock.
    """

    def __init__(self, path: Path | None) -> None:
        """Open (or make) the file at `path`; None keeps the rows in memory."""
        if path is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
        self._rows = sqlite3.connect(path or ":memory:", check_same_thread=False, isolation_level=None)
        self._rows.execute("PRAGMA journal_mode=WAL")
        self._rows.execute("PRAGMA synchronous=NORMAL")
        self._rows.execute("CREATE TABLE IF NOT EXISTS rows (kind TEXT, key TEXT, value BLOB, PRIMARY KEY (kind, key))")

    def save(self, kind: str, key: str, value: Any) -> None:
        """Keep `value` (JSON) under its kind and key."""
        self.save_bytes(kind, key, json.dumps(value, ensure_ascii=False).encode())

    def save_bytes(self, kind: str, key: str, content: bytes) -> None:
        """Keep raw bytes under their kind and key."""
        self._rows.execute("INSERT OR REPLACE INTO rows VALUES (?, ?, ?)", (kind, key, content))

    def read_bytes(self, kind: str, key: str) -> bytes | None:
        """The raw bytes of one row, or None."""
        found = self._rows.execute("SELECT value FROM rows WHERE kind=? AND key=?", (kind, key)).fetchone()
        return None if found is None else bytes(found[0])

    def remove(self, kind: str, key: str) -> None:
        """Forget one row; nothing happens when it is not there."""
        self._rows.execute("DELETE FROM rows WHERE kind=? AND key=?", (kind, key))

    def load(self, kind: str) -> Iterator[tuple[str, Any]]:
        """Every (key, JSON value) of a kind, by key."""
        rows = self._rows.execute("SELECT key, value FROM rows WHERE kind=? ORDER BY key", (kind,)).fetchall()
        for key, value in rows:
            yield key, json.loads(value)

    def close(self) -> None:
        """Close the file."""
        self._rows.close()
