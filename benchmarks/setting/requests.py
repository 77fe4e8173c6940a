"""Slack's signed requests, handed to a WSGI application in this process."""

from __future__ import annotations

import io
import json
import time
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from urllib.parse import urlencode

from benchmarks.setting.app import Application
from benchmarks.setting.plan import NOW, TEAM
from bot.slack.workspace import people
from bot.slack.workspace.signed_requests import signature
from bot.slack.workspace.workspace import SIGNING_SECRET
from handlers.listen import PATH


@dataclass(frozen=True)
class Request:
    """One signed request of Slack's, ready to be sent again and again within five minutes."""

    body: bytes
    environ: dict[str, Any]


def message(number: int, user: str, text: str) -> Request:
    """A direct message to Planbot; each number is another event, a minute after the one before."""
    ts = f"{(NOW - timedelta(days=1) + timedelta(minutes=number)).timestamp():.6f}"
    channel = people.direct_channel(user, people.BOT_USER)["id"]
    said = {"type": "message", "user": user, "text": text, "ts": ts, "event_ts": ts, "team": TEAM}
    body = {
        "type": "event_callback",
        "team_id": TEAM,
        "api_app_id": people.APP_ID,
        "event_id": f"Ev{number:08}",
        "event_time": int(float(ts)),
        "event": {**said, "channel": channel, "channel_type": "im", "client_msg_id": f"m{number}"},
        "authorizations": [{"team_id": TEAM, "user_id": people.BOT_USER, "is_bot": True}],
    }
    return request(json.dumps(body), "application/json")


def command(words: str) -> Request:
    """`/plan` with these words, typed by the co-ordinator."""
    fields = {
        "team_id": TEAM,
        "channel_id": people.CORE_TEAM_CHANNEL,
        "user_id": people.COORDINATOR,
        "command": "/plan",
        "text": words,
        "api_app_id": people.APP_ID,
        "trigger_id": "1.2.3",
    }
    return request(urlencode(fields), "application/x-www-form-urlencoded")


def request(body: str, content_type: str) -> Request:
    """A request with this body, signed as Slack signs it now."""
    now = str(int(time.time()))
    data = body.encode()
    environ = {
        "REQUEST_METHOD": "POST",
        "PATH_INFO": PATH,
        "QUERY_STRING": "",
        "SERVER_PROTOCOL": "HTTP/1.1",
        "wsgi.url_scheme": "http",
        "CONTENT_TYPE": content_type,
        "CONTENT_LENGTH": str(len(data)),
        "HTTP_X_SLACK_REQUEST_TIMESTAMP": now,
        "HTTP_X_SLACK_SIGNATURE": signature(SIGNING_SECRET, now, body),
    }
    return Request(data, environ)


def send(app: Application, given: Request) -> bytes:
    """Hand a request to the application and return its answer's body. Raises RuntimeError for anything but 200."""
    heads: list[str] = []
    answer = b"".join(
        app({**given.environ, "wsgi.input": io.BytesIO(given.body)}, lambda status, *_: heads.append(status))
    )
    if not heads or not heads[0].startswith("200"):
        raise RuntimeError(f"answered {heads}: {answer[:200]!r}")
    return answer
