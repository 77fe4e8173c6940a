"""Planbot's clock and workers on a local Slack: a time that is set by hand, and jobs done in the test's own thread."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import func, select

from bot.plan.calendar import at_local_time
from bot.plan.entities import Status
from bot.plan.entries import Entry
from bot.services.runtime import Runtime
from bot.slack.client import Slack
from bot.slack.workspace import people as sample
from bot.slack.workspace.serving import WorkspaceThread
from bot.slack.workspace.workspace import BOT_TOKEN, Workspace
from digests.clock import tick
from digests.worker import KINDS, Worker
from storage import jobs, journal
from storage.buckets import OwnBuckets
from storage.engine import Database
from storage.work_tables import JobRow
from tests.digests.plans import MONDAY, PLAN, WORKSPACE, update

REAL_START = datetime(2026, 1, 1, tzinfo=UTC)


class SetClock:
    """A time that moves only when it is told to."""

    def __init__(self, moment: datetime = MONDAY) -> None:
        self.moment = moment

    def now(self) -> datetime:
        """The moment set last."""
        return self.moment


class SetBuckets(OwnBuckets):
    """Buckets that fill by the time that is set."""

    def __init__(self, clock: SetClock) -> None:
        super().__init__()
        self._clock = clock

    def wait(self, workspace: str, channel: str, now: float) -> float:
        """See Buckets; `now` is the time that is set."""
        return super().wait(workspace, channel, self._clock.moment.timestamp())


class World:
    """A plan, a database, a local Slack and one worker."""

    def __init__(self, database: Database, running: WorkspaceThread, clock: SetClock) -> None:
        self.database, self.clock = database, clock
        self.slack: Workspace = running.workspace
        self.runtime = Runtime(database, clock, Slack(BOT_TOKEN, running.url))
        self.worker = Worker(self.runtime)

    def another_worker(self) -> Worker:
        """A worker as another process would have one."""
        return Worker(replace(self.runtime, slack=Slack(BOT_TOKEN, self.runtime.slack.api_url)))

    def record(self, *entries: Entry) -> None:
        """Append to the plan's journal."""
        with self.database.writing() as session:
            journal.append(session, WORKSPACE, PLAN, list(entries))

    def at(self, moment: datetime) -> None:
        """Make it a moment, and let what is due happen."""
        self.clock.moment = moment
        self.go_on()

    def go_on(self, seconds: int = 0) -> None:
        """Let some seconds pass, and whatever is due by then happen."""
        self.clock.moment += timedelta(seconds=seconds)
        tick(self.runtime, self.clock.now())
        self.worker.run()

    def begin(self) -> None:
        """The first tick, which notes the plan's schedule."""
        self.at(self.clock.moment)

    def channel(self) -> list[dict[str, Any]]:
        """What stands in the core team's channel, outside threads."""
        return self.slack.parents(sample.CORE_TEAM_CHANNEL)

    def direct(self, user: str = sample.SAFEGUARDING_HEAD) -> list[dict[str, Any]]:
        """What Planbot wrote to somebody."""
        return self.slack.parents(self.slack.direct(user))

    def keep_pace(self) -> None:
        """From now on the worker keeps within Slack's pace."""
        self.buckets = SetBuckets(self.clock)
        self.worker = Worker(self.runtime, KINDS, self.buckets)

    def spend_pace(self, moment: datetime) -> None:
        """Somebody else posts in the channel at a moment until it may have no more."""
        while not OwnBuckets.wait(self.buckets, WORKSPACE, sample.CORE_TEAM_CHANNEL, moment.timestamp()):
            pass

    def say_in_channel(self, *texts: str) -> None:
        """Have these said in the core team's channel."""
        where, now = sample.CORE_TEAM_CHANNEL, self.clock.now()
        with self.database.writing() as session:
            for text in texts:
                payload = {"channel": where, "text": text}
                assert jobs.add(session, jobs.Job(f"say:{text}", "post", WORKSPACE, payload, now, where))

    def claim_and_die(self) -> None:
        """Claim the next job as a process that is then killed: its lease is over at once."""
        with self.database.writing() as session:
            now = self.clock.now()
            assert jobs.claim(session, now, REAL_START, timedelta(seconds=30), limit=1)

    def do_and_die(self) -> None:
        """Do the next job as a process that is killed before it can write down that it did."""
        with self.database.writing() as session:
            now = self.clock.now()
            [job] = jobs.claim(session, now, REAL_START, timedelta(seconds=30), limit=1)
        KINDS[job.kind](self.runtime, job)

    def one_job(self) -> None:
        """Do the next job and complete it."""
        with self.database.writing() as session:
            [job] = jobs.claim(session, self.clock.now(), datetime.now(UTC), timedelta(seconds=30), limit=1)
        self.worker.do(job)

    def record_green(self, number: int) -> None:
        """The owner of an action says it is on track."""
        self.record(update(number, self.clock.now() - timedelta(hours=1)))

    def delivered(self, number: int) -> None:
        """The owner of an action says it is done."""
        self.record(update(number, self.clock.now(), None, status=Status.DELIVERED))

    def ask_again(self, day: date) -> None:
        """What the Later button leaves: a prompt for another day."""
        payload = {"plan": PLAN, "user": sample.SAFEGUARDING_HEAD, "day": day.isoformat(), "again": True}
        due = at_local_time(day, "09:30")
        key = f"prompt:{PLAN}:{sample.SAFEGUARDING_HEAD}:{day.isoformat()}"
        with self.database.writing() as session:
            jobs.add(session, jobs.Job(key, "prompt", WORKSPACE, payload, due))

    def unfinished(self) -> datetime | None:
        """When the earliest unfinished job is due."""
        with self.database.reading() as session:
            return session.scalar(select(func.min(JobRow.due_at)).where(JobRow.done_at.is_(None)))
