"""A long message takes time in step with its length: counted in calls and looked up in the rules, never timed."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable
from datetime import datetime
from types import FrameType

import pytest

from bot.reading.length import READ_WHOLE
from bot.reading.read import read
from bot.reading.reading import Context, Message
from tests.project.checkout import source_text
from tests.reading.plans import PLAN, SENT

REPEATED = (
    "red, ",
    "not done ",
    "by 5 May ",
    "63% ",
    "2.1.3 red. ",
    "1.1 1.2 ",
    "2.1.3 and ",
    "2.1.3\t30/6/21\tAmber\tstaff left\n",
    "> 2.1.3 is red\n",
    "waiting for ",
    "done bar ",
    "a*",
    "a\n",
)


@pytest.mark.parametrize("words", REPEATED)
def test_calls_grow_in_step_with_the_message(words: str) -> None:
    _calls(words, 500)
    assert _calls(words, READ_WHOLE) <= 2.2 * _calls(words, READ_WHOLE // 2)


def test_no_rule_looks_through_the_whole_message_beside_each_of_its_matches() -> None:
    # `before` and `after` say how far a rule may look; a slice to or from a match would be as long as the message.
    sliced = re.compile(
        r"\.(?:search|match|split)\((?:[^()\n]*, )?(?!head|tail)\w+\[(?:: \w+\.start|\w+\.end(?:\(\))? :\])"
    )
    assert (
        sliced.findall(source_text("bot/reading/fields/ratings", "bot/reading/fields/percents", "bot/reading/dates/"))
        == []
    )
    assert (
        sliced.findall(
            source_text("bot/reading/fields/forecasts", "bot/reading/fields/outlook", "bot/reading/fields/indicators")
        )
        == []
    )
    assert (
        sliced.findall(
            source_text("bot/reading/naming/references", "bot/reading/dates/periods", "bot/reading/naming/titles")
        )
        == []
    )


def _calls(words: str, length: int) -> int:
    """How many functions reading a message of repeated words calls, C's among them."""
    said = Message((words * length)[:length], datetime.fromisoformat(SENT), "bea")
    return _counted(lambda: read(said, PLAN, Context()))


def _counted(work: Callable[[], object]) -> int:
    count = 0

    def note(_frame: FrameType, happened: str, _arg: object) -> None:
        nonlocal count
        count += happened in ("call", "c_call")

    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count
