"""A running local workspace, a stand-in for Planbot, and Slack's own client talking to the workspace."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from slack_sdk import WebClient

from bot.clock import MovedClock
from bot.slack.workspace.serving import WorkspaceThread
from bot.slack.workspace.workspace import BOT_TOKEN, Workspace

from .planbot_stub import PlanbotStub


@pytest.fixture
def planbot() -> Iterator[PlanbotStub]:
    stub = PlanbotStub()
    yield stub
    stub.stop()


@pytest.fixture
def workspace(tmp_path: Path, planbot: PlanbotStub) -> Iterator[Workspace]:
    """A workspace in memory whose retries do not wait."""
    made = Workspace(None, MovedClock(tmp_path / "clock"), planbot.url, retry_waits=(0.0, 0.0, 0.0))
    yield made
    made.close()


@pytest.fixture
def slack(workspace: Workspace) -> Iterator[WorkspaceThread]:
    with WorkspaceThread(workspace) as running:
        yield running


@pytest.fixture
def client(slack: WorkspaceThread) -> WebClient:
    """Slack's own client as Planbot, with no retries of its own."""
    return WebClient(token=BOT_TOKEN, base_url=slack.api_url, retry_handlers=[])
