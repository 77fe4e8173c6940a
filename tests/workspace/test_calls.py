"""The workspace knows exactly the methods Planbot calls: each call in the source is looked up in the list."""

from __future__ import annotations

import ast
import inspect
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from slack_sdk import WebClient

from bot.slack.workspace.granted import NEEDED
from bot.slack.workspace.methods import METHODS

pytestmark = pytest.mark.no_cover
ROOT = Path(__file__).parents[2]


def method_names() -> dict[str, set[str]]:
    """The Web API methods behind each method of slack_sdk's client, read from its own source."""
    found: dict[str, set[str]] = {}
    for name, function in inspect.getmembers(WebClient, inspect.isfunction):
        called = set(re.findall(r'self\.api_call\(\s*"([\w.]+)"', inspect.getsource(function)))
        if called:
            found[name] = called
    found["files_upload_v2"] = {"files.getUploadURLExternal", "files.completeUploadExternal"}
    return found


def sources() -> Iterator[Path]:
    """Planbot's own modules, the workspace left out."""
    for package in ("bot", "handlers", "digests", "storage"):
        for path in (ROOT / package).rglob("*.py"):
            if ROOT / "bot/slack/workspace" not in path.parents:
                yield path


@cache
def calls() -> list[tuple[str, str]]:
    """(file, Web API method) for every use of a method of slack_sdk's client, by its function or by its name."""
    return list(_calls())


def _calls() -> Iterator[tuple[str, str]]:
    functions = method_names()
    names = set().union(*functions.values())
    for path in sources():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            found: set[str] = set()
            if isinstance(node, ast.Attribute):
                found = functions.get(node.attr, set())
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                found = {node.value} & names
            for method in found:
                yield str(path.relative_to(ROOT)), method


def test_every_method_planbot_calls_is_known() -> None:
    assert [(path, method) for path, method in calls() if method not in METHODS] == []


def test_no_method_is_known_that_planbot_never_calls() -> None:
    assert METHODS - {method for _, method in calls()} == set()


def test_what_needs_a_scope_is_known() -> None:
    assert set(NEEDED) <= METHODS


def test_the_reading_of_the_source_finds_the_calls() -> None:
    assert {"chat.postMessage", "auth.test", "views.publish"} <= {method for _, method in calls()}
