"""The buttons of a plan file's dry run: Import, Do not import, and the day of publication."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

from slack_bolt import Ack, App, Respond

from bot.files.tables import FileRefused
from bot.plan.permissions import is_core_team
from bot.services import offer_import
from bot.services.runtime import Runtime
from bot.services.setup_plan import may_set_up
from bot.services.slack_people import SlackPeople
from bot.wording import plan_file, refusal
from bot.wording.blocks import Said
from bot.wording.environment import escape
from storage import plans
from storage.engine import Session

DECIDED = "That file was decided on already."
DROPPED = "Not imported; the file was let go."
NOT_YOURS = "Only the core team can import a plan."

Decide = Callable[[Session, str, str], Said | None]
"""Does what a button asks, for a workspace and a user; None when the file was decided on already."""


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
        file, known, now = _file(body), self._people.everybody(), self._runtime.clock.now()

        def decide(session: Session, workspace: str, user: str) -> Said | None:
            done = offer_import.go(session, workspace, file, user, known, now)
            return plan_file.imported(done.entries, done.unsure) if done is not None else None

        self._decide(body, respond, decide)

    def drop(self, ack: Ack, body: dict[str, Any], respond: Respond) -> None:
        """Let the file go."""
        ack()
        file = _file(body)

        def decide(session: Session, workspace: str, _user: str) -> Said | None:
            return refusal.said(DROPPED) if offer_import.drop(session, workspace, file) else None

        self._decide(body, respond, decide)

    def redate(self, ack: Ack, body: dict[str, Any], respond: Respond) -> None:
        """The day of publication was chosen: show the dry run anew."""
        ack()
        chosen = body["actions"][0]
        file, day = str(chosen["block_id"]).removeprefix("import:"), date.fromisoformat(chosen["selected_date"])
        self._decide(body, respond, lambda session, workspace, _: offer_import.redate(session, workspace, file, day))

    def _decide(self, body: dict[str, Any], respond: Respond, decide: Decide) -> None:
        """Decide in one transaction, of which nothing stands when the file is refused; then answer."""
        workspace, user = body["team"]["id"], body["user"]["id"]
        try:
            with self._runtime.database.writing() as session:
                if may_import(session, workspace, user, self._people):
                    done, refused = decide(session, workspace, user), refusal.said(DECIDED)
                else:
                    done, refused = None, refusal.said(NOT_YOURS)
        except FileRefused as fault:
            done, refused = None, refusal.said(escape(str(fault)))
        said = done or refused
        respond(text=said.text, blocks=said.blocks, replace_original=done is not None)


def _file(body: dict[str, Any]) -> str:
    return str(json.loads(body["actions"][0]["value"])["i"])
