"""Indicators: give a figure, say what lies behind it, define one with `/plan indicator`, and take each back."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from slack_bolt import Ack, App

from bot.files.indicator_rows import number
from bot.plan.indicators import Indicator
from bot.plan.permissions import is_core_team
from bot.services import define_indicator, tell_story
from bot.services.change_target import change_target, restore_target
from bot.services.conversation import Conversation
from bot.services.give_figure import Giving, give, indicator_of, may_measure, undo_figures
from bot.services.record_readings import Figure
from bot.services.runtime import Runtime
from bot.services.said import short_id
from bot.wording import figures as wording
from bot.wording import indicator_modal, refusal
from bot.wording.blocks import Block, Said
from bot.wording.modals import Origin
from handlers.desk import Desk, PlanAct, answer
from handlers.modals import ModalDesk
from handlers.payloads import Filled, Json, Press

NOT_MINE = "Only the indicator's action owners, its leads or the core team can do that."
NOT_YOURS = "Only the core team can add an indicator."


def register(app: App, runtime: Runtime) -> Mapping[str, PlanAct]:
    """Listen to the buttons and modals of indicators; gives the first words of `/plan` that act."""
    desk = Desk(runtime)
    for name, act in (("undo_figure", _undo_figure), ("undo_story", _undo_story)):
        app.action(name)(desk.doing(act))
    for name, view in (("give_figure", _giving), ("tell_story", _telling)):
        app.action(name)(desk.opening(view))
    modals = ModalDesk(runtime)
    app.view("give_figure")(modals.saving(_give, _faults_of_figure))
    app.view("tell_story")(modals.saving(_tell, _faults_of_story))
    app.view("define_indicator")(modals.saving(_define, _faults_of_definition))

    def define(ack: Ack, body: dict[str, Any], rest: str) -> None:
        desk.typed_opening(lambda talk, words: _defining(talk, words, body["channel_id"]))(ack, body, rest)

    app.action("target_undo")(desk.doing(_undo_target))
    return {"indicator": define, "target": desk.typed(change_target)}


def _defining(talk: Conversation, name: str, channel: str) -> Block | Said:
    """`/plan indicator`, with a name or without: the modal that defines one."""
    if not is_core_team(talk.plan, talk.place.author):
        return refusal.said(NOT_YOURS)
    return indicator_modal.define(name, channel)


def _undo_figure(talk: Conversation, press: Press) -> Said | None:
    return undo_figures(talk, str(press.value["i"]), list(press.value["r"]))


def _undo_target(talk: Conversation, press: Press) -> Said | None:
    return restore_target(talk, str(press.value["i"]), str(press.value["t"]))


def _undo_story(talk: Conversation, press: Press) -> Said | None:
    return tell_story.take_back(talk, str(press.value["i"]), str(press.value["s"]))


def _giving(talk: Conversation, press: Press) -> Block | Said:
    found = _mine(talk, press)
    return wording.figure_modal(found, talk.today, origin_of(press)) if found else refusal.said(NOT_MINE)


def _telling(talk: Conversation, press: Press) -> Block | Said:
    found = _mine(talk, press)
    return wording.story_modal(found, talk.today, origin_of(press)) if found else refusal.said(NOT_MINE)


def _mine(talk: Conversation, press: Press) -> Indicator | None:
    found = indicator_of(talk, str(press.value["i"]))
    return found if found is not None and may_measure(talk, found) else None


def origin_of(press: Press) -> Origin:
    """Where a form was opened; "e" where only its opener sees the answer."""
    return Origin(press.channel, press.root, "e" if press.ephemeral else press.message_ts)


def _faults_of_figure(filled: Filled, _today: date) -> dict[str, str]:
    return {} if number(filled.get("value")) is not None else {"value": "Write a number, for example 77.7."}


def _faults_of_story(filled: Filled, _today: date) -> dict[str, str]:
    said = any(filled.get(name) for name, _ in wording.QUESTIONS)
    return {} if said else {wording.QUESTIONS[0][0]: "Answer at least one of the three."}


def _faults_of_definition(filled: Filled, _today: date) -> dict[str, str]:
    return define_indicator.faults(_cells(filled))


def _give(talk: Conversation, kept: Json, filled: Filled) -> None:
    value = number(filled.get("value"))
    if value is None:
        return
    id = short_id("reading", talk.place.key, kept["i"])
    figure = Figure(kept["i"], value, filled.get("period"), id)
    answer(talk, give(talk, Giving((figure,), filled.get("note"), filled.get("final") == "p")), kept["m"] == "e")


def _tell(talk: Conversation, kept: Json, filled: Filled) -> None:
    answers = {question: filled.get(name) for name, question in wording.QUESTIONS}
    said = tell_story.tell(talk, kept["i"], answers)
    if said is not None:
        answer(talk, said, kept["m"] == "e")


def _define(talk: Conversation, _kept: Json, filled: Filled) -> None:
    answer(talk, define_indicator.define(talk, _cells(filled)), True)


def _cells(filled: Filled) -> dict[str, str]:
    return {column: filled.get(block) for block, column in indicator_modal.COLUMNS.items()}
