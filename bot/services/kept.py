"""What was worked out from a plan as it stands, kept in the process until the plan's journal has another entry."""

from __future__ import annotations

import threading
from collections.abc import Callable, Hashable
from typing import TypeVar, cast

from storage import journal
from storage.engine import Session

MOST = 16
T = TypeVar("T")


class Kept:
    """The newest of what was worked out, by the hash of the last entry it came from. Safe to share between threads, so
    what is kept must not change. What was worked out in a transaction that was rolled back has a hash of its own."""

    def __init__(self) -> None:
        self._found: dict[Hashable, object] = {}
        self._lock = threading.Lock()

    def once(self, session: Session, plan_id: str, about: Hashable, work_out: Callable[[], T]) -> T:
        """What `work_out` finds of a plan as it stands in this session; `about` says what, of which day."""
        name = (plan_id, about, journal.head(session, plan_id))
        with self._lock:
            if name in self._found:
                return cast(T, self._found[name])
        found = work_out()
        with self._lock:
            self._found = dict([*self._found.items(), (name, found)][-MOST:])
        return found
