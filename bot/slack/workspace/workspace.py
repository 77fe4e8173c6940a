"""The whole local workspace as one object: its state, its deliveries, and what people do in it.

Tests act as a person through the methods here and wait for Planbot with `settle` and `wait_for`.
"""

import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from bot.clock import Clock
from bot.slack.scopes import SCOPES
from bot.slack.workspace import acts, clicks, people
from bot.slack.workspace.deliveries import Deliveries
from bot.slack.workspace.messages import as_slack_shows, in_order, is_reply, replies_to
from bot.slack.workspace.misbehave import Mishaps
from bot.slack.workspace.sockets import Sockets
from bot.slack.workspace.state import State
from bot.slack.workspace.store import Json
from bot.slack.workspace.triggers import Passes

BOT_TOKEN = "xoxb-local-planbot"
APP_TOKEN = "xapp-local-planbot"
SIGNING_SECRET = "local-signing-secret"
WITHIN = 30.0
"""Real seconds that a wait may take: the slowest machine needs some, and only what fails waits for all of them."""


class Workspace:
    """One local Slack with one app, Planbot. Seconds in its arguments are real time."""

    def __init__(
        self,
        path: Path | None,
        clock: Clock,
        planbot_url: str = "http://127.0.0.1:3000",
        bot_token: str = BOT_TOKEN,
        signing_secret: str = SIGNING_SECRET,
        retry_waits: Sequence[float] = (0.0, 1.0, 2.0),
        workers: int = 1,
        socket_mode: bool = False,
    ) -> None:
        """`path`: the file everything is kept in (None: memory); `clock`: business time of every ts."""
        self.state = State(path, clock)
        self.clock = clock
        self.scopes: tuple[str, ...] = SCOPES
        """What Planbot was granted at installation; methods beyond it answer missing_scope."""
        self.bot_token = bot_token
        self.signing_secret = signing_secret
        self.mishaps = Mishaps()
        self.passes = Passes()
        self.sockets = Sockets(self.state)
        self.app_token = APP_TOKEN if socket_mode else None
        wire = self.sockets if socket_mode else None
        self.deliveries = Deliveries(self.state, self.mishaps, planbot_url, signing_secret, retry_waits, workers, wire)
        self.calls_under_way = 0

    @property
    def base_url(self) -> str:
        """Where the workspace is served, without a closing slash."""
        return self.state.base_url

    @base_url.setter
    def base_url(self, url: str) -> None:
        self.state.base_url = url

    # -- what people do ------------------------------------------------------------------------------

    def say(
        self,
        user: str,
        channel: str,
        text: str,
        thread_ts: str | None = None,
        file_ids: Sequence[str] = (),
    ) -> str:
        """Post as a person, as typed; the message's ts. Raises acts.NotPossible."""
        return acts.say(self.state, self.deliveries, user, channel, text, thread_ts, list(file_ids))

    def tell_bot(self, user: str, text: str, thread_ts: str | None = None) -> str:
        """Write to Planbot in the person's direct messages; the message's ts."""
        return self.say(user, self.direct(user), text, thread_ts)

    def edit(self, user: str, channel: str, ts: str, text: str) -> None:
        """Edit the person's own message. Raises acts.NotPossible."""
        acts.edit(self.state, self.deliveries, user, channel, ts, text)

    def delete(self, user: str, channel: str, ts: str) -> None:
        """Delete the person's own message. Raises acts.NotPossible."""
        acts.delete(self.state, self.deliveries, user, channel, ts)

    def upload(self, user: str, name: str, content: bytes) -> str:
        """Upload a file to attach to a message; its id."""
        return acts.upload(self.state, user, name, content)

    def open_home(self, user: str, tab: str = "home") -> None:
        """Open Planbot's Home, or its messages tab."""
        self.deliveries.event(acts.home_opened(self.state, user, tab))

    def press(self, user: str, **click: Any) -> Json:
        """Use a button or another element of a message (channel, message_ts), a modal (view_id) or the Home
        (home=True), named by block_id and action_id; more than one match raises acts.NotPossible, as does none.
        """
        return clicks.press(self, user, click)

    def submit(self, user: str, view_id: str, values: Json) -> Json:
        """Submit the modal: {"ok": True}, or ok False with errors by block_id."""
        return clicks.submit(self, user, view_id, values)

    def close_view(self, user: str, view_id: str) -> None:
        """Close the modal without submitting it."""
        clicks.close(self, user, view_id)

    def command(self, user: str, channel: str, text: str) -> Json:
        """Type a slash command, as in "/plan red": {"ok": True}, or ok False with an error."""
        return clicks.command(self, user, channel, text)

    # -- looking -------------------------------------------------------------------------------------

    def direct(self, user: str) -> str:
        """The id of the person's direct messages with Planbot."""
        return str(self.state.direct(user)["id"])

    def messages(self, channel: str, viewer: str | None = None) -> list[Json]:
        """Every message of a channel, threads included, oldest first; ephemeral ones for `viewer`."""
        with self.state.lock:
            found = in_order(self.state, channel, viewer)
            return [self._looked_at(message) for message in found]

    def parents(self, channel: str, viewer: str | None = None) -> list[Json]:
        """The messages outside threads, oldest first; ephemeral ones for `viewer`."""
        return [message for message in self.messages(channel, viewer) if not is_reply(message)]

    def thread(self, channel: str, ts: str, viewer: str | None = None) -> list[Json]:
        """The answers in a thread, its parent not included, oldest first; ephemeral ones for `viewer`."""
        with self.state.lock:
            parent = self.state.messages[channel][ts]
            found = replies_to(self.state, parent, viewer)
            return [self._looked_at(message) for message in found]

    def home(self, user: str) -> Json | None:
        """The person's Home, if Planbot has published one."""
        return self.state.homes.get(user)

    def view(self, user: str) -> Json | None:
        """The modal the person has before them, if any."""
        stack = self.state.stack(user)
        return stack[-1] if stack else None

    def log(self) -> list[Json]:
        """Recent deliveries and API calls, oldest first."""
        with self.state.lock:
            return list(self.state.log)

    def _looked_at(self, message: Json) -> Json:
        shown = as_slack_shows(self.state, message, with_metadata=True)
        return {**shown, "channel": message["channel"], "ephemeral_to": message.get("ephemeral_to")}

    # -- waiting -------------------------------------------------------------------------------------

    def settle(self, timeout: float = WITHIN) -> None:
        """Wait until every event was delivered or given up and no API call is under way; raises TimeoutError."""
        self.wait_for(lambda: self.deliveries.drained and self.calls_under_way == 0, timeout)

    def wait_for(self, condition: Callable[[], bool], timeout: float = WITHIN) -> None:
        """Wait until `condition` holds, looked at after every change; raises TimeoutError after `timeout` s."""
        end = time.monotonic() + timeout
        with self.state.changed:
            while not condition():
                left = end - time.monotonic()
                if left <= 0 or not self.state.changed.wait(left):
                    if condition():
                        return
                    raise TimeoutError(f"Not within {timeout} s.")

    def wait_for_message(
        self, channel: str, containing: str, viewer: str | None = None, timeout: float = WITHIN
    ) -> Json:
        """The newest message of Planbot in the channel whose text or blocks contain these words, waited for."""
        self.wait_for(lambda: self._by_bot(channel, containing, viewer) is not None, timeout)
        found = self._by_bot(channel, containing, viewer)
        assert found is not None
        return found

    def _by_bot(self, channel: str, containing: str, viewer: str | None) -> Json | None:
        for message in reversed(self.messages(channel, viewer)):
            if message.get("bot_id") == people.BOT_ID and containing in clicks.words_of(message):
                return message
        return None

    # -- running -------------------------------------------------------------------------------------

    def start(self) -> None:
        """Start delivering."""
        self.deliveries.start()

    def stop(self) -> None:
        """Stop delivering and end every open stream; what was not delivered waits for the next start."""
        self.state.tell("stop")
        self.deliveries.stop()

    def close(self) -> None:
        """Stop and close the store."""
        self.stop()
        self.state.close()
