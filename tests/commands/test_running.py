"""`planbot run` and its roles as they are put together from the settings, in Socket Mode."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.clock import SystemClock
from bot.settings import Settings, read_settings
from bot.slack.refusals import SlackRefused
from bot.slack.workspace import people
from bot.slack.workspace.serving import WorkspaceThread
from bot.slack.workspace.workspace import APP_TOKEN, BOT_TOKEN, Workspace
from bot.wiring import Roles, running
from tests.commands.command import Command


@pytest.fixture
def workspace() -> Iterator[Workspace]:
    made = Workspace(None, SystemClock(), socket_mode=True)
    with WorkspaceThread(made):
        yield made
    made.close()


def settings(workspace: Workspace, folder: Path, **more: str) -> Settings:
    """The settings of an administrator who has set the two tokens and the address of this Slack."""
    tokens = {"SLACK_BOT_TOKEN": BOT_TOKEN, "SLACK_APP_TOKEN": APP_TOKEN, "SLACK_API_URL": f"{workspace.base_url}/api/"}
    database = f"sqlite:///{folder / 'planbot.db'}"
    return read_settings({"DATABASE_URL": database, "EVIDENCE_URL": str(folder / "evidence"), **tokens, **more})


def test_an_app_token_is_all_that_is_needed_to_be_answered(
    imported: Command, workspace: Workspace, tmp_path: Path
) -> None:
    with running(settings(workspace, tmp_path), Roles()) as application:
        assert application is None
        workspace.tell_bot(people.COORDINATOR, "What is red?")
        workspace.wait_for_message(workspace.direct(people.COORDINATOR), "")
        workspace.settle()
    workspace.wait_for(lambda: workspace.sockets.connected == 0)
    assert all(line["ok"] for line in workspace.log() if line["kind"] == "event")


def test_a_web_and_a_worker_of_their_own_need_no_redis_between_them(
    imported: Command, workspace: Workspace, tmp_path: Path
) -> None:
    ours = settings(workspace, tmp_path)
    with running(ours, Roles(web=False, clock=False)), running(ours, Roles(worker=False, clock=False)):
        workspace.tell_bot(people.COORDINATOR, "What is red?")
        workspace.wait_for_message(workspace.direct(people.COORDINATOR), "")
        workspace.settle()


def test_only_web_opens_a_socket(imported: Command, workspace: Workspace, tmp_path: Path) -> None:
    with running(settings(workspace, tmp_path), Roles(web=False)) as application:
        assert application is None
        assert workspace.sockets.connected == 0


def test_a_refused_app_token_ends_the_start_and_leaves_nothing_running(workspace: Workspace, tmp_path: Path) -> None:
    wrong = settings(workspace, tmp_path, SLACK_APP_TOKEN="xapp-another")
    with pytest.raises(SlackRefused, match="invalid_auth"), running(wrong, Roles()):
        pass
