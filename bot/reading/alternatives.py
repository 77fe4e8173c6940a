"""The alternatives of a regular expression, each by itself, so that only those that a text may hold are tried."""

from __future__ import annotations

import re
from collections.abc import Iterator

_TOKEN = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()|]", re.S)
_EDGE = r"\b"
_QUANTIFIERS = ("?", "*", "+", "{")
_EDGES = re.compile(r"\\b|\(\?<[!=](?:[^()\\]|\\.)*\)")
_OPENING = re.compile(r"\(\?(?::|P<\w+>)")
_FIRST = re.compile(r"(?:(?P<letter>[A-Za-z0-9])|\\d(?:\{1,(?P<most>[23])\}|(?P<many>\+))?)(?![?*+{])")
_OTHER_CASES = {"i": "İı", "k": "\u212a", "s": "ſ"}
"""Letters that Python takes for an ASCII letter when case is ignored, beside its capital."""


def alternatives(pattern: str) -> tuple[str, ...]:
    r"""The expressions that `pattern` chooses from, in its order: `\b(?:a|b)c|d` is of `\b(?:a)c`, `\b(?:b)c` and `d`.

    Where several match from one place, the first of them matches what `pattern` does.
    """
    return tuple(part for each in _choices(pattern) for part in _of_first_group(each))


def led_by_letter(pattern: str, ignoring_case: bool) -> str:
    """The same expression with the letter or digit that its matches begin with in front of the edge of a word and of
    all that must stand before it: Python looks for a letter many times faster. As it is where it begins with none."""
    edges, place, pieces = [], 0, []
    while found := _EDGES.match(pattern, place) or _OPENING.match(pattern, place):
        if found.group().endswith((":", ">")):
            if not _stands_alone(pattern[place:]):
                return pattern
            pieces.append(found.group())
        else:
            edges.append(found.group())
        place = found.end()
    first = _FIRST.match(pattern, place)
    if first is None or len(_choices(pattern)) > 1:
        return pattern
    pieces += [_one_of(first["letter"], ignoring_case) if first["letter"] else r"\d", *map(_one_later, edges)]
    pieces.append(r"\d*" if first["many"] else rf"\d{{0,{int(first['most']) - 1}}}" if first["most"] else "")
    return "".join(pieces) + pattern[first.end() :]


def _stands_alone(pattern: str) -> bool:
    """Whether the group that an expression begins with is no choice, and is there once."""
    end, inside = _end(pattern), pattern.index(":" if pattern.startswith("(?:") else ">") + 1
    return len(_choices(pattern[inside : end - 1])) == 1 and not pattern.startswith(_QUANTIFIERS, end)


def _one_of(letter: str, ignoring_case: bool) -> str:
    if not ignoring_case or letter.isdigit():
        return letter
    return f"(?-i:[{letter.lower()}{letter.upper()}{_OTHER_CASES.get(letter.lower(), '')}])"


def _one_later(edge: str) -> str:
    """What must stand before a place, as it is asked for one letter further on."""
    return r"(?<=\b.)" if edge == _EDGE else f"{edge[:4]}(?:{edge[4:-1]}).)"


def _of_first_group(pattern: str) -> Iterator[str]:
    """The choices of the group that an expression begins with, each with what follows the group."""
    edge = _EDGE if pattern.startswith(_EDGE) else ""
    group = pattern[len(edge) :]
    end = _end(group) if group.startswith("(?:") else 0
    if not end or group[end : end + 1] in _QUANTIFIERS:
        return iter((pattern,))
    return (f"{edge}(?:{each}){group[end:]}" for each in _choices(group[3 : end - 1]))


def _choices(pattern: str) -> list[str]:
    """A pattern cut at the bars that are in no group."""
    bars = [place for place, letter, depth in _structure(pattern) if letter == "|" and not depth]
    return [pattern[start + 1 : end] for start, end in zip([-1, *bars], [*bars, len(pattern)], strict=True)]


def _end(pattern: str) -> int:
    """Where the group ends that a pattern begins with."""
    return next(place + 1 for place, letter, depth in _structure(pattern) if letter == ")" and not depth)


def _structure(pattern: str) -> Iterator[tuple[int, str, int]]:
    """The brackets and bars that group: where each is, which, and in how many groups it stands."""
    depth = 0
    for match in _TOKEN.finditer(pattern):
        depth -= match.group() == ")"
        yield match.start(), match.group(), depth
        depth += match.group() == "("
