"""The inspection record: its menu and its modal."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from slack_bolt import Ack, App

from bot.plan.entities import Inspection
from bot.plan.permissions import is_core_team
from bot.services.conversation import Place, converse
from bot.services.record_inspection import record, with_outcomes
from bot.services.runtime import Runtime
from bot.services.said import short_id
from bot.wording import inspections, refusal
from bot.wording.environment import day as in_full
from handlers.modals import Filled
from storage import plans


def register(app: App, runtime: Runtime) -> None:
    """Listen to the menu under the inspections and to the modal."""
    desk = InspectionsDesk(runtime)
    app.action("inspection_edit")(desk.open)
    app.view("inspection")(desk.save)


class InspectionsDesk:
    """Keeps what the core team records of an inspection or a visit."""

    def __init__(self, runtime: Runtime) -> None:
        self._runtime = runtime

    def open(self, ack: Ack, body: dict[str, Any]) -> None:
        """Open the modal of the inspection that was chosen, or an empty one."""
        chosen = body["actions"][0]["selected_option"]["value"]
        with self._runtime.database.reading() as session:
            plan = plans.current_plan(session, body["team"]["id"])
            found = with_outcomes(session, body["team"]["id"], plan.inspections) if plan is not None else ()
        if plan is not None and is_core_team(plan, body["user"]["id"]):
            known = next((each for each in found if each.id == chosen), None)
            self._runtime.slack.open_modal(body["trigger_id"], inspections.modal(known))
        ack()

    def save(self, ack: Ack, body: dict[str, Any]) -> None:
        """Keep an inspection, or say beside the field what is wrong."""
        filled, kept = Filled(body["view"]), json.loads(body["view"]["private_metadata"])
        place = Place(str(body["team"]["id"]), "", "", f"modal:{body['view']['id']}", str(body["user"]["id"]))
        with self._runtime.database.writing() as session:
            talk = converse(session, self._runtime, place)
            if talk is None or not is_core_team(talk.plan, place.author):
                ack(response_action="errors", errors={"name": "Only the core team records inspections."})
                return
            made, faults = _inspection(filled, kept["id"] or f"i:{short_id(place.key)}")
            if faults or made is None:
                ack(response_action="errors", errors=faults)
                return
            record(talk, made)
            said = refusal.said(f"Recorded. `/plan inspection` shows it; published {in_full(made.published_on)}.")
            payload: dict[str, object] = {"user": place.author, "text": said.text, "blocks": said.blocks}
            talk.add(f"told:{place.key}", "post", payload, None)
        ack()
        self._runtime.wake(talk.jobs)


def _inspection(filled: Filled, id: str) -> tuple[Inspection | None, dict[str, str]]:
    """The inspection as filled in, or what is wrong by field."""
    published, faults = filled.day("published"), {}
    judged = [line.partition(":") for line in filled.get("judged").splitlines() if line.strip()]
    if any(not mark or not grade.strip() for _, mark, grade in judged):
        faults["judged"] = "Write one judgement a line: “Overall effectiveness: good”."
    begins, ends = filled.day("from"), filled.day("to")
    if begins and ends and begins > ends:
        faults["to"] = "The fieldwork ends before it begins."
    if published is None:
        faults["published"] = "Choose the day; deadlines are counted from it."
    if faults:
        return None, faults
    return _made(filled, id, published or date.min, [(a.strip(), g.strip()) for a, _, g in judged]), {}


def _made(filled: Filled, id: str, published: date, judged: list[tuple[str, str]]) -> Inspection:
    return Inspection(
        id=id,
        inspectorate=filled.get("name"),
        published_on=published,
        kind=filled.get("kind"),
        framework=filled.get("framework"),
        fieldwork_from=filled.day("from"),
        fieldwork_to=filled.day("to"),
        judgements=tuple(judged),
        outcome=filled.get("outcome"),
        embargo_until=filled.day("embargo"),
    )
