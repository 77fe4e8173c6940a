"""Real Planbot processes beside a local Slack of the test's own: started, killed and started again on one database."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import text

from bot.clock import MovedClock
from bot.plan.action import Action
from bot.plan.entities import Plan, Settings, Status
from bot.plan.line import line_of
from bot.services.seed_sample import seed_sample
from bot.settings import Settings as Means
from bot.slack.client import Slack
from bot.slack.workspace import people
from bot.slack.workspace.serving import WorkspaceThread
from bot.slack.workspace.workspace import BOT_TOKEN, SIGNING_SECRET, Workspace
from bot.wiring import open_database
from storage import hearing, plans

ROOT = Path(__file__).parents[2]
TEAM = people.TEAM_ID
CHOSEN = Settings((people.COORDINATOR, people.OFFICER), (people.DIRECTOR,), people.CORE_TEAM_CHANNEL)
RETRIES = (0.3,) * 1000
"""Slack tries again for as long as ten starts take on the slowest machine."""


def wait_until(condition: Callable[[], bool], timeout: float = 60.0, every: float = 0.05) -> None:
    """Look again and again until `condition` holds; raises TimeoutError after `timeout` real seconds."""
    end, pause = time.monotonic() + timeout, threading.Event()
    while not condition():
        if time.monotonic() > end:
            raise TimeoutError(f"Not within {timeout} s.")
        pause.wait(every)


def quiet_saturday() -> datetime:
    """Noon of the next Saturday but one: nobody is prompted, and no digest is due."""
    today = datetime.now(UTC).replace(hour=12, minute=0, second=0, microsecond=0)
    return today + timedelta(days=7 + (5 - today.weekday()) % 7)


class Process:
    """One `planbot run`, or one of the Procfile's processes."""

    def __init__(self, environment: dict[str, str], port: int, log: Path, role: str) -> None:
        self.port = port
        self._log = log.open("ab")
        self._running = subprocess.Popen(
            [sys.executable, "-m", "bot.cli", role],
            cwd=ROOT,
            env=environment | {"PORT": str(port)},
            stdout=self._log,
            stderr=self._log,
        )

    def wait_until_it_listens(self) -> None:
        """Return once Slack could deliver."""
        wait_until(self._listens)

    def kill(self) -> None:
        """End it as a power cut would."""
        self._running.kill()
        self._running.wait(10)
        self._log.close()

    def _listens(self) -> bool:
        assert self._running.poll() is None, "Planbot ended by itself"
        with socket.socket() as probe:
            return probe.connect_ex(("127.0.0.1", self.port)) == 0


class Installation:
    """The sample plan, its Slack, and whichever processes run on its database."""

    def __init__(self, folder: Path, database_url: str | None = None, redis_url: str | None = None) -> None:
        self.folder = folder
        self.clock = MovedClock(folder / "clock")
        self.clock.move_to(quiet_saturday())
        self.workspace = Workspace(None, self.clock, retry_waits=RETRIES)
        self.slack = WorkspaceThread(self.workspace).start()
        self.means = Means(database_url=database_url or f"sqlite:///{folder / 'planbot.db'}", redis_url=redis_url)
        self.database = open_database(self.means)
        self.processes: list[Process] = []
        known = Slack(BOT_TOKEN, self.slack.api_url).people()
        with self.database.writing() as session:
            seed_sample(session, TEAM, known, CHOSEN, self.clock.now())
        self._port = _free_port()

    def start(self, role: str = "run", port: int | None = None) -> Process:
        """Start a process, at the address Slack knows unless another is said."""
        process = Process(self._environment(), port or self._port, self.folder / "log.txt", role)
        self.processes.append(process)
        if port is None:
            self.workspace.deliveries.planbot_url = f"http://127.0.0.1:{self._port}"
        return process

    def start_another(self) -> Process:
        """Start a second process on the same database, which Slack does not know."""
        return self.start(port=_free_port())

    def killed(self, process: Process) -> None:
        """Kill a process."""
        process.kill()
        self.processes.remove(process)

    def close(self) -> None:
        """End everything, at once."""
        for process in self.processes:
            process.kill()
        self.slack.stop()
        self.workspace.close()
        self.database.close()

    def let_leases_run_out(self) -> None:
        """What thirty seconds do to the jobs that a killed process had claimed."""
        with self.database.writing() as session:
            session.execute(text("UPDATE jobs SET lease_until = '2000-01-01 00:00:00.000000' WHERE done_at IS NULL"))

    def let_the_silence_last(self) -> None:
        """What some hours do to the note of when Slack was last heard."""
        with self.database.writing() as session:
            session.execute(text("UPDATE hearing SET noted_at = '2000-01-01 00:00:00.000000'"))

    def _environment(self) -> dict[str, str]:
        return _inherited() | {
            "DATABASE_URL": self.means.database_url,
            "SLACK_API_URL": self.slack.api_url,
            "SLACK_BOT_TOKEN": BOT_TOKEN,
            "SLACK_SIGNING_SECRET": SIGNING_SECRET,
            "PLANBOT_CLOCK_FILE": str(self.folder / "clock"),
            "EVIDENCE_URL": str(self.folder / "evidence"),
            "HOST": "127.0.0.1",
            **({"REDIS_URL": self.means.redis_url} if self.means.redis_url else {}),
        }

    # -- what is there -------------------------------------------------------------------------------

    def plan(self) -> Plan:
        """The plan as it is stored."""
        with self.database.reading() as session:
            found = plans.current_plan(session, TEAM)
        assert found is not None
        return found

    def owned(self) -> list[tuple[str, str]]:
        """The Slack id of the owner and the reference of every action in progress."""
        plan = self.plan()
        with self.database.reading() as session:
            everybody = plans.people(session, TEAM, plan.id)
            actions = plans.actions(session, TEAM, plan.id)
        under_way = [a for a in actions if a.owner and line_of(plan, a).status is Status.IN_PROGRESS]
        return [(id, a.ref) for a in under_way if (id := everybody[a.owner or ""].slack_id)]

    def action(self, ref: str) -> Action:
        """An action as it is stored."""
        with self.database.reading() as session:
            found = plans.action_by_ref(session, TEAM, self.plan().id, ref)
        assert found is not None
        return found

    def answers(self, user: str, ts: str) -> list[str]:
        """What Planbot said under a direct message."""
        return [m["text"] for m in self.workspace.thread(self.workspace.direct(user), ts) if m.get("bot_id")]

    def is_heard(self) -> bool:
        """Whether a process has noted that Slack is heard."""
        with self.database.reading() as session:
            return hearing.hearing(session, TEAM) is not None

    def job_keys(self, beginning: str, undone_only: bool = False) -> list[str]:
        """The keys of the jobs that begin so."""
        undone = " AND done_at IS NULL" if undone_only else ""
        query = text(f"SELECT key FROM jobs WHERE key LIKE :beginning{undone}")
        with self.database.reading() as session:
            return list(session.scalars(query, {"beginning": f"{beginning}%"}))


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def _inherited() -> dict[str, str]:
    names = ("DATABASE_URL", "REDIS_URL", "SLACK_APP_TOKEN")
    return {name: value for name, value in os.environ.items() if name not in names}
