"""Signed deliveries to Planbot: events from worker threads with Slack's retries, the rest while somebody waits.

Signatures, timeouts and retries run in real time. Every attempt's outcome goes on the log.
"""

import hashlib
import heapq
import hmac
import http.client
import itertools
import json
import threading
import time
import urllib.error
import urllib.request
from collections.abc import Sequence
from dataclasses import dataclass, field
from urllib.parse import urlencode

from bot.slack.workspace import events
from bot.slack.workspace.misbehave import Mishaps
from bot.slack.workspace.state import State
from bot.slack.workspace.store import Json

TIMEOUT_SECONDS = 3.0
OVERTAKEN_SECONDS = 0.25
_DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))
"""Loopback is reached directly, whatever proxy the environment names."""


def signature(secret: str, timestamp: str, body: str) -> str:
    """Slack's v0 signature of a request body."""
    base = f"v0:{timestamp}:{body}".encode()
    return "v0=" + hmac.new(secret.encode(), base, hashlib.sha256).hexdigest()


@dataclass(frozen=True)
class Answer:
    """What came back: the HTTP status (0 when nothing did), Slack's retry reason when it failed, the body."""

    status: int
    reason: str
    body: bytes = b""
    no_retry: bool = False

    @property
    def ok(self) -> bool:
        """Whether Planbot acknowledged with 2xx in time."""
        return 200 <= self.status < 300


@dataclass(order=True)
class _Due:
    at: float
    order: int
    body: Json = field(compare=False)
    attempt: int = field(default=0, compare=False)
    reason: str = field(default="", compare=False)


class Deliveries:
    """Sends to one Planbot; `planbot_url` may be set or changed at any time."""

    def __init__(
        self,
        state: State,
        mishaps: Mishaps,
        planbot_url: str,
        signing_secret: str,
        retry_waits: Sequence[float] = (0.0, 1.0, 2.0),
        workers: int = 1,
    ) -> None:
        """`retry_waits` are the real seconds before retries 1, 2 and 3 (Slack's own are 0, 60, 300)."""
        self.planbot_url = planbot_url
        self._state = state
        self._mishaps = mishaps
        self._secret = signing_secret
        self._retry_waits = tuple(retry_waits)
        self._workers = workers
        self._due: list[_Due] = []
        self._order = itertools.count()
        self._turns = itertools.count()
        self._outstanding = 0
        self._threads: list[threading.Thread] = []
        self._stopping = False

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
            body = events.wrapped(self._state, event)
            switches = self._mishaps.switches
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
            answer = self._post_event(due)
        if answer.ok or answer.no_retry or due.attempt >= len(self._retry_waits):
            self._state.forget_pending(due.body["event_id"])
        else:
            self._put(due.body, self._retry_waits[due.attempt], due.attempt + 1, answer.reason)

    def _post_event(self, due: _Due) -> Answer:
        headers = {"Content-Type": "application/json"}
        if due.attempt:
            headers |= {"x-slack-retry-num": str(due.attempt), "x-slack-retry-reason": due.reason}
        started = time.monotonic()
        answer = self._send(json.dumps(due.body), headers)
        self._log("event", due.body["event"], due.attempt, answer, time.monotonic() - started)
        return answer

    # -- what somebody waits for ---------------------------------------------------------------------

    def interaction(self, payload: Json) -> Answer:
        """Deliver a click, a submission or a closing; not retried, as in Slack."""
        return self._form("interaction", payload, {"payload": json.dumps(payload)})

    def command(self, fields: dict[str, str]) -> Answer:
        """Deliver a slash command; not retried."""
        return self._form("command", {"type": fields["command"]}, fields)

    def verify_url(self) -> bool:
        """Whether Planbot answers the url_verification challenge."""
        challenge = self._state.new_id("challenge")
        body = {"token": events.TOKEN, "challenge": challenge, "type": "url_verification"}
        answer = self._send(json.dumps(body), {"Content-Type": "application/json"})
        self._log("url_verification", {"type": "url_verification"}, 0, answer, 0.0)
        return answer.ok and challenge.encode() in answer.body

    def _form(self, kind: str, facts: Json, fields: dict[str, str]) -> Answer:
        started = time.monotonic()
        answer = self._send(urlencode(fields), {"Content-Type": "application/x-www-form-urlencoded"})
        self._log(kind, facts, 0, answer, time.monotonic() - started)
        return answer

    # -- the wire ------------------------------------------------------------------------------------

    def _send(self, body: str, headers: dict[str, str]) -> Answer:
        timestamp = str(int(time.time()))
        signed = {
            **headers,
            "User-Agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
            "X-Slack-Request-Timestamp": timestamp,
            "X-Slack-Signature": signature(self._secret, timestamp, body),
        }
        request = urllib.request.Request(
            f"{self.planbot_url}/slack/events", data=body.encode(), headers=signed, method="POST"
        )
        return _answer_to(request)

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


def _answer_to(request: urllib.request.Request) -> Answer:
    """Send the request and put what comes back in Slack's words for a failed delivery."""
    try:
        with _DIRECT.open(request, timeout=TIMEOUT_SECONDS) as response:
            return Answer(response.status, "", response.read())
    except urllib.error.HTTPError as refusal:
        with refusal:
            no_retry = refusal.headers.get("x-slack-no-retry") == "1"
            return Answer(refusal.code, "http_error", refusal.read(), no_retry)
    except TimeoutError:
        return Answer(0, "http_timeout")
    except urllib.error.URLError as failure:
        timed_out = isinstance(failure.reason, TimeoutError)
        return Answer(0, "http_timeout" if timed_out else "connection_failed")
    except (OSError, http.client.HTTPException):
        return Answer(0, "connection_failed")
