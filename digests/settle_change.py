"""The job that brings every posted copy of a request up to date: what is decided has no buttons left."""

from __future__ import annotations

from bot.services.runtime import Runtime
from bot.services.show_change import card_of
from bot.wording.change_copies import as_it_stands
from digests.work import Done
from storage import echoes, plans
from storage.jobs import Claimed


def settle_change(runtime: Runtime, job: Claimed) -> Done:
    """Payload: plan, change. The messages are read back from Slack: no copy of them is kept here."""
    id = str(job.payload["change"])
    with runtime.database.reading() as session:
        plan = plans.plan(session, job.workspace_id, str(job.payload["plan"]))
        change = plans.change(session, job.workspace_id, plan.id, id) if plan else None
        if plan is None or change is None:
            return Done("no such request")
        card = card_of(session, job.workspace_id, plan, change)
        copies = echoes.copies_of(session, job.workspace_id, id)
    for copy in copies:
        message = runtime.slack.message(copy.channel, copy.ts, copy.thread_ts)
        said = as_it_stands(card, str(message.get("text") or ""), message.get("blocks") or []) if message else None
        if said is not None:
            runtime.slack.update(copy.channel, copy.ts, said)
    return Done()
