"""The button and the modal that complete a red."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from slack_bolt import App

from bot.reading.naming.leading import leading_reference
from bot.services.complete_red import Completed, answer, complete, open_red, undo_red
from bot.services.conversation import Conversation
from bot.services.runtime import Runtime
from bot.wording import refusal
from bot.wording.blocks import Block, Said
from handlers.buttons import ButtonDesk
from handlers.desk import Desk, PlanAct
from handlers.modals import ModalDesk
from handlers.payloads import Filled, Press


def register(app: App, runtime: Runtime) -> dict[str, PlanAct]:
    """Listen to “Complete the red …”, its modal and its Undo; `/plan safeguarding` opens the modal of any action."""
    buttons, modals = ButtonDesk(runtime), ModalDesk(runtime)
    app.action("complete_red")(buttons.opening(_open))
    app.action("undo_red")(buttons.doing(_undo))
    app.view("complete_red")(modals.saving(_save, _faults))

    return {"safeguarding": Desk(runtime).typed_opening(_typed)}


def _typed(talk: Conversation, words: str) -> Block | Said:
    """The modal that `/plan safeguarding 2.1.3` asks for, or why there is none."""
    named = leading_reference(words, talk.reader.index)
    if named is None:
        return refusal.said("Write the reference of the action: `/plan safeguarding 2.1.3`.")
    return open_red(talk, named[0], {"c": "", "t": "", "m": ""})


def _open(talk: Conversation, press: Press) -> Block | None:
    kept = {"c": press.channel, "t": press.root, "m": press.message_ts}
    found = open_red(talk, str(press.value["r"]), kept)
    if isinstance(found, Said):
        answer(talk, found, ":red")
        return None
    return found


def _undo(talk: Conversation, press: Press) -> None:
    undo_red(talk, str(press.value["a"]), str(press.value["n"]))


def _faults(filled: Filled, today: date) -> dict[str, str]:
    expected = filled.day("expected")
    return {"expected": "That day has passed."} if expected is not None and expected < today else {}


def _save(talk: Conversation, kept: Mapping[str, Any], filled: Filled) -> None:
    said = Completed(
        cause=filled.get("cause"),
        recovery=filled.get("recovery"),
        expected=filled.day("expected"),
        harm=filled.get("harm") == "yes",
        reason=filled.get("reason"),
    )
    complete(talk, str(kept["r"]), said)
