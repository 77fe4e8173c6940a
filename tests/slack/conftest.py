"""Planbot's own client on a local Slack."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from bot.clock import SystemClock
from bot.slack.client import Slack
from bot.slack.workspace.serving import WorkspaceThread
from bot.slack.workspace.workspace import BOT_TOKEN, Workspace


@pytest.fixture
def workspace() -> Iterator[Workspace]:
    made = Workspace(None, SystemClock(), "http://127.0.0.1:9", retry_waits=())
    yield made
    made.close()


@pytest.fixture
def running(workspace: Workspace) -> Iterator[WorkspaceThread]:
    with WorkspaceThread(workspace) as found:
        yield found


@pytest.fixture
def slack(running: WorkspaceThread) -> Slack:
    return Slack(BOT_TOKEN, running.url)
