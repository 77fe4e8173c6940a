"""The documentation is true: every command on its pages is typed and every message on them is said."""

from __future__ import annotations

import re
from datetime import date

import pytest

from bot.plan.presets import WAYS, Way
from bot.sample.sample_plan import sample_rows
from bot.wording.help import help_text
from tests.asking.test_ways import choose
from tests.asking.typed import shown
from tests.conversations.pages import DOCS, UNKNOWN, follow, prepared, steps_of
from tests.conversations.stack import Stack

PAGES = ("boards", "evidence-and-sign-off", "escalation", "changes", "indicators-and-risks", "people-and-parts")

SHORT = 5000
"""Characters of help that somebody still looks through."""


def pages() -> dict[str, str]:
    """The pages of the ways of working by their titles."""
    _, *parts = re.split(r"^## ", (DOCS / "ways-of-working.md").read_text("utf-8"), flags=re.MULTILINE)
    return {part.partition("\n")[0]: part.partition("\n")[2] for part in parts}


def test_there_is_a_page_for_every_way_that_can_be_chosen() -> None:
    assert list(pages()) == [way.title for way in WAYS]


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.id)
def test_every_step_of_a_way_of_working_does_something(stack: Stack, way: Way) -> None:
    prepared(stack)
    choose(stack, way.id)
    text = pages()[way.title]
    assert len(list(steps_of(text))) >= 6
    follow(stack, text)


@pytest.mark.no_cover
@pytest.mark.parametrize("page", PAGES)
def test_every_step_of_a_page_does_something(stack: Stack, page: str) -> None:
    prepared(stack)
    text = (DOCS / f"{page}.md").read_text("utf-8")
    assert len(list(steps_of(text))) >= 4
    follow(stack, text)


@pytest.mark.no_cover
def test_what_help_names_is_understood(stack: Stack) -> None:
    prepared(stack)
    follow(stack, shown(help_text().blocks), never=UNKNOWN)


def test_every_reference_that_is_typed_is_of_the_sample_plan() -> None:
    known = {row["Action ref"] for row in sample_rows(date(2026, 3, 2))}
    texts = [(DOCS / f"{page}.md").read_text("utf-8") for page in (*PAGES, "ways-of-working")]
    steps = [step.text for text in (*texts, shown(help_text().blocks)) for step in steps_of(text)]
    named = {ref for step in steps for ref in re.findall(r"(?<![\w.])\d+\.\d+(?:\.\d+)?(?![\d.%])", step)}
    assert named - known == set()


def test_help_is_short_and_names_each_command_once() -> None:
    text = shown(help_text().blocks)
    commands = [step.text for step in steps_of(text)]
    assert len(commands) == len(set(commands))
    assert len(text) <= SHORT
    everybodys = help_text(core_team=False).text
    assert len(everybodys) <= SHORT * 3 // 5
    assert "Core team" not in everybodys
