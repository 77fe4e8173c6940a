"""What awaits the core team's word, told in its channel once a working day when there is something new (rule E2)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime

import msgspec

from bot.plan.calendar import local_day
from bot.plan.entities import Plan
from bot.plan.line import Line
from bot.plan.position import item_on
from bot.services.runtime import Runtime
from bot.wording.confirmations import Claim, confirmations_message
from digests.work import Done
from storage import jobs, plans, publications
from storage.engine import Session
from storage.jobs import Claimed, Job
from storage.publications import Publication

CONFIRMATIONS = "confirmations"


class Told(msgspec.Struct, frozen=True):
    """What is kept of a day's message: as sent, and the ids of the updates, evidence and requests it was about."""

    text: str
    blocks: list[dict[str, object]]
    updates: tuple[str, ...]


def plan_confirmations(session: Session, workspace: str, plan: Plan, day: date, now: datetime) -> None:
    """Add the day's job, if anything awaits the core team."""
    waiting = any(line.as_reported or _of_evidence(line) for line in plans.lines(session, workspace, plan.id))
    if plan.settings.channel is None or not waiting:
        return
    payload = {"plan": plan.id, "day": day.isoformat()}
    jobs.add(session, Job(f"{CONFIRMATIONS}:{plan.id}:{day.isoformat()}", CONFIRMATIONS, workspace, payload, now))


def confirmations(runtime: Runtime, job: Claimed) -> Done:
    """Compose the message from the plan as it is now, and add the job that posts it. Payload: plan, day.

    It is told when something is among them that was not told the last time, whenever that was said or heard.
    """
    now = runtime.clock.now()
    with runtime.database.reading() as session:
        plan = plans.plan(session, job.workspace_id, str(job.payload["plan"]))
        claims = list(_claims(session, job.workspace_id, plan, now)) if plan else []
        proof = [line for line in plans.lines(session, job.workspace_id, plan.id) if _of_evidence(line)] if plan else []
        last = publications.last_publication(session, job.workspace_id, plan.id, CONFIRMATIONS) if plan else None
    told = set(msgspec.json.decode(last.payload, type=Told).updates) if last else set()
    about = [*(claim.update.id for claim in claims), *(id for line in proof for id in _of_evidence(line))]
    if plan is None or not set(about) - told:
        return Done("nothing new to confirm")
    message = Message(job, plan, claims, proof, tuple(about), now)
    return Done("composed", lambda session: _publish(session, message))


@dataclass(frozen=True)
class Message:
    """A day's message of one plan while it is being published."""

    job: Claimed
    plan: Plan
    claims: Sequence[Claim]
    proof: Sequence[Line]
    about: tuple[str, ...]
    at: datetime


def _publish(session: Session, message: Message) -> list[int]:
    job, channel = message.job, message.plan.settings.channel
    said = confirmations_message(message.claims, message.proof)
    told = Told(said.text, said.blocks, message.about)
    kept = Publication(
        workspace_id=job.workspace_id,
        plan_id=message.plan.id,
        kind=CONFIRMATIONS,
        period=str(job.payload["day"]),
        as_at=message.at,
        published_at=message.at,
        payload=msgspec.json.encode(told).decode(),
        counts={"as_reported": len(message.claims)},
        lines={},
    )
    if not publications.publish(session, kept):
        return []
    payload = {"channel": channel, "text": said.text, "blocks": said.blocks}
    id = jobs.add(session, Job(f"{job.key}:post", "post", job.workspace_id, payload, message.at, channel))
    return [id] if id is not None else []


def _of_evidence(line: Line) -> tuple[str, ...]:
    """What of an action's evidence waits for the core team: pieces to judge, and sign-off asked for."""
    return (*line.proof.awaiting, *([line.proof.asked] if line.proof.asked else []))


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
