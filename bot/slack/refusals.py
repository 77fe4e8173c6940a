"""The two ways in which Slack fails us."""

from __future__ import annotations


class SlackRefused(Exception):
    """Slack answered no. `error` is its code; `retry_after` (seconds) is set when it said to come back later."""

    def __init__(self, error: str, retry_after: int | None = None) -> None:
        super().__init__(error)
        self.error = error
        self.retry_after = retry_after


class OutcomeUnknown(Exception):
    """No answer came, or one that says nothing: it may or may not have been done."""
