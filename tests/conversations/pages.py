"""Doing what a page of the documentation says: its commands typed, its messages said, one after another."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from bot.plan import entries as e
from bot.plan.entities import Group, Person, PersonKind
from bot.plan.indicators import Indicator, Target
from bot.slack.workspace import people as who
from bot.slack.workspace.clicks import words_of
from storage import journal
from tests.conversations.plan import AMARA, DANIEL, FIONA, HELEN, JOE, NOW, PLAN, PRIYA
from tests.conversations.stack import TEAM, Stack
from tests.conversations.test_bodies import add_body

DOCS = Path(__file__).parents[2] / "docs"
BOARD = "ICS Project Board"
_STEP = re.compile(r"`(?P<command>/plan [^`]+)`|^“(?P<said>[^”]+)”$", re.MULTILINE)
UNKNOWN = r"I do not know|I know no|I could not|^Write |did not understand"
_REFUSED = (
    rf"{UNKNOWN}|There is no|has no |ask to extend|Only |There is nothing to|^Why\?|^Until when|^To which|^By which"
    r"|^What should|still to come|cannot be|is not suspended|Ask for a change"
)
_NAMES = {
    "NAME": BOARD,
    "ORGANISATION": "SoftCare Systems",
    "TEAM": "Virtual School",
    "@name": "@Joe Carter",
    "@leaver": "@Priya Nair",
    "@new": "@Joe Carter",
}
"""What the pages leave to the reader, filled in."""
_OWNERS = {"2.1.3": DANIEL, "3.": JOE, "rec 3": JOE, "rec 4": AMARA, "4.": FIONA, "plan:": AMARA}
_ASSESSMENTS = Indicator("IA", "Initial assessments", "%", baseline=55.2, targets=(Target(90.0),), actions=("2.1.1",))
_GROUPS = (
    Group("g:area", "service area", "Early help"),
    Group("g:theme", "theme", "Practice"),
    *(Group(f"g:phase:{n}", "phase", f"Phase {n}", order=n) for n in (1, 2)),
)


class Step(NamedTuple):
    """Something a page says to do: a command to type, or words to say to Planbot."""

    text: str
    typed: bool


def steps_of(text: str) -> Iterator[Step]:
    """What a page, or a part of one, says to do."""
    for found in _STEP.finditer(text):
        yield Step(" ".join((found["command"] or found["said"]).split()), found["command"] is not None)


def prepared(stack: Stack) -> None:
    """The board, the measure and the groups the pages speak of."""
    add_body(stack, name=BOARD, every="monthly:4", weekday="1", starts="2026-02-01", people=HELEN)
    with stack.database.writing() as session:
        measure = e.Entry("ia", "indicator", "IA", e.IndicatorAdded(_ASSESSMENTS), AMARA, NOW, NOW)
        supplier = Person("p-softcare", "SoftCare Systems", kind=PersonKind.ORGANISATION)
        outside = e.Entry("softcare", "person", supplier.id, e.PersonAdded(supplier), AMARA, NOW, NOW)
        groups = [e.Entry(g.id, "group", g.id, e.GroupAdded(g), AMARA, NOW, NOW) for g in _GROUPS]
        journal.append(session, TEAM, PLAN, [measure, outside, *groups])


def follow(stack: Stack, text: str, never: str = _REFUSED) -> None:
    """Do all that a page says; every step is answered, and `never` (a pattern) refused."""
    for step in steps_of(text):
        answer = _type(stack, step.text) if step.typed else _say(stack, step.text)
        assert answer, step.text
        assert not re.search(never, answer.splitlines()[0]), f"{step.text}: {answer}"
        stack.later(seconds=5)


def _type(stack: Stack, command: str) -> str:
    """What comes of a command: the words of the answer, or of the form it opens."""
    by = HELEN if command.startswith("/plan lead") else AMARA
    before = len(stack.workspace.messages(who.GENERAL_CHANNEL, by))
    assert stack.workspace.command(by, who.GENERAL_CHANNEL, _filled(stack, command))["ok"]
    stack.answer()
    view = stack.workspace.view(by)
    answers = stack.workspace.messages(who.GENERAL_CHANNEL, by)[before:]
    if view is not None and not answers:
        stack.workspace.close_view(by, view["id"])
        return str(view["title"]["text"])
    return "\n".join(map(words_of, answers))


def _say(stack: Stack, text: str) -> str:
    """What Planbot answers its owner."""
    by = next((user for words, user in _OWNERS.items() if re.search(rf"(?<![\d.]){re.escape(words)}", text)), PRIYA)
    return "\n".join(stack.replies(by, stack.dm(by, text)))


def _filled(stack: Stack, command: str) -> str:
    """A command with names where the page has none, and people mentioned as Slack does."""
    for gap, name in _NAMES.items():
        command = command.replace(gap, name)
    by_name = {p["real_name"]: id for id, p in stack.workspace.state.users.items()}
    return re.sub(r"@(\w+ \w+)", lambda m: f"<@{by_name[m[1]]}>", command)
