"""What those above an owner do from Slack: take personal lead of an action."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from slack_bolt import Ack, App, Respond

from bot.reading.query import UnknownQuery, read_query
from bot.services.arrange import depends_as_typed, interim_as_typed
from bot.services.conversation import Conversation, Place, converse
from bot.services.runtime import Runtime
from bot.services.set_liaison import liaison_as_typed
from bot.services.take_lead import give_back, take_lead
from bot.services.watch_closely import monitor_as_typed, urgent_as_typed
from bot.wording import refusal
from bot.wording.blocks import Said
from handlers.evidence_desk import EvidenceDesk
from handlers.plan_command import Act
from handlers.showing import show

Do = Callable[[Conversation, str], Said]
"""What is done about an action, given its reference."""


def register(app: App, desk: OversightDesk) -> None:
    """Listen to the buttons of what was escalated."""
    app.action("take_lead")(desk.pressing(take_lead))


def watching(runtime: Runtime) -> dict[str, Act]:
    """The first words after `/plan` that say how closely an action is watched."""
    desk = EvidenceDesk(runtime)
    return {
        "monitor": desk.typed(monitor_as_typed),
        "urgent": desk.typed(urgent_as_typed),
        "liaison": desk.typed(liaison_as_typed),
        "interim": desk.typed(interim_as_typed),
        "depends": desk.typed(depends_as_typed),
    }


class OversightDesk:
    """Does what somebody senior asks about one action, and says so to them alone."""

    def __init__(self, runtime: Runtime) -> None:
        self._runtime = runtime

    def acts(self) -> dict[str, Callable[[Ack, dict[str, Any], str], None]]:
        """The first words after `/plan` that this desk deals with."""
        return {"lead": self._lead}

    def pressing(self, do: Do) -> Callable[[Ack, dict[str, Any], Respond], None]:
        """A listener of a button about one action."""

        def listen(ack: Ack, body: dict[str, Any], respond: Respond) -> None:
            ref = json.loads(body["actions"][0]["value"])["r"]
            said = self._done(body["team"]["id"], body["user"]["id"], do, lambda _talk: (ref, ""))
            ack()
            respond(text=said.text, blocks=said.blocks, replace_original=False, response_type="ephemeral")

        return listen

    def _lead(self, ack: Ack, body: dict[str, Any], words: str) -> None:
        back = words.strip().casefold().endswith(" back")
        rest = words.strip()[: -len("back")] if back else words
        do = give_back if back else take_lead
        show(ack, self._typed(body, do, rest, "/plan lead 2.1.3"))

    def _typed(self, body: dict[str, Any], do: Do, words: str, example: str) -> Said:
        def named(talk: Conversation) -> tuple[str, str]:
            query = read_query(words, talk.reader.index, talk.today, command=True)
            if isinstance(query, UnknownQuery) or not query.refs:
                return "", f"Write the reference of the action: `{example}`."
            return query.refs[0], ""

        return self._done(body["team_id"], body["user_id"], do, named)

    def _done(self, workspace: str, user: str, do: Do, named: Callable[[Conversation], tuple[str, str]]) -> Said:
        with self._runtime.database.writing() as session:
            talk = converse(session, self._runtime, Place(workspace, "", "", "", user))
            if talk is None:
                return refusal.no_plan()
            ref, fault = named(talk)
            said = refusal.said(fault) if fault else do(talk, ref)
        self._runtime.wake(talk.jobs)
        return said
