"""The buttons and the modal of commitments, and `/plan commit`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from slack_bolt import App

from bot.services import commitments
from bot.services.complete_red import answer
from bot.services.conversation import Conversation
from bot.services.runtime import Runtime
from bot.wording.blocks import Block, Said
from handlers.buttons import ButtonDesk
from handlers.desk import Desk, PlanAct
from handlers.modals import ModalDesk
from handlers.payloads import Filled, Press, click_of


def register(app: App, runtime: Runtime) -> dict[str, PlanAct]:
    """Listen to everything about commitments; the first words after `/plan` that do something about them."""
    buttons, modals = ButtonDesk(runtime), ModalDesk(runtime)
    app.action("commitment_answer")(buttons.opening(_open))
    app.action("commitment_close")(buttons.doing(_close))
    app.action("commitment_undo")(buttons.doing(_undo))
    app.action("commitment_restore")(
        Desk(runtime).doing(lambda talk, press: commitments.undo_settled(talk, press.value))
    )
    app.view("commitment_answer")(modals.saving(_answer, _faults))
    return {"commit": Desk(runtime).typed(commitments.commit_as_typed)}


def _open(talk: Conversation, press: Press) -> Block | None:
    kept = {"c": press.channel, "t": press.root, "m": press.message_ts}
    found = commitments.open_answer(talk, str(press.value["x"]), kept)
    if isinstance(found, Said):
        answer(talk, found, ":no")
        return None
    return found


def _close(talk: Conversation, press: Press) -> None:
    # What was undone is closed again with the same button: each click is one of its own.
    talk.place = click_of(press)
    answer(talk, commitments.close(talk, str(press.value["x"])), ":closed")


def _undo(talk: Conversation, press: Press) -> None:
    answer(talk, commitments.withdraw(talk, str(press.value["x"])), ":undone")


def _faults(filled: Filled, today: date) -> dict[str, str]:
    on = filled.day("on")
    return {"on": "That day is still to come."} if on is not None and on > today else {}


def _answer(talk: Conversation, kept: Mapping[str, Any], filled: Filled) -> None:
    close = filled.get("then") != "open"
    said = commitments.answer(talk, str(kept["x"]), filled.get("response"), filled.day("on"), close)
    answer(talk, said, ":answered")
