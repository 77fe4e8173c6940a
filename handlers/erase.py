"""`/plan erase`, and the button of a history: the words of an entry are erased for good."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from slack_bolt import App

from bot.plan.action import Action
from bot.plan.calendar import local_day
from bot.reading.naming.leading import leading_reference
from bot.services.conversation import Conversation
from bot.services.erase_typed import Erasable, erasable, erase_typed
from bot.services.runtime import Runtime
from bot.wording import erasing as wording
from bot.wording import refusal
from bot.wording.blocks import Block, Said
from handlers.buttons import ButtonDesk
from handlers.desk import Desk, PlanAct
from handlers.modals import ModalDesk
from handlers.payloads import Filled, Press
from storage import plans


def register(app: App, runtime: Runtime) -> dict[str, PlanAct]:
    """Listen to “Erase words…” and its form; `/plan erase` opens it for an action, or for the whole plan."""
    app.action("erase_words")(ButtonDesk(runtime).opening(_pressed))
    app.view("erase_words")(ModalDesk(runtime).saving(_save, _faults))
    return {"erase": Desk(runtime).typed_opening(_typed)}


def _typed(talk: Conversation, words: str) -> Block | Said:
    named = leading_reference(words, talk.reader.index)
    action = talk.action(named[0]) if named is not None else None
    if words.strip() and action is None:
        return refusal.said("Write `/plan erase` for the whole plan, or the reference of an action: `/plan erase 2.1`.")
    return _laid(talk, action)


def _pressed(talk: Conversation, press: Press) -> Block | None:
    laid = _laid(talk, talk.action(str(press.value["r"])))
    if isinstance(laid, Said):
        talk.whisper(laid, ":none")
        return None
    return laid


def _laid(talk: Conversation, action: Action | None) -> Block | Said:
    found = erasable(talk, action)
    if not found:
        return wording.nothing(action.ref if action is not None else "")
    lines = plans.lines(talk.session, talk.place.workspace, talk.plan.id)
    refs = {line.action: line.ref for line in lines} | {r.id: r.ref for r in talk.reader.recommendations.values()}
    return wording.modal([_choice(talk, each, refs) for each in found], {"c": "", "t": ""})


def _choice(talk: Conversation, found: Erasable, refs: Mapping[str, str]) -> wording.Choice:
    entry, known = found.entry, talk.runtime.people.get(found.entry.by)
    about = refs.get(entry.subject_id, entry.subject)
    by = "" if entry.by == talk.place.author else known.name if known is not None else entry.by
    return wording.Choice(found.id, about, local_day(entry.said_at, talk.plan.timezone), by, found.text)


def _faults(filled: Filled, _today: date) -> dict[str, str]:
    return {} if filled.chosen("words") else {"words": "Choose what to erase."}


def _save(talk: Conversation, _kept: Mapping[str, Any], filled: Filled) -> None:
    talk.confirm(wording.erased(erase_typed(talk, list(filled.chosen("words")))))
