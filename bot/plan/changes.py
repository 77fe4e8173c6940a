"""Requests to change the plan, with the approvals each needs before anything moves (rule E7)."""

from __future__ import annotations

from datetime import datetime

from msgspec import Struct


class Change(Struct, frozen=True):
    """A request to change what is agreed. `at` is when it was asked for (UTC), `by` a Slack user id."""

    id: str
    by: str
    at: datetime
    tier: int
    actions: tuple[str, ...] = ()
