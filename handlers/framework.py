"""`/plan framework`: the inspection framework changes, and ratings are reviewed under it."""

from __future__ import annotations

from slack_bolt import App

from bot.services.change_framework import framework, unconfirm, withdraw
from bot.services.conversation import Conversation
from bot.services.runtime import Runtime
from bot.wording.blocks import Said
from handlers.desk import Desk, PlanAct
from handlers.payloads import Press


def register(app: App, runtime: Runtime) -> dict[str, PlanAct]:
    """Listen to what takes it back; the word after `/plan` that acts."""
    desk = Desk(runtime)
    app.action("framework_undo")(desk.doing(_withdraw))
    app.action("framework_unconfirm")(desk.doing(_unconfirm))
    return {"framework": desk.typed(framework)}


def _withdraw(talk: Conversation, press: Press) -> Said:
    return withdraw(talk, str(press.value["f"]))


def _unconfirm(talk: Conversation, press: Press) -> Said:
    return unconfirm(talk, str(press.value["k"]), list(press.value["f"]))
