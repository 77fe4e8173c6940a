"""The weekly digest: gathered, laid out, published once a plan and week, and posted by a job."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime, timedelta

import msgspec

from bot.plan.calendar import local_day
from bot.plan.entities import Plan
from bot.plan.movement import snapshot
from bot.plan.position import Position
from bot.services.runtime import Runtime
from bot.slack.client import Slack
from bot.slack.refusals import OutcomeUnknown, SlackRefused
from bot.wording.blocks import Said
from bot.wording.digest import Weekly, digest_messages
from digests.gather import WEEKLY, Known, Sent, gather, known
from digests.schedule import digest_due
from digests.work import Done
from storage import jobs, plans, publications
from storage.engine import Session
from storage.jobs import Claimed, Job
from storage.publications import Publication


def digest(runtime: Runtime, job: Claimed) -> Done:
    """Compose the digest of a week and add the job that posts it. Payload: plan, period.

    What was composed is kept as the publication in the same transaction; a second attempt finds it there and says
    nothing. The picture is uploaded before, unshared: one that is never shown harms nobody.
    """
    period, at = str(job.payload["period"]), runtime.clock.now()
    with runtime.database.reading() as session:
        plan = plans.plan(session, job.workspace_id, str(job.payload["plan"]))
        if plan is None or plan.settings.channel is None:
            return Done("no plan or no channel")
        if publications.publication(session, job.workspace_id, plan.id, WEEKLY, period) is not None:
            return Done("published before")
        about = known(session, job.workspace_id, plan)
        weekly, standing = gather(session, job.workspace_id, about, at, _late_for(plan, period, at))
    messages = digest_messages(_with_picture(runtime.slack, weekly, standing, about))
    week = Week(job.workspace_id, plan, period, job.key)
    return Done("published", lambda session: _publish(session, week, standing, messages, at))


def publish_as_at(session: Session, workspace: str, plan: Plan, period: str, at: datetime) -> list[int]:
    """Publish the digest of a past week as it would have been, without its picture: how the sample plan begins, so
    that its first own digest has movement to tell. Returns the ids of the jobs that post it."""
    weekly, standing = gather(session, workspace, known(session, workspace, plan, at), at)
    week = Week(workspace, plan, period, f"digest:{plan.id}:{period}")
    return _publish(session, week, standing, digest_messages(weekly), at)


@dataclass(frozen=True)
class Week:
    """One week's digest of one plan; `key` is its job's."""

    workspace: str
    plan: Plan
    period: str
    key: str


def _late_for(plan: Plan, period: str, at: datetime) -> date | None:
    """The day the digest was due, when it is late enough to say so."""
    due = digest_due(plan.settings, None, at, plan.timezone)
    if due is None or due.period != period or not due.late:
        return None
    return local_day(due.due_at, plan.timezone)


def _with_picture(slack: Slack, weekly: Weekly, standing: Position, about: Known) -> Weekly:
    """The digest with its picture, or without it where Slack does not take it: the numbers stand in the text."""
    from digests.picture import alt_text, bars_of, draw

    if weekly.nothing:
        return weekly
    bars = bars_of(standing, about.recommendations)
    alt = alt_text(bars, weekly.day)
    try:
        file_id = slack.upload_picture(draw(bars, weekly.day), alt, "Ratings by recommendation")
    except (SlackRefused, OutcomeUnknown):
        return weekly
    return replace(weekly, picture=file_id, picture_alt=alt)


def _publish(session: Session, week: Week, standing: Position, messages: Sequence[Said], at: datetime) -> list[int]:
    first, *then = messages
    told = snapshot(standing)
    sent = Sent(first.text, first.blocks, [_payload(said) for said in then], told.overdue)
    publication = Publication(
        workspace_id=week.workspace,
        plan_id=week.plan.id,
        kind=WEEKLY,
        period=week.period,
        as_at=at,
        published_at=at,
        payload=msgspec.json.encode(sent).decode(),
        counts=msgspec.to_builtins(standing.counts),
        lines=told.ratings,
    )
    if not publications.publish(session, publication):
        return []
    channel = week.plan.settings.channel
    payload = {"channel": channel, **_payload(first), "then": sent.then}
    payload["remember"] = {"kind": "digest", "refs": [], "person": None}
    posts = [Job(f"{week.key}:post", "post", week.workspace, payload, at, channel)]
    posts += [_for_watcher(week, user, sent, at) for user in week.plan.settings.watchers]
    return [id for post in posts if (id := jobs.add(session, post)) is not None]


def _for_watcher(week: Week, user: str, sent: Sent, at: datetime) -> Job:
    """Who is kept closely informed gets the digest as it is sent (CB 20)."""
    payload = {"user": user, "text": sent.text, "blocks": sent.blocks, "then": sent.then}
    return Job(f"{week.key}:to:{user}", "post", week.workspace, payload, at, user)


def _payload(said: Said) -> dict[str, object]:
    return asdict(said)


# -- looking at it before it goes out -----------------------------------------------------------------


def preview(session: Session, workspace: str, plan: Plan, at: datetime, now: datetime) -> list[Said]:
    """The digest as it would be at a moment, without its picture. A past moment shows what was known then."""
    about = known(session, workspace, plan, at if at < now else None)
    weekly, _ = gather(session, workspace, about, at)
    return digest_messages(weekly)


def send_to(runtime: Runtime, workspace: str, plan: Plan, at: datetime, user: str) -> str:
    """Send the digest of a moment to one person, with its picture; nothing is published. Returns the message's ts."""
    now = runtime.clock.now()
    with runtime.database.reading() as session:
        about = known(session, workspace, plan, at if at < now - timedelta(minutes=1) else None)
        weekly, standing = gather(session, workspace, about, at)
    first, *then = digest_messages(_with_picture(runtime.slack, weekly, standing, about))
    channel = runtime.slack.open_dm(user)
    key = f"digest-to:{plan.id}:{user}:{now.timestamp():.3f}"
    ts = runtime.slack.post(channel, first, key)
    for number, said in enumerate(then, start=2):
        runtime.slack.post(channel, said, f"{key}:{number}", ts)
    return ts
