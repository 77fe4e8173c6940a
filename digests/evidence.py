"""The job that copies a file given as evidence to the evidence store."""

from __future__ import annotations

from bot.services.attach_evidence import fetch
from bot.services.runtime import Runtime
from digests.work import Done
from storage.jobs import Claimed


def fetch_evidence(runtime: Runtime, job: Claimed) -> Done:
    """Payload: plan, action, evidence, url, name, channel, thread_ts."""
    return Done("fetched", fetch(runtime, job.workspace_id, job.payload))
