"""Noticing that Slack was not heard for a while: the process was down, or its socket lost.

While deliveries can arrive, that is noted every so often. Whoever notes it after a longer silence has what was missed
fetched from history. Shorter gaps are Slack's to close: it sends again at once, after a minute and after five.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

from bot.services.faults import described
from bot.services.runtime import Runtime
from digests.catch_up import CATCH_UP, IN_ORDER
from storage import hearing, jobs
from storage.hearing import Hearing
from storage.jobs import Job

EVERY_SECONDS = 20.0
LONGEST_SILENCE = timedelta(minutes=1)
# Before the silence was noted: what Slack was trying to deliver then.
MARGIN = timedelta(minutes=10)

log = logging.getLogger(__name__)


def note_hearing(runtime: Runtime, workspace: str, real_now: datetime | None = None) -> None:
    """Note that Slack is heard now. After a silence, also add the job that catches up; noted twice, it is one job."""
    now, real_now = runtime.clock.now(), real_now or datetime.now(UTC)
    with runtime.database.writing() as session:
        last = hearing.hearing(session, workspace)
        hearing.set_hearing(session, Hearing(workspace, now, real_now))
        added = None
        if last is not None and real_now - last.noted_at > LONGEST_SILENCE:
            since = (last.until - MARGIN).isoformat()
            job = Job(f"{CATCH_UP}:{workspace}:{since}", CATCH_UP, workspace, {"since": since}, now, IN_ORDER)
            added = jobs.add(session, job)
    if added is not None:
        log.info("Slack was not heard since %s: what was said is fetched", last and last.noted_at)
        runtime.wake([added])


def watch_for_gaps(runtime: Runtime, stop: threading.Event, is_heard: Callable[[], bool]) -> None:
    """Note the hearing every so often until `stop` is set, while `is_heard` says that deliveries can arrive."""
    while not stop.is_set():
        try:
            if runtime.workspace is not None and is_heard():
                note_hearing(runtime, runtime.workspace)
        except Exception as fault:  # noqa: BLE001 - the next note tries again
            log.error("the hearing was not noted: %s", described(fault))
        stop.wait(EVERY_SECONDS)
