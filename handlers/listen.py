"""How Slack reaches the app: requests at one path over HTTP, or a socket that Planbot opens itself."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlsplit
from urllib.request import proxy_bypass

from slack_bolt import App

PATH = "/slack/events"
LOOK_SECONDS = 5.0


def wsgi(app: App) -> Callable[[Any, Any], Any]:
    """The WSGI application that answers Slack's signed requests."""
    from slack_bolt.adapter.wsgi import SlackRequestHandler

    return SlackRequestHandler(app, path=PATH)


@dataclass(frozen=True)
class Socket:
    """A socket to Slack. `close` may take three seconds; `is_open` is False while it is lost."""

    close: Callable[[], None]
    is_open: Callable[[], bool]


def connect_socket(app: App, app_token: str, address: str, look_seconds: float = LOOK_SECONDS) -> Socket:
    """Open a socket to Slack at `address`.

    When Slack asks for it, it is opened again before the old one ends; lost without a word, it is found lost and
    opened again within `look_seconds`. What was not acknowledged Slack sends again.
    """
    from slack_bolt.adapter.socket_mode import SocketModeHandler

    handler = SocketModeHandler(app, app_token, ping_interval=look_seconds)
    handler.client.wss_uri = address
    if proxy_bypass(urlsplit(address).hostname or ""):
        # The SDK heeds NO_PROXY for its requests, not for its sockets.
        handler.client.proxy = None
    handler.connect()  # type: ignore[no-untyped-call]

    def close() -> None:
        # Where both ends close at once the SDK finds its session gone, and says so with an AttributeError.
        with suppress(AttributeError):
            handler.close()  # type: ignore[no-untyped-call]

    return Socket(close, handler.client.is_connected)
