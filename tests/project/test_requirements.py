"""The locked dependencies: every one pinned and hashed, none by address, and the two lists in agreement."""

from __future__ import annotations

import re
import tomllib

import pytest

from tests.project.checkout import read

LISTS = ["requirements.txt", "requirements-dev.txt", "requirements-s3.txt"]


def _pins(name: str) -> dict[str, str]:
    """Each requirement with what stands after it: its version, its marker and its hashes."""
    joined = re.sub(r"(?m)^\s*#.*\n", "", read(name)).replace("\\\n", " ")
    return dict(line.split("==", 1) for line in joined.splitlines() if line.strip())


@pytest.mark.parametrize("name", LISTS)
def test_every_requirement_is_pinned_with_its_hashes(name: str) -> None:
    assert [package for package, rest in _pins(name).items() if "--hash=sha256:" not in rest] == []


@pytest.mark.parametrize("name", LISTS)
def test_no_requirement_has_an_address(name: str) -> None:
    assert re.findall(r"https?:|git\+|file:| @ |--(?:extra-)?index-url|--find-links", read(name)) == []


@pytest.mark.parametrize("name", LISTS[1:])
def test_what_is_tested_is_what_is_run(name: str) -> None:
    longer = _pins(name)
    different = {
        package
        for package, rest in _pins("requirements.txt").items()
        if longer.get(package, "").split()[:1] != rest.split()[:1]
    }
    assert different == set()


def test_everything_the_project_asks_for_is_locked() -> None:
    project = tomllib.loads(read("pyproject.toml"))
    asked = [*project["project"]["dependencies"], *project["dependency-groups"]["build"]]
    names = {re.split(r"[\[<>=~ ]", requirement)[0].lower() for requirement in asked}
    assert names - {package.split("[")[0] for package in _pins("requirements.txt")} == set()
