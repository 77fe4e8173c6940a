"""The button and the modal that complete a red."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from slack_bolt import App

from bot.services.complete_red import Completed, complete, open_red, undo_red
from bot.services.conversation import Conversation
from bot.services.runtime import Runtime
from bot.wording.blocks import Block
from handlers.buttons import ButtonDesk
from handlers.modals import Filled, ModalDesk
from handlers.payloads import Press


def register(app: App, runtime: Runtime) -> None:
    """Listen to “Complete the red …”, its modal and its Undo."""
    buttons, modals = ButtonDesk(runtime), ModalDesk(runtime)
    app.action("complete_red")(buttons.opening(_open))
    app.action("undo_red")(buttons.doing(_undo))
    app.view("complete_red")(modals.saving(_save, _faults))


def _open(talk: Conversation, press: Press) -> Block | None:
    return open_red(talk, str(press.value["r"]), {"c": press.channel, "t": press.root, "m": press.message_ts})


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
