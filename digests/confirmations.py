"""What awaits the core team's word, told in its channel once a working day when there is something new (rule E2)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime

from bot.plan.calendar import local_day
from bot.plan.entities import Plan
from bot.plan.position import item_on
from bot.services.runtime import Runtime
from bot.wording.confirmations import Claim, confirmations_message
from digests.work import Done
from storage import jobs, plans
from storage.engine import Session
from storage.jobs import Claimed, Job

CONFIRMATIONS = "confirmations"


def plan_confirmations(
    session: Session, workspace: str, plan: Plan, day: date, since: datetime | None, now: datetime
) -> None:
    """Add the day's job, if anything awaits the core team. `since` is when the last day's words were added: what is
    older has been told already."""
    waiting = any(line.as_reported for line in plans.lines(session, workspace, plan.id))
    if plan.settings.channel is None or not waiting:
        return
    payload = {"plan": plan.id, "since": since.isoformat() if since else None}
    jobs.add(session, Job(f"{CONFIRMATIONS}:{plan.id}:{day.isoformat()}", CONFIRMATIONS, workspace, payload, now))


def confirmations(runtime: Runtime, job: Claimed) -> Done:
    """Compose the message from the plan as it is now, and add the job that posts it. Payload: plan, since."""
    now, since = runtime.clock.now(), job.payload["since"]
    with runtime.database.reading() as session:
        plan = plans.plan(session, job.workspace_id, str(job.payload["plan"]))
        claims = list(_claims(session, job.workspace_id, plan, now)) if plan else []
    if plan is None or not any(since is None or claim.update.said_at.isoformat() >= since for claim in claims):
        return Done("nothing new to confirm")
    said, channel = confirmations_message(claims), plan.settings.channel
    payload = {"channel": channel, "text": said.text, "blocks": said.blocks}
    post = Job(f"{job.key}:post", "post", job.workspace_id, payload, now, channel)
    return Done("composed", lambda session: [id for id in [jobs.add(session, post)] if id is not None])


def _claims(session: Session, workspace: str, plan: Plan, now: datetime) -> Iterator[Claim]:
    waiting = [line for line in plans.lines(session, workspace, plan.id) if line.as_reported is not None]
    people = {p.slack_id: p.name for p in plans.people(session, workspace, plan.id).values()} if waiting else {}
    today = local_day(now, plan.timezone)
    for line in waiting:
        action = plans.action_by_id(session, workspace, plan.id, line.action)
        update = next((u for u in action.updates if u.id == line.as_reported), None) if action else None
        if update is not None:
            speaker = people.get(update.by) or f"<@{update.by}>"
            yield Claim(item_on(line, today), update, speaker, local_day(update.said_at, plan.timezone))
