"""Deliveries to Planbot: events from worker threads with Slack's retries, the rest while somebody waits.

Timeouts and retries run in real time. Every attempt's outcome goes on the log.
"""

import heapq
import itertools
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Protocol

from bot.slack.workspace import events
from bot.slack.workspace.misbehave import Mishaps
from bot.slack.workspace.signed_requests import TIMEOUT_SECONDS, Answer, SignedRequests
from bot.slack.workspace.state import State
from bot.slack.workspace.store import Json

OVERTAKEN_SECONDS = 0.25


class Wire(Protocol):
    """How deliveries reach Planbot: requests it listens for, or web sockets it opened. Each waits for the answer."""

    def event(self, body: Json, attempt: int, reason: str) -> Answer:
        """Send an event; a retry (attempt > 0) says why the one before failed."""

    def interaction(self, payload: Json) -> Answer:
        """Send a click, a submission or a closing."""

    def command(self, fields: dict[str, str]) -> Answer:
        """Send a slash command."""


@dataclass(order=True)
class _Due:
    at: float
    order: int
    body: Json = field(compare=False)
    attempt: int = field(default=0, compare=False)
    reason: str = field(default="", compare=False)


class Deliveries:
    """Sends to one Planbot: over `sockets` in Socket Mode, else to `planbot_url`, which may be changed at any time."""

    def __init__(
        self,
        state: State,
        mishaps: Mishaps,
        planbot_url: str,
        signing_secret: str,
        retry_waits: Sequence[float] = (0.0, 1.0, 2.0),
        workers: int = 1,
        sockets: Wire | None = None,
    ) -> None:
        """`retry_waits` are the real seconds before retries 1, 2 and 3 (Slack's own are 0, 60, 300)."""
        self._state = state
        self._mishaps = mishaps
        self._requests = SignedRequests(planbot_url, signing_secret)
        self._wire: Wire = sockets or self._requests
        self._retry_waits = tuple(retry_waits)
        self._workers = workers
        self._due: list[_Due] = []
        self._order = itertools.count()
        self._turns = itertools.count()
        self._outstanding = 0
        self._threads: list[threading.Thread] = []
        self._stopping = False

    @property
    def planbot_url(self) -> str:
        """Where Planbot listens for requests."""
        return self._requests.planbot_url

    @planbot_url.setter
    def planbot_url(self, url: str) -> None:
        self._requests.planbot_url = url

    # -- events --------------------------------------------------------------------------------------

    def start(self) -> None:
        """Start the worker threads and take up what a former run left undelivered."""
        self._stopping = False
        for body in self._state.pending():
            self._put(body, 0.0)
        for number in range(self._workers):
            thread = threading.Thread(target=self._work, name=f"slack-delivery-{number}", daemon=True)
            thread.start()
            self._threads.append(thread)

    def stop(self) -> None:
        """Stop the workers after the attempt they are at; what is left is delivered after a restart."""
        with self._state.changed:
            self._stopping = True
            self._state.changed.notify_all()
        for thread in self._threads:
            thread.join(TIMEOUT_SECONDS + 1)
        self._threads.clear()
        with self._state.changed:
            self._due.clear()
            self._outstanding = 0

    def event(self, event: Json) -> None:
        """Deliver an event, with whatever misbehaviour is switched on."""
        with self._state.changed:
            switches = self._mishaps.switches
            if switches.drop:
                self._log("event", event, 0, Answer(0, "connection_failed"), 0.0, "dropped")
                return
            body = events.wrapped(self._state, event)
            overtaken = OVERTAKEN_SECONDS if switches.reorder and next(self._turns) % 2 == 0 else 0.0
            wait = switches.delay_seconds + overtaken
            self._keep(body, wait)
            if switches.duplicate:
                self._put(body, wait)
            if switches.duplicate_new_id:
                self._keep({**body, "event_id": self._state.new_id("Ev")}, wait)

    @property
    def drained(self) -> bool:
        """Whether no event waits, is under way or has a retry to come."""
        return self._outstanding == 0

    def _keep(self, body: Json, wait: float) -> None:
        self._state.save_pending(body["event_id"], body)
        self._put(body, wait)

    def _put(self, body: Json, wait: float, attempt: int = 0, reason: str = "") -> None:
        with self._state.changed:
            due = _Due(time.monotonic() + wait, next(self._order), body, attempt, reason)
            heapq.heappush(self._due, due)
            self._outstanding += 1
            self._state.changed.notify_all()

    def _work(self) -> None:
        while (due := self._take()) is not None:
            try:
                self._attempt(due)
            finally:
                with self._state.changed:
                    self._outstanding -= 1
                    self._state.changed.notify_all()

    def _take(self) -> _Due | None:
        """The next event that is due, waiting for it; None when it is time to stop."""
        with self._state.changed:
            while not self._stopping:
                left = self._due[0].at - time.monotonic() if self._due else None
                if left is not None and left <= 0:
                    return heapq.heappop(self._due)
                self._state.changed.wait(left)
            return None

    def _attempt(self, due: _Due) -> None:
        if due.attempt == 0 and self._mishaps.switches.drop_first:
            answer = Answer(0, "connection_failed")
            self._log("event", due.body["event"], due.attempt, answer, 0.0, "dropped")
        else:
            started = time.monotonic()
            answer = self._wire.event(due.body, due.attempt, due.reason)
            self._log("event", due.body["event"], due.attempt, answer, time.monotonic() - started)
        if answer.ok or answer.no_retry or due.attempt >= len(self._retry_waits):
            self._state.forget_pending(due.body["event_id"])
        else:
            self._put(due.body, self._retry_waits[due.attempt], due.attempt + 1, answer.reason)

    # -- what somebody waits for ---------------------------------------------------------------------

    def interaction(self, payload: Json) -> Answer:
        """Deliver a click, a submission or a closing; not retried, as in Slack."""
        started = time.monotonic()
        answer = self._wire.interaction(payload)
        self._log("interaction", payload, 0, answer, time.monotonic() - started)
        return answer

    def command(self, fields: dict[str, str]) -> Answer:
        """Deliver a slash command; not retried."""
        started = time.monotonic()
        answer = self._wire.command(fields)
        self._log("command", {"type": fields["command"]}, 0, answer, time.monotonic() - started)
        return answer

    def verify_url(self) -> bool:
        """Whether Planbot answers the url_verification challenge at its request address."""
        challenge = self._state.new_id("challenge")
        body = {"token": events.TOKEN, "challenge": challenge, "type": "url_verification"}
        answer = self._requests.challenge(body)
        self._log("url_verification", {"type": "url_verification"}, 0, answer, 0.0)
        return answer.ok and challenge.encode() in answer.body

    def _log(self, kind: str, facts: Json, attempt: int, answer: Answer, seconds: float, outcome: str = "") -> None:
        name = ":".join(str(facts[key]) for key in ("type", "subtype") if facts.get(key))
        self._state.record(
            kind=kind,
            name=name,
            attempt=attempt,
            status=answer.status,
            ok=answer.ok,
            error=outcome or answer.reason,
            ms=round(seconds * 1000),
        )
