"""The jobs that say something: post, update, ephemeral, respond."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from bot.services.join_channel import HIDDEN
from bot.services.runtime import Runtime
from bot.slack.posting import Posted, post_once
from bot.slack.refusals import SlackRefused
from bot.wording.blocks import Said
from bot.wording.change_copies import carries
from bot.wording.digest import undelivered, with_note
from digests.work import Done, Kind, TryLater
from storage import echoes, jobs, plans, questions, schedules, threads
from storage.echoes import Echoed
from storage.engine import Session
from storage.jobs import Claimed, Job
from storage.schedules import Schedule
from storage.threads import Thread

# Further back a post of unknown outcome is not looked for: the lease and the back-off are minutes.
LOOK_BACK = timedelta(days=2)
# What Slack answers about a channel that somebody has to open to Planbot.
CLOSED = HIDDEN | {"is_archived"}


def post(runtime: Runtime, job: Claimed) -> Done:
    """Post a message to a channel or a person, and remember what its thread is about.

    Payload: channel or user; text, blocks; thread_ts, `remember` {kind, refs, person, question}, `then` (messages
    that follow in its thread), `sheet` (the payload of a spreadsheet that joins the thread), `until` (ISO moment after
    which it is not worth saying), `asked` {plan, user, day} of a prompt, `echoes` (the updates whose buttons it has).
    """
    payload, now = job.payload, runtime.clock.now()
    if "until" in payload and now >= datetime.fromisoformat(payload["until"]):
        return Done("too late")
    channel = str(payload.get("channel") or runtime.slack.open_dm(str(payload["user"])))
    message = Said(str(payload["text"]), payload.get("blocks") or [])
    try:
        posted = _post(runtime, job, channel, message, now)
    except SlackRefused as refused:
        if refused.error not in CLOSED or (payload.get("remember") or {}).get("kind") != "digest":
            raise
        return Done(f"refused: {refused.error}", lambda session: _to_the_core_team(session, job, message, now))
    return Done(posted.outcome, lambda session: _record(session, job, channel, posted, now))


def _to_the_core_team(session: Session, job: Claimed, message: Said, now: datetime) -> list[int]:
    """A digest that its channel does not take goes to each of the core team, saying so."""
    plan = plans.current_plan(session, job.workspace_id)
    said = with_note(message, undelivered(str(job.payload["channel"])))
    added = []
    for user in plan.settings.core_team if plan else ():
        payload = {**job.payload, "channel": None, "user": user, "text": said.text, "blocks": said.blocks}
        added.append(jobs.add(session, Job(f"{job.key}:{user}", "post", job.workspace_id, payload, now, user)))
    return [id for id in added if id is not None]


def _post(runtime: Runtime, job: Claimed, channel: str, message: Said, now: datetime) -> Posted:
    doubt = in_doubt(job)
    thread_ts = job.payload.get("thread_ts")
    try:
        return post_once(runtime.slack, channel, message, job.key, thread_ts, doubt, oldest=now - LOOK_BACK)
    except SlackRefused as refusal:
        if doubt and refusal.retry_after is not None:
            # Still not known whether an earlier attempt posted it: the next one must look again.
            due = now + timedelta(seconds=refusal.retry_after)
            raise TryLater(due, "unknown: asked to wait") from None
        raise


def in_doubt(job: Claimed) -> bool:
    """Whether an earlier attempt may have posted: not when the one before this was held back."""
    return job.attempts > 1 and job.last_error != held_back(job.attempts - 1)


def held_back(attempt: int) -> str:
    """The note of an attempt that posted nothing, by Slack's refusal or our own pace: the next one need not look."""
    return f"held back, attempt {attempt}"


def _record(session: Session, job: Claimed, channel: str, posted: Posted, now: datetime) -> Sequence[int]:
    payload = job.payload
    about = payload.get("remember")
    if about:
        refs = tuple(about.get("refs") or ())
        thread = Thread(job.workspace_id, channel, posted.ts, str(about["kind"]), refs, about.get("person"))
        threads.remember(session, thread)
        if about.get("question"):
            questions.put(session, job.workspace_id, str(about["question"]), channel, posted.ts)
    for update in payload.get("echoes") or ():
        echoes.note(session, Echoed(job.workspace_id, str(update), channel, posted.ts, payload.get("thread_ts")))
    for change in carries(payload.get("blocks") or []):
        copy = f"{echoes.of_change(change)}{channel}:{posted.ts}"
        echoes.note(session, Echoed(job.workspace_id, copy, channel, posted.ts, payload.get("thread_ts")))
    asked = payload.get("asked")
    if asked:
        kind = asked_kind(str(asked["user"]))
        row = Schedule(job.workspace_id, str(asked["plan"]), kind, now, str(asked["day"]))
        schedules.set_schedule(session, row)
    return _follow(session, job, channel, posted.ts, now)


def asked_kind(user: str) -> str:
    """The kind of the row that remembers on which day somebody was last prompted."""
    return f"asked:{user}"


def _follow(session: Session, job: Claimed, channel: str, ts: str, now: datetime) -> list[int]:
    """Each message that follows is a job of its own."""
    added = []
    for number, message in enumerate(job.payload.get("then") or (), start=2):
        payload = {"channel": channel, "thread_ts": ts, **message}
        follower = Job(f"{job.key}:{number}", "post", job.workspace_id, payload, now, channel)
        added.append(jobs.add(session, follower))
    sheet = job.payload.get("sheet")
    if sheet:
        payload = {**sheet, "channel": channel, "thread_ts": ts}
        added.append(jobs.add(session, Job(f"{job.key}:sheet", "take_away", job.workspace_id, payload, now, channel)))
    return [id for id in added if id is not None]


def update(runtime: Runtime, job: Claimed) -> Done:
    """Change a message of Planbot's; one that is gone is left alone."""
    said = Said(str(job.payload["text"]), job.payload.get("blocks") or [])
    runtime.slack.update(str(job.payload["channel"]), str(job.payload["ts"]), said)
    return Done()


def ephemeral(runtime: Runtime, job: Claimed) -> Done:
    """Show a message to one person."""
    payload = job.payload
    said = Said(str(payload["text"]), payload.get("blocks") or [])
    runtime.slack.ephemeral(str(payload["channel"]), str(payload["user"]), said, payload.get("thread_ts"))
    return Done()


_OURS = ("response_url", "words", "otherwise")


def respond(runtime: Runtime, job: Claimed) -> Done:
    """Answer at a response_url, which works five times in thirty minutes; a form may be saved later than that, and is
    then answered to the user `otherwise` of the payload directly."""
    body: dict[str, Any] = {name: value for name, value in job.payload.items() if name not in _OURS}
    try:
        runtime.slack.respond(str(job.payload["response_url"]), body)
    except SlackRefused as refusal:
        if refusal.retry_after is not None:
            raise
        now = runtime.clock.now()
        return Done(f"expired: {refusal.error}", lambda session: _directly(session, job, now))
    return Done()


def _directly(session: Session, job: Claimed, now: datetime) -> list[int]:
    user = job.payload.get("otherwise")
    if not user:
        return []
    payload = {"user": user, "text": job.payload["text"], "blocks": job.payload.get("blocks")}
    added = jobs.add(session, Job(f"{job.key}:direct", "post", job.workspace_id, payload, now, str(user)))
    return [added] if added is not None else []


DELIVERIES: Mapping[str, Kind] = {"post": post, "update": update, "ephemeral": ephemeral, "respond": respond}
