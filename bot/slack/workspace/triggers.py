"""Trigger ids and response addresses: short-lived leave to open a modal or to answer. Real time."""

import secrets
import threading
import time
from dataclasses import dataclass, field

from bot.slack.workspace.answers import SlackError

TRIGGER_SECONDS = 3.0
REMEMBERED_SECONDS = 60.0
RESPONSE_SECONDS = 30 * 60.0
RESPONSE_USES = 5


@dataclass
class Origin:
    """Where a response_url answers: the place, the person, and the message it belongs to if there is one."""

    user: str
    channel: str
    message_ts: str | None = None
    thread_ts: str | None = None
    made: float = field(default_factory=time.monotonic)
    uses: int = 0


class Passes:
    """What has been handed out and not yet run out."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._triggers: dict[str, tuple[str, float]] = {}
        self._used: set[str] = set()
        self._origins: dict[str, Origin] = {}

    def new_trigger(self, user: str) -> str:
        """A trigger_id for this person: good once, for three seconds."""
        now = time.monotonic()
        trigger = f"{secrets.randbelow(10**12)}.{secrets.randbelow(10**9)}.{secrets.token_hex(16)}"
        with self._lock:
            self._forget(now)
            self._triggers[trigger] = (user, now)
        return trigger

    def spend_trigger(self, trigger: str) -> str:
        """Whose trigger it is; raises invalid_, exchanged_ or expired_trigger_id."""
        with self._lock:
            if trigger not in self._triggers:
                raise SlackError("invalid_trigger_id")
            if trigger in self._used:
                raise SlackError("exchanged_trigger_id")
            user, made = self._triggers[trigger]
            if time.monotonic() - made > TRIGGER_SECONDS:
                raise SlackError("expired_trigger_id")
            self._used.add(trigger)
            return user

    def new_response(self, origin: Origin) -> str:
        """The secret end of a response_url."""
        secret = secrets.token_urlsafe(18)
        with self._lock:
            self._origins[secret] = origin
        return secret

    def _forget(self, now: float) -> None:
        """Drop what ran out long ago, so that a long run does not grow."""
        self._triggers = {key: held for key, held in self._triggers.items() if now - held[1] < REMEMBERED_SECONDS}
        self._used &= self._triggers.keys()
        self._origins = {key: origin for key, origin in self._origins.items() if now - origin.made < RESPONSE_SECONDS}

    def use_response(self, secret: str) -> Origin:
        """Where to answer, using up one of five; raises SlackError expired_url or used_url."""
        with self._lock:
            origin = self._origins.get(secret)
            if origin is None or time.monotonic() - origin.made > RESPONSE_SECONDS:
                raise SlackError("expired_url")
            if origin.uses >= RESPONSE_USES:
                raise SlackError("used_url")
            origin.uses += 1
            return origin
