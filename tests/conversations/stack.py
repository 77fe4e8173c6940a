"""The whole of Planbot against the local Slack: real Bolt, signed HTTP, SQLite on disk, jobs done when asked."""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from slack_bolt import App
from waitress.server import create_server

from bot.plan.action import Action
from bot.plan.entities import Plan
from bot.plan.line import line_of
from bot.plan.position import Item, item_on
from bot.services.runtime import Runtime
from bot.slack.client import Slack
from bot.slack.workspace import people
from bot.slack.workspace.clicks import words_of
from bot.slack.workspace.serving import WorkspaceThread
from bot.slack.workspace.store import Json
from bot.slack.workspace.workspace import APP_TOKEN, BOT_TOKEN, SIGNING_SECRET, Workspace
from digests.kinds import all_kinds
from digests.worker import KINDS, Worker
from handlers.authorize import Authorize
from handlers.listen import connect_socket, wsgi
from handlers.messages import MessageDesk
from handlers.register import build_app
from storage import inbox, journal, plans
from tests.conversations.plan import NOW, PLAN, sample_entries
from tests.databases import fresh_database

TEAM = people.TEAM_ID


class SetClock:
    """A clock that a test sets."""

    def __init__(self, moment: datetime) -> None:
        self.moment = moment

    def now(self) -> datetime:
        """The moment it was set to."""
        return self.moment


class Stack:
    """Planbot and its Slack. `answer` lets Planbot do what it has to do; nothing is done before."""

    def __init__(
        self,
        folder: Path,
        with_plan: bool = True,
        retry_waits: Sequence[float] = (0.0, 0.1, 0.2),
        knows_people: bool = True,
        socket_mode: bool = False,
    ) -> None:
        self.folder, self.knows_people = folder, knows_people
        self.clock = SetClock(NOW)
        self.workspace = Workspace(None, self.clock, retry_waits=retry_waits, socket_mode=socket_mode)
        self._slack = WorkspaceThread(self.workspace)
        self.database = fresh_database(folder / "planbot.db")
        self.runtime = Runtime(
            database=self.database,
            clock=self.clock,
            slack=Slack(BOT_TOKEN, self._slack.api_url),
            evidence_url=str(folder / "evidence"),
            evidence_max_bytes=100_000,
            workspace=TEAM,
        )
        if with_plan:
            with self.database.writing() as session:
                journal.append(session, TEAM, PLAN, sample_entries())

    def start(self) -> None:
        """Serve Slack on a free port of loopback, and let Planbot hear it."""
        self._slack.start()
        if self.knows_people:
            self.runtime.people.learn(self.runtime.slack.people)
        app = build_app(self.runtime, SIGNING_SECRET, Authorize(self.runtime, BOT_TOKEN))
        self._stop_hearing = self._over_a_socket(app) if self.workspace.app_token else self._by_requests(app)

    def stop(self) -> None:
        """Stop everything and close the database."""
        self._stop_hearing()
        self._slack.stop()
        self.workspace.close()
        self.database.close()

    def _over_a_socket(self, app: App) -> Callable[[], None]:
        address = Slack(APP_TOKEN, self._slack.api_url).open_socket()
        socket = connect_socket(app, APP_TOKEN, address, look_seconds=1.0)
        self.workspace.wait_for(lambda: self.workspace.sockets.connected == 1)

        def stop() -> None:
            closing = threading.Thread(target=socket.close)
            closing.start()
            # The SDK waits three seconds for a last frame: give it one.
            self.workspace.sockets.hang_up()
            closing.join(10)

        return stop

    def _by_requests(self, app: App) -> Callable[[], None]:
        web = create_server(wsgi(app), host="127.0.0.1", port=0, threads=4)
        self.workspace.deliveries.planbot_url = f"http://127.0.0.1:{web.effective_port}"
        thread = threading.Thread(target=web.run, daemon=True)
        thread.start()

        def hang_up() -> None:
            for channel in list(web.active_channels.values()):
                channel.close()
            web.close()

        def stop() -> None:
            # In the server's own thread: closed from another it would notice a second later.
            with contextlib.suppress(OSError):
                # Woken by something else it may have hung up before it is woken for that: the trigger is closed then.
                web.trigger.pull_trigger(hang_up)
            thread.join(10)
            web.task_dispatcher.shutdown()

        return stop

    # -- what people do ------------------------------------------------------------------------------

    def dm(self, user: str, text: str, thread: str | None = None, files: Sequence[str] = ()) -> str:
        """Somebody writes to Planbot directly, and Planbot answers; the message's ts."""
        return self.say(user, self.workspace.direct(user), text, thread, files)

    def say(self, user: str, channel: str, text: str, thread: str | None = None, files: Sequence[str] = ()) -> str:
        """Somebody writes in a channel, and Planbot does what it has to; the message's ts."""
        ts = self.workspace.say(user, channel, text, thread, files)
        self.answer()
        return ts

    def edit(self, user: str, ts: str, text: str) -> None:
        """Somebody edits what they wrote to Planbot."""
        self.workspace.edit(user, self.workspace.direct(user), ts, text)
        self.answer()

    def delete(self, user: str, ts: str) -> None:
        """Somebody deletes what they wrote to Planbot."""
        self.workspace.delete(user, self.workspace.direct(user), ts)
        self.answer()

    def press(self, user: str, message: Json, label: str, times: int = 1, **more: Any) -> None:
        """Somebody presses a button by its label, once or quickly again, and Planbot does what it has to."""
        block, element = next(
            (b, el)
            for b in message["blocks"]
            for el in (b.get("elements", ()) if b["type"] == "actions" else [b.get("accessory") or {}])
            if label in (el.get("text") or {}).get("text", el.get("action_id", "")) or el.get("action_id") == label
        )
        where = {"channel": message["channel"], "message_ts": message["ts"]}
        named = {"block_id": block["block_id"], "action_id": element["action_id"]}
        for _ in range(times):
            answer = self.workspace.press(user, **where, **named, **more)
            assert answer["ok"], answer
        self.answer()

    def submit(self, user: str, values: Json) -> Json:
        """Somebody saves the modal before them: values by block id."""
        view = self.workspace.view(user)
        assert view is not None, "no modal is open"
        given = dict(filled(view, block, value) for block, value in values.items())
        answer = self.workspace.submit(user, view["id"], given)
        self.answer()
        return answer

    def answer(self) -> None:
        """Let every delivery arrive and every due job be done."""
        self.workspace.settle()
        Worker(self.runtime, {**KINDS, **all_kinds(MessageDesk(self.runtime).message)}).run()
        self.workspace.settle()

    def later(self, **span: float) -> None:
        """Move the clock on."""
        self.clock.moment += timedelta(**span)

    # -- what is there -------------------------------------------------------------------------------

    def replies(self, user: str, ts: str) -> list[str]:
        """What Planbot answered under a direct message, oldest first."""
        return self.replies_in(self.workspace.direct(user), ts)

    def replies_in(self, channel: str, ts: str) -> list[str]:
        """What Planbot answered in a thread, oldest first."""
        return [m["text"] for m in self.workspace.thread(channel, ts) if m.get("bot_id")]

    def last(self, user: str) -> Json:
        """The last message of Planbot's to somebody, in a thread or not."""
        found = [m for m in self.workspace.messages(self.workspace.direct(user), user) if m.get("bot_id")]
        assert found, "Planbot has said nothing"
        return found[-1]

    def said_to(self, user: str) -> list[str]:
        """Everything Planbot said to somebody directly."""
        channel = self.workspace.direct(user)
        return [words_of(m) for m in self.workspace.messages(channel, user) if m.get("bot_id")]

    def action(self, ref: str) -> Action:
        """An action as it is stored."""
        with self.database.reading() as session:
            found = plans.action_by_ref(session, TEAM, PLAN, ref)
        assert found is not None
        return found

    def plan(self) -> Plan:
        """The plan as it is stored."""
        with self.database.reading() as session:
            found = plans.current_plan(session, TEAM)
        assert found is not None
        return found

    def item(self, ref: str) -> Item:
        """Where an action stands today."""
        return item_on(line_of(self.plan(), self.action(ref)), self.clock.moment.date())

    def counted(self, ref: str) -> list[str]:
        """The ids of an action's updates that count."""
        return [u.id for u in self.action(ref).updates if u.withdrawn is None]

    def message(self, user: str, ts: str) -> inbox.Message | None:
        """A direct message as it was kept."""
        with self.database.reading() as session:
            return inbox.message(session, TEAM, self.workspace.direct(user), ts)

    def stored_bytes(self) -> bytes:
        """Everything Planbot has on disk."""
        return b"".join(file.read_bytes() for file in self.folder.rglob("*") if file.is_file())


def filled(view: Json, block_id: str, value: str) -> tuple[str, Json]:
    """A field of a modal, filled in."""
    element = next(b for b in view["blocks"] if b.get("block_id") == block_id)["element"]
    by_type: dict[str, Json] = {
        "plain_text_input": {"value": value},
        "datepicker": {"selected_date": value},
        "timepicker": {"selected_time": value},
        "users_select": {"selected_user": value},
        "multi_users_select": {"selected_users": value.split()},
        "conversations_select": {"selected_conversation": value},
        "static_select": {"selected_option": {"value": value}},
        "multi_static_select": {"selected_options": [{"value": each} for each in value.split()]},
        "file_input": {"files": [{"id": value}]},
    }
    return block_id, {element["action_id"]: by_type[element["type"]]}
