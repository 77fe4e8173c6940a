"""What the workspace holds: people, channels, messages, files, views; kept on disk, told to whoever watches."""

import secrets
import threading
import time
from collections import deque
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bot.clock import Clock
from bot.slack.workspace import people
from bot.slack.workspace.store import Json, Store

Watcher = Callable[[Json], None]
"""Called, under the lock, with each change as {"type", "channel", "ts", "for"}; must not wait."""

LOG_LENGTH = 2000


class State:
    """Everything the workspace knows, under one lock; `changed` is notified at every change."""

    def __init__(self, path: Path | None, clock: Clock) -> None:
        """Open what is kept at `path` (None: memory only); an empty store is filled with the sample workspace."""
        self.clock = clock
        self.base_url = "http://127.0.0.1"
        """Where the workspace is served this time: every address handed out starts with it."""
        self.lock = threading.RLock()
        self.changed = threading.Condition(self.lock)
        self.log: deque[Json] = deque(maxlen=LOG_LENGTH)
        self.user_groups = {id: list(members) for id, _, members in people.USER_GROUPS}
        self._store = Store(path)
        self._watchers: list[Watcher] = []
        self._load()
        if not self.users:
            self._fill()

    def _load(self) -> None:
        self.users: dict[str, Json] = dict(self._store.load("user"))
        self.channels: dict[str, Json] = dict(self._store.load("channel"))
        self.files: dict[str, Json] = dict(self._store.load("file"))
        self.views: dict[str, Json] = dict(self._store.load("view"))
        self.homes: dict[str, Json] = dict(self._store.load("home"))
        self.read_marks: dict[str, str] = dict(self._store.load("read"))
        self.messages: dict[str, dict[str, Json]] = {channel: {} for channel in self.channels}
        for _, message in self._store.load("message"):
            self.messages.setdefault(message["channel"], {})[message["ts"]] = message
        self._last_ts: int = dict(self._store.load("counter")).get("ts", 0)

    def _fill(self) -> None:
        for user in people.sample_people():
            self.save_user(user)
        for channel in people.sample_channels():
            self.save_channel(channel)
        for user_id, _, _, _ in people.ROLES:
            self.save_channel(people.direct_channel(user_id, people.BOT_USER))

    # -- time and names ------------------------------------------------------------------------------

    def next_ts(self) -> str:
        """A new message timestamp of business time: unique in the workspace and always increasing."""
        with self.lock:
            now = int(self.clock.now().timestamp()) * 1_000_000
            self._last_ts = max(now + 100, self._last_ts + 100)
            self._store.save("counter", "ts", self._last_ts)
            return f"{self._last_ts // 1_000_000}.{self._last_ts % 1_000_000:06d}"

    def new_id(self, prefix: str) -> str:
        """A new Slack-like id with this prefix."""
        return prefix + "0" + secrets.token_hex(5).upper()

    # -- keeping -------------------------------------------------------------------------------------

    def save_user(self, user: Json) -> None:
        """Keep a person."""
        with self.lock:
            self.users[user["id"]] = user
            self._store.save("user", user["id"], user)

    def save_channel(self, channel: Json) -> None:
        """Keep a channel."""
        with self.lock:
            self.channels[channel["id"]] = channel
            self.messages.setdefault(channel["id"], {})
            self._store.save("channel", channel["id"], channel)

    def save_message(self, message: Json, kind: str = "message") -> None:
        """Keep a message (new or changed) and tell the watchers; `kind` is "message" or "changed"."""
        with self.lock:
            self.messages[message["channel"]][message["ts"]] = message
            self._store.save("message", f"{message['channel']}:{message['ts']}", message)
            self.tell(kind, message["channel"], message["ts"], message.get("ephemeral_to"))

    def remove_message(self, channel: str, ts: str) -> Json:
        """Take a message away; raises KeyError when it is not there."""
        with self.lock:
            message = self.messages[channel].pop(ts)
            self._store.remove("message", f"{channel}:{ts}")
            self.tell("deleted", channel, ts, message.get("ephemeral_to"))
            return message

    def save_file(self, file: Json, content: bytes | None = None) -> None:
        """Keep what is known of a file and, when given, its bytes."""
        with self.lock:
            self.files[file["id"]] = file
            self._store.save("file", file["id"], file)
            if content is not None:
                self._store.save_bytes("content", file["id"], content)

    def file_content(self, file_id: str) -> bytes | None:
        """The bytes of an uploaded file, or None."""
        with self.lock:
            return self._store.read_bytes("content", file_id)

    def save_view(self, view: Json) -> None:
        """Keep an open modal (with "user" and "depth" beside Slack's own fields)."""
        with self.lock:
            self.views[view["id"]] = view
            self._store.save("view", view["id"], view)
            self.tell("view", None, None, view["user"])

    def remove_view(self, view_id: str) -> None:
        """Forget a modal that was closed; raises KeyError when it is not open."""
        with self.lock:
            view = self.views.pop(view_id)
            self._store.remove("view", view_id)
            self.tell("view", None, None, view["user"])

    def save_home(self, user: str, view: Json) -> None:
        """Keep the Home of one person."""
        with self.lock:
            self.homes[user] = view
            self._store.save("home", user, view)
            self.tell("home", None, None, user)

    def mark_read(self, user: str, channel: str) -> None:
        """Remember that `user` has seen everything in `channel` so far."""
        with self.lock:
            latest = max(self.messages.get(channel) or ["0"])
            self.read_marks[f"{user}:{channel}"] = latest
            self._store.save("read", f"{user}:{channel}", latest)

    def save_pending(self, key: str, event: Json) -> None:
        """Remember an event that still has to be delivered, so that a restart delivers it."""
        with self.lock:
            self._store.save("pending", key, event)

    def forget_pending(self, key: str) -> None:
        """The event was delivered, or given up."""
        with self.lock:
            self._store.remove("pending", key)

    def pending(self) -> list[Json]:
        """The events a former run did not get through, oldest first."""
        with self.lock:
            return sorted((event for _, event in self._store.load("pending")), key=_event_ts)

    # -- asking --------------------------------------------------------------------------------------

    def stack(self, user: str) -> list[Json]:
        """The open modals of one person, the top one last."""
        with self.lock:
            mine = [view for view in self.views.values() if view["user"] == user]
            return sorted(mine, key=lambda view: int(view["depth"]))

    def direct(self, user: str) -> Json:
        """The direct-message channel of one person with Planbot, made when it is missing."""
        with self.lock:
            for channel in self.channels.values():
                if channel["kind"] == "im" and channel["user"] == user:
                    return channel
            channel = people.direct_channel(user, people.BOT_USER)
            self.save_channel(channel)
            return channel

    # -- telling -------------------------------------------------------------------------------------

    def tell(self, kind: str, channel: str | None = None, ts: str | None = None, only: str | None = None) -> None:
        """Wake whoever waits and pass the change to the watchers; `only` names the one person it concerns."""
        with self.lock:
            self.changed.notify_all()
            for watcher in list(self._watchers):
                watcher({"type": kind, "channel": channel, "ts": ts, "for": only})

    def watch(self, watcher: Watcher) -> Callable[[], None]:
        """Call `watcher` at every change, until the function returned is called."""
        with self.lock:
            self._watchers.append(watcher)
        return lambda: self._unwatch(watcher)

    def _unwatch(self, watcher: Watcher) -> None:
        with self.lock:
            self._watchers.remove(watcher)

    def record(self, **facts: Any) -> None:
        """Put a delivery or an API call on the log (never tokens or message text)."""
        with self.lock:
            self.log.append({"at": time.time(), **facts})
            self.tell("log")

    def close(self) -> None:
        """Close the store."""
        with self.lock:
            self._store.close()


def _event_ts(event: Json) -> str:
    return str(event["event"].get("event_ts", ""))
