"""The shape of the project: sizes that only fall, names from the field, and what stands at the top."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys

import pytest

from tests.project.checkout import ROOT, functions, read, source_files, tracked_files

pytestmark = pytest.mark.no_cover
LONGEST_FILE = 400
LONGEST_FUNCTION = 60

TOP_LEVEL = {
    *("bot", "handlers", "storage", "digests", "tests", "benchmarks", "docs"),
    *("README.md", "LICENSE", "CHANGELOG.md", "Makefile", "Procfile", "Dockerfile", "manifest.json"),
    *("pyproject.toml", "requirements.txt", "requirements-dev.txt", "requirements-s3.txt"),
    *(".ci", ".github", ".dockerignore", ".editorconfig", ".gitattributes", ".gitignore"),
}

# Written in pieces so that this file does not find itself.
FORBIDDEN_TEXTS = ["pypi" + ".org", "python" + "hosted", "/opt/" + "pypi", "/ro" + "ot/", "/wo" + "rk/", "/ho" + "me/"]

MAY_READ_THE_ENVIRONMENT = {"bot/settings.py", "bot/wiring.py", "bot/cli.py"}

HEAVY = {"dateparser", "PIL", "redis", "psycopg", "openpyxl", "holidays", "sqlalchemy", "rapidfuzz", "starlette"}


def test_no_source_file_is_too_long() -> None:
    lengths = {name: len(read(name).splitlines()) for name in _written_files()}
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_FILE} == {}


def test_no_function_is_too_long() -> None:
    long = {
        f"{name}: {function}": lines
        for name in _written_files()
        for function, lines in functions(name)
        if lines > LONGEST_FUNCTION
    }
    assert long == {}


def test_no_file_is_named_after_nothing() -> None:
    nothing = re.compile(r"(^|/)(utils?|helpers?|managers?|common|misc|stuff)(/|\.py$)")
    assert [name for name in tracked_files() if nothing.search(name)] == []


def test_every_source_file_says_what_it_owns() -> None:
    modules = (name for name in source_files() if read(name).strip())
    assert [name for name in modules if ast.get_docstring(ast.parse(read(name))) is None] == []


def test_the_top_level_holds_what_was_agreed_and_nothing_else() -> None:
    assert {name.split("/")[0] for name in tracked_files()} - TOP_LEVEL == set()


@pytest.mark.parametrize("text", FORBIDDEN_TEXTS)
def test_no_file_names_a_registry_or_a_place_on_somebodys_machine(text: str) -> None:
    needle = text.encode()
    assert [name for name in tracked_files() if needle in (ROOT / name).read_bytes()] == []


def test_only_the_composition_root_reads_the_environment() -> None:
    reading = re.compile(r"\bos\.(environ|getenv)\b|from os import .*(environ|getenv)")
    readers = {name for name in source_files() if reading.search(read(name))}
    assert readers - MAY_READ_THE_ENVIRONMENT == set()


def test_no_test_is_skipped_or_expected_to_fail() -> None:
    skipping = re.compile(r"pytest\.(mark\.)?(skip|skipif|xfail|importorskip)\b")
    tests = [name for name in tracked_files() if name.startswith("tests/") and name.endswith(".py")]
    assert [name for name in tests if skipping.search(read(name))] == []


def test_importing_the_command_loads_nothing_heavy_and_starts_nothing() -> None:
    script = f"import sys, threading, bot.cli;print(sorted({HEAVY!r} & set(sys.modules)), threading.active_count())"
    assert _run_python(script) == "[] 1"


def test_importing_every_module_starts_no_thread_and_needs_no_environment() -> None:
    modules = [name.removesuffix(".py").replace("/", ".").removesuffix(".__init__") for name in source_files()]
    # Migrations run inside Alembic only; they are tested with the storage.
    imports = [name for name in modules if ".migrations" not in name and not name.endswith("__main__")]
    script = f"import importlib, threading; [importlib.import_module(m) for m in {imports!r}];"
    assert _run_python(script + "print(threading.active_count())") == "1"


def test_every_part_of_the_bot_stands_in_a_layer() -> None:
    layers = read("pyproject.toml").split("layers = [")[1].split("]")[0]
    parts = {re.sub(r"\.py$", "", name.split("/")[1]) for name in source_files() if name.startswith("bot/")}
    assert {part for part in parts - {"__init__", "__main__"} if not re.search(rf"\bbot\.{part}\b", layers)} == set()


def test_continuous_integration_runs_what_people_run() -> None:
    assert os.access(ROOT / ".ci/run", os.X_OK)
    assert "exec make test" in read(".ci/run")
    assert "run: .ci/run" in read(".github/workflows/ci.yml")


def _written_files() -> list[str]:
    """Source files apart from migrations: those list tables, are generated, and never change once released."""
    return [name for name in source_files() if "/migrations/versions/" not in name]


def _run_python(script: str) -> str:
    answer = subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        env={"PATH": os.defpath},
        check=False,
        capture_output=True,
        text=True,
    )
    assert answer.returncode == 0, answer.stderr
    return answer.stdout.strip()
