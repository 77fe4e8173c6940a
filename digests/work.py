"""What doing a job means: done with an outcome, or later. Shared by the worker and every kind of job."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.services.runtime import Runtime
from storage.engine import Session
from storage.jobs import Claimed

Record = Callable[[Session], Sequence[int]]
"""What is written in the transaction that completes the job; returns the ids of the jobs it added."""


@dataclass(frozen=True)
class Done:
    """The job is done. `record` runs only if this attempt is still the one that has the job."""

    outcome: str = "done"
    record: Record | None = None


class TryLater(Exception):
    """The job cannot be done yet; what follows in its channel waits with it."""

    def __init__(self, due_at: datetime, reason: str) -> None:
        super().__init__(reason)
        self.due_at = due_at
        self.reason = reason


Kind = Callable[[Runtime, Claimed], Done]
