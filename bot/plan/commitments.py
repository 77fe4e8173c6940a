"""What was promised or asked for outside the plan's actions: committee recommendations, members' questions,
promises to report back (HF 30; NY 5.9.3; CB 20)."""

from __future__ import annotations

from datetime import date, datetime

from msgspec import Struct


class Commitment(Struct, frozen=True):
    """Something asked of the council, or promised by it, that is due on a day. `words` is the id of erasable words."""

    id: str
    kind: str
    by: str
    at: datetime
    words: str | None = None
    due: date | None = None
