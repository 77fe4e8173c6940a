"""The clock: one idempotent tick that finds what is due and writes it down as jobs.

Nothing is remembered between ticks but rows, so a repeated, concurrent or late tick finds nothing more to do.
"""

from __future__ import annotations

import logging
import threading
from datetime import UTC, date, datetime

from bot.plan.entities import Plan
from bot.services.adopt_requests import adopt_requests
from bot.services.faults import described
from bot.services.runtime import Runtime
from digests.activities import ask_for_activities
from digests.change_news import plan_change_news
from digests.confirmations import plan_confirmations
from digests.packs import plan_packs, unplanned
from digests.prompts import plan_prompts
from digests.schedule import DigestDue, digest_due, next_digest, prompts_begin
from digests.teams import plan_teams
from storage import jobs, plans, schedules
from storage.engine import Session
from storage.jobs import Job
from storage.schedules import Schedule

EVERY_SECONDS = 1.0
AT_ONCE = 200
DIGEST = "digest"
PROMPTS = "prompts"

log = logging.getLogger(__name__)


def tick(runtime: Runtime, now: datetime) -> list[int]:
    """Write jobs for what is due at `now` (business time); returns the ids of the jobs that wait to be done.

    A plan that fails is logged and tried again by the next tick; the others and the waiting jobs go on.
    """
    with runtime.database.reading() as session:
        every = plans.all_plans(session)
    for workspace, plan in every:
        try:
            _tick_plan(runtime, workspace, plan, now)
        except Exception as fault:  # noqa: BLE001 - one plan's fault is not to silence the others
            log.error("a tick of the plan %s failed: %s", plan.id, described(fault))
    with runtime.database.reading() as session:
        return jobs.waiting(session, now, datetime.now(UTC), AT_ONCE)


def _tick_plan(runtime: Runtime, workspace: str, plan: Plan, now: datetime) -> None:
    with runtime.database.reading() as session:
        due = _anything(session, workspace, plan, now)
    if due:
        with runtime.database.writing() as session:
            _digest(session, workspace, plan, now)
            _prompts(session, workspace, plan, now)
            plan_packs(session, workspace, plan, now)


def run_clock(runtime: Runtime, stop: threading.Event) -> None:
    """Tick every second of real time until `stop` is set. A failed tick is logged; the next one tries again."""
    while not stop.is_set():
        try:
            ids = tick(runtime, runtime.clock.now())
            if ids:
                runtime.wake(ids)
        except Exception as fault:  # noqa: BLE001 - the next tick tries again
            log.error("a tick failed: %s", described(fault))
        stop.wait(EVERY_SECONDS)


def _anything(session: Session, workspace: str, plan: Plan, now: datetime) -> bool:
    """Whether a plan has something due: asked without a lock, every second."""
    if plan.live_on is None:
        return False
    row = schedules.schedule(session, workspace, plan.id, DIGEST)
    digest = plan.settings.channel is not None and (row is None or _due(plan, row, now) is not None)
    if digest or _prompts_due(session, workspace, plan, now) is not None:
        return True
    return unplanned(session, workspace, plan, now) is not None


def _due(plan: Plan, row: Schedule, now: datetime) -> DigestDue | None:
    return digest_due(plan.settings, row.last_period, now, plan.timezone)


def _digest(session: Session, workspace: str, plan: Plan, now: datetime) -> None:
    """Add the job of the digest that is due. A plan seen for the first time begins with its next one."""
    if plan.settings.channel is None:
        return
    row = schedules.schedule(session, workspace, plan.id, DIGEST)
    due = digest_due(plan.settings, row.last_period if row else None, now, plan.timezone)
    if due is None:
        return
    if row is not None:
        payload = {"plan": plan.id, "period": due.period}
        jobs.add(session, Job(f"digest:{plan.id}:{due.period}", DIGEST, workspace, payload, now))
    coming = next_digest(plan.settings, now, plan.timezone).due_at
    schedules.set_schedule(session, Schedule(workspace, plan.id, DIGEST, coming, due.period))


def _prompts_due(session: Session, workspace: str, plan: Plan, now: datetime) -> date | None:
    day = prompts_begin(plan, now)
    row = schedules.schedule(session, workspace, plan.id, PROMPTS) if day is not None else None
    done = row is not None and row.last_period is not None and day is not None and row.last_period >= day.isoformat()
    return None if done else day


def _prompts(session: Session, workspace: str, plan: Plan, now: datetime) -> None:
    """Add the jobs of the day's prompts and of what the core team has yet to confirm, once a day."""
    day = _prompts_due(session, workspace, plan, now)
    if day is not None:
        plan_teams(session, workspace, plan, day, now)
        adopt_requests(session, workspace, plan, now)
        ask_for_activities(session, workspace, plan, day, now)
        plan_prompts(session, workspace, plan, day, now)
        plan_confirmations(session, workspace, plan, day, now)
        plan_change_news(session, workspace, plan, day, now)
        schedules.set_schedule(session, Schedule(workspace, plan.id, PROMPTS, now, day.isoformat()))
