"""What every desk of the boards and committees does: who may, which body is meant, and telling what was kept."""

from __future__ import annotations

from typing import Any

from bot.plan.bodies import Body
from bot.plan.calendar import local_day
from bot.plan.entities import Plan
from bot.reading.naming.bodies import find_body
from bot.reading.naming.plan_index import PlanIndex
from bot.services.runtime import Runtime
from bot.services.set_body import Setting
from bot.services.setup_plan import may_set_up
from bot.wording import bodies as wording
from bot.wording import refusal
from bot.wording.blocks import Said
from bot.wording.environment import escape, listed
from storage import jobs, plans
from storage.engine import Session

NOT_YOURS = "Only the core team can set up boards and their meetings."


class BodyDesk:
    """Finds the body that a command names, and whether its author may change it."""

    def __init__(self, runtime: Runtime) -> None:
        self._runtime = runtime

    def _one(self, body: dict[str, Any], words: str, act: str) -> tuple[Plan, Body, str] | Said:
        """The one body that the words of an act must name."""
        found = self._look(body["team_id"], body["user_id"], words)
        if isinstance(found, Said):
            return found
        plan, known, rest = found
        if known is not None:
            return plan, known, rest
        with self._runtime.database.reading() as session:
            return which_body([b.name for b in plans.bodies(session, body["team_id"], plan.id)], act)

    def _look(self, workspace: str, user: str, words: str) -> tuple[Plan, Body | None, str] | Said:
        """The plan, the body that the words name, and the words without it; what to say to those who may not."""
        with self._runtime.database.reading() as session:
            current = plans.current(session, workspace)
            if current is None:
                return refusal.no_plan()
            if not self._may(current.plan, user):
                return refusal.said(NOT_YOURS)
            today = local_day(self._runtime.clock.now(), current.plan.timezone)
            index = self._runtime.readers.of(session, workspace, current, today).index
            bodies = plans.bodies(session, workspace, current.plan.id)
        known, rest = named_body(bodies, words, index)
        return current.plan, known, rest

    def _setting(self, session: Session, body: dict[str, Any]) -> Setting | None:
        workspace, user = str(body["team"]["id"]), str(body["user"]["id"])
        plan = plans.current_plan(session, workspace)
        if plan is None or not self._may(plan, user):
            return None
        return Setting(session, workspace, plan, user, self._runtime.clock.now(), f"modal:{body['view']['id']}")

    def _tell(self, session: Session, setting: Setting, told: Said) -> list[int]:
        payload = {"user": setting.by, "text": told.text, "blocks": told.blocks}
        job = jobs.Job(f"told:{setting.cause}", "post", setting.workspace, payload, setting.now)
        id = jobs.add(session, job)
        return [id] if id is not None else []

    def _may(self, plan: Plan, user: str) -> bool:
        known = self._runtime.people.get(user)
        return may_set_up(plan, user, known is not None and known.is_admin)


def which_body(names: list[str], act: str) -> Said:
    """The command names no body that the plan has."""
    if not names:
        return refusal.said(wording.no_bodies())
    return refusal.said(f"Which body? Write `/plan {act} {escape(names[0])}`. The plan has {escape(listed(names))}.")


def named_body(bodies: list[Body], words: str, index: PlanIndex) -> tuple[Body | None, str]:
    """The body that a command's words begin with, and the rest of them."""
    found = find_body(f"for {words}", index)
    if found is None:
        return None, words
    return next((body for body in bodies if body.id == found[0]), None), found[1]
