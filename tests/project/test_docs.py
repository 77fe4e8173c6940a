"""The documentation keeps up: every command, setting and process is written down, and every link leads somewhere."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

import pytest
from typer.testing import CliRunner

from tests.project.checkout import ROOT, planbot, planbot_commands, read, tracked_files

PAGES = [name for name in tracked_files() if name.endswith(".md") and not name.startswith("tests/")]
PROCESSES = dict(re.findall(r"(?m)^(\w+): planbot (.+)$", read("Procfile")))
SETTING = re.compile(r"""["']([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)+|HOST|PORT)["']""")


def test_every_command_is_described() -> None:
    running = read("docs/running.md")
    assert [name for name in planbot_commands() if f"`planbot {name}" not in running] == []


def test_no_command_is_described_that_is_not_there() -> None:
    described = {name for page in PAGES for name in re.findall(r"`planbot ([a-z]+)", read(page))}
    assert described - set(planbot_commands()) == set()


def test_every_setting_is_described() -> None:
    settings = set(SETTING.findall(read("bot/settings.py")))
    assert settings, "bot/settings.py names no setting"
    assert {name for name in settings if f"`{name}`" not in read("docs/running.md")} == set()


def test_no_setting_is_described_that_is_not_there() -> None:
    table = re.findall(r"(?m)^\| `([A-Z_]+)` \|", read("docs/running.md"))
    assert set(table) - set(SETTING.findall(read("bot/settings.py"))) == set()


@pytest.mark.parametrize("process", sorted(PROCESSES))
def test_a_process_of_the_procfile_is_a_command_and_a_moving_part(process: str) -> None:
    answer = CliRunner().invoke(planbot(), [*PROCESSES[process].split(), "--help"])
    assert answer.exit_code == 0, answer.output
    assert f"**{process}**" in read("README.md")


def test_every_command_says_what_it_is_for() -> None:
    assert [name for name, text in planbot_commands().items() if not text] == []


@pytest.mark.parametrize("page", PAGES)
def test_every_link_leads_to_a_file_of_the_project(page: str) -> None:
    targets = re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", read(page))
    folder = PurePosixPath(page).parent
    assert [target for target in targets if not (ROOT / folder / target).exists()] == []


@pytest.mark.parametrize("page", PAGES)
def test_every_make_command_that_is_mentioned_exists(page: str) -> None:
    targets = set(re.findall(r"(?m)^([a-z]+):", read("Makefile")))
    assert set(re.findall(r"`make ([a-z]+)", read(page))) - targets == set()
