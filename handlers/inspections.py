"""The inspection record: its menu and its modal."""

from __future__ import annotations

from datetime import date

from slack_bolt import App

from bot.plan.entities import Inspection
from bot.plan.permissions import is_core_team
from bot.services.conversation import Conversation
from bot.services.record_inspection import record, with_outcomes
from bot.services.runtime import Runtime
from bot.services.said import short_id
from bot.wording import inspections, refusal
from bot.wording.blocks import Block, Said
from bot.wording.environment import day as in_full
from handlers.desk import Desk, for_core_team
from handlers.payloads import Filled, Json, Press

NOT_YOURS = "Only the core team records inspections."


def register(app: App, runtime: Runtime) -> None:
    """Listen to the menu under the inspections and to the modal."""
    desk = Desk(runtime)
    app.action("inspection_edit")(desk.opening(for_core_team(_opened, NOT_YOURS)))
    app.view("inspection")(desk.keeping(_save))


def _opened(talk: Conversation, press: Press) -> Block:
    """The modal of the inspection that was chosen, or an empty one."""
    found = with_outcomes(talk.session, talk.place.workspace, talk.plan.inspections)
    return inspections.modal(next((each for each in found if each.id == press.option), None))


def _save(talk: Conversation, kept: Json, filled: Filled) -> Said | dict[str, str]:
    """Keep an inspection, or say what is wrong by field."""
    if not is_core_team(talk.plan, talk.place.author):
        return {"name": NOT_YOURS}
    made, faults = _inspection(filled, kept["id"] or f"i:{short_id(talk.place.key)}")
    if faults or made is None:
        return faults
    record(talk, made)
    return refusal.said(f"Recorded. `/plan inspection` shows it; published {in_full(made.published_on)}.")


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
