"""A council's own words, said to Planbot in Slack."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.plan.entities import Rating, Status
from bot.reading.vocabulary.own import vocabulary_of
from bot.services.readers import Readers
from tests.conversations.plan import DANIEL
from tests.conversations.stack import Stack

OWN = """
[ratings]
"on the turn" = "amber"
[states]
"with the lawyers" = "blocked"
[names]
"the Doncaster action" = "2.1.3"
"""


@pytest.fixture
def own_stack(tmp_path: Path) -> Iterator[Stack]:
    """Planbot with words of the council's own."""
    made = Stack(tmp_path)
    made.runtime = replace(made.runtime, readers=Readers(vocabulary_of(OWN)))
    made.start()
    yield made
    made.stop()


def test_an_update_in_the_councils_own_words_is_recorded(own_stack: Stack) -> None:
    ts = own_stack.dm(DANIEL, "the Doncaster action is on the turn")
    assert "*2.1.3* Replace the case recording system: 🟢 GREEN → 🟠 AMBER" in own_stack.replies(DANIEL, ts)[0]
    assert own_stack.item("2.1.3").rating is Rating.AMBER


def test_a_state_in_the_councils_own_words_is_recorded(own_stack: Stack) -> None:
    own_stack.dm(DANIEL, "2.1.3 with the lawyers")
    assert own_stack.item("2.1.3").line.status is Status.BLOCKED
