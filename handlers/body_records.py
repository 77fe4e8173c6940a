"""`/plan members NAME`, `/plan visit`, `/plan written NAME`: who is on a body, who visited, who was told in writing."""

from __future__ import annotations

import dataclasses
import re

from msgspec.structs import replace
from slack_bolt import App

from bot.plan.bodies import Body, Member, members_on
from bot.plan.families import recommendation_of
from bot.plan.permissions import sees_everything
from bot.services.body_records import Visit, log_visit, send_in_writing
from bot.services.conversation import Conversation
from bot.services.runtime import Runtime
from bot.services.said import short_id
from bot.services.set_body import Setting, set_members, succeed
from bot.services.withhold_ratings import restore, withhold
from bot.wording import refusal
from bot.wording import visits as wording
from bot.wording.blocks import Block, Said
from handlers.desk import Desk, PlanAct
from handlers.named_body import NOT_YOURS, bodies_of, may_set, of_body, setting_of
from handlers.payloads import Filled, Json, Press
from storage import plans


def register(app: App, runtime: Runtime) -> dict[str, PlanAct]:
    """Listen to the modals; the words after `/plan` that open them."""
    desk = Desk(runtime)
    app.view("members")(desk.keeping(_save_members))
    app.view("visit")(desk.keeping(_visit))
    app.view("written")(desk.keeping(_written))
    app.action("withhold_undo")(desk.doing(_restore))
    return {
        "withhold": desk.typed(withhold),
        "members": desk.typed_opening(of_body("members", _members)),
        "visit": desk.typed_opening(_visited),
        "written": desk.typed_opening(of_body("written", _writing)),
    }


def _members(talk: Conversation, known: Body, _rest: str) -> Block:
    """`/plan members ICS Project Board`."""
    return wording.members_modal(known, [body for body in bodies_of(talk) if body.id != known.id], talk.today)


def _visited(talk: Conversation, _rest: str) -> Block | Said:
    """`/plan visit`."""
    if not may_set(talk):
        return refusal.said(NOT_YOURS)
    inspections = talk.plan.inspections
    return wording.visit_modal(inspections[0].inspectorate if inspections else "", talk.today)


def _writing(talk: Conversation, known: Body, _rest: str) -> Block:
    """`/plan written Corporate Parenting Board`."""
    return wording.written_modal(known, len(members_on(known, talk.today)))


def _save_members(talk: Conversation, kept: Json, filled: Filled) -> Said | dict[str, str]:
    """Keep who joined and who left, and what the body goes on as."""
    setting = setting_of(talk)
    known = setting.body(kept["b"])
    if known is None or not may_set(talk):
        return {"on": NOT_YOURS}
    set_members(setting, known, _changed(talk, setting, known, filled))
    ended, successor = filled.day("ended"), filled.get("successor")
    if ended is not None:
        ending = dataclasses.replace(setting, cause=f"{setting.cause}:end")
        succeed(ending, known, ended, successor if successor != "none" else None)
    return wording.members_kept(setting.body(known.id) or known, setting.today)


def _changed(talk: Conversation, setting: Setting, body: Body, filled: Filled) -> list[Member]:
    since = filled.day("on") or setting.today
    now = {member.id: member for member in members_on(body, setting.today)}
    people = {user: talk.runtime.people.get(user) for user in filled.users("joined") if user not in now}
    found = [Member(user, known.name if known else user, since, user) for user, known in people.items()]
    names = filter(None, (" ".join(name.split()) for name in filled.get("names").split(",")))
    found += [Member(f"n{short_id(name.casefold())}", name, since) for name in names]
    left = now.get(filled.get("left"))
    return [*found, *([replace(left, until=since)] if left is not None else [])]


def _restore(talk: Conversation, press: Press) -> Said:
    return restore(talk, str(press.value["b"]), str(press.value["w"]))


def _visit(talk: Conversation, _kept: Json, filled: Filled) -> Said | dict[str, str]:
    if not sees_everything(talk.plan, talk.place.author):
        return {"by": NOT_YOURS}
    served = talk.reader.recommendations.values()
    named = (recommendation_of(ref, served) for ref in re.findall(r"\d+(?:\.\d+)*", filled.get("recs")))
    visit = Visit(
        by=" ".join(filled.get("by").split()),
        on=filled.day("on") or talk.today,
        title=filled.get("title"),
        outcome=filled.get("outcome"),
        recommendations=tuple(dict.fromkeys(r.id for r in named if r is not None)),
        embargo=filled.day("embargo"),
    )
    return log_visit(talk, visit)


def _written(talk: Conversation, kept: Json, filled: Filled) -> Said | dict[str, str]:
    bodies = plans.bodies(talk.session, talk.place.workspace, talk.plan.id)
    body = next((each for each in bodies if each.id == kept["b"]), None)
    if body is None or not sees_everything(talk.plan, talk.place.author):
        return {"text": NOT_YOURS}
    return send_in_writing(talk, body, filled.get("text"))
