"""A gate is shut only before a text in which its pattern finds nothing."""

from __future__ import annotations

import importlib
import pkgutil
import re
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

import bot.reading
from bot.reading import gates
from bot.reading.alternatives import alternatives, led_by_letter
from bot.reading.dates.dates import _RULES
from bot.reading.gates import Gated
from bot.reading.needs import needed
from tests.reading.scoring import CORPORA, lines, opened


@pytest.mark.parametrize(
    ("pattern", "beginnings"),
    [
        (r"\b(?:stuck|stalled|on hold)\b", [{"stuck ", "stalle", "hold  "}, {"stuck ", "stalle", "on    "}]),
        (r"\bred\b", [{"red   "}]),
        (r"\bred(?:dish)?\b", [{"red   ", "reddis"}]),
        (r"\bre\w*", [{"re"}]),
        (r"(?<!\w)(?:the\s+)?\d{1,2}", [{"0"}]),
        (r"^\W*(?:please\s+)?(?:can|could) you", [{"you"}, {"can   ", "could "}]),
        (r"\bi'm\b", [{"i     "}, {"m     "}]),
        (r"(?:not|n't)\s+(?:an?\s+)?fort", [{"fort"}]),
        (r"\b(?:red|amber)\b.*\b(?:legal|snow)\b", [{"legal ", "snow  "}, {"red   ", "amber "}]),
        (r"\bno work (?:of|by) contractors\b", [{"contra"}, {"work  "}]),
    ],
)
def test_what_a_pattern_needs_are_the_rarest_beginnings_of_two_words_in_it(
    pattern: str, beginnings: list[set[str]]
) -> None:
    assert set(needed(pattern, re.IGNORECASE)) == set(map(frozenset, beginnings))


@pytest.mark.parametrize("pattern", [r"\d", r"(?:not|n't)", r"\w+ed\b", r"(?:\bred\b)?", r"[a-z]+ of|x", r"(?<!not )$"])
def test_a_pattern_that_may_match_in_any_word_needs_none(pattern: str) -> None:
    assert needed(pattern) == ()


def test_a_gate_with_two_locks_is_open_when_both_words_are_there() -> None:
    pattern = Gated(r"\bferrets? and weasels?\b")
    shut = [text for text in ("ferrets only", "weasels, too", "no such beasts") if gates.opened(text) & pattern.gates]
    assert shut == []
    assert gates.opened("a ferret and weasels") & pattern.gates


@pytest.mark.parametrize("text", ["naïve: café STUCK", "…stuck", "\ue010\ue010stuck", "x\ud800stuck", "\u0663 stuck"])
def test_what_stands_beside_letters_that_are_not_ascii_opens_its_gates(text: str) -> None:
    assert Gated(r"\bstuck\b|\b\d stuck", re.I).search(text)


@pytest.mark.parametrize(
    ("pattern", "parts"),
    [
        (r"a|b", (r"a", r"b")),
        (r"\b(?:red|on hold)\b", (r"\b(?:red)\b", r"\b(?:on hold)\b")),
        (r"\b(?:red|(?:am|um)ber) now|[|(]|\|", (r"\b(?:red) now", r"\b(?:(?:am|um)ber) now", r"[|(]", r"\|")),
        (r"(?:is )?(?:red|blue)", (r"(?:is )?(?:red|blue)",)),
        (r"(?<!not )(?:red|blue)", (r"(?<!not )(?:red|blue)",)),
    ],
)
def test_a_pattern_is_taken_apart_where_it_is_a_choice(pattern: str, parts: tuple[str, ...]) -> None:
    assert alternatives(pattern) == parts


@pytest.mark.parametrize(
    ("pattern", "led"),
    [
        (r"\b(?:reply)\b", r"(?:(?-i:[rR])(?<=\b.)eply)\b"),
        (r"(?:\bstill) red", r"(?:(?-i:[sSſ])(?<=\b.)till) red"),
        (r"(?<![\w£])(?P<day>\d{1,2})th", r"(?P<day>\d(?<!(?:[\w£]).)\d{0,1})th"),
        (r"\b(?:red|amber) now", r"\b(?:red|amber) now"),
        (r"\b(?:red ){2}", r"\b(?:red ){2}"),
        (r"\bs?he\b", r"\bs?he\b"),
        (r"red|\bblue", r"red|\bblue"),
    ],
)
def test_the_letter_that_every_match_begins_with_comes_before_what_stands_before_it(pattern: str, led: str) -> None:
    assert led_by_letter(pattern, ignoring_case=True) == led


def test_of_alternatives_the_one_that_begins_first_matches_and_of_those_that_begin_together_the_first() -> None:
    pattern = Gated(r"\b(?:on hold|hold|red|red line)\b")
    assert [match.group() for match in pattern.finditer("a red line is on hold")] == ["red", "on hold"]
    assert pattern.sub("-", "a red line is on hold") == "a - line is -"


@pytest.mark.no_cover
def test_no_gate_is_shut_before_a_match_in_any_message_of_the_corpora() -> None:
    shut = [
        (pattern.pattern, text)
        for text in _texts()
        for pattern, regex in _gated()
        if pattern.search(text) is None and regex.search(text) is not None
    ]
    assert shut == []


@pytest.mark.no_cover
@given(st.data())
def test_no_gate_is_shut_before_a_match_in_a_stretch_cut_anywhere(data: st.DataObject) -> None:
    text = data.draw(st.sampled_from(_texts()))
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    cut = data.draw(st.sampled_from([str.upper, str.title, str.lower]))(text[start:end])
    for pattern, regex in _gated():
        assert [match.span() for match in pattern.finditer(cut)] == [match.span() for match in regex.finditer(cut)]


@pytest.mark.parametrize("text", ["İS STUCK", "\u017ftuck", "bloc\u212aed", "ıs stuck"])
def test_letters_that_match_ascii_ones_only_when_case_is_ignored_open_every_gate(text: str) -> None:
    pattern = Gated(r"\b(?:stuck|blocked|is)\b", re.I)
    assert gates.opened(text) == -1
    assert bool(pattern.search(text)) == bool(pattern.regex.search(text)) is True


@cache
def _gated() -> tuple[tuple[Gated, re.Pattern[str]], ...]:
    """Every pattern, and the expression that it stands for."""
    return tuple((each, each.regex) for each in (*_module_patterns(), *(pattern for pattern, _ in _RULES)))


def _module_patterns() -> Iterator[Gated]:
    for found in pkgutil.walk_packages(bot.reading.__path__, "bot.reading."):
        for value in vars(importlib.import_module(found.name)).values():
            if isinstance(value, Gated):
                yield value


@cache
def _texts() -> tuple[str, ...]:
    return tuple(line["text"] for corpus in opened() for line in list(lines(CORPORA / corpus / "open.jsonl"))[::4])


def test_patterns_made_in_several_threads_at_once_keep_their_own_gates() -> None:
    words = [f"{first}{second}{third}x" for first in "bcdf" for second in "aeio" for third in "lmnr"]
    interval = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    try:
        with ThreadPoolExecutor(8) as threads:
            made = list(threads.map(lambda word: (word, Gated(rf"\b(?:{word}|{word}s|no {word})\b")), words))
    finally:
        sys.setswitchinterval(interval)
    said = [(pattern, phrase) for word, pattern in made for phrase in (word, f"{word}s", f"no {word}")]
    assert [phrase for pattern, phrase in said if [each.group() for each in pattern.finditer(phrase)] != [phrase]] == []
