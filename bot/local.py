"""`planbot run --local`: Planbot beside a small Slack of its own on loopback, on the sample plan, in one process."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path
from socket import socket
from typing import Any

from msgspec.structs import replace

from bot.clock import MovedClock
from bot.plan.entities import Settings as PlanSettings
from bot.services.seed_sample import seed_sample
from bot.settings import Settings, SettingsFault, reach_loopback_directly
from bot.slack.client import Slack
from bot.slack.workspace import people
from bot.slack.workspace.serving import WorkspaceThread
from bot.slack.workspace.workspace import BOT_TOKEN, SIGNING_SECRET, Workspace
from bot.wiring import WEB_THREADS, Roles, open_database, running
from digests.schedule import digest_due
from digests.weekly import publish_as_at
from storage import plans

LOOPBACK = "127.0.0.1"


def run_local(settings: Settings, folder: Path) -> None:
    """Serve the page on HOST and PORT until interrupted; Planbot listens on a free loopback port.

    Everything is kept in `folder`, so that a later start goes on where this one ends, however it ends. Raises
    SettingsFault when the port is taken.
    """
    reach_loopback_directly()
    folder.mkdir(parents=True, exist_ok=True)
    port = free_port()
    local = local_settings(settings, folder, port)
    clock = MovedClock(folder / "clock")
    kept = Workspace(folder / "workspace.db", clock, planbot_url=f"http://{LOOPBACK}:{port}")
    with closing(kept) as workspace, _page(workspace, settings):
        seed(local, clock)
        with running(local, Roles()) as application:
            assert application is not None
            _listen(application, port, settings)


def local_settings(settings: Settings, folder: Path, port: int) -> Settings:
    """The settings of a Planbot that talks to the local workspace."""
    return replace(
        settings,
        database_url=f"sqlite:///{folder.resolve() / 'planbot.db'}",
        redis_url=None,
        bot_token=BOT_TOKEN,
        signing_secret=SIGNING_SECRET,
        app_token=None,
        slack_api_url=f"http://{LOOPBACK}:{settings.port}/api/",
        evidence_url=str(folder.resolve() / "evidence"),
        host=LOOPBACK,
        port=port,
        clock_file=folder / "clock",
    )


def seed(local: Settings, clock: MovedClock) -> None:
    """Open the sample plan the first time."""
    known = Slack(local.bot_token, local.slack_api_url).people()
    database = open_database(local)
    chosen = PlanSettings(
        core_team=(people.COORDINATOR, people.OFFICER),
        directors=(people.DIRECTOR,),
        channel=people.CORE_TEAM_CHANNEL,
        assistant_directors=(people.RESOURCES_LEAD,),
        safeguarding=(people.SAFEGUARDING_LEAD,),
    )
    with database.writing() as session:
        opened = seed_sample(session, people.TEAM_ID, known, chosen, clock.now())
        plan = plans.current_plan(session, people.TEAM_ID)
        if opened and plan is not None:
            last = digest_due(plan.settings, None, clock.now(), plan.timezone)
            if last is not None:
                publish_as_at(session, people.TEAM_ID, plan, last.period, last.due_at)
    database.close()


def free_port() -> int:
    """A loopback port nobody listens on."""
    with socket() as probe:
        probe.bind((LOOPBACK, 0))
        return int(probe.getsockname()[1])


def _page(workspace: Workspace, settings: Settings) -> WorkspaceThread:
    try:
        return WorkspaceThread(workspace, settings.port, settings.host)
    except OSError as fault:
        raise SettingsFault(
            f"HOST={settings.host} PORT={settings.port} cannot be listened on ({fault.strerror}): choose another PORT."
        ) from None


def _announce(settings: Settings) -> None:
    host = "localhost" if settings.host in ("0.0.0.0", LOOPBACK) else settings.host
    print(f"\n  Planbot and its local workspace: http://{host}:{settings.port}\n", flush=True)  # noqa: T201


def _listen(application: Any, port: int, settings: Settings) -> None:
    """Answer the workspace until interrupted; the address is printed once Planbot can be reached."""
    from waitress import create_server

    server = create_server(application, host=LOOPBACK, port=port, threads=WEB_THREADS, ident="planbot")
    _announce(settings)
    server.run()
