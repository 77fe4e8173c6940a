"""The workers: claim a job, do it, complete it with its attempt number or let it go until later.

dramatiq decides which thread does it and carries ids only; the row is the truth. A job that a killed process had
claimed is claimed again when its lease runs out.
"""

from __future__ import annotations

import logging
import time
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, timedelta

from bot.services.conversation import content
from bot.services.faults import described
from bot.services.runtime import Runtime
from bot.slack.refusals import OutcomeUnknown, SlackRefused
from bot.wording import refusal
from digests.bell import Bell
from digests.change_news import CHANGE_NEWS, change_news
from digests.confirmations import CONFIRMATIONS, confirmations
from digests.deliver import DELIVERIES, held_back, in_doubt
from digests.later_answers import LATER_ANSWERS
from digests.packs import PACK, pack
from digests.prompts import prompt
from digests.take_away import TAKE_AWAY, take_away
from digests.weekly import digest
from digests.work import Done, Kind, TryLater
from storage import jobs
from storage.buckets import Buckets
from storage.engine import Session
from storage.jobs import Claimed, Job

LEASE = timedelta(seconds=30)
LONGEST_WAIT = timedelta(minutes=5)
DRAIN_SECONDS = 20
GIVE_UP_AFTER = 20
# The token is at fault, not the job: it waits until an administrator has seen to it.
TOKEN_FAULTS = frozenset({"invalid_auth", "not_authed", "account_inactive", "token_revoked", "token_expired"})
KINDS: Mapping[str, Kind] = {
    **DELIVERIES,
    **LATER_ANSWERS,
    "prompt": prompt,
    "digest": digest,
    CONFIRMATIONS: confirmations,
    CHANGE_NEWS: change_news,
    PACK: pack,
    TAKE_AWAY: take_away,
}
# What becomes a chat.postMessage, of which Slack takes one a second in a channel.
PACED = frozenset({"post"})

log = logging.getLogger(__name__)


class Worker:
    """Does jobs, one at a time, in whatever thread calls it. Holds nothing between jobs.

    `buckets` keep what it posts within Slack's pace; without them a burst is slowed by Slack's refusals alone.
    """

    def __init__(self, runtime: Runtime, kinds: Mapping[str, Kind] = KINDS, buckets: Buckets | None = None) -> None:
        self._runtime = runtime
        self._kinds = kinds
        self._buckets = buckets

    def run(self, ids: Sequence[int] = ()) -> int:
        """Do these jobs, then whatever else is due, for some seconds at most; returns how many were done."""
        wanted: list[int] | None = list(ids) or None
        until, count = time.monotonic() + DRAIN_SECONDS, 0
        while time.monotonic() < until:
            job = self._claim(wanted)
            if job is not None:
                wanted = [id for id in wanted if id != job.id] or None if wanted else None
                self.do(job)
                count += 1
            elif wanted is None:
                break
            else:
                wanted = None
        return count

    def do(self, job: Claimed) -> None:
        """Do a claimed job and settle it."""
        try:
            self._keep_pace(job)
            added = self._attempt(job)
        except TryLater as later:
            self._release(job, later)
            return
        if added:
            self._runtime.wake(added)

    def _claim(self, ids: list[int] | None) -> Claimed | None:
        now, real_now = self._runtime.clock.now(), datetime.now(UTC)
        if ids is None:
            # Looking costs no lock; only claiming does.
            with self._runtime.database.reading() as session:
                ids = jobs.waiting(session, now, real_now, limit=1)
            if not ids:
                return None
        with self._runtime.database.writing() as session:
            claimed = jobs.claim(session, now, real_now, LEASE, limit=1, ids=ids)
        return claimed[0] if claimed else None

    def _keep_pace(self, job: Claimed) -> None:
        """Let a post go until its channel may have it: no thread waits, and Slack need not say so."""
        if self._buckets is None or job.channel is None or job.kind not in PACED:
            return
        wait = self._buckets.wait(job.workspace_id, job.channel, time.time())
        if wait > 0:
            due = self._runtime.clock.now() + timedelta(seconds=wait)
            raise TryLater(due, "unknown: kept back" if in_doubt(job) else held_back(job.attempts))

    def _attempt(self, job: Claimed) -> Sequence[int]:
        """Do the job and write down what came of it, turning every failure into done or later; returns the ids of the
        jobs it added."""
        kind = self._kinds.get(job.kind)
        if kind is None:
            raise self._later(job, f"no worker here does {job.kind}")
        try:
            return self._complete(job, kind(self._runtime, job))
        except TryLater:
            raise
        except SlackRefused as refused:
            return self._complete(job, self._refused(job, refused))
        except OutcomeUnknown as unknown:
            raise self._later(job, f"unknown: {unknown}") from None
        except Exception as fault:  # noqa: BLE001 - whatever it is, the job must be let go
            return self._complete(job, self._failed(job, fault))

    def _refused(self, job: Claimed, refused: SlackRefused) -> Done:
        if refused.retry_after is not None:
            due = self._runtime.clock.now() + timedelta(seconds=refused.retry_after)
            raise TryLater(due, held_back(job.attempts))
        if refused.error in TOKEN_FAULTS:
            raise TryLater(self._runtime.clock.now() + LONGEST_WAIT, refused.error)
        log.warning("Slack refused job %s (%s): %s", job.id, job.kind, refused.error)
        return Done(f"refused: {refused.error}")

    def _failed(self, job: Claimed, fault: Exception) -> Done:
        log.error("job %s (%s) failed: %s", job.id, job.kind, described(fault))
        if job.attempts >= GIVE_UP_AFTER:
            return Done(f"failed: {type(fault).__name__}", lambda session: self._tell(session, job))
        raise self._later(job, f"failed: {type(fault).__name__}") from fault

    def _tell(self, session: Session, job: Claimed) -> list[int]:
        """Whoever waits in a thread for what came of a job is told that nothing will."""
        if job.kind == "post" or not job.payload.get("thread_ts"):
            return []
        said, where = refusal.went_wrong(f"JOB-{job.id}"), job.payload["channel"]
        payload = {"channel": where, "thread_ts": job.payload["thread_ts"], **content(said)}
        id = jobs.add(session, Job(f"{job.key}:gave up", "post", job.workspace_id, payload, job.due_at, where))
        return [id] if id is not None else []

    def _later(self, job: Claimed, reason: str) -> TryLater:
        wait = min(timedelta(seconds=2 ** min(job.attempts, 10)), LONGEST_WAIT)
        return TryLater(self._runtime.clock.now() + wait, reason)

    def _release(self, job: Claimed, later: TryLater) -> None:
        with self._runtime.database.writing() as session:
            jobs.release(session, job.id, job.attempts, later.due_at, later.reason)

    def _complete(self, job: Claimed, done: Done) -> Sequence[int]:
        with self._runtime.database.writing() as session:
            if not jobs.complete(session, job.id, job.attempts, done.outcome):
                return ()
            return done.record(session) if done.record is not None else ()


class Workers:
    """The workers of this process."""

    def __init__(self, bell: Bell, buckets: Buckets) -> None:
        self._bell, self._buckets = bell, buckets

    def wake(self, ids: Sequence[int]) -> None:
        """Have jobs done now."""
        self._bell.wake(ids)

    def stop(self) -> None:
        """Finish what is being done, and stop."""
        self._bell.close()
        self._buckets.close()


def start_worker(
    runtime: Runtime, bell: Bell, buckets: Buckets, more_kinds: Mapping[str, Kind], threads: int = 4
) -> Workers:
    """Start the workers of this process. `bell` is the one whose `wake` the runtime has."""
    worker = Worker(runtime, {**KINDS, **more_kinds}, buckets)
    bell.answer(worker.run, threads)
    return Workers(bell, buckets)
