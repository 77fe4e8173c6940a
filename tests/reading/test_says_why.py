"""Telling a colour from a reason."""

from __future__ import annotations

import pytest

from bot.reading.says_why import says_why

TITLE = "Recruit eight social workers"


@pytest.mark.parametrize(
    "said",
    ["3.1 is red", "3.1 still red, sorry", "Recruit social workers: amber", ":red_circle: 3.1", "3.1 red 30 June"],
)
def test_a_colour_and_a_date_say_no_reason(said: str) -> None:
    assert not says_why(said, TITLE)


@pytest.mark.parametrize(
    "said", ["3.1 red: sickness", "3.1 is red, nobody applied", "3.1 red as the landlord withdrew"]
)
def test_words_beside_the_colour_do(said: str) -> None:
    assert says_why(said, TITLE)
