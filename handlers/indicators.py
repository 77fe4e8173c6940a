"""Indicators: give a figure, say what lies behind it, define one with `/plan indicator`, and take each back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from slack_bolt import Ack, App

from bot.files.indicator_rows import number
from bot.services import define_indicator, tell_story
from bot.services.change_target import change_target, restore_target
from bot.services.conversation import Conversation, converse
from bot.services.give_figure import Giving, give, indicator_of, may_measure, undo_figures
from bot.services.record_readings import Figure
from bot.services.runtime import Runtime
from bot.services.said import short_id
from bot.wording import figures as wording
from bot.wording import indicator_modal, refusal
from bot.wording.blocks import Block, Said
from bot.wording.modals import Origin
from handlers.changes import answer
from handlers.evidence_desk import EvidenceDesk
from handlers.modals import Filled, Json, ModalDesk
from handlers.payloads import Press, click_of, press_of
from handlers.showing import show
from storage import plans

Act = Callable[[Conversation, Press], Said | None]
View = Callable[[Conversation, str, Origin], Block | None]
NOT_MINE = "Only the indicator's action owners, its leads or the core team can do that."
NOT_YOURS = "Only the core team can add an indicator."


def register(app: App, runtime: Runtime) -> Mapping[str, Callable[[Ack, dict[str, Any], str], None]]:
    """Listen to the buttons and modals of indicators; gives the first words of `/plan` that act."""
    desk = IndicatorDesk(runtime)
    for name, act in (("undo_figure", _undo_figure), ("undo_story", _undo_story)):
        app.action(name)(desk.doing(act))
    for name, view in (("give_figure", _giving), ("tell_story", _telling)):
        app.action(name)(desk.opening(view))
    modals = ModalDesk(runtime)
    app.view("give_figure")(modals.saving(_give, _faults_of_figure))
    app.view("tell_story")(modals.saving(_tell, _faults_of_story))
    app.view("define_indicator")(modals.saving(_define, _faults_of_definition))
    app.action("target_undo")(desk.doing(_undo_target))
    return {"indicator": desk.define, "target": EvidenceDesk(runtime).typed(change_target)}


class IndicatorDesk:
    """Does what a press asks, in one transaction."""

    def __init__(self, runtime: Runtime) -> None:
        self._runtime = runtime

    def doing(self, act: Act) -> Callable[..., None]:
        """A listener that does something and says so."""

        def listen(ack: Ack, body: dict[str, Any]) -> None:
            press = press_of(body)
            with self._runtime.database.writing() as session:
                talk = converse(session, self._runtime, click_of(press))
                said = act(talk, press) if talk is not None else None
                if talk is not None and said is not None:
                    answer(talk, said, press.ephemeral)
            if talk is not None:
                self._runtime.wake(talk.jobs)
            ack()

        return listen

    def opening(self, view: View, refused: str = NOT_MINE) -> Callable[..., None]:
        """A listener that opens a modal, or says why not."""

        def listen(ack: Ack, body: dict[str, Any]) -> None:
            press = press_of(body)
            origin = Origin(press.channel, press.root, "e" if press.ephemeral else press.message_ts)
            with self._runtime.database.writing() as session:
                talk = converse(session, self._runtime, click_of(press))
                laid = view(talk, str(press.value["i"]), origin) if talk is not None else None
                if talk is not None and laid is None:
                    answer(talk, refusal.said(refused), press.ephemeral)
            if talk is not None:
                self._runtime.wake(talk.jobs)
            if laid is not None:
                self._runtime.slack.open_modal(press.trigger, laid)
            ack()

        return listen

    def define(self, ack: Ack, body: dict[str, Any], words: str) -> None:
        """`/plan indicator`, with a name or without: the modal that defines one."""
        with self._runtime.database.reading() as session:
            plan = plans.current_plan(session, body["team_id"])
        if plan is None or body["user_id"] not in plan.settings.core_team:
            show(ack, refusal.said(NOT_YOURS))
            return
        self._runtime.slack.open_modal(body["trigger_id"], indicator_modal.define(words, body["channel_id"]))
        ack()


def _undo_figure(talk: Conversation, press: Press) -> Said | None:
    return undo_figures(talk, str(press.value["i"]), list(press.value["r"]))


def _undo_target(talk: Conversation, press: Press) -> Said | None:
    return restore_target(talk, str(press.value["i"]), str(press.value["t"]))


def _undo_story(talk: Conversation, press: Press) -> Said | None:
    return tell_story.take_back(talk, str(press.value["i"]), str(press.value["s"]))


def _giving(talk: Conversation, id: str, origin: Origin) -> Block | None:
    found = indicator_of(talk, id)
    return wording.figure_modal(found, talk.today, origin) if found and may_measure(talk, found) else None


def _telling(talk: Conversation, id: str, origin: Origin) -> Block | None:
    found = indicator_of(talk, id)
    return wording.story_modal(found, talk.today, origin) if found and may_measure(talk, found) else None


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
