"""Requests to Planbot as Slack sends them: signed, with a time limit, what comes back put in Slack's words."""

import hashlib
import hmac
import http.client
import json
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from urllib.parse import urlencode

from bot.slack.workspace.store import Json

TIMEOUT_SECONDS = 3.0
_DIRECT = urllib.request.build_opener(urllib.request.ProxyHandler({}))
"""Loopback is reached directly, whatever proxy the environment names."""
_JSON = {"Content-Type": "application/json"}
_FORM = {"Content-Type": "application/x-www-form-urlencoded"}


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


class SignedRequests:
    """To one Planbot; `planbot_url` may be changed at any time."""

    def __init__(self, planbot_url: str, secret: str) -> None:
        self.planbot_url = planbot_url
        self._secret = secret

    def event(self, body: Json, attempt: int, reason: str) -> Answer:
        """Send an event; a retry says its number and the reason."""
        retry = {"x-slack-retry-num": str(attempt), "x-slack-retry-reason": reason} if attempt else {}
        return self._send(json.dumps(body), {**_JSON, **retry})

    def interaction(self, payload: Json) -> Answer:
        """Send a click, a submission or a closing."""
        return self._send(urlencode({"payload": json.dumps(payload)}), _FORM)

    def command(self, fields: dict[str, str]) -> Answer:
        """Send a slash command."""
        return self._send(urlencode(fields), _FORM)

    def challenge(self, body: Json) -> Answer:
        """Send what Slack sends to a request address it does not know yet."""
        return self._send(json.dumps(body), _JSON)

    def _send(self, body: str, headers: dict[str, str]) -> Answer:
        timestamp = str(int(time.time()))
        signed = {
            **headers,
            "User-Agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
            "X-Slack-Request-Timestamp": timestamp,
            "X-Slack-Signature": signature(self._secret, timestamp, body),
        }
        address = f"{self.planbot_url}/slack/events"
        return _answer_to(urllib.request.Request(address, data=body.encode(), headers=signed, method="POST"))


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
