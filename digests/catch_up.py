"""The jobs that fetch what Slack could not deliver from the conversations' history, and have it heard as ever.

One job lists the conversations Planbot is in, one reads each conversation, one each thread with something new. They are
done one after another, so that a history that must wait for Slack is waited for by all. Whatever is found goes through
the listener's own path and so through the inbox: what was heard already, or is delivered after all, is heard once.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import Any

from bot.services.runtime import Runtime
from digests.missed import missed_events, threads_to_read
from digests.work import Done, Kind
from storage import inbox, jobs
from storage.engine import Session
from storage.jobs import Claimed, Job

CATCH_UP = "catch_up"
READ_HISTORY = "read_history"
# The conversation that these jobs are in, so to speak: the jobs of one are done in order, one at a time.
IN_ORDER = "history"
# How old a thread may be whose new answers are found, and a message whose edit or deletion is.
LOOK_BACK = timedelta(days=14)

Json = dict[str, Any]
Hear = Callable[[Json], None]
"""The listener of messages: takes a delivery as Slack sends it."""


def catching_up(hear: Hear) -> Mapping[str, Kind]:
    """The kinds of job that catch up, with `hear` for what is found."""

    def read(runtime: Runtime, job: Claimed) -> Done:
        return read_history(runtime, job, hear)

    return {CATCH_UP: catch_up, READ_HISTORY: read}


def catch_up(runtime: Runtime, job: Claimed) -> Done:
    """Have every conversation of Planbot's read. Payload: since (ISO, business time)."""
    payload = {"since": job.payload["since"], "bot": runtime.slack.auth().user}
    channels = runtime.slack.conversations()
    return Done(
        f"{len(channels)} conversations",
        lambda session: _add(session, runtime, job, [{**payload, "channel": channel} for channel in channels]),
    )


def read_history(runtime: Runtime, job: Claimed, hear: Hear) -> Done:
    """Hear what was missed in a conversation or in one of its threads. Payload: channel, since, bot, thread (or none).

    One message that fails does not keep the others from being heard; the job then fails and is tried again.
    """
    channel, thread = str(job.payload["channel"]), job.payload.get("thread")
    since = datetime.fromisoformat(job.payload["since"])
    oldest = _ts(since - LOOK_BACK)
    # What is kept is read first: whatever is heard while Slack answers is not shown, and must not count as deleted.
    with runtime.database.reading() as session:
        kept = inbox.messages_since(session, job.workspace_id, channel, oldest)
    shown = runtime.slack.messages_since(channel, oldest, thread)
    events = missed_events(channel, shown, [m for m in kept if m.thread_ts == thread], _ts(since))
    _hear_all(job, events, hear)
    threads = [] if thread else threads_to_read(shown, kept, _ts(since))
    return Done(
        f"{len(events)} events",
        lambda session: _add(session, runtime, job, [{**job.payload, "thread": ts} for ts in threads]),
    )


def _hear_all(job: Claimed, events: Sequence[Json], hear: Hear) -> None:
    itself = {"user_id": job.payload["bot"], "is_bot": True}
    faults: list[Exception] = []
    for event in events:
        try:
            hear({"team_id": job.workspace_id, "event": event, "authorizations": [itself]})
        except Exception as fault:  # noqa: BLE001 - raised below, when the others were heard
            faults.append(fault)
    if faults:
        raise faults[0]


def _add(session: Session, runtime: Runtime, job: Claimed, payloads: Sequence[Json]) -> list[int]:
    now, added = runtime.clock.now(), []
    for payload in payloads:
        key = ":".join((READ_HISTORY, payload["channel"], payload.get("thread") or "", payload["since"]))
        added.append(jobs.add(session, Job(key, READ_HISTORY, job.workspace_id, payload, now, IN_ORDER)))
    return [id for id in added if id is not None]


def _ts(moment: datetime) -> str:
    return f"{moment.timestamp():.6f}"
