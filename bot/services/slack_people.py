"""Who is a member of the workspace: a copy in the process, so that no message waits for Slack.

Filled before Planbot listens, kept by `user_change`; somebody not in it is asked about before they
are answered, so that no guest is taken for a member meanwhile.
"""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable, Iterable

from bot.slack.people import SlackPerson
from bot.slack.refusals import OutcomeUnknown, SlackRefused

# Slack does not show us somebody of another organisation, or nobody is called that.
NOT_SHOWN = frozenset({"user_not_found", "user_not_visible", "users_not_found"})
log = logging.getLogger("planbot.people")


class SlackPeople:
    """The members of one workspace by Slack user id. Safe to share between threads."""

    def __init__(self) -> None:
        self._known: dict[str, SlackPerson] = {}
        self._lock = threading.Lock()

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

    def learn(self, ask: Callable[[], Iterable[SlackPerson]]) -> None:
        """Ask Slack for everybody. Where it does not tell, each is asked about when they first speak."""
        try:
            self.keep(ask())
        except (SlackRefused, OutcomeUnknown) as fault:
            log.warning("Slack's list of members could not be read (%s); each is looked up when they speak", fault)

    def meet(self, user: str, ask: Callable[[str], SlackPerson]) -> None:
        """Make sure that somebody who speaks or presses is known; whom Slack does not show us counts as a guest.

        Raises SlackRefused or OutcomeUnknown when Slack does not say: then nobody is answered, and it sends again.
        """
        if user in self._known:
            return
        try:
            self.keep([ask(user)])
        except SlackRefused as refusal:
            if refusal.error not in NOT_SHOWN:
                raise
            self.keep([SlackPerson(user, user, is_guest=True)])


def is_guest(person: SlackPerson | None) -> bool:
    """Whether somebody is known to be a guest of the workspace."""
    return person is not None and (person.is_guest or person.is_single_channel_guest)
