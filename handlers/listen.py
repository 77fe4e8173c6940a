"""How Slack reaches the app: requests at one path over HTTP, or a socket that Planbot opens itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from slack_bolt import App

PATH = "/slack/events"


def wsgi(app: App) -> Callable[[Any, Any], Any]:
    """The WSGI application that answers Slack's signed requests."""
    from slack_bolt.adapter.wsgi import SlackRequestHandler

    return SlackRequestHandler(app, path=PATH)


def connect_socket(app: App, app_token: str) -> None:
    """Open a socket to Slack; it is opened again by itself when it is lost."""
    from slack_bolt.adapter.socket_mode import SocketModeHandler

    SocketModeHandler(app, app_token).connect()  # type: ignore[no-untyped-call]
