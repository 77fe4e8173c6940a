"""The buttons and modals of challenges, and `/plan challenge`."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from slack_bolt import App

from bot.services import challenge as challenges
from bot.services.complete_red import answer
from bot.services.conversation import Conversation
from bot.services.runtime import Runtime
from bot.wording import challenge as wording
from bot.wording import refusal
from bot.wording.blocks import Block
from handlers.buttons import ButtonDesk
from handlers.desk import Desk, PlanAct
from handlers.modals import ModalDesk
from handlers.payloads import Filled, Press, click_of


def register(app: App, runtime: Runtime) -> dict[str, PlanAct]:
    """Listen to everything about challenges; the first words after `/plan` that do something about them."""
    buttons, modals = ButtonDesk(runtime), ModalDesk(runtime)
    app.action("challenge")(buttons.opening(_open))
    app.action("challenge_again")(buttons.opening(_open_again))
    app.action("challenge_accept")(buttons.doing(_accept))
    app.action("challenge_withdraw")(buttons.doing(_withdraw))
    app.action("challenge_reopen")(Desk(runtime).doing(lambda talk, press: challenges.reopen(talk, press.value)))
    app.view("challenge")(modals.saving(_put, _no_faults))
    app.view("challenge_again")(modals.saving(_ask_again, _no_faults))
    return {"challenge": Desk(runtime).typed(challenges.challenge_as_typed)}


def _origin(press: Press) -> dict[str, str]:
    return {"c": press.channel, "t": press.root, "m": press.message_ts}


def _open(talk: Conversation, press: Press) -> Block | None:
    action = talk.action(str(press.value["r"]))
    if action is None or not talk.oversees(action):
        answer(talk, refusal.said(challenges.NOT_YOURS), ":no")
        return None
    return wording.modal(action.ref, action.title, _origin(press))


def _open_again(talk: Conversation, press: Press) -> Block | None:
    return challenges.open_again(talk, str(press.value["a"]), str(press.value["x"]), _origin(press))


def _accept(talk: Conversation, press: Press) -> None:
    talk.place = click_of(press)
    answer(talk, challenges.accept(talk, str(press.value["a"]), str(press.value["x"])), ":accepted")


def _withdraw(talk: Conversation, press: Press) -> None:
    talk.place = click_of(press)
    answer(talk, challenges.withdraw(talk, str(press.value["a"]), str(press.value["x"])), ":withdrawn")


def _no_faults(_filled: Filled, _today: date) -> dict[str, str]:
    return {}


def _put(talk: Conversation, kept: Mapping[str, Any], filled: Filled) -> None:
    answer(talk, challenges.put(talk, str(kept["r"]), filled.get("question")), ":put")


def _ask_again(talk: Conversation, kept: Mapping[str, Any], filled: Filled) -> None:
    answer(talk, challenges.ask_again(talk, str(kept["a"]), str(kept["x"]), filled.get("question")), ":again")
