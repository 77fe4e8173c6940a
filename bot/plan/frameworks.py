"""A changed inspection framework raises the bar: from its day every rating is to be reviewed under it (A11.5; CB 15,
16, 22)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from msgspec import Struct


class FrameworkChange(Struct, frozen=True):
    """The inspectorate judges by another framework from a day on; `words` is the id of what that changes."""

    id: str
    name: str
    on: date
    by: str
    at: datetime
    words: str | None = None


def review_from(changes: Iterable[FrameworkChange], reviewed: Iterable[str]) -> date | None:
    """The day from which a rating is to be reviewed: that of the earliest change under which nobody confirmed it."""
    done = set(reviewed)
    return min((change.on for change in changes if change.id not in done), default=None)
