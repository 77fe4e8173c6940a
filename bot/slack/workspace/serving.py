"""Running the workspace in a thread, for a test or for as long as the process lives."""

import asyncio
import socket
import threading
from typing import TYPE_CHECKING, Any

import uvicorn
from uvicorn.protocols.http.h11_impl import H11Protocol

from bot.slack.workspace.server import create_app

if TYPE_CHECKING:
    from bot.slack.workspace.workspace import Workspace


class HangUpProtocol(H11Protocol):
    """Uvicorn's own protocol, with the connection within reach so that an answer can be lost on purpose."""

    def connection_made(self, transport: Any) -> None:
        """Put the transport where the application finds it."""
        super().connection_made(transport)
        self.app_state = {**self.app_state, "transport": transport}


class _Server(uvicorn.Server):
    """Ends the page's open streams first, which would keep the server from closing."""

    def __init__(self, config: uvicorn.Config, workspace: "Workspace") -> None:
        super().__init__(config)
        self._workspace = workspace

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        """Stop listening and delivering, then close."""
        self._workspace.state.tell("stop")
        await super().shutdown(sockets)


class WorkspaceThread:
    """The workspace on a free port (or `port`) of loopback (or `host`), served by a thread; also a context manager."""

    def __init__(self, workspace: "Workspace", port: int = 0, host: str = "127.0.0.1") -> None:
        """Takes the port at once, so that `url` is known before `start`; raises OSError when it is taken."""
        self.workspace = workspace
        self._listener = socket.create_server((host, port), backlog=128)
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        workspace.base_url = self.url
        self._server = _server(workspace)
        self._thread = threading.Thread(target=self._run, name="local-slack", daemon=True)

    @property
    def api_url(self) -> str:
        """The SLACK_API_URL of this workspace, with its closing slash."""
        return f"{self.url}/api/"

    def start(self) -> "WorkspaceThread":
        """Serve and deliver; the socket already listens, so the first request simply waits."""
        self.workspace.start()
        self._thread.start()
        return self

    def stop(self) -> None:
        """Stop serving and delivering; the workspace itself stays open and can be looked at."""
        self._server.should_exit = True
        self.workspace.stop()
        self._thread.join(10)
        self._listener.close()

    def __enter__(self) -> "WorkspaceThread":
        return self.start()

    def __exit__(self, *_: object) -> None:
        self.stop()

    def _run(self) -> None:
        asyncio.run(self._server.serve(sockets=[self._listener]))


def _server(workspace: "Workspace") -> _Server:
    config = uvicorn.Config(
        create_app(workspace),
        http=HangUpProtocol,
        loop="asyncio",
        lifespan="off",
        log_level="warning",
        access_log=False,
        timeout_graceful_shutdown=2,
    )
    return _Server(config, workspace)
