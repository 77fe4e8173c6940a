"""docs/ways-of-working.md is true: every command on it is typed and every message on it is said, way by way."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from bot.plan import entries as e
from bot.plan.entities import Group
from bot.plan.indicators import Indicator, Target
from bot.plan.presets import WAYS, Way
from bot.slack.workspace import people as who
from bot.slack.workspace.clicks import words_of
from storage import journal
from tests.asking.test_ways import choose
from tests.conversations.plan import AMARA, DANIEL, HELEN, JOE, NOW, PLAN, PRIYA
from tests.conversations.stack import TEAM, Stack
from tests.conversations.test_bodies import add_body

PAGE = Path(__file__).parents[2] / "docs" / "ways-of-working.md"
_STEP = re.compile(r"`(?P<command>/plan [^`]+)`|^“(?P<said>[^”]+)”$", re.MULTILINE)
REFUSED = re.compile(
    r"I do not know|I know no|I could not|^Write |did not understand|There is no|has no |ask to extend"
    r"|Only the core team"
)
OWNERS = {"2.1.1": PRIYA, "2.1.3": DANIEL, "3.1": JOE}
ASSESSMENTS = Indicator("IA", "Initial assessments", "%", baseline=55.2, targets=(Target(90.0),), actions=("2.1.1",))
GROUPS = (Group("g:theme", "theme", "Leadership"), Group("g:area", "service area", "Early help"))


def pages() -> dict[str, str]:
    """The pages by their titles."""
    _, *parts = re.split(r"^## ", PAGE.read_text("utf-8"), flags=re.MULTILINE)
    return {part.partition("\n")[0]: part.partition("\n")[2] for part in parts}


def prepared(stack: Stack) -> None:
    """The board, the measure and the groups the pages speak of."""
    add_body(stack, name="ICS Project Board", every="monthly:4", weekday="1", starts="2026-02-01", people=HELEN)
    with stack.database.writing() as session:
        measure = e.Entry("ia", "indicator", "IA", e.IndicatorAdded(ASSESSMENTS), AMARA, NOW, NOW)
        groups = [e.Entry(g.id, "group", g.id, e.GroupAdded(g), AMARA, NOW, NOW) for g in GROUPS]
        journal.append(session, TEAM, PLAN, [measure, *groups])


def type_it(stack: Stack, command: str) -> str:
    """What comes of a command: the words of the answer, or of the form it opens."""
    by_name = {p["real_name"]: id for id, p in stack.workspace.state.users.items()}
    mentioned = re.sub(r"@(\w+ \w+)", lambda m: f"<@{by_name[m[1]]}>", command)
    by = HELEN if command.startswith("/plan lead") else AMARA
    before = len(stack.workspace.messages(who.GENERAL_CHANNEL, by))
    assert stack.workspace.command(by, who.GENERAL_CHANNEL, mentioned)["ok"]
    stack.answer()
    view = stack.workspace.view(by)
    answers = stack.workspace.messages(who.GENERAL_CHANNEL, by)[before:]
    if view is not None and not answers:
        stack.workspace.close_view(by, view["id"])
        return str(view["title"]["text"])
    return "\n".join(map(words_of, answers))


def say_it(stack: Stack, text: str) -> str:
    """What Planbot answers its owner."""
    by = next((user for ref, user in OWNERS.items() if ref in text), PRIYA)
    return "\n".join(stack.replies(by, stack.dm(by, text)))


def test_there_is_a_page_for_every_way_that_can_be_chosen() -> None:
    assert list(pages()) == [way.title for way in WAYS]


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.id)
def test_every_step_of_a_page_does_something(stack: Stack, way: Way) -> None:
    prepared(stack)
    choose(stack, way.id)
    steps = list(_STEP.finditer(pages()[way.title]))
    assert len(steps) >= 6
    for step in steps:
        text = step["command"] or step["said"]
        answer = type_it(stack, text) if step["command"] else say_it(stack, text)
        assert answer, text
        assert not REFUSED.search(answer.splitlines()[0]), f"{text}: {answer}"
