"""What change control has for the core team, told in its channel once a working day when there is something new.

Requests to decide, each with its buttons, and suspensions whose day has come (rules E2, E7).
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime

import msgspec

from bot.plan.calendar import local_day
from bot.plan.change_news import review_told
from bot.plan.changes import Change, ChangeState
from bot.plan.entities import Plan
from bot.plan.line import Line
from bot.services.runtime import Runtime
from bot.services.show_change import card_of
from bot.wording.blocks import Said
from bot.wording.change_list import news_message
from digests.work import Done
from storage import jobs, plans, publications
from storage.engine import Session
from storage.jobs import Claimed, Job
from storage.publications import Publication

CHANGE_NEWS = "change_news"
AT_MOST = 8


class Sent(msgspec.Struct, frozen=True):
    """What is kept of a day's message, as sent."""

    text: str
    blocks: list[dict[str, object]]


def plan_change_news(session: Session, workspace: str, plan: Plan, day: date, now: datetime) -> None:
    """Add the day's job, if there is anything to tell."""
    if plan.settings.channel is None or not any(_news(session, workspace, plan, day)):
        return
    payload = {"plan": plan.id, "day": day.isoformat()}
    jobs.add(session, Job(f"{CHANGE_NEWS}:{plan.id}:{day.isoformat()}", CHANGE_NEWS, workspace, payload, now))


def change_news(runtime: Runtime, job: Claimed) -> Done:
    """Compose the message from the plan as it is now, and add the job that posts it. Payload: plan, day."""
    now, day = runtime.clock.now(), date.fromisoformat(job.payload["day"])
    with runtime.database.reading() as session:
        plan = plans.plan(session, job.workspace_id, str(job.payload["plan"]))
        if plan is None or plan.settings.channel is None:
            return Done("no plan or no channel")
        pending, reviews = _news(session, job.workspace_id, plan, day)
        cards = [card_of(session, job.workspace_id, plan, change) for change in pending[:AT_MOST]]
    if not (pending or reviews):
        return Done("nothing new")
    said = news_message(cards, max(0, len(pending) - AT_MOST), reviews)
    channel = plan.settings.channel
    return Done("composed", lambda session: _publish(session, job, plan.id, channel, said, now))


def _news(session: Session, workspace: str, plan: Plan, day: date) -> tuple[Sequence[Change], Sequence[Line]]:
    """All requests to decide when one of them is new, and the suspensions to tell of today."""
    last = publications.last_publication(session, workspace, plan.id, CHANGE_NEWS)
    every = plans.changes(session, workspace, plan.id)
    pending = [change for change in every if change.state is ChangeState.PENDING]
    new = [change for change in pending if last is None or change.at > last.as_at]
    told = local_day(last.as_at, plan.timezone) if last is not None else None
    lines = plans.lines(session, workspace, plan.id)
    return (pending if new else []), [line for line in lines if review_told(line, told, day)]


def _publish(session: Session, job: Claimed, plan: str, channel: str, said: Said, now: datetime) -> list[int]:
    kept = Publication(
        workspace_id=job.workspace_id,
        plan_id=plan,
        kind=CHANGE_NEWS,
        period=str(job.payload["day"]),
        as_at=now,
        published_at=now,
        payload=msgspec.json.encode(Sent(said.text, said.blocks)).decode(),
        counts={},
        lines={},
    )
    if not publications.publish(session, kept):
        return []
    payload = {"channel": channel, "text": said.text, "blocks": said.blocks}
    id = jobs.add(session, Job(f"{job.key}:post", "post", job.workspace_id, payload, now, channel))
    return [id] if id is not None else []
