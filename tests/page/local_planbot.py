"""A real `planbot run --local` of the test's own: its folder, its process, killed and started again."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

from bot.clock import MovedClock
from tests.reliability.planbot_process import ROOT, wait_until

SATURDAY = datetime(2030, 3, 2, 12, tzinfo=UTC)
"""Nobody is prompted and no digest is due. 2.1.3 is agreed for 23 March, so mid April is late by less than a month."""
ANNOUNCED = "Planbot and its local workspace"
SETTINGS = ("DATABASE_URL", "REDIS_URL", "SLACK_API_URL", "SLACK_APP_TOKEN", "SLACK_BOT_TOKEN")


class LocalPlanbot:
    """Planbot and its practice workspace as `make run` starts them, from a quiet Saturday on."""

    def __init__(self, folder: Path) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._folder, self._log = folder, folder / "log.txt"
        self._port = _free_port()
        self._starts = 0
        MovedClock(folder / "clock").move_to(SATURDAY)
        self.start()

    @property
    def url(self) -> str:
        """The address that is printed."""
        return f"http://127.0.0.1:{self._port}"

    def start(self) -> None:
        """Start it and return once it has printed its address: page and Planbot answer."""
        self._starts += 1
        inherited = {name: value for name, value in os.environ.items() if name not in SETTINGS}
        log = self._log.open("ab")
        self._process = subprocess.Popen(
            [sys.executable, "-m", "bot.cli", "run", "--local", "--folder", str(self._folder)],
            cwd=ROOT,
            env=inherited | {"HOST": "127.0.0.1", "PORT": str(self._port)},
            stdout=log,
            stderr=log,
        )
        log.close()
        wait_until(self._announced)

    def kill(self) -> None:
        """End it as a power cut would."""
        self._process.send_signal(signal.SIGKILL)
        self._process.wait(10)

    def stop(self) -> None:
        """End it if it still runs."""
        if self._process.poll() is None:
            self.kill()

    def _announced(self) -> bool:
        said = self._log.read_text(encoding="utf-8")
        assert self._process.poll() is None, said
        return said.count(ANNOUNCED) == self._starts


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
