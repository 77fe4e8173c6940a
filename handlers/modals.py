"""The modals of the conversation when they are saved: change, done, away."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from slack_bolt import Ack, App

from bot.plan.calendar import local_day
from bot.services.answer_prompt import Finished, done
from bot.services.conversation import Conversation, Place, converse
from bot.services.runtime import Runtime
from bot.services.set_away import set_away
from bot.services.undo_update import Revised, change, may_correct, update_of
from bot.wording import refusal
from handlers.desk import first
from handlers.payloads import Filled, Json

Save = Callable[[Conversation, Json, Filled], None]
Faults = Callable[[Filled, date], dict[str, str]]
"""What is wrong by field, on a day."""


def register(app: App, runtime: Runtime) -> None:
    """Listen to the modals."""
    desk = ModalDesk(runtime)
    app.view("change")(desk.saving(_change, _faults_of_change))
    app.view("done")(desk.saving(_done, _faults_of_done))
    app.view("away")(desk.saving(_away, _faults_of_away))


class ModalDesk:
    """Keeps what a modal says, in one transaction."""

    def __init__(self, runtime: Runtime) -> None:
        self._runtime = runtime

    def saving(self, save: Save, faults: Faults) -> Callable[..., None]:
        """A listener that keeps a modal, or says beside the field what is wrong."""

        def listen(ack: Ack, body: dict[str, Any]) -> None:
            view = body["view"]
            filled = Filled(view)
            wrong = faults(filled, local_day(self._runtime.clock.now()))
            if wrong:
                ack(response_action="errors", errors=wrong)
                return
            self._save(save, body, filled)
            ack()

        return listen

    def _save(self, save: Save, body: Json, filled: Filled) -> None:
        kept = json.loads(body["view"]["private_metadata"])
        key = f"modal:{body['view']['id']}"
        place = Place(str(body["team"]["id"]), kept["c"], kept["t"], key, str(body["user"]["id"]))
        with self._runtime.database.writing() as session:
            talk = converse(session, self._runtime, place)
            if talk is None:
                return
            if first(talk, key):
                save(talk, kept, filled)
        self._runtime.wake(talk.jobs)


def _faults_of_change(filled: Filled, _today: date) -> dict[str, str]:
    percent = filled.get("percent").removesuffix("%").strip()
    if percent and not (percent.isdecimal() and int(percent) <= 100):
        return {"percent": "Write a whole number from 0 to 100."}
    return {}


def _faults_of_done(filled: Filled, today: date) -> dict[str, str]:
    link, on = filled.get("link"), filled.day("on")
    faults = {"link": "A link begins with https://."} if link and "://" not in link else {}
    return {**faults, "on": "That day is still to come."} if on is not None and on > today else faults


def _faults_of_away(filled: Filled, today: date) -> dict[str, str]:
    until = filled.day("until")
    return {"until": "That day has passed."} if until is not None and until < today else {}


def _change(talk: Conversation, kept: Json, filled: Filled) -> None:
    found = update_of(talk, kept["a"], kept["u"])
    if found is None:
        talk.say(refusal.said("That update was withdrawn already: tell me again how it stands."), ":gone")
        return
    if not may_correct(talk, kept["a"], [kept["u"]]):
        return
    percent = filled.get("percent").removesuffix("%").strip()
    revised = Revised(
        rating=_RATINGS.get(filled.get("rating")),
        status=_STATES.get(filled.get("state")),
        percent=int(percent) if percent else None,
        expected=filled.day("expected"),
        note=filled.get("note"),
    )
    change(talk, *found, revised)


def _done(talk: Conversation, kept: Json, filled: Filled) -> None:
    finished = Finished(filled.get("note"), filled.day("on"), filled.get("link"), filled.files("files"))
    done(talk, kept["r"], kept["m"], finished)


def _away(talk: Conversation, _kept: Json, filled: Filled) -> None:
    until = filled.day("until")
    if until is not None:
        set_away(talk, until, filled.get("delegate") or None)


_RATINGS: Mapping[str, Any] = {name: name for name in ("red", "amber", "green")}
_STATES: Mapping[str, Any] = {name: name for name in ("not_started", "in_progress", "blocked", "complete")}
