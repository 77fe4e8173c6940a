"""The ways in which people write a plan's references: one key for all of them, and a pattern that finds them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Protocol

NOUNS = ("action", "product", "task", "ref", "no", "number")
"""What people put before the number of an action: 'action 21', 'no 21'."""
_LEADING_ZEROS = re.compile(r"(?<![0-9])0+(?=[1-9])")
_BETWEEN, _NUMBER_THEN_LETTER = re.compile(r"[^a-z0-9]+"), re.compile(r"(?<=[0-9])(?=[a-z])")
_NUMBER, _LAST_LETTER = re.compile(r"[0-9]+"), re.compile(r"(?<=9\.)(?:[a-z]|[ivx]{1,4})$")
_CLOSED_UP = re.compile(r"(?<=[a-z])\.(?=[0-9])")


class _Referred(Protocol):
    @property
    def ref(self) -> str: ...

    @property
    def aliases(self) -> tuple[str, ...]: ...


@lru_cache(4096)
def spelling_key(words: str) -> str:
    """One key for every spelling of a reference: 'R1/A2', 'r1 a2' and 'R1A2' are all 'r1.a2', '1(b)' is '1.b'."""
    joined = _LEADING_ZEROS.sub("", _BETWEEN.sub(".", words.casefold()).strip("."))
    return _NUMBER_THEN_LETTER.sub(".", joined)


def lettered_key(words: str) -> str:
    """The key of a spelling with letters, whatever stands between letters and number: 'WS3 - P.21' is 'ws3.p21'."""
    return _CLOSED_UP.sub("", spelling_key(words))


def shape_of(key: str) -> str:
    """What a key looks like with its numbers and last letter blanked: 'a27' looks like 'a26', '3.s' like '3.b'."""
    return _LAST_LETTER.sub("x", _NUMBER.sub("9", key))


def spellings_of(actions: Iterable[_Referred]) -> dict[str, tuple[str, ...]]:
    """Every way to write a reference; a plain reference is never shadowed by another action's alias."""
    actions = tuple(actions)
    own = {key(action.ref): (action.ref,) for action in actions for key in (spelling_key, lettered_key)}
    pairs = [
        (key(alias), action.ref)
        for action in actions
        for alias in action.aliases
        for key in (spelling_key, lettered_key)
    ]
    pairs += [(key, action.ref) for action in actions for key in _derived(action.ref)]
    return {key: refs for key, refs in grouped(pairs).items() if key} | own


def grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    """Pairs as key to values, each value once and in order."""
    groups: dict[str, dict[str, None]] = {}
    for key, value in pairs:
        groups.setdefault(key, {})[value] = None
    return {key: tuple(values) for key, values in groups.items()}


def _derived(ref: str) -> tuple[str, ...]:
    """'R6/A48' is also 'A48' and '6.48': the last letters and number of a lettered reference stand alone."""
    parts = spelling_key(ref).split(".")
    if parts[0] in NOUNS and len(parts) == 2 and parts[1].isdigit():
        return (parts[1], f"a{parts[1]}", *_called(parts[1]))
    if len(parts) == 2 and re.fullmatch(r"[a-z][0-9]+", parts[0]) and parts[1].isdigit():
        return (f"{parts[0][1:]}.{parts[1]}",)
    number = re.sub(r"[^0-9]", "", parts[-1])
    if len(parts) == 2 and all(re.fullmatch(r"[a-z]+[0-9]+", part) for part in parts):
        return (parts[1], ".".join(re.sub(r"[a-z]", "", part) for part in parts), *_called(number))
    return _called(number) if len(parts) == 1 and number else ()


def _called(number: str) -> tuple[str, ...]:
    return tuple(f"{noun}{number}" for noun in NOUNS)


def lettered_pattern(spellings: Mapping[str, tuple[str, ...]]) -> re.Pattern[str]:
    """Finds whatever is spelt with this plan's own letters and numbers: 'WS3P21', 'ws3 p21', 'action 21', '1 (b)'."""
    keys = [lettered_key(key) for key in spellings if re.search(r"[a-z]", key)]
    shapes = {shape_of(key) for key in keys if re.search(r"[a-z][0-9]|[0-9]\.(?:[a-z]|[ivx]+)$", key)}
    forms = sorted((_form(shape) for shape in shapes), key=len, reverse=True)
    ends = r"(?:(?![\w%]|[.:]\d)|(?=s )|(?=(?:red|amber|green|blue|done)\b))"
    return re.compile(rf"(?<![\w£$€.@])(?<!#(?=\D))(?:{'|'.join(forms)}){ends}" if forms else "(?!)", re.I)


def _form(shape: str) -> str:
    """The pattern of a shape; what stands apart ('B 2', '2 b') is one only where `stands_apart` lets it."""
    if shape.endswith("9.x"):
        return _form(shape[:-2]) + r"(?:\s?\(\s?(?:[ivx]{1,4}|[a-z])\s?\)|[ .-]?(?:[ivx]{1,4}|[a-z]))"
    parts = []
    for letters, digits, dot in re.findall(r"([a-z]+)|(9)|(\.)", shape):
        if letters:
            parts.append(letters + ("[ .–#-]{0,3}" if len(letters) > 1 else "[ .-]?"))
        parts.append(r"\d{1,3}" if digits else r"[ ./,–-]{0,3}" if dot else "")
    return "".join(parts)
