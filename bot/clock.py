"""The one source of time: business time in UTC, real or moved forwards.

Leases, signatures and triggers do not use it; they keep real time.
"""

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Protocol


class Clock(Protocol):
    """Whoever can say what time it is."""

    def now(self) -> datetime:
        """The present moment, aware, in UTC."""
        ...


class SystemClock:
    """Real time."""

    def now(self) -> datetime:
        """The present moment, aware, in UTC."""
        return datetime.now(UTC)


class MovedClock:
    """Real time plus an offset kept in a small file, so that several processes share one moved clock."""

    def __init__(self, path: Path) -> None:
        """`path` is the file of the offset in seconds; no file means no offset."""
        self._path = path
        self._read_at: tuple[int, int] | None = None
        self._offset = timedelta()

    def now(self) -> datetime:
        """The present moment of the moved clock, aware, in UTC."""
        return datetime.now(UTC) + self._current_offset()

    def move_to(self, moment: datetime) -> None:
        """Make it `moment` (aware) now; raises ValueError when that would be backwards."""
        if moment.tzinfo is None:
            raise ValueError("The moment must have a time zone.")
        if moment < self.now():
            raise ValueError("The clock only moves forwards.")
        offset = moment.astimezone(UTC) - datetime.now(UTC)
        self._path.parent.mkdir(parents=True, exist_ok=True)
        fresh = self._path.with_name(f"{self._path.name}.{os.getpid()}.new")
        fresh.write_text(repr(offset.total_seconds()), encoding="ascii")
        fresh.replace(self._path)

    def _current_offset(self) -> timedelta:
        """The offset of the file, read again only when the file was replaced."""
        try:
            status = self._path.stat()
        except FileNotFoundError:
            return timedelta()
        version = (status.st_mtime_ns, status.st_ino)
        if version != self._read_at:
            self._offset = timedelta(seconds=float(self._path.read_text(encoding="ascii")))
            self._read_at = version
        return self._offset
