"""The command, as somebody types it, in a folder with a database of its own and no Slack."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.command import Command

NAMES = (
    "REDIS_URL",
    "SLACK_BOT_TOKEN",
    "SLACK_SIGNING_SECRET",
    "SLACK_APP_TOKEN",
    "SLACK_API_URL",
    "PLANBOT_CLOCK_FILE",
    "PLANBOT_VOCABULARY",
)


@pytest.fixture
def planbot(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Command:
    """`planbot` with a fresh database."""
    for name in NAMES:
        monkeypatch.delenv(name, raising=False)
    database = tmp_path / "planbot.db"
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{database}")
    return Command(tmp_path, database)


@pytest.fixture
def imported(planbot: Command) -> Command:
    """`planbot` with the plan of three actions."""
    assert planbot.import_plan("--yes").code == 0
    return planbot
