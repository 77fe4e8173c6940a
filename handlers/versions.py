"""`/plan version`: make one, record its approvals and submissions."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from slack_bolt import Ack, App, Respond

from bot.plan.permissions import is_core_team
from bot.reading.version_words import read_version
from bot.services import version_plan
from bot.services.conversation import Conversation, Place, converse
from bot.services.runtime import Runtime
from bot.wording import refusal
from bot.wording.blocks import Said
from handlers.showing import show


def register(app: App, runtime: Runtime) -> dict[str, Callable[[Ack, dict[str, Any], str], None]]:
    """Listen to Undo; returns the word after `/plan` that acts."""
    desk = VersionsDesk(runtime)
    app.action("submission_undo")(desk.undo)
    return {"version": desk.typed}


class VersionsDesk:
    """Keeps what the core team records of the plan's versions."""

    def __init__(self, runtime: Runtime) -> None:
        self._runtime = runtime

    def typed(self, ack: Ack, body: dict[str, Any], words: str) -> None:
        """`/plan version`, `/plan version approved: Executive, 21 August 2026`."""
        place = Place(body["team_id"], "", "", f"command:{body['trigger_id']}", body["user_id"])
        show(ack, self._done(place, lambda talk: _said(talk, words.strip())))

    def undo(self, ack: Ack, body: dict[str, Any], respond: Respond) -> None:
        """Take a submission back."""
        ack()
        id = json.loads(body["actions"][0]["value"])["s"]
        place = Place(body["team"]["id"], "", "", f"click:{body['trigger_id']}", body["user"]["id"])
        said = self._done(place, lambda talk: version_plan.withdraw(talk, id))
        respond(text=said.text, blocks=said.blocks, replace_original=True, response_type="ephemeral")

    def _done(self, place: Place, do: Callable[[Conversation], Said]) -> Said:
        with self._runtime.database.writing() as session:
            talk = converse(session, self._runtime, place)
            if talk is None:
                return refusal.no_plan()
            if not is_core_team(talk.plan, place.author):
                return refusal.said("Only the core team records versions and who approved them.")
            said = do(talk)
        self._runtime.wake(talk.jobs)
        return said


def _said(talk: Conversation, words: str) -> Said:
    read = read_version(words, talk.now)
    if read is not None:
        return version_plan.record(talk, read)
    if words.split(" ")[0].rstrip(":").casefold() in {"approved", "endorsed", "noted", "submitted"}:
        return refusal.said("Write body and day: `/plan version approved: Executive, 21 August 2026`.")
    return version_plan.make(talk, words.lstrip(": "))
