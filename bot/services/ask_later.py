"""Put off an answer that takes longer to find than Slack waits for one: it comes to the same place a moment later."""

from __future__ import annotations

from datetime import datetime

from bot.reading.query import Query
from bot.wording.lists import query_value
from storage import jobs
from storage.engine import Session
from storage.jobs import Job
from storage.plans import Current

ANSWER = "answer"
LONG_RECORD = 5_000
"""Entries: going through four times as many takes about a second on a quiet machine, and Slack waits for three."""
OF_ALL = frozenset({"claims", "compare", "trend"})
"""Questions about everything that was ever said."""


def takes_long(current: Current, query: Query) -> bool:
    """Whether an answer goes through the whole of a long record."""
    return current.seq > LONG_RECORD and (query.as_at is not None or query.view in OF_ALL)


def answer_later(
    session: Session, workspace: str, query: Query, user: str, response_url: str, key: str, now: datetime
) -> list[int]:
    """Add the job that answers; `key` is of the command, which Slack may send again."""
    payload = {"query": query_value(query, query.page, True), "user": user, "response_url": response_url}
    added = jobs.add(session, Job(f"{ANSWER}:{key}", ANSWER, workspace, payload, now))
    return [added] if added is not None else []
