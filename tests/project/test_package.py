"""What is installed elsewhere (the Docker image) is whole: templates, styles and migrations go with the code."""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.project.checkout import ROOT, SOURCE_FOLDERS, tracked_files

NEEDED_TO_BUILD = ("pyproject.toml", "README.md", "LICENSE")


@pytest.fixture(scope="module")
def packed(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The names in a wheel built from a copy of what is tracked."""
    copy, wheels = tmp_path_factory.mktemp("copy"), tmp_path_factory.mktemp("wheels")
    for name in tracked_files():
        if name in NEEDED_TO_BUILD or name.startswith(SOURCE_FOLDERS):
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, copy / name)
    build = [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--no-index", "--no-build-isolation"]
    subprocess.run([*build, "--wheel-dir", str(wheels), str(copy)], check=True)
    with zipfile.ZipFile(next(Path(wheels).glob("*.whl"))) as wheel:
        return set(wheel.namelist())


def test_every_file_of_the_source_is_installed(packed: set[str]) -> None:
    source = {name for name in tracked_files() if name.split("/")[0] in SOURCE_FOLDERS}
    assert source - packed == set()


def test_nothing_else_is_installed(packed: set[str]) -> None:
    assert {name.split("/")[0] for name in packed if ".dist-info/" not in name} <= set(SOURCE_FOLDERS)
