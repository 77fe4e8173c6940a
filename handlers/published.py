"""`/plan published`: what was sent before, shown again exactly as it was sent."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import msgspec
from slack_bolt import Ack, App, Respond

from bot.plan.entities import Plan
from bot.plan.permissions import sees_everything
from bot.services.runtime import Runtime
from bot.wording import published as wording
from bot.wording import refusal
from bot.wording.blocks import Said
from handlers.showing import show
from storage import jobs, plans, publications
from storage.engine import Session
from storage.jobs import Job

NOT_YOURS = "What was published is shown again to the core team and the directors only."
AT_A_TIME = 10


class AsSent(msgspec.Struct):
    """The messages of a publication: the first, and those that went into its thread."""

    text: str
    blocks: list[dict[str, Any]]
    then: list[dict[str, Any]] = []


def register(app: App, runtime: Runtime) -> dict[str, Callable[[Ack, dict[str, Any], str], None]]:
    """Listen to the buttons of the list; returns the word after `/plan` that shows it."""
    desk = PublishedDesk(runtime)
    app.action("show_published")(desk.again)
    app.action("older_published")(desk.older)
    return {"published": lambda ack, body, _rest: show(ack, desk.listed(body["team_id"], body["user_id"]))}


class PublishedDesk:
    """Shows publications again. Nothing is composed anew, so nothing said later changes them."""

    def __init__(self, runtime: Runtime) -> None:
        self._runtime = runtime

    def listed(self, workspace: str, user: str, before: datetime | None = None) -> Said:
        """The publications before a moment, the latest first."""
        with self._runtime.database.reading() as session:
            plan = self._allowed(session, workspace, user)
            if isinstance(plan, Said):
                return plan
            until = before or self._runtime.clock.now() + timedelta(seconds=1)
            found = publications.published(session, workspace, plan.id, until, AT_A_TIME + 1)
            every = plans.bodies(session, workspace, plan.id)
            bodies = {f"{kind}:{body.id}": body.name for body in every for kind in ("pack", "minutes")}
        rows = [
            wording.Row(each.kind, each.period, each.published_at, each.as_at, bodies.get(each.kind))
            for each in found[:AT_A_TIME]
        ]
        return wording.listing(rows, len(found) > AT_A_TIME, plan.timezone)

    def again(self, ack: Ack, body: dict[str, Any], respond: Respond) -> None:
        """Send one again to whoever pressed, its messages as they were, what followed in a thread again in one."""
        ack()
        value = json.loads(body["actions"][0]["value"])
        said = self._send(body, str(value["k"]), str(value["p"]))
        respond(text=said.text, blocks=said.blocks, replace_original=False, response_type="ephemeral")

    def older(self, ack: Ack, body: dict[str, Any], respond: Respond) -> None:
        """The list goes on with what was published before."""
        ack()
        before = datetime.fromisoformat(json.loads(body["actions"][0]["value"])["b"])
        said = self.listed(body["team"]["id"], body["user"]["id"], before)
        respond(text=said.text, blocks=said.blocks, replace_original=True, response_type="ephemeral")

    def _send(self, body: dict[str, Any], kind: str, period: str) -> Said:
        workspace, user = body["team"]["id"], body["user"]["id"]
        with self._runtime.database.writing() as session:
            plan = self._allowed(session, workspace, user)
            if isinstance(plan, Said):
                return plan
            found = publications.publication(session, workspace, plan.id, kind, period)
            if found is None:
                return refusal.said("That was not published, so there is nothing to show.")
            sent = msgspec.json.decode(found.payload, type=AsSent)
            payload = {"user": user, **msgspec.to_builtins(sent)}
            key = f"again:{kind}:{period}:{user}:{body['trigger_id']}"
            added = jobs.add(session, Job(key, "post", workspace, payload, self._runtime.clock.now(), user))
        self._runtime.wake([added] if added is not None else [])
        return refusal.said("I have sent it to you again, exactly as it was.")

    def _allowed(self, session: Session, workspace: str, user: str) -> Plan | Said:
        plan = plans.current_plan(session, workspace)
        if plan is None:
            return refusal.no_plan()
        return plan if sees_everything(plan, user) else refusal.said(NOT_YOURS)
