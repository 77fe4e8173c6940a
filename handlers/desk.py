"""The one way in which a command, a press or a saved form is dealt with: once, in one transaction, and answered.

What somebody does has a key of Slack's own (the trigger of a command or a press, the id of a form), which the inbox
remembers: a second delivery of it does nothing.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any, TypeVar

from slack_bolt import Ack

from bot.plan.permissions import is_core_team
from bot.services.conversation import Conversation, Place, content, converse
from bot.services.runtime import Runtime
from bot.services.said import short_id
from bot.wording import refusal
from bot.wording.blocks import Block, Said
from handlers.payloads import Filled, Json, Press, click_of, press_of
from handlers.showing import show
from storage import inbox

T = TypeVar("T")
R = TypeVar("R")
PlanAct = Callable[[Ack, dict[str, Any], str], None]
"""What a first word after `/plan` does: acknowledge, the payload, the words after it."""
Act = Callable[[Conversation, Press], Said | None]
View = Callable[[Conversation, Press], Block | Said | None]


class Desk:
    """Makes the listeners. What is done says who may, and answers with what came of it, or with why not."""

    def __init__(self, runtime: Runtime) -> None:
        self._runtime = runtime

    def typed(self, act: Callable[[Conversation, str], Said]) -> PlanAct:
        """What does something with the words after `/plan WORD`; the answer is for its author alone."""

        def listen(ack: Ack, body: dict[str, Any], rest: str) -> None:
            place = command_of(body)
            said = self.once(place, place.key, lambda talk: act(talk, rest))
            show(ack, said) if said is not None else ack()

        return listen

    def typed_opening(self, lay: Callable[[Conversation, str], Block | Said]) -> PlanAct:
        """What opens a form for the words after `/plan WORD`, or says why not."""

        def listen(ack: Ack, body: dict[str, Any], rest: str) -> None:
            with self._runtime.database.reading() as session:
                talk = converse(session, self._runtime, command_of(body))
                laid = lay(talk, rest) if talk is not None else refusal.no_plan()
            if isinstance(laid, Said):
                show(ack, laid)
                return
            self._runtime.slack.open_modal(body["trigger_id"], laid)
            ack()

        return listen

    def doing(self, act: Act) -> Callable[..., None]:
        """A listener that does something and answers where it was pressed."""

        def listen(ack: Ack, body: dict[str, Any]) -> None:
            press = press_of(body)
            self._pressed(press, lambda talk: act(talk, press))
            ack()

        return listen

    def opening(self, lay: View) -> Callable[..., None]:
        """A listener that opens a form, or says why not; the trigger is good for three seconds."""

        def listen(ack: Ack, body: dict[str, Any]) -> None:
            press = press_of(body)
            found: list[Block] = []

            def look(talk: Conversation) -> Said | None:
                laid = lay(talk, press)
                if laid is None or isinstance(laid, Said):
                    return laid
                found.append(laid)
                return None

            self._pressed(press, look)
            if found:
                self._runtime.slack.open_modal(press.trigger, found[0])
            ack()

        return listen

    def showing(self, look: Callable[[Conversation, Press], Said]) -> Callable[..., None]:
        """A listener that answers to the presser alone, beside what everybody sees."""
        return self._responding(look, replace=False)

    def replacing(self, look: Callable[[Conversation, Press], Said]) -> Callable[..., None]:
        """A listener that answers in the place of what was pressed, which only its presser sees."""
        return self._responding(look, replace=True)

    def _responding(self, look: Callable[[Conversation, Press], Said], replace: bool) -> Callable[..., None]:
        def listen(ack: Ack, body: dict[str, Any]) -> None:
            press, url = press_of(body), str(body["response_url"])
            place = click_of(press)
            self.once(place, place.key, lambda talk: respond(talk, look(talk, press), url, replace))
            ack()

        return listen

    def keeping(self, save: Callable[[Conversation, Json, Filled], Said | dict[str, str]]) -> Callable[..., None]:
        """A listener that keeps a form and tells its author so, or says beside the fields what is wrong."""

        def listen(ack: Ack, body: dict[str, Any]) -> None:
            kept, filled = json.loads(body["view"]["private_metadata"] or "{}"), Filled(body["view"])

            def keep(talk: Conversation) -> None:
                found = save(talk, kept, filled)
                if isinstance(found, dict):
                    raise _Wrong(found)
                talk.confirm(found)

            place = form_of(body)
            try:
                self.once(place, place.key, keep)
            except _Wrong as wrong:
                ack(response_action="errors", errors=wrong.faults)
            else:
                ack()

        return listen

    def once(self, place: Place, cause: str, act: Callable[[Conversation], Said | None]) -> Said | None:
        """Do it, unless it was done because of the same cause already; what to say to that."""
        return self.deal(place, lambda talk: act(talk) if first(talk, cause) else None)

    def deal(self, place: Place, act: Callable[[Conversation], Said | None]) -> Said | None:
        """Do something in one transaction; what to say to that."""
        with self._runtime.database.writing() as session:
            talk = converse(session, self._runtime, place)
            if talk is None:
                return refusal.no_plan()
            said = act(talk)
        self._runtime.wake(talk.jobs)
        return said

    def _pressed(self, press: Press, act: Callable[[Conversation], Said | None]) -> None:
        def answered(talk: Conversation) -> None:
            said = act(talk)
            if said is not None:
                self.answer(talk, press, said)

        self.once(self.place(press), click_of(press).key, answered)

    def place(self, press: Press) -> Place:
        """Where it was pressed, with the key that answers derive theirs from."""
        return click_of(press)

    def answer(self, talk: Conversation, press: Press, said: Said) -> None:
        """Answer where it was pressed."""
        answer(talk, said, press.ephemeral)


class _Wrong(Exception):
    """What is wrong with a form, by field: nothing of it is kept."""

    def __init__(self, faults: dict[str, str]) -> None:
        super().__init__("a form was filled in wrongly")
        self.faults = faults


def for_core_team(act: Callable[[Conversation, T], R], refused: str) -> Callable[[Conversation, T], R | Said]:
    """The same for the core team alone."""
    return lambda talk, what: act(talk, what) if is_core_team(talk.plan, talk.place.author) else refusal.said(refused)


def first(talk: Conversation, cause: str) -> bool:
    """Note that something was done because of a cause. False when it was done before."""
    return inbox.arrive(talk.session, talk.place.workspace, cause, talk.now)


def command_of(body: dict[str, Any]) -> Place:
    """Where somebody typed `/plan`; each command has a trigger of its own, which a second delivery of it has too."""
    key = f"command:{short_id(str(body['trigger_id']))}"
    return Place(str(body["team_id"]), "", "", key, str(body["user_id"]))


def form_of(body: dict[str, Any]) -> Place:
    """Who saved a form; a second delivery of it has the same view."""
    return Place(str(body["team"]["id"]), "", "", f"modal:{body['view']['id']}", str(body["user"]["id"]))


def answer(talk: Conversation, said: Said, ephemeral: bool) -> None:
    """Answer in the thread of what was pressed; under what only its reader sees, so that only they see the answer."""
    if not ephemeral:
        talk.say(said, ":done")
        return
    payload = {"channel": talk.place.channel, "user": talk.place.author, **content(said)}
    talk.add(f"whisper:{talk.place.key}:done", "ephemeral", payload, talk.place.channel)


def respond(talk: Conversation, said: Said, url: str, replace: bool) -> None:
    """Answer at the response_url of what was pressed, to whoever pressed it alone; directly when that has expired."""
    how: dict[str, object] = {"response_url": url, "response_type": "ephemeral", "replace_original": replace}
    how["otherwise"] = talk.place.author
    talk.add(f"respond:{talk.place.key}", "respond", {**content(said), **how}, None)
