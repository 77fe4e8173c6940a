"""`/plan milestone 2.3 Draft agreed done 12 March`, and the button that undoes it."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

from slack_bolt import Ack, App, Respond

from bot.plan.permissions import Standing
from bot.reading.milestone_words import MilestoneWords, TemplateWords, read_milestone, read_template
from bot.reading.naming.references import find_references
from bot.services.conversation import Conversation, Place, converse
from bot.services.milestone_templates import set_template
from bot.services.runtime import Runtime
from bot.services.set_milestone import set_milestone, undo
from bot.wording import milestones, refusal
from bot.wording.blocks import Said
from handlers.changes import ChangeDesk
from handlers.payloads import Press
from handlers.showing import show
from storage import plans

HOW = "Write `/plan milestone 2.3 Draft agreed done 12 March`, or (core team) `/plan milestone 2.3 Audit by 30 June`."


def register(app: App, runtime: Runtime) -> dict[str, Callable[[Ack, dict[str, Any], str], None]]:
    """Listen to Undo; returns the word after `/plan` that acts."""
    desk = MilestonesDesk(runtime)
    app.action("milestone_undo")(desk.undo)
    pressed = ChangeDesk(runtime)
    app.action("follow_up_done")(pressed.doing(_follow_up_done))
    app.action("confirm_milestones")(pressed.doing(_template))
    return {"milestone": desk.typed}


class MilestonesDesk:
    """Keeps what people say of milestones."""

    def __init__(self, runtime: Runtime) -> None:
        self._runtime = runtime

    def typed(self, ack: Ack, body: dict[str, Any], words: str) -> None:
        """`/plan milestone ...`."""
        place = Place(body["team_id"], "", "", f"command:{body['trigger_id']}", body["user_id"])
        show(ack, self._done(place, lambda talk: _said(talk, words)))

    def undo(self, ack: Ack, body: dict[str, Any], respond: Respond) -> None:
        """Put a milestone back as it was."""
        ack()
        value = json.loads(body["actions"][0]["value"])
        place = Place(body["team"]["id"], "", "", f"click:{body['trigger_id']}", body["user"]["id"])
        said = self._done(place, lambda talk: _undone(talk, value))
        respond(text=said.text, blocks=said.blocks, replace_original=True, response_type="ephemeral")

    def _done(self, place: Place, do: Callable[[Conversation], Said]) -> Said:
        with self._runtime.database.writing() as session:
            talk = converse(session, self._runtime, place)
            said = do(talk) if talk is not None else refusal.no_plan()
        self._runtime.wake(talk.jobs if talk is not None else [])
        return said


def _said(talk: Conversation, words: str) -> Said:
    hit = next((each for each in find_references(words, talk.reader.index) if each.kind == "action"), None)
    action = talk.action(hit.refs[0]) if hit else None
    if hit is None or action is None:
        return refusal.said(HOW)
    template = read_template(words[hit.end :].strip(" :,"), talk.now)
    if template is not None:
        return set_template(talk, action, template)
    read = read_milestone(words[hit.end :].strip(" :,"), talk.now, talk.today)
    return set_milestone(talk, action, read) if read is not None else refusal.said(HOW)


def _follow_up_done(talk: Conversation, action_id: str, press: Press) -> Said:
    """The checkpoint that a prompt asked about is done today."""
    action = plans.action_by_id(talk.session, talk.place.workspace, talk.plan.id, action_id)
    if action is None:
        return refusal.said(HOW)
    return set_milestone(talk, action, MilestoneWords(str(press.value["l"]), done=talk.today))


def _template(talk: Conversation, action_id: str, press: Press) -> Said:
    """Set the milestones that were shown."""
    action = plans.action_by_id(talk.session, talk.place.workspace, talk.plan.id, action_id)
    start, launch = (date.fromisoformat(str(press.value[name])) for name in ("from", "to"))
    return refusal.said(HOW) if action is None else set_template(talk, action, TemplateWords(start, launch), True)


def _undone(talk: Conversation, value: dict[str, str]) -> Said:
    action = plans.action_by_id(talk.session, talk.place.workspace, talk.plan.id, value["a"])
    if action is None or talk.standing(action) is Standing.NONE:
        return milestones.not_yours(action.ref if action else "that action")
    return undo(talk, action, value)
