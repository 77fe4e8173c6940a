"""docs/plan-template.md: its example imports without a fault, and it describes exactly the columns that are read."""

from __future__ import annotations

import re
from datetime import date

from bot.files.columns import TEMPLATE
from bot.files.plan_import import read_plan_file
from tests.project.checkout import read

PAGE = read("docs/plan-template.md")


def test_the_page_describes_every_column_in_the_order_of_the_template() -> None:
    table = PAGE.split("## Columns")[1].split("## ")[0]
    assert tuple(re.findall(r"(?m)^\| ([A-Z][^|]*?) \|", table)) == TEMPLATE


def test_the_example_of_the_page_is_read_without_a_fault() -> None:
    example = PAGE.split("```csv\n")[1].split("```")[0]
    plan = read_plan_file("plan.csv", example.encode(), date(2026, 1, 12))
    assert plan.faults == ()
    assert [action.ref for action in plan.actions] == ["1.1", "1.2", "2.1"]
    assert [owner.name for owner in plan.actions[1].owners] == ["Tom Ferris", "Asha Rowntree"]
    assert plan.actions[2].owners[0].liaison == "Asha Rowntree"


def test_the_dates_of_the_page_are_read_as_it_says() -> None:
    section = PAGE.split("## Dates")[1].split("## ")[0]
    examples = re.findall(r"`([^`]+)`", section)
    rows = "\n".join(f"1,{number},Do it.,Ines Calder,{words}" for number, words in enumerate(examples))
    plan = read_plan_file(
        "plan.csv", f"Recommendation ref,Action ref,Action,Owner,Due\n{rows}".encode(), date(2026, 1, 12)
    )
    assert [action.due.day for action in plan.actions if action.due] == [
        date(2026, 3, 31),
        date(2026, 3, 31),
        date(2026, 3, 31),
        date(2026, 6, 30),
        date(2026, 6, 30),
    ]
