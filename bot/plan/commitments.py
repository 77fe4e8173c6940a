"""What was promised or asked for outside the plan's actions: committee recommendations, members' questions,
promises to report back, verbal updates still to be filed (HF 30; NY 5.9.3; CB 20; LD 3.1)."""

from __future__ import annotations

from datetime import date, datetime

from msgspec import Struct


class Commitment(Struct, frozen=True):
    """Something asked of the council, or promised by it, that is due on a day. `kind` is committee, member, promise or
    verbal; `words` and `response` are ids of erasable words; `by` made it known and `owner` answers it (Slack user
    ids); `number` is what people call it by."""

    id: str
    kind: str
    by: str
    at: datetime
    words: str | None = None
    due: date | None = None
    number: int = 0
    body: str = ""
    owner: str | None = None
    actions: tuple[str, ...] = ()
    response: str | None = None
    answered_by: str | None = None
    answered_on: date | None = None
    closed_on: date | None = None
    closed_by: str | None = None
    withdrawn: bool = False

    @property
    def open(self) -> bool:
        """Whether something is still to be done about it."""
        return self.closed_on is None and not self.withdrawn

    @property
    def waiting(self) -> bool:
        """Whether it still waits for its answer."""
        return self.open and self.answered_on is None

    def overdue(self, day: date) -> bool:
        """Past its day without an answer; due today is not overdue (rule E2)."""
        return self.waiting and self.due is not None and self.due < day
