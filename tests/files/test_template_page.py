"""docs/plan-template.md and the empty template say what the import does."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from bot.files.columns import SYNONYMS, TEMPLATE
from bot.files.plan_import import read_plan_file

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "plan-template.md").read_text(encoding="utf-8")
FILES = ROOT / "bot" / "files"
SOURCE = "".join(path.read_text(encoding="utf-8") for path in sorted(FILES.glob("*.py")))
KINDS = set(re.findall(r'(?:Fault|fault|return)\(?\s*"([a-z_]+)", ', SOURCE))


@pytest.mark.parametrize("column", TEMPLATE)
def test_every_column_and_its_other_names_are_described(column: str) -> None:
    line = next(line for line in PAGE.splitlines() if line.startswith(f"| {column} |"))
    missing = [name for name in SYNONYMS.get(column, ()) if name not in line.casefold()]
    assert missing == []


def test_every_fault_is_described() -> None:
    assert len(KINDS) > 20
    assert {kind for kind in KINDS if f"`{kind}`" not in PAGE} == set()


def test_no_fault_is_described_that_is_not_there() -> None:
    assert set(re.findall(r"`([a-z]+_[a-z_]+)`", PAGE)) - KINDS == set()


def test_the_empty_template_has_every_column_and_two_rows_without_a_fault() -> None:
    plan = read_plan_file("template.csv", (FILES / "template.csv").read_bytes(), date(2027, 1, 4))
    assert plan.columns == TEMPLATE
    assert (len(plan.actions), plan.faults) == (2, ())
