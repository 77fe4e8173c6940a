"""How what is done about evidence or sign-off is answered: the list it was pressed on is shown anew, or, where
everybody sees it, its thread is told."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from slack_bolt import Ack

from bot.reading.query import Query
from bot.services import ask_plan
from bot.services.conversation import Conversation
from bot.wording.blocks import Said
from bot.wording.evidence import Spot
from handlers.desk import Desk, first, respond
from handlers.payloads import Filled, Json, Press, click_of

Save = Callable[[Conversation, Press, Filled], Said | None]
Faults = Callable[[Conversation, Press, Filled], dict[str, str]]
"""What is wrong with a modal, by field."""


class EvidenceDesk(Desk):
    """Deals with presses in a list of evidence, and with the modals that they open."""

    def saving(self, save: Save, faults: Faults | None = None) -> Callable[..., None]:
        """A listener that keeps a modal, or says beside the field what is wrong."""

        def listen(ack: Ack, body: dict[str, Any]) -> None:
            press, filled = press_of_view(body), Filled(body["view"])
            wrong: dict[str, str] = {}

            def keep(talk: Conversation) -> None:
                wrong.update(faults(talk, press, filled) if faults is not None else {})
                said = save(talk, press, filled) if not wrong and first(talk, press.trigger) else None
                if said is not None:
                    self.answer(talk, press, said)

            self.deal(click_of(press), keep)
            ack(response_action="errors", errors=wrong) if wrong else ack()

        return listen

    def answer(self, talk: Conversation, press: Press, said: Said) -> None:
        """Over the list as it stands now, where only the presser sees it, else in the thread."""
        if press.url:
            paged = press.spot.page
            respond(talk, _renewed(talk, press.spot, said) if paged else said, press.url, bool(paged))
        elif press.root:
            talk.say(said, ":done")
        else:
            talk.whisper(said, ":done")


def kept_of(press: Press) -> dict[str, str]:
    """What a modal keeps of the press that opened it."""
    return {"c": press.channel, "t": press.root, "s": press.block, "r": press.url}


def press_of_view(body: Json) -> Press:
    """The press that opened a modal, when that is saved."""
    kept, user = json.loads(body["view"]["private_metadata"]), str(body["user"]["id"])
    about: dict[str, Any] = {"trigger": f"view:{body['view']['id']}", "block": kept["s"], "url": kept["r"]}
    return Press(str(body["team"]["id"]), user, kept["c"], "", kept["t"], "", {}, **about)


def _renewed(talk: Conversation, spot: Spot, said: Said) -> Said:
    query = Query("evidence", (spot.ref,) if spot.ref else (), page=spot.page)
    place = talk.place
    shown = ask_plan.answer(talk.session, place.workspace, talk.plan, query, place.author, talk.today, unseen=True)
    return Said(said.text, [*said.blocks, *shown.blocks])
