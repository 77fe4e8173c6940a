"""Requests to change the plan: approve, refuse with a reason, record what a body decided, take a decision back."""

from __future__ import annotations

from datetime import date

from slack_bolt import App

from bot.plan.change_control import why_not
from bot.plan.entities import DIRECTOR
from bot.services.conversation import Conversation
from bot.services.decide_change import Verdict, decide, take_back, withdraw_request
from bot.services.runtime import Runtime
from bot.services.settle_change import note_copy
from bot.services.show_change import card_of
from bot.wording import changes as wording
from bot.wording import refusal
from bot.wording.blocks import Block, Said
from handlers.change_desk import ChangeDesk, answer_about, kept_of
from handlers.desk import Act, View
from handlers.modals import ModalDesk
from handlers.payloads import Filled, Json, Press
from storage import plans

UNKNOWN = "I know no such request."


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


def _id(press: Press) -> str:
    return str(press.value.get("c", ""))


def _asked(talk: Conversation, press: Press) -> str:
    """The request that was pressed; its message is a copy, which is brought up to date when the request is decided."""
    change = _id(press)
    if change and not press.ephemeral:
        note_copy(talk, change, press.message_ts)
    return change


def _approve(talk: Conversation, press: Press) -> Said:
    return decide(talk, _asked(talk, press), Verdict(DIRECTOR, approved=True))


def _take_back(talk: Conversation, press: Press) -> Said:
    return take_back(talk, _asked(talk, press), str(press.value["p"]))


def _withdraw(talk: Conversation, press: Press) -> Said:
    return withdraw_request(talk, _asked(talk, press))


def _refusing(talk: Conversation, press: Press) -> Block | Said:
    change = plans.change(talk.session, talk.place.workspace, talk.plan.id, _id(press))
    against = why_not(talk.plan, change, talk.place.author, DIRECTOR) if change is not None else UNKNOWN
    if change is None or against is not None:
        return refusal.said(against or UNKNOWN)
    return wording.refuse_modal(card_of(talk.session, talk.place.workspace, talk.plan, change), kept_of(press))


def _recording(talk: Conversation, press: Press) -> Block | Said | None:
    change = plans.change(talk.session, talk.place.workspace, talk.plan.id, _id(press))
    role = next((each for each in change.awaited if each != DIRECTOR), None) if change is not None else None
    if change is None or role is None:
        return None
    against = why_not(talk.plan, change, talk.place.author, role)
    if against is not None:
        return refusal.said(against)
    card = card_of(talk.session, talk.place.workspace, talk.plan, change)
    return wording.record_modal(card, kept_of(press), talk.today)


def _refuse(talk: Conversation, kept: Json, filled: Filled) -> None:
    verdict = Verdict(DIRECTOR, approved=False, reason=filled.get("reason"))
    answer_about(talk, kept, decide(talk, kept["id"], verdict))


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
    answer_about(talk, kept, decide(talk, kept["id"], verdict))


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
