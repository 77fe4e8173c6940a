"""Risks and issues of the plan: to its delivery, or of failing to deliver it (HF 34, 35; NY 4.2)."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct


class Risk(Struct, frozen=True):
    """A risk or an issue somebody raised. `at` in UTC; `by` a Slack user id; `words` the id of erasable words."""

    id: str
    by: str
    at: datetime
    words: str | None = None
    actions: tuple[str, ...] = ()
    recommendations: tuple[str, ...] = ()
