"""A local Slack and a database for each test."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot.plan.action import Action
from bot.plan.entities import Settings
from bot.slack.workspace.serving import WorkspaceThread
from bot.slack.workspace.workspace import Workspace
from tests.databases import fresh_database
from tests.digests.plans import opening
from tests.digests.world import SetClock, World

Open = Callable[..., World]


@pytest.fixture
def world(tmp_path: Path) -> Iterator[Open]:
    """Opens a world with a plan of the given actions."""
    database, clock = fresh_database(tmp_path / "planbot.db"), SetClock()
    workspace = Workspace(None, clock, "http://127.0.0.1:9", retry_waits=())
    with WorkspaceThread(workspace) as running:

        def opened(actions: list[Action], settings: Settings | None = None) -> World:
            found = World(database, running, clock)
            found.record(*opening(actions, settings))
            found.begin()
            return found

        yield opened
    workspace.close()
    database.close()
