"""Requests to change the plan: approve, refuse with a reason, record what a body decided, take a decision back."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from slack_bolt import Ack, App

from bot.plan.entities import DIRECTOR
from bot.services.conversation import Conversation, content, converse
from bot.services.decide_change import Verdict, decide, take_back, withdraw_request
from bot.services.runtime import Runtime
from bot.services.settle_change import note_copy
from bot.services.show_change import card_of
from bot.wording import changes as wording
from bot.wording.blocks import Block, Said
from handlers.modals import Filled, Json, ModalDesk
from handlers.payloads import Press, click_of, press_of
from storage import plans

Act = Callable[[Conversation, str, Press], Said]
View = Callable[[Conversation, str, dict[str, str]], Block | None]


def register(app: App, runtime: Runtime) -> None:
    """Listen to the buttons and modals of requests."""
    desk = ChangeDesk(runtime)
    for name, act in ACTS.items():
        app.action(name)(desk.doing(act))
    for name, view in MODALS.items():
        app.action(name)(desk.opening(view))
    modals = ModalDesk(runtime)
    app.view("refuse_change")(modals.saving(_refuse, _nothing_wrong))
    app.view("record_approval")(modals.saving(_record, _faults_of_record))


class ChangeDesk:
    """Does what a press asks, in one transaction."""

    def __init__(self, runtime: Runtime) -> None:
        self._runtime = runtime

    def doing(self, act: Act) -> Callable[..., None]:
        """A listener that does something and says so."""

        def listen(ack: Ack, body: dict[str, Any]) -> None:
            press = press_of(body)
            with self._runtime.database.writing() as session:
                talk = converse(session, self._runtime, click_of(press))
                if talk is not None:
                    change = str(press.value.get("c", ""))
                    if change and not press.ephemeral:
                        note_copy(talk, change, press.message_ts)
                    answer(talk, act(talk, change, press), press.ephemeral)
            if talk is not None:
                self._runtime.wake(talk.jobs)
            ack()

        return listen

    def opening(self, view: View) -> Callable[..., None]:
        """A listener that opens a modal."""

        def listen(ack: Ack, body: dict[str, Any]) -> None:
            press = press_of(body)
            with self._runtime.database.writing() as session:
                talk = converse(session, self._runtime, click_of(press))
                kept = {"c": press.channel, "t": press.root, "e": "1" if press.ephemeral else ""}
                laid = view(talk, str(press.value["c"]), kept) if talk else None
            if laid is not None:
                self._runtime.slack.open_modal(press.trigger, laid)
            ack()

        return listen


def answer(talk: Conversation, said: Said, ephemeral: bool) -> None:
    """Answer in the thread of what was pressed; under what only its reader sees, so that only they see the answer."""
    if not ephemeral:
        talk.say(said, ":done")
        return
    payload = {"channel": talk.place.channel, "user": talk.place.author, **content(said)}
    talk.add(f"whisper:{talk.place.key}:done", "ephemeral", payload, talk.place.channel)


def _approve(talk: Conversation, change: str, _press: Press) -> Said:
    return decide(talk, change, Verdict(DIRECTOR, approved=True))


def _take_back(talk: Conversation, change: str, press: Press) -> Said:
    return take_back(talk, change, str(press.value["p"]))


def _withdraw(talk: Conversation, change: str, _press: Press) -> Said:
    return withdraw_request(talk, change)


def _refusing(talk: Conversation, id: str, kept: dict[str, str]) -> Block | None:
    change = plans.change(talk.session, talk.place.workspace, talk.plan.id, id)
    if change is None:
        return None
    return wording.refuse_modal(card_of(talk.session, talk.place.workspace, talk.plan, change), kept)


def _recording(talk: Conversation, id: str, kept: dict[str, str]) -> Block | None:
    change = plans.change(talk.session, talk.place.workspace, talk.plan.id, id)
    if change is None or all(role == DIRECTOR for role in change.awaited):
        return None
    return wording.record_modal(card_of(talk.session, talk.place.workspace, talk.plan, change), kept, talk.today)


def _refuse(talk: Conversation, kept: Json, filled: Filled) -> None:
    verdict = Verdict(DIRECTOR, approved=False, reason=filled.get("reason"))
    answer(talk, decide(talk, kept["id"], verdict), bool(kept["e"]))


def _record(talk: Conversation, kept: Json, filled: Filled) -> None:
    role = filled.get("role")
    verdict = Verdict(
        role=role.removeprefix(wording.CONSULTED),
        consulted=role.startswith(wording.CONSULTED),
        approved=filled.get("verdict") == "yes",
        on=filled.day("on"),
        body=filled.get("body"),
        reason=filled.get("reason"),
    )
    answer(talk, decide(talk, kept["id"], verdict), bool(kept["e"]))


def _nothing_wrong(_filled: Filled, _today: date) -> dict[str, str]:
    return {}


def _faults_of_record(filled: Filled, today: date) -> dict[str, str]:
    on, faults = filled.day("on"), {}
    if on is not None and on > today:
        faults["on"] = "That day is still to come."
    if filled.get("role").startswith(wording.CONSULTED) and not filled.get("reason").strip():
        faults["reason"] = "Write what they said: that is what a consultation leaves."
    return faults


ACTS: dict[str, Act] = {"approve_change": _approve, "undo_approval": _take_back, "withdraw_change": _withdraw}
MODALS: dict[str, View] = {"refuse_change": _refusing, "record_approval": _recording}
