"""The alternatives of a regular expression, each by itself, so that only those that a text may hold are tried."""

from __future__ import annotations

import re
from collections.abc import Iterator

_TOKEN = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]|[()|]", re.S)
_EDGE = r"\b"
_QUANTIFIERS = ("?", "*", "+", "{")
_LED = re.compile(r"(?P<edge>\\b)?(?P<group>\(\?:)?(?P<inner>\\b)?(?P<letter>[A-Za-z])(?![?*+{])")
_OTHER_CASES = {"i": "İı", "k": "\u212a", "s": "ſ"}
"""Letters that Python takes for an ASCII letter when case is ignored, beside its capital."""


def alternatives(pattern: str) -> tuple[str, ...]:
    r"""The expressions that `pattern` chooses from, in its order: `\b(?:a|b)c|d` is of `\b(?:a)c`, `\b(?:b)c` and `d`.

    Where several match from one place, the first of them matches what `pattern` does.
    """
    return tuple(part for each in _choices(pattern) for part in _of_first_group(each))


def led_by_letter(pattern: str, ignoring_case: bool) -> str:
    """The same expression with the letter that its matches begin with in front of the edge of a word: Python looks for
    a letter many times faster. As it is where it does not begin with one."""
    led = _LED.match(pattern)
    if led is None or len(alternatives(pattern)) > 1:
        return pattern
    group = pattern[led.start("group") :] if led["group"] else ""
    if group[_end(group) :].startswith(_QUANTIFIERS) if group else False:
        return pattern
    letter = led["letter"]
    letters = f"{letter.lower()}{letter.upper()}{_OTHER_CASES.get(letter.lower(), '')}" if ignoring_case else letter
    edge = r"(?<=\b.)" if led["edge"] or led["inner"] else ""
    return f"(?-i:[{letters}]){edge}{led['group'] or ''}{pattern[led.end() :]}"


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
