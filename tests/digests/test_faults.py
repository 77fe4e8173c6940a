"""What fails of our own doing: the job is let go, whoever waits is told in the end, and other plans go on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta

import pytest

from bot.plan import entries as e
from bot.plan.entities import Inspection
from bot.services.runtime import Runtime
from bot.slack.workspace import people as sample
from digests.clock import tick
from digests.work import Done
from digests.worker import GIVE_UP_AFTER, KINDS, LONGEST_WAIT, Worker
from storage import jobs, journal
from storage.engine import Session
from storage.jobs import Claimed, Job
from tests.digests.plans import IMPORTED, LIVE, MONDAY, WORKSPACE, overdue, settings
from tests.digests.world import World

Open = Callable[..., World]
TYPED = " ".join(["what", "somebody", "typed"])


def odd(_runtime: Runtime, _job: Claimed) -> Done:
    """A job that can be done but whose outcome cannot be written down."""

    def record(_session: Session) -> Sequence[int]:
        raise ValueError(TYPED)

    return Done("done", record)


def given(here: World) -> None:
    """The odd job, for somebody who waits in a thread of their direct message."""
    channel = here.slack.direct(sample.SAFEGUARDING_HEAD)
    asked = here.slack.say(sample.SAFEGUARDING_HEAD, channel, "Here is the plan")
    payload = {"channel": channel, "thread_ts": asked}
    with here.database.writing() as session:
        jobs.add(session, Job("odd", "odd", WORKSPACE, payload, here.clock.now()))
    here.worker = Worker(here.runtime, {**KINDS, "odd": odd})


def test_a_job_whose_outcome_cannot_be_written_down_waits_as_one_that_failed(world: Open) -> None:
    here = world([])
    given(here)
    here.worker.run()
    assert here.unfinished() == here.clock.now() + timedelta(seconds=2)


def test_whoever_waits_for_a_job_that_is_given_up_is_told(world: Open, caplog: pytest.LogCaptureFixture) -> None:
    here = world([])
    given(here)
    for _ in range(GIVE_UP_AFTER):
        here.worker.run()
        here.clock.moment += LONGEST_WAIT
    assert here.unfinished() is None
    said = here.slack.messages(here.slack.direct(sample.SAFEGUARDING_HEAD))
    assert "reference *JOB-" in said[-1]["text"]
    assert TYPED not in caplog.text


def test_a_plan_that_fails_keeps_no_other_from_its_prompts(world: Open) -> None:
    here = world(overdue(3))
    inspection = Inspection("i1", "An inspectorate", LIVE)
    whats: list[e.What] = [
        e.PlanOpened("A plan of nowhere", (inspection,), "Nowhere/Atlantis"),
        e.SettingsChosen(settings()),
        e.WentLive(LIVE),
    ]
    entries = [e.Entry(str(n), "plan", "a-first", what, "planbot", IMPORTED, IMPORTED) for n, what in enumerate(whats)]
    with here.database.writing() as session:
        journal.append(session, WORKSPACE, "a-first", entries)
    here.clock.moment = MONDAY + timedelta(minutes=1)
    assert len(tick(here.runtime, here.clock.now())) == 2
