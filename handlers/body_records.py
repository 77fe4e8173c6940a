"""`/plan members NAME`, `/plan visit`, `/plan written NAME`: who is on a body, who visited, who was told in writing."""

from __future__ import annotations

import json
import re
from typing import Any

from msgspec.structs import replace
from slack_bolt import Ack, App

from bot.plan.bodies import Body, Member, members_on
from bot.plan.calendar import local_day
from bot.plan.families import recommendation_of
from bot.plan.permissions import sees_everything
from bot.services.body_records import Visit, log_visit, send_in_writing
from bot.services.conversation import Conversation
from bot.services.runtime import Runtime
from bot.services.said import short_id
from bot.services.set_body import Setting, set_members, succeed
from bot.services.withhold_ratings import restore, withhold
from bot.wording import visits as wording
from bot.wording.blocks import Said
from handlers.body_desk import NOT_YOURS, BodyDesk
from handlers.desk import Desk, PlanAct
from handlers.payloads import Filled, Json, Press
from handlers.showing import show
from storage import plans


def register(app: App, runtime: Runtime) -> dict[str, PlanAct]:
    """Listen to the modals; the words after `/plan` that open them."""
    desk, others = RecordsDesk(runtime), Desk(runtime)
    app.view("members")(desk.save_members)
    app.view("visit")(others.keeping(_visit))
    app.view("written")(others.keeping(_written))
    app.action("withhold_undo")(others.doing(_restore))
    return {
        "withhold": others.typed(withhold),
        "members": desk.open_members,
        "visit": desk.open_visit,
        "written": desk.open_written,
    }


class RecordsDesk(BodyDesk):
    """Keeps what happens beside a body's meetings."""

    def open_members(self, ack: Ack, body: dict[str, Any], rest: str) -> None:
        """`/plan members ICS Project Board`."""
        found = self._one(body, rest, "members")
        if isinstance(found, Said):
            show(ack, found)
            return
        plan, known, _rest = found
        with self._runtime.database.reading() as session:
            others = [b for b in plans.bodies(session, body["team_id"], plan.id) if b.id != known.id]
        today = local_day(self._runtime.clock.now(), plan.timezone)
        self._runtime.slack.open_modal(body["trigger_id"], wording.members_modal(known, others, today))
        ack()

    def open_visit(self, ack: Ack, body: dict[str, Any], rest: str) -> None:
        """`/plan visit`."""
        found = self._look(body["team_id"], body["user_id"], rest)
        if isinstance(found, Said):
            show(ack, found)
            return
        plan = found[0]
        inspectorate = plan.inspections[0].inspectorate if plan.inspections else ""
        today = local_day(self._runtime.clock.now(), plan.timezone)
        self._runtime.slack.open_modal(body["trigger_id"], wording.visit_modal(inspectorate, today))
        ack()

    def open_written(self, ack: Ack, body: dict[str, Any], rest: str) -> None:
        """`/plan written Corporate Parenting Board`."""
        found = self._one(body, rest, "written")
        if isinstance(found, Said):
            show(ack, found)
            return
        plan, known, _rest = found
        members = members_on(known, local_day(self._runtime.clock.now(), plan.timezone))
        self._runtime.slack.open_modal(body["trigger_id"], wording.written_modal(known, len(members)))
        ack()

    def save_members(self, ack: Ack, body: dict[str, Any]) -> None:
        """Keep who joined and who left, and what the body goes on as."""
        filled, kept = Filled(body["view"]), json.loads(body["view"]["private_metadata"])
        with self._runtime.database.writing() as session:
            setting = self._setting(session, body)
            known = setting.body(kept["b"]) if setting else None
            if setting is None or known is None:
                ack(response_action="errors", errors={"on": NOT_YOURS})
                return
            set_members(setting, known, self._changed(setting, known, filled))
            ended, successor = filled.day("ended"), filled.get("successor")
            if ended is not None:
                ending = Setting(
                    session, setting.workspace, setting.plan, setting.by, setting.now, f"{setting.cause}:end"
                )
                succeed(ending, known, ended, successor if successor != "none" else None)
            job = self._tell(session, setting, wording.members_kept(setting.body(known.id) or known, setting.today))
        ack()
        self._runtime.wake(job)

    def _changed(self, setting: Setting, body: Body, filled: Filled) -> list[Member]:
        since = filled.day("on") or setting.today
        now = {member.id: member for member in members_on(body, setting.today)}
        people = {user: self._runtime.people.get(user) for user in filled.users("joined") if user not in now}
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
