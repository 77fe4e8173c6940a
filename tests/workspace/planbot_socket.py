"""A stand-in for Planbot in Socket Mode: one web socket, read and answered by hand."""

from __future__ import annotations

import json
import socket
from typing import Any
from urllib.parse import urlsplit

from wsproto import ConnectionType, WSConnection
from wsproto.events import CloseConnection, RejectConnection, Request, TextMessage


class PlanbotSocket:
    """Opened at an address from apps.connections.open; also a context manager."""

    def __init__(self, address: str) -> None:
        place = urlsplit(address)
        self._wire = socket.create_connection((str(place.hostname), place.port or 80), timeout=20)
        self._frames = WSConnection(ConnectionType.CLIENT)
        self._wire.sendall(self._frames.send(Request(place.netloc, f"{place.path}?{place.query}")))

    def receive(self) -> dict[str, Any] | None:
        """The next message; None when the socket was refused or closed."""
        text = ""
        while True:
            for event in self._frames.events():
                if isinstance(event, TextMessage):
                    text += event.data
                    if event.message_finished:
                        return dict(json.loads(text))
                elif isinstance(event, RejectConnection | CloseConnection):
                    return None
            self._frames.receive_data(self._wire.recv(65536) or None)

    def envelope(self) -> dict[str, Any]:
        """The next message, which must come."""
        message = self.receive()
        assert message is not None, "the socket was closed"
        return message

    def acknowledge(self, envelope: dict[str, Any], **payload: Any) -> None:
        """Take an envelope, with or without an answer."""
        answer = {"envelope_id": envelope["envelope_id"]} | ({"payload": payload} if payload else {})
        self._wire.sendall(self._frames.send(TextMessage(json.dumps(answer))))

    def __enter__(self) -> PlanbotSocket:
        return self

    def __exit__(self, *_: object) -> None:
        self._wire.close()
