"""How a press about evidence or sign-off is dealt with and answered: the list it stood on is shown anew, or, where
everybody sees it, its thread is told."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from slack_bolt import Ack

from bot.reading.query import Query
from bot.services import ask_plan
from bot.services.conversation import Conversation, Place, content, converse
from bot.services.runtime import Runtime
from bot.services.said import short_id
from bot.wording import refusal
from bot.wording.blocks import Block, Said
from bot.wording.evidence import Spot
from handlers.modals import Filled
from handlers.showing import show

Json = Mapping[str, Any]


@dataclass(frozen=True)
class Press:
    """A press about evidence or sign-off, or a modal that one opened. `url` answers where only the presser sees."""

    workspace: str
    user: str
    channel: str
    root: str
    trigger: str
    spot: Spot
    url: str = ""
    chosen: str = ""
    value: Json | None = None

    @property
    def place(self) -> Place:
        """Where it is answered; each click has a trigger of its own."""
        return Place(self.workspace, self.channel, self.root, f"click:{short_id(self.trigger)}", self.user)

    def kept(self) -> dict[str, str]:
        """What a modal keeps of the press that opened it."""
        return {"c": self.channel, "t": self.root, "s": self.spot.as_text(), "r": self.url}


def press_of(body: Json) -> Press:
    """The press of a block_actions payload."""
    action, container = body["actions"][0], body.get("container") or {}
    message = body.get("message") or {}
    ts = str(container.get("message_ts") or message.get("ts") or "")
    raw = str(action.get("value") or "")
    return Press(
        workspace=str(body["team"]["id"]),
        user=str(body["user"]["id"]),
        channel=str((body.get("channel") or {}).get("id") or container.get("channel_id") or ""),
        root=str(message.get("thread_ts") or container.get("thread_ts") or ts),
        trigger=str(body.get("trigger_id") or ""),
        spot=Spot.of(str(action["block_id"])),
        url=str(body.get("response_url") or "") if container.get("is_ephemeral") else "",
        chosen=str((action.get("selected_option") or {}).get("value") or ""),
        value=json.loads(raw) if raw.startswith("{") else {},
    )


def press_of_view(body: Json) -> Press:
    """The press that opened a modal, when that is saved."""
    view = body["view"]
    kept = json.loads(view["private_metadata"])
    return Press(
        workspace=str(body["team"]["id"]),
        user=str(body["user"]["id"]),
        channel=kept["c"],
        root=kept["t"],
        trigger=f"view:{view['id']}",
        spot=Spot.of(kept["s"]),
        url=kept["r"],
    )


Act = Callable[[Conversation, Press], Said | None]
Save = Callable[[Conversation, Press, Filled], Said | None]
Open = Callable[[Conversation, Press], Block | Said]
Faults = Callable[[Conversation, Press, Filled], dict[str, str]]
"""What is wrong with a modal, by field."""


class EvidenceDesk:
    """Does what a press or a saved modal asks in one transaction, and answers."""

    def __init__(self, runtime: Runtime) -> None:
        self._runtime = runtime

    def doing(self, act: Act) -> Callable[..., None]:
        """A listener that does something."""

        def listen(ack: Ack, body: dict[str, Any]) -> None:
            press = press_of(body)
            self._do(press, lambda talk: act(talk, press))
            ack()

        return listen

    def opening(self, lay: Open) -> Callable[..., None]:
        """A listener that opens a modal, or says why not; the trigger is good for three seconds."""

        def listen(ack: Ack, body: dict[str, Any]) -> None:
            press = press_of(body)
            found: list[Block] = []

            def look(talk: Conversation) -> Said | None:
                laid = lay(talk, press)
                if isinstance(laid, Said):
                    return laid
                found.append(laid)
                return None

            self._do(press, look)
            if found:
                self._runtime.slack.open_modal(press.trigger, found[0])
            ack()

        return listen

    def typed(self, act: Callable[[Conversation, str], Said]) -> Callable[[Ack, dict[str, Any], str], None]:
        """What does something with the words after `/plan WORD`; the answer is for its author alone."""

        def listen(ack: Ack, body: dict[str, Any], rest: str) -> None:
            key = f"click:{short_id(str(body.get('trigger_id')))}"
            with self._runtime.database.writing() as session:
                talk = converse(session, self._runtime, Place(body["team_id"], "", "", key, body["user_id"]))
                said = act(talk, rest) if talk is not None else refusal.no_plan()
            if talk is not None:
                self._runtime.wake(talk.jobs)
            show(ack, said)

        return listen

    def typed_opening(
        self, lay: Callable[[Conversation, Press, str], Block | Said]
    ) -> Callable[[Ack, dict[str, Any], str], None]:
        """What opens a modal for the words after `/plan WORD`, or says why not."""

        def listen(ack: Ack, body: dict[str, Any], rest: str) -> None:
            trigger, url = str(body.get("trigger_id")), str(body.get("response_url"))
            press = Press(body["team_id"], body["user_id"], "", "", trigger, Spot("", page=0), url)
            with self._runtime.database.reading() as session:
                talk = converse(session, self._runtime, press.place)
                laid = lay(talk, press, rest) if talk is not None else refusal.no_plan()
            if isinstance(laid, Said):
                show(ack, laid)
                return
            self._runtime.slack.open_modal(trigger, laid)
            ack()

        return listen

    def showing(self, look: Callable[[Conversation, Press], Said]) -> Callable[..., None]:
        """A listener that shows something to the presser alone, beside what everybody sees."""

        def listen(ack: Ack, body: dict[str, Any]) -> None:
            press = press_of(body)
            with self._runtime.database.writing() as session:
                talk = converse(session, self._runtime, press.place)
                if talk is None:
                    return
                how = {"response_url": body["response_url"], "response_type": "ephemeral", "replace_original": False}
                talk.add(f"respond:{press.place.key}", "respond", {**content(look(talk, press)), **how}, None)
            self._runtime.wake(talk.jobs)
            ack()

        return listen

    def saving(self, save: Save, faults: Faults | None = None) -> Callable[..., None]:
        """A listener that keeps a modal, or says beside the field what is wrong."""

        def listen(ack: Ack, body: dict[str, Any]) -> None:
            press, filled = press_of_view(body), Filled(body["view"])
            wrong: dict[str, str] = {}

            def keep(talk: Conversation) -> Said | None:
                wrong.update(faults(talk, press, filled) if faults is not None else {})
                return save(talk, press, filled) if not wrong else None

            self._do(press, keep)
            if wrong:
                ack(response_action="errors", errors=wrong)
            else:
                ack()

        return listen

    def _do(self, press: Press, act: Callable[[Conversation], Said | None]) -> None:
        with self._runtime.database.writing() as session:
            talk = converse(session, self._runtime, press.place)
            if talk is None:
                return
            said = act(talk)
            if said is not None:
                answer(talk, press, said)
        self._runtime.wake(talk.jobs)


def answer(talk: Conversation, press: Press, said: Said) -> None:
    """Say what was done: over the list as it stands now, where only the presser sees it, else in the thread."""
    if not press.url:
        talk.say(said, ":done") if press.root else talk.whisper(said, ":done")
        return
    renewed = _renewed(talk, press.spot, said) if press.spot.page else said
    how = {"response_url": press.url, "response_type": "ephemeral", "replace_original": bool(press.spot.page)}
    talk.add(f"respond:{press.place.key}", "respond", {**content(renewed), **how}, None)


def _renewed(talk: Conversation, spot: Spot, said: Said) -> Said:
    query = Query("evidence", (spot.ref,) if spot.ref else (), page=spot.page)
    place = talk.place
    shown = ask_plan.answer(talk.session, place.workspace, talk.plan, query, place.author, talk.today, unseen=True)
    return Said(said.text, [*said.blocks, *shown.blocks])
