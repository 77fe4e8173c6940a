"""No pattern of the reader can be pumped: what it repeats, repeated, never makes it try every way to read that."""

from __future__ import annotations

import importlib
import multiprocessing
import pkgutil
import random
import re
from collections.abc import Iterable, Iterator
from re import _constants as ops  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

import pytest

import bot.reading
from bot.reading.dates.dates import _RULES
from bot.reading.fields.requests import find_request
from bot.reading.gates import Gated
from bot.reading.sense.questions import is_asked
from tests.reading.plans import reading

_REPEATS = (ops.MAX_REPEAT, ops.MIN_REPEAT)
_GROUPS = {ops.SUBPATTERN: 3, ops.ASSERT: 1, ops.ASSERT_NOT: 1}
_LETTERS = " a:,-.1b;'x/I(i\n"
_MINUTE, _TRIALS = 60, 12
Items = list[tuple[Any, Any]]


@pytest.mark.no_cover
def test_a_message_of_nothing_but_marks_is_read_at_once() -> None:
    """In a process of its own, as below: 40,000 stops once took a minute, and so did empty lines."""
    work = multiprocessing.get_context("fork").Process(target=_read_marks)
    work.start()
    work.join(_MINUTE)
    finished = work.exitcode == 0
    work.kill()
    assert finished


def _read_marks() -> None:
    said = ("2.1.1 red", {"2.1.1": {"rating": "red"}})
    for mark in ".!\n-":
        reading(mark * 40_000)
        reading(f"2.1.1 {mark * 40_000}", previous=said)


@pytest.mark.no_cover
def test_what_a_pattern_repeats_can_be_repeated_without_harm() -> None:
    """In a process of its own: a pattern that blows up takes hours, and cannot be stopped from within."""
    work = multiprocessing.get_context("fork").Process(target=_pump_all)
    work.start()
    work.join(_MINUTE)
    finished = work.exitcode == 0
    work.kill()
    assert finished


@pytest.mark.parametrize("words", ["btw:morning: ", "switch of the ", "say our ", "hi: ", "of the "])
def test_what_once_blew_up_is_read(words: str) -> None:
    assert not reading(words * 40 + "!").is_update
    assert not is_asked(words * 40 + "!")
    assert find_request(words * 40) is None


def _pump_all() -> None:
    for pattern in _patterns():
        chance = random.Random(pattern.pattern)
        for lead, body in _repeated(list(_parser.parse(pattern.pattern, pattern.flags)), []):
            for _ in range(_TRIALS):
                before, one, other = (_sample(part, chance) for part in (lead, body, body))
                for text in (before + one * 40, before + (one + other) * 20, one * 40):
                    pattern.search(f"{text}\0")


def _patterns() -> Iterator[re.Pattern[str]]:
    for found in pkgutil.walk_packages(bot.reading.__path__, "bot.reading."):
        for value in vars(importlib.import_module(found.name)).values():
            if isinstance(value, re.Pattern | Gated):
                yield value.regex if isinstance(value, Gated) else value
    yield from (rule.regex for rule, _ in _RULES)


def _repeated(items: Items, lead: Items) -> Iterator[tuple[Items, Items]]:
    """What comes before each repeated part that can itself be read in several ways, and the part."""
    for place, (op, arg) in enumerate(items):
        before = [*lead, *items[:place]]
        if op in _REPEATS:
            body = list(arg[2])
            if arg[1] >= 10 and _varies(body):
                yield before, body
            yield from _repeated(body, before)
        elif op is ops.BRANCH:
            for choice in arg[1]:
                yield from _repeated(list(choice), before)
        elif op in _GROUPS or op is ops.ATOMIC_GROUP:
            yield from _repeated(list(arg[_GROUPS[op]] if op in _GROUPS else arg), before)


def _varies(items: Iterable[tuple[Any, Any]]) -> bool:
    return any(op in _REPEATS or op is ops.BRANCH or (op in _GROUPS and _varies(arg[_GROUPS[op]])) for op, arg in items)


def _sample(items: Iterable[tuple[Any, Any]], chance: random.Random) -> str:
    """Words that a sequence matches, or nearly."""
    made = []
    for op, arg in items:
        if op is ops.LITERAL:
            made.append(chr(arg))
        elif op is ops.IN:
            made.append(_letter(arg, chance))
        elif op is ops.BRANCH:
            made.append(_sample(chance.choice(arg[1]), chance))
        elif op is ops.SUBPATTERN:
            made.append(_sample(arg[3], chance))
        elif op is ops.ATOMIC_GROUP:
            made.append(_sample(arg, chance))
        elif op in _REPEATS:
            made += [_sample(arg[2], chance) for _ in range(min(arg[0] + chance.choice((0, 0, 1, 1, 2)), int(arg[1])))]
        elif op in (ops.ANY, ops.NOT_LITERAL):
            made.append("a")
    return "".join(made)


def _letter(members: list[tuple[Any, Any]], chance: random.Random) -> str:
    alone = _parser.SubPattern(_parser.State(), [(ops.IN, members)])
    one = re._compiler.compile(alone, 0)  # type: ignore[attr-defined]
    fitting = [letter for letter in _LETTERS if one.match(letter)]
    return chance.choice(fitting) if fitting else "a"


def test_the_words_that_are_tried_are_those_of_the_patterns() -> None:
    chance = random.Random(1)
    parsed = _parser.parse(r"(?:hi|ho)[,:]\s+(?:a|b){2,3}")
    assert all(re.fullmatch(r"(?:hi|ho)[,:]\s+(?:a|b){2,4}", _sample(parsed, chance)) for _ in range(50))
