"""Socket Mode: envelopes sent over the web sockets that Planbot opened, each waiting for its acknowledgement.

An address is good for one web socket. Whichever of several is open takes the next envelope; an acknowledgement counts
by its envelope id, on whichever it comes. Real time throughout.
"""

import asyncio
import itertools
import json
import secrets
import time
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from starlette.websockets import WebSocket

from bot.slack.workspace import people
from bot.slack.workspace.signed_requests import TIMEOUT_SECONDS, Answer
from bot.slack.workspace.state import State
from bot.slack.workspace.store import Json

if TYPE_CHECKING:
    from bot.slack.workspace.workspace import Workspace

MOST_CONNECTIONS = 10


@dataclass(eq=False)
class Connection:
    """One open web socket. `send` may be called from any thread; None closes it."""

    send: Callable[[Json | None], object]
    leaving: bool = False
    """It was told to disconnect, and gets no more envelopes."""


class Sockets:
    """The web sockets of one app, and the envelopes not yet acknowledged."""

    def __init__(self, state: State) -> None:
        self._state = state
        self._tickets: set[str] = set()
        self._connections: list[Connection] = []
        self._waiting: dict[str, Answer | None] = {}
        self._turns = itertools.count()

    # -- connecting ----------------------------------------------------------------------------------

    def new_address(self) -> str:
        """Where one web socket may be opened."""
        ticket = secrets.token_hex(16)
        with self._state.lock:
            self._tickets.add(ticket)
            return f"ws{self._state.base_url.removeprefix('http')}/link/?ticket={ticket}&app_id={people.APP_ID}"

    def admits(self, ticket: str) -> bool:
        """Whether the ticket is good; it is not a second time."""
        with self._state.lock:
            good = ticket in self._tickets and len(self._connections) < MOST_CONNECTIONS
            self._tickets.discard(ticket)
            return good

    def joined(self, connection: Connection) -> None:
        """A web socket was opened: greet it, and close those it takes the place of."""
        with self._state.changed:
            for old in self._connections:
                if old.leaving:
                    old.send(None)
            self._connections.append(connection)
            about: Json = {"host": "local", "build_number": 1, "approximate_connection_time": 3600}
            hello: Json = {"type": "hello", "connection_info": {"app_id": people.APP_ID}, "debug_info": about}
            connection.send({**hello, "num_connections": len(self._connections)})
            self._state.record(kind="socket", name="opened", status=101, ok=True, error="")

    def left(self, connection: Connection) -> None:
        """A web socket was closed, by either side."""
        with self._state.changed:
            self._connections.remove(connection)
            self._state.record(kind="socket", name="closed", status=0, ok=True, error="")

    @property
    def connected(self) -> int:
        """How many web sockets take envelopes."""
        return len(self._open())

    def disconnect(self, reason: str) -> None:
        """Tell every web socket to make place for a new one ("warning", "refresh_requested")."""
        with self._state.changed:
            for connection in self._open():
                connection.leaving = True
                connection.send({"type": "disconnect", "reason": reason, "debug_info": {"host": "local"}})

    def hang_up(self) -> None:
        """Close every web socket without a word before."""
        with self._state.changed:
            for connection in self._connections:
                connection.leaving = True
                connection.send(None)

    def _open(self) -> list[Connection]:
        return [connection for connection in self._connections if not connection.leaving]

    # -- delivering ----------------------------------------------------------------------------------

    def event(self, body: Json, attempt: int, reason: str) -> Answer:
        """Send an event; a retry says its number and the reason."""
        return self._send("events_api", body, retry_attempt=attempt, retry_reason=reason)

    def interaction(self, payload: Json) -> Answer:
        """Send a click, a submission or a closing."""
        return self._send("interactive", payload)

    def command(self, fields: dict[str, str]) -> Answer:
        """Send a slash command."""
        return self._send("slash_commands", fields)

    def acknowledged(self, acknowledgement: Json) -> None:
        """Planbot has taken an envelope, and perhaps answers with a payload."""
        id, payload = acknowledgement.get("envelope_id"), acknowledgement.get("payload")
        with self._state.changed:
            if id in self._waiting:
                self._waiting[id] = Answer(200, "", json.dumps(payload).encode() if payload else b"")
                self._state.changed.notify_all()

    def _send(self, kind: str, payload: Any, **more: Any) -> Answer:
        """Send one envelope, over the next web socket to be open, and wait for its acknowledgement."""
        id, end = str(uuid.uuid4()), time.monotonic() + TIMEOUT_SECONDS
        accepts = kind != "events_api"
        envelope = {"envelope_id": id, "type": kind, "payload": payload, "accepts_response_payload": accepts, **more}
        changed = self._state.changed
        with changed:
            if changed.wait_for(self._open, TIMEOUT_SECONDS):
                self._waiting[id] = None
                found = self._open()
                found[next(self._turns) % len(found)].send(envelope)
                changed.wait_for(lambda: self._waiting[id], end - time.monotonic())
            return self._waiting.pop(id, None) or Answer(0, "timeout")


async def link(websocket: WebSocket) -> None:
    """One web socket, from its ticket to its end: envelopes out, acknowledgements in."""
    workspace: Workspace = websocket.app.state.workspace
    sockets = workspace.sockets
    if not sockets.admits(websocket.query_params.get("ticket", "")):
        await websocket.close()
        return
    await websocket.accept()
    loop, frames = asyncio.get_running_loop(), asyncio.Queue[Json | None]()
    connection = Connection(lambda frame: loop.call_soon_threadsafe(frames.put_nowait, frame))
    sockets.joined(connection)
    sending = asyncio.create_task(_send_all(websocket, frames))
    try:
        async for text in websocket.iter_text():
            sockets.acknowledged(json.loads(text))
    finally:
        sockets.left(connection)
        sending.cancel()


async def _send_all(websocket: WebSocket, frames: asyncio.Queue[Json | None]) -> None:
    while (frame := await frames.get()) is not None:
        await websocket.send_json(frame)
    await websocket.close()
