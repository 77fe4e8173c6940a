"""Say something to a body: in its channel, else to each of its people."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import datetime

from bot.plan.bodies import Body
from storage import jobs
from storage.engine import Session
from storage.jobs import Job


def post_to_body(
    session: Session, workspace: str, body: Body, key: str, payload: Mapping[str, object], now: datetime
) -> list[int]:
    """Add the jobs that post a message to a body; none when it has neither channel nor people. Their ids."""
    found = (jobs.add(session, job) for job in _posts(workspace, body, key, payload, now))
    return [id for id in found if id is not None]


def _posts(workspace: str, body: Body, key: str, payload: Mapping[str, object], now: datetime) -> Iterator[Job]:
    if body.channel:
        yield Job(f"{key}:post", "post", workspace, {**payload, "channel": body.channel}, now, body.channel)
        return
    for user in body.people:
        yield Job(f"{key}:post:{user}", "post", workspace, {**payload, "user": user}, now, user)
