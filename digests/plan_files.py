"""The job that fetches a plan file given in a direct message and answers with its dry run."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.services.offer_import import offer
from bot.services.runtime import Runtime
from bot.slack.refusals import SlackRefused
from bot.wording.plan_file import refused
from digests.work import Done
from storage import jobs
from storage.engine import Session
from storage.jobs import Claimed, Job

LARGEST = 20_000_000
UNFIT = {
    "too_large": "it is larger than 20 MB. Remove pictures and old sheets, and give it again.",
    "not_a_file": "Slack gave a page to sign in on instead of the file. Give it again.",
    "foreign_host": "it is kept outside Slack. Download it, and drop the file itself here.",
}


def read_plan_file(runtime: Runtime, job: Claimed) -> Done:
    """Payload: user, channel, thread_ts, name, url, published (ISO or null)."""
    given = job.payload
    now = runtime.clock.now()
    try:
        data = runtime.slack.fetch_file(given["url"], LARGEST)
        fault = ""
    except SlackRefused as refusal:
        if refusal.error not in UNFIT:
            raise
        data, fault = b"", UNFIT[refusal.error]

    def record(session: Session) -> Sequence[int]:
        day = date.fromisoformat(given["published"]) if given.get("published") else None
        if fault:
            said = refused(given["name"], fault)
        else:
            said = offer(session, job.workspace_id, given["user"], given["name"], data, day, now)
        payload = {
            "channel": given["channel"],
            "thread_ts": given["thread_ts"],
            "text": said.text,
            "blocks": said.blocks,
        }
        reply = Job(f"{job.key}:answer", "post", job.workspace_id, payload, now, given["channel"])
        added = jobs.add(session, reply)
        return [added] if added is not None else []

    return Done("offered", record)
