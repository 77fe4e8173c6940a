"""Who monitors a recommendation from here on: the monitoring category, proposed by officers and agreed by a board.

Both are kept: what was proposed, and what a body decided, which may be something else (rule E6; LD 2.1, Annex A).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum

from msgspec import Struct


class Monitoring(StrEnum):
    """The three categories (LD Annex key)."""

    BOARD = "board"
    OTHER = "other"
    CLOSED = "closed"


class CategoryNames(Struct, frozen=True):
    """What a plan calls the categories."""

    board: str = "Board"
    other: str = "Other"
    closed: str = "Closed"

    def of(self, category: Monitoring | None) -> str:
        """The plan's name of a category."""
        return str(getattr(self, category.value)) if category is not None else "None"


class Categorised(Struct, frozen=True):
    """One proposal or decision. `body` is the body that decided ("" for a proposal of officers), `by` the Slack user
    who recorded it, `accountable` the body that monitors when the category is OTHER; `words` is the id of the note,
    which older journals have in `note`."""

    id: str
    category: Monitoring
    on: date
    by: str
    accountable: str = ""
    body: str = ""
    note: str = ""
    withdrawn: bool = False
    words: str | None = None


def proposed(found: Sequence[Categorised]) -> Categorised | None:
    """The latest proposal that nobody withdrew and no body has decided on since."""
    standing = [each for each in found if not each.withdrawn]
    return standing[-1] if standing and not standing[-1].body else None


def agreed(found: Sequence[Categorised]) -> Categorised | None:
    """The latest decision of a body."""
    return next((each for each in reversed(found) if each.body and not each.withdrawn), None)


def in_force(found: Sequence[Categorised]) -> Monitoring | None:
    """The category that counts: what was agreed, else what is proposed, else none."""
    decision = agreed(found) or proposed(found)
    return decision.category if decision is not None else None
