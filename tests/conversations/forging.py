"""Somebody who sends whatever they like: any command, button or form, as anybody, from any workspace."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from functools import partial
from typing import Any

from bot.reading.view_words import COMMANDS
from bot.slack.workspace import clicks
from bot.slack.workspace import people as who
from bot.slack.workspace.clicks import words_of
from bot.slack.workspace.inputs import state_values
from bot.slack.workspace.store import Json
from bot.slack.workspace.triggers import Origin
from bot.wording.evidence import Spot
from bot.wording.setup import setup_modal
from storage import journal
from tests.conversations.every_act import TYPED, pressed, saved
from tests.conversations.plan import AMARA, LEO, PLAN
from tests.conversations.stack import TEAM, Stack

Do = Callable[..., None]
"""Does something as a user, of a workspace."""


class Forger:
    """Sends commands, presses and forms that nobody's Slack would send."""

    def __init__(self, stack: Stack, ids: dict[str, str]) -> None:
        self.stack, self.ids, self._number = stack, ids, 0
        self._looked_at: list[object] = []
        self._begun: sqlite3.Connection | None = None

    def everything(self) -> dict[str, tuple[Do, str]]:
        """All that can be done, with somebody who may do it."""
        found: dict[str, tuple[Do, str]] = {}
        for name, (value, may) in pressed(self.ids).items():
            found[f"button {name}"] = (partial(self.press, name, value), may)
        for name, (kept, filled, may) in saved(self.ids).items():
            found[f"form {name}"] = (partial(self.save, name, kept, filled), may)
        for name, (rest, may) in TYPED.items():
            found[f"/plan {name}"] = (partial(self.type, f"{name} {rest}"), may)
        for words in (*COMMANDS, "framework", "2.2.1", "history 2.2.1", "evidence 2.2.1", "category R4"):
            found[f"question {words}"] = (partial(self.type, words), AMARA)
        return found

    def type(self, words: str, user: str, _team: str = TEAM) -> None:
        """Type a command."""
        self.stack.workspace.command(user, who.GENERAL_CHANNEL, f"/plan {words}")
        self.stack.answer()

    def press(self, name: str, value: dict[str, Any], user: str, team: str = TEAM) -> None:
        """Press a button of a message that only this person sees."""
        space, self._number = self.stack.workspace, self._number + 1
        where = {"message_ts": f"1.{self._number}", "channel_id": who.GENERAL_CHANNEL, "is_ephemeral": True}
        about = {"evidence_undo": "ev1", "request_drop": "wq1"}.get(name, "ev2")
        rows = {"import_date": f"import:{value.get('i')}", "match_person": "match:p-post"}
        action: Json = {
            "type": "button",
            "action_id": f"choose_date:{value['q']}" if name == "choose_date" else name,
            "block_id": rows.get(name, Spot("2.2.1", about, "2.2.1", 0).as_text()),
            "value": json.dumps(value),
            **_CHOSEN.get(name, {}),
        }
        url = clicks._response_url(space, Origin(user, who.GENERAL_CHANNEL))
        payload = clicks._payload(space, user, "block_actions") | {"team": {"id": team}, "response_url": url}
        payload |= {"channel": {"id": who.GENERAL_CHANNEL}, "container": where, "message": {}, "actions": [action]}
        space.deliveries.interaction(payload)
        self.stack.answer()

    def save(self, name: str, kept: dict[str, Any], filled: dict[str, str], user: str, team: str = TEAM) -> None:
        """Save a form that nobody opened."""
        space, self._number = self.stack.workspace, self._number + 1
        about = {"c": who.GENERAL_CHANNEL, "t": "", "m": "e", "e": "1", **kept}
        values: Json = {block: {"x": {"value": text}} for block, text in filled.items()}
        values["words"] = {"x": {"selected_options": [{"value": filled.get("words")}]}}
        if name == "setup":
            values = state_values(setup_modal(self.stack.plan())["blocks"], {}, lambda _file: None)
        view: Json = {"type": "modal", "id": f"V{self._number}", "hash": "h", "callback_id": name, "blocks": []}
        view |= {"private_metadata": json.dumps(about), "state": {"values": values}}
        payload = clicks._payload(space, user, "view_submission") | {"team": {"id": team}, "view": view}
        space.deliveries.interaction(payload)
        self.stack.answer()

    def begin_again(self) -> None:
        """Everything that Planbot keeps is as it was when this was first called."""
        with closing(sqlite3.connect(self.stack.folder / "planbot.db")) as live:
            if self._begun is None:
                self._begun = sqlite3.connect(":memory:")
                live.backup(self._begun)
            else:
                self._begun.backup(live)

    def recorded(self, plan: str = PLAN) -> int:
        """How many entries a plan's journal has."""
        with self.stack.database.reading() as session:
            return journal.head(session, plan)[0]

    def shown(self, user: str) -> list[str]:
        """Everything that somebody has before them: messages in public and to them, and an open form."""
        space = self.stack.workspace
        places = (space.direct(user), who.GENERAL_CHANNEL)
        found = [words_of(m) for place in places for m in space.messages(place, user) if m.get("bot_id")]
        return [*found, *([str(space.view(user))] if space.view(user) else [])]

    def posted(self) -> list[str]:
        """Every text with markup in Planbot's messages to anybody, and in the forms that were looked at."""
        every = self.stack.workspace.state.messages.values()
        found = [message for channel in every for message in channel.values() if message.get("bot_id")]
        return [
            *(str(message.get("text")) for message in found),
            *_marked_up([m.get("blocks") for m in found] + self._looked_at),
        ]

    def look_away(self, user: str) -> None:
        """Close the form that is open."""
        view = self.stack.workspace.view(user)
        if view is not None:
            self._looked_at.append(view["blocks"])
            clicks.close(self.stack.workspace, user, view["id"])


def _marked_up(value: object) -> list[str]:
    """The texts of Block Kit in which Slack reads markup."""
    if isinstance(value, list):
        return [text for each in value for text in _marked_up(each)]
    if not isinstance(value, dict):
        return []
    own = [str(value["text"])] if value.get("type") == "mrkdwn" else []
    return own + [text for each in value.values() for text in _marked_up(each)]


_CHOSEN: dict[str, Json] = {
    "choose_date": {"selected_date": "2026-03-02"},
    "import_date": {"selected_date": "2026-03-02"},
    "match_person": {"selected_user": LEO},
    "inspection_edit": {"selected_option": {"value": "i1"}},
    "evidence_kind": {"selected_option": {"value": "output"}},
}
