"""How what is done about a request is answered: in the place of what it was pressed in, where only the presser sees
that, with the list it was part of as it stands now; else in the thread."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from bot.services import ask_plan
from bot.services.conversation import Conversation
from bot.services.slack_people import is_guest
from bot.wording.blocks import Block, Said
from bot.wording.lists import query_of
from handlers.desk import Desk, answer, respond
from handlers.payloads import Press

LIST = "q"
"""In the value of a button: the query of the list that it is part of."""


class ChangeDesk(Desk):
    """Deals with presses on requests, in lists that only the presser sees or where everybody does."""

    def answer(self, talk: Conversation, press: Press, said: Said) -> None:
        """In the place of what was pressed, where only the presser sees it."""
        answer_about(talk, kept_of(press), said)


def kept_of(press: Press) -> dict[str, Any]:
    """What a form keeps of the press that opened it."""
    return {"c": press.channel, "t": press.root, "e": press.url, LIST: press.value.get(LIST)}


def answer_about(talk: Conversation, kept: Mapping[str, Any], said: Said) -> None:
    """Answer where it was pressed, as was kept of that: nothing that was decided keeps its buttons."""
    url = str(kept["e"])
    if url.startswith("http"):
        respond(talk, _with_list(talk, said, kept.get(LIST)), url, replace=True)
    else:
        answer(talk, said, bool(url))


def _with_list(talk: Conversation, said: Said, query: Mapping[str, object] | None) -> Said:
    """The answer over the list as it stands now; a guest is shown no list of the plan's."""
    place = talk.place
    if query is None or is_guest(talk.runtime.people.get(place.author)):
        return said
    wanted = query_of(query)
    shown = ask_plan.answer(talk.session, place.workspace, talk.plan, wanted, place.author, talk.today, unseen=True)
    return Said(said.text, [*(_part_of(block, query) for block in said.blocks), *shown.blocks])


def _part_of(block: Block, query: Mapping[str, object]) -> Block:
    """A row of buttons of the answer, as part of the list."""
    if block["type"] != "actions":
        return block
    values = [{**json.loads(each["value"]), LIST: query} for each in block["elements"]]
    elements = [{**each, "value": json.dumps(value)} for each, value in zip(block["elements"], values, strict=True)]
    return {**block, "elements": elements}
