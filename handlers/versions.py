"""`/plan version`: make one, record its approvals and submissions."""

from __future__ import annotations

from slack_bolt import App

from bot.reading.version_words import read_version
from bot.services import version_plan
from bot.services.conversation import Conversation
from bot.services.runtime import Runtime
from bot.wording import refusal
from bot.wording.blocks import Said
from handlers.desk import Desk, PlanAct, for_core_team
from handlers.payloads import Press

NOT_YOURS = "Only the core team records versions and who approved them."


def register(app: App, runtime: Runtime) -> dict[str, PlanAct]:
    """Listen to Undo; returns the word after `/plan` that acts."""
    desk = Desk(runtime)
    app.action("submission_undo")(desk.replacing(for_core_team(_undone, NOT_YOURS)))
    return {"version": desk.typed(for_core_team(_said, NOT_YOURS))}


def _undone(talk: Conversation, press: Press) -> Said:
    return version_plan.withdraw(talk, str(press.value["s"]))


def _said(talk: Conversation, words: str) -> Said:
    """`/plan version`, `/plan version approved: Executive, 21 August 2026`."""
    words = words.strip()
    read = read_version(words, talk.now)
    if read is not None:
        return version_plan.record(talk, read)
    if words.split(" ")[0].rstrip(":").casefold() in {"approved", "endorsed", "noted", "submitted"}:
        return refusal.said("Write body and day: `/plan version approved: Executive, 21 August 2026`.")
    return version_plan.make(talk, words.lstrip(": "))
