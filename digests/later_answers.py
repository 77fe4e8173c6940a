"""The job that answers what takes longer to find than Slack waits: worked out from the record, and told at the
response_url of whoever asked."""

from __future__ import annotations

from dataclasses import asdict

from bot.plan.calendar import local_day
from bot.services.ask_later import ANSWER
from bot.services.ask_plan import answer
from bot.services.runtime import Runtime
from bot.wording.lists import query_of
from digests.work import Done
from storage import jobs, plans
from storage.engine import Session
from storage.jobs import Claimed, Job


def later_answer(runtime: Runtime, job: Claimed) -> Done:
    """Payload: query (as a button's value), user, response_url. What a guest may not have was left out before."""
    asked, now = job.payload, runtime.clock.now()
    with runtime.database.reading() as session:
        plan = plans.current_plan(session, job.workspace_id)
        if plan is None:
            return Done("no plan")
        today, query = local_day(now, plan.timezone), query_of(asked["query"])
        said = answer(session, job.workspace_id, plan, query, str(asked["user"]), today, unseen=True)

    def record(session: Session) -> list[int]:
        payload = {**asdict(said), "response_url": asked["response_url"], "response_type": "ephemeral"}
        added = jobs.add(session, Job(f"{job.key}:respond", "respond", job.workspace_id, payload, now))
        return [added] if added is not None else []

    return Done("answered", record)


LATER_ANSWERS = {ANSWER: later_answer}
