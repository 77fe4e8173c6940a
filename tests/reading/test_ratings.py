"""Colours that rate an action now, and colours that do not."""

from __future__ import annotations

import pytest

from bot.reading.fields.colours import rating_of
from bot.reading.fields.ratings import find_rating
from bot.reading.marks import REFERENCE


@pytest.mark.parametrize(
    ("words", "rating"),
    [
        ("@ | Amber | nothing to add", "amber"),
        ("@ B | 30% | 4 May", "blue"),
        ("@ | 40% | R | 4 May", "red"),
        ("@ (G)", "green"),
        ("from R to A", "amber"),
        ("@: a cheerful green from me", "green"),
        ("@ has come up to green from amber", "green"),
        ("@ was amber in the spring but red this", "red"),
        ("@ went amber on Tuesday", "amber"),
        ("@ has been red since Easter", "red"),
        ("please show @ as BLUE in the June report", "blue"),
        ("I'd call @ amber", "amber"),
        ("@ rated green by the steering group", "green"),
        ("@ amber cos the trainer is off", "amber"),
        ("turn @ red, the bid was refused", "red"),
        ("they'd say red but it's amber", "amber"),
        ("@ is ambre", "amber"),
        ("@ grean", "green"),
        ("@ reddd", "red"),
        ("@ orange for now", "amber"),
        ("@ A please", "amber"),
        ("B for @", "blue"),
        ("@ amberish", "amber"),
        ("@ will stay red till the roof is on", "red"),
        ("@ should be shown amber", "amber"),
        ("@ amber rather than red", "amber"),
        ("I can't call @ green", None),
        ("G", "green"),
        ("@ status A", "amber"),
        ("@ red if I'm honest", "red"),
        ("@ amber unless you disagree", "amber"),
        ("@ red after losing the trainer", "red"),
        ("I propose amber for @", "amber"),
        ("@ amber leaning green", "amber"),
        ("@ needs a red this month", "red"),
        ("hoping @ goes green", None),
        ("@ amber (prev red)", "amber"),
        ("@ not looking green to me", None),
        ("@ goes red if nothing comes", None),
        ("change @ to amber would you", "amber"),
        ("@ might go red", None),
        ("@ green if the money comes", None),
        ("@ heading for green", None),
        ("@ nearly green", None),
        ("@ could slip to amber", None),
        ("@ green once the lease is signed", None),
        ("@ green from 4 May", None),
        ("@ had the green light", None),
        ("@ had a red card", None),
        ("the blue folder for @", None),
        ("my hair is green", None),
        ("@ all read", None),
        ("@ Amber Teal has joined", None),
        ("@ A new trainer starts", None),
    ],
)
def test_a_colour_is_a_rating_only_of_the_action_and_only_now(words: str, rating: str | None) -> None:
    assert find_rating(words.replace("@", REFERENCE)).rating == rating


@pytest.mark.parametrize(
    "words", ["A/R", "red or amber", "amber/green", "between amber and red", "amber verging on red"]
)
def test_two_ratings_are_asked_about(words: str) -> None:
    assert find_rating(f"{REFERENCE} {words}, you choose").two


@pytest.mark.parametrize("words", ["not red any more", "has moved on from red", "improving from amber", "isn't green"])
def test_a_rating_that_was_left_is_asked_about(words: str) -> None:
    assert find_rating(f"{REFERENCE} {words}").negated


@pytest.mark.parametrize("word", ["read", "reed", "screen", "greed", "queen", "member", "ember", "glue", "clue", "bed"])
def test_a_real_word_is_no_misspelt_colour(word: str) -> None:
    assert rating_of(word) is None
