"""The buttons of a plan file's dry run: Import, Do not import, and the day of publication."""

from __future__ import annotations

import json
from datetime import date
from typing import Any

from slack_bolt import Ack, App, Respond

from bot.files.tables import FileRefused
from bot.plan.permissions import is_core_team
from bot.services import offer_import
from bot.services.runtime import Runtime
from bot.services.setup_plan import may_set_up
from bot.services.slack_people import SlackPeople
from bot.wording import plan_file
from bot.wording.blocks import Said
from storage import plans
from storage.engine import Session

DECIDED = "That file was decided on already."
NOT_YOURS = "Only the core team can import a plan."


def register(app: App, runtime: Runtime, people: SlackPeople) -> None:
    """Listen to the buttons of a dry run."""
    desk = PlanFileDesk(runtime, people)
    app.action("import_go")(desk.go)
    app.action("import_drop")(desk.drop)
    app.action("import_date")(desk.redate)


def may_import(session: Session, workspace: str, user: str, people: SlackPeople) -> bool:
    """The core team may import; before there is one, a workspace administrator."""
    plan = plans.current_plan(session, workspace)
    known = people.get(user)
    if plan is not None and is_core_team(plan, user):
        return True
    return may_set_up(plan, user, known is not None and known.is_admin)


class PlanFileDesk:
    """Decides on plan files given in Slack."""

    def __init__(self, runtime: Runtime, people: SlackPeople) -> None:
        self._runtime, self._people = runtime, people

    def go(self, ack: Ack, body: dict[str, Any], respond: Respond) -> None:
        """Import the file; a second press changes nothing."""
        ack()
        workspace, user = body["team"]["id"], body["user"]["id"]
        file = json.loads(body["actions"][0]["value"])["i"]
        known, now = self._people.everybody(), self._runtime.clock.now()
        with self._runtime.database.writing() as session:
            if not may_import(session, workspace, user, self._people):
                _answer(respond, NOT_YOURS)
                return
            try:
                done = offer_import.go(session, workspace, file, user, known, now)
            except FileRefused as refusal:
                _answer(respond, str(refusal))
                return
        if done is None:
            _answer(respond, DECIDED)
        else:
            _show(respond, plan_file.imported(done.entries, done.unsure), instead=True)

    def drop(self, ack: Ack, body: dict[str, Any], respond: Respond) -> None:
        """Let the file go."""
        ack()
        workspace, user = body["team"]["id"], body["user"]["id"]
        file = json.loads(body["actions"][0]["value"])["i"]
        with self._runtime.database.writing() as session:
            if not may_import(session, workspace, user, self._people):
                _answer(respond, NOT_YOURS)
                return
            dropped = offer_import.drop(session, workspace, file)
        _answer(respond, "Not imported; the file was let go." if dropped else DECIDED, instead=dropped)

    def redate(self, ack: Ack, body: dict[str, Any], respond: Respond) -> None:
        """The day of publication was chosen: show the dry run anew."""
        ack()
        chosen = body["actions"][0]
        workspace, user = body["team"]["id"], body["user"]["id"]
        file = str(chosen["block_id"]).removeprefix("import:")
        with self._runtime.database.writing() as session:
            if not may_import(session, workspace, user, self._people):
                _answer(respond, NOT_YOURS)
                return
            said = offer_import.redate(session, workspace, file, date.fromisoformat(chosen["selected_date"]))
        if said is None:
            _answer(respond, DECIDED)
        else:
            _show(respond, said, instead=True)


def _show(respond: Respond, said: Said, instead: bool) -> None:
    respond(text=said.text, blocks=said.blocks, replace_original=instead)


def _answer(respond: Respond, text: str, instead: bool = False) -> None:
    respond(text=text, replace_original=instead)
