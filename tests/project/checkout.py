"""What the tests of the project read: its tracked files, its modules and its command."""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Iterator
from pathlib import Path

import typer
from typer.core import TyperGroup
from typer.main import get_command

ROOT = Path(__file__).resolve().parents[2]
SOURCE_FOLDERS = ("bot", "handlers", "storage", "digests")


def tracked_files() -> list[str]:
    """Every file git knows of that is still there, as paths from the top of the project."""
    listing = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, check=True, capture_output=True, text=True)
    return sorted(name for name in listing.stdout.split("\0") if name and (ROOT / name).exists())


def read(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def source_files() -> list[str]:
    """The Python files of the product itself, without tests and benchmarks."""
    return [
        path.relative_to(ROOT).as_posix() for folder in SOURCE_FOLDERS for path in sorted((ROOT / folder).rglob("*.py"))
    ]


def source_text(*folders: str) -> str:
    return "\n".join(read(name) for name in source_files() if name.startswith(folders))


def functions(name: str) -> Iterator[tuple[str, int]]:
    """Each function of a file, with its length in physical lines (decorators apart)."""
    for node in ast.walk(ast.parse(read(name))):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and node.end_lineno:
            yield node.name, node.end_lineno - node.lineno + 1


def planbot() -> typer.Typer:
    """The Typer object behind the `planbot` command."""
    from bot.cli import cli

    return cli


def planbot_commands() -> dict[str, str]:
    """Each sub-command of `planbot` with its help text."""
    group = get_command(planbot())
    assert isinstance(group, TyperGroup)
    return {name: command.help or "" for name, command in group.commands.items()}
