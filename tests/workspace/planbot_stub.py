"""A stand-in for Planbot: an HTTP server that keeps what is delivered to it and answers as told."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs

from slack_sdk.signature import SignatureVerifier

from bot.slack.workspace.workspace import SIGNING_SECRET

Reply = tuple[int, dict[str, str], bytes]
OK: Reply = (200, {}, b"")


class Delivery:
    """One request as it came in."""

    def __init__(self, headers: dict[str, str], body: bytes) -> None:
        self.headers = {key.lower(): value for key, value in headers.items()}
        self.body = body

    @property
    def signed(self) -> bool:
        """Whether slack_sdk's own verifier accepts it."""
        return SignatureVerifier(SIGNING_SECRET).is_valid_request(self.body, self.headers)

    @property
    def fields(self) -> dict[str, str]:
        """The fields of a form."""
        return {key: values[0] for key, values in parse_qs(self.body.decode(), keep_blank_values=True).items()}

    @property
    def payload(self) -> dict[str, Any]:
        """The JSON: an event callback, an interaction, or a command's fields."""
        if self.body.startswith(b"{"):
            return dict(json.loads(self.body))
        return dict(json.loads(self.fields["payload"])) if "payload" in self.fields else dict(self.fields)

    @property
    def event(self) -> dict[str, Any]:
        """The inner event."""
        return dict(self.payload["event"])


class PlanbotStub:
    """Listens on a free loopback port; `reply` says what each delivery is answered with."""

    def __init__(self) -> None:
        self.deliveries: list[Delivery] = []
        self.reply: Callable[[Delivery], Reply] = lambda _: OK
        self._lock = threading.Lock()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), self._handler())
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.01,), daemon=True)
        self._thread.start()
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}"

    def events(self, kind: str = "message") -> list[dict[str, Any]]:
        """The inner events of one type, in the order they arrived."""
        callbacks = [one.payload for one in self.deliveries if b'"event_callback"' in one.body]
        return [callback["event"] for callback in callbacks if callback["event"]["type"] == kind]

    def stop(self) -> None:
        """Stop listening."""
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def _receive(self, headers: dict[str, str], body: bytes) -> Reply:
        delivery = Delivery(headers, body)
        with self._lock:
            self.deliveries.append(delivery)
        return self.reply(delivery)

    def _handler(self) -> type[BaseHTTPRequestHandler]:
        stub = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = self.rfile.read(int(self.headers["Content-Length"]))
                status, headers, answer = stub._receive(dict(self.headers), body)
                self.send_response(status)
                for name, value in {**headers, "Content-Length": str(len(answer))}.items():
                    self.send_header(name, value)
                self.end_headers()
                self.wfile.write(answer)

            def log_message(self, format: str, *args: object) -> None:
                """Say nothing."""

        return Handler
