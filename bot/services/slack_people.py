"""Who is a member of the workspace: a copy in the process, so that no message waits for Slack.

Filled at the start, kept by `user_change` and `team_join`; somebody unknown counts as an ordinary member meanwhile.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.slack.people import SlackPerson

ASK_AGAIN_SECONDS = 60.0
log = logging.getLogger("planbot.people")


class SlackPeople:
    """The members of one workspace by Slack user id. Safe to share between threads."""

    def __init__(self) -> None:
        self._known: dict[str, SlackPerson] = {}
        self._lock = threading.Lock()
        self._asked_at = float("-inf")

    def get(self, user: str) -> SlackPerson | None:
        """A member, None when not known (yet)."""
        return self._known.get(user)

    def everybody(self) -> list[SlackPerson]:
        """All members known so far."""
        return list(self._known.values())

    def keep(self, people: Iterable[SlackPerson]) -> None:
        """Remember members, in place of what was known of them."""
        with self._lock:
            self._known = {**self._known, **{person.id: person for person in people}}

    def learn_later(self, ask: Callable[[], Iterable[SlackPerson]]) -> None:
        """Ask Slack for everybody in another thread, at most once a minute."""
        with self._lock:
            if time.monotonic() - self._asked_at < ASK_AGAIN_SECONDS:
                return
            self._asked_at = time.monotonic()
        threading.Thread(target=self._learn, args=(ask,), name="slack-people", daemon=True).start()

    def _learn(self, ask: Callable[[], Iterable[SlackPerson]]) -> None:
        try:
            self.keep(ask())
        except Exception:
            log.exception("Slack's list of members could not be read; it is asked for again in a minute")


def is_guest(person: SlackPerson | None) -> bool:
    """Whether somebody is known to be a guest of the workspace."""
    return person is not None and (person.is_guest or person.is_single_channel_guest)
