"""Patterns that are tried only on texts holding a word that they need: most messages open few of the many.

A rule of the reader is a regular expression of many phrases, and most say nothing of most messages. It is taken apart
into its alternatives, and each is tried only where the text holds a word it needs. What that is, is taken from the
pattern itself as Python parses it, so a gate never lags behind its rule and never changes what the rule finds: an open
gate costs one needless search, and a gate is shut only where no match can be. A gate has two locks where two different
words are needed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property, lru_cache, partial, reduce
from operator import or_

from bot.reading.alternatives import alternatives, led_by_letter
from bot.reading.marks import REFERENCE
from bot.reading.needs import KEY_LENGTH, needed

_LIKE_ASCII, _OTHER_DIGIT = re.compile("[\u017f\u0130\u0131\u212a]"), re.compile(r"[^\D0-9]")
"""Letters that match an ASCII letter when case is ignored, though not lowered to it; digits of other scripts."""
_OF_WORDS = bytes(ord(chr(code).lower()) if re.match(r"\w", chr(code), re.A) else ord(" ") for code in range(256))
"""Letters in lower case, and blanks for all else: a letter that is not ASCII's stands in no beginning of a word."""
_WORDS_KEPT = 8192
_GROUP = re.compile(r"(?<!\\)\((?:\?P<|(?!\?))")
"""A group that a match can be asked for: the alternatives beside its own would not know it."""


class _Gate:
    """An alternative of a pattern, compiled when it is first tried."""

    def __init__(self, pattern: str, flags: re.RegexFlag) -> None:
        self.pattern, self.flags = pattern, flags

    @cached_property
    def regex(self) -> re.Pattern[str]:
        return re.compile(led_by_letter(self.pattern, bool(self.flags & re.I)), self.flags)


_gates: list[_Gate] = []
"""The alternatives of every pattern by number."""
_opened_by: tuple[dict[str, list[int]], dict[str, list[int]]] = {"": []}, {"": []}
"""For the first lock of a gate and for the second: by the beginning of a word, the gates whose lock it opens, the one
numbered n as 1 << n; '' opens those that need no word. Each of these only grows, each time in one step: threads may
import at once."""


def opened(text: str) -> int:
    """The gates that a text opens, the one numbered n as 1 << n."""
    return _opened(text)


def numbers(gates: int) -> Iterator[int]:
    """The numbers of gates, in order."""
    while gates:
        lowest = gates & -gates
        yield lowest.bit_length() - 1
        gates ^= lowest


def _find_opened(by_word: _ByWord, text: str) -> int:
    plain = text if text.isascii() else text.replace(REFERENCE, " ")
    if not plain.isascii():
        if _LIKE_ASCII.search(plain):
            return -1
        plain = _OTHER_DIGIT.sub("0", plain)
    first, second = by_word[b""]
    for word in set(plain.encode("ascii", "replace").translate(_OF_WORDS).split()):
        one, other = by_word[word]
        first |= one
        second |= other
    return first & second


class _ByWord(dict[bytes, tuple[int, int]]):
    """The first locks that a word opens, and the second ones; b'' opens those that need none."""

    def __init__(self) -> None:
        self._by_beginning: dict[str, tuple[int, int]] = {}

    def __missing__(self, typed: bytes) -> tuple[int, int]:
        if len(self) > _WORDS_KEPT:
            self.clear()
        if len(typed) > KEY_LENGTH:
            found = self[typed[:KEY_LENGTH]]
        else:
            first = second = 0
            for beginning in _beginnings(typed.decode("ascii")):
                one, other = self._of_beginning(beginning)
                first |= one
                second |= other
            found = first, second
        self[typed] = found
        return found

    def _of_beginning(self, beginning: str) -> tuple[int, int]:
        found = self._by_beginning.get(beginning, (0, 0))
        if not any(found) and any(beginning in by for by in _opened_by):
            first, second = (reduce(or_, by.get(beginning, ()), 0) for by in _opened_by)
            self._by_beginning[beginning] = found = first, second
        return found


def _beginnings(word: str) -> Iterator[str]:
    """Under which a word, cut to the longest beginning, opens locks."""
    yield from (word[:length] for length in range(1, min(len(word) + 1, KEY_LENGTH)))
    yield word.ljust(KEY_LENGTH) if word else ""
    if word[:1].isdigit():
        yield "0"


def _forget() -> Callable[[str], int]:
    """What texts open, with nothing known of any: a pattern made later is not judged by what was found before it."""
    return lru_cache(maxsize=1024)(partial(_find_opened, _ByWord()))


_opened = _forget()


class Gated:
    """A regular expression with gates before its alternatives; what it offers is what `re.Pattern` does, of a text."""

    __slots__ = ("_first", "flags", "gates", "pattern")

    def __init__(self, pattern: str, flags: re.RegexFlag = re.NOFLAG) -> None:
        self.pattern, self.flags = pattern, flags
        parts = (pattern,) if _GROUP.search(pattern) else alternatives(pattern)
        gates = [_Gate(part, flags) for part in parts]
        _gates.extend(gates)
        self._first = _gates.index(gates[0])
        self.gates = ((1 << len(parts)) - 1) << self._first
        """Those of its alternatives."""
        for number, part in enumerate(parts, self._first):
            need = needed(part, flags)
            for rank, by in enumerate(_opened_by):
                for key in need[rank] if rank < len(need) else ("",):
                    by.setdefault(key, []).append(1 << number)
        global _opened
        _opened = _forget()  # Filled from now on, so that it knows whatever another thread has made meanwhile.

    @property
    def regex(self) -> re.Pattern[str]:
        """The whole expression."""
        return re.compile(self.pattern, self.flags)

    def may_be_in(self, text: str) -> bool:
        """Whether a text, or a stretch of it cut between words, may hold a match."""
        return bool(_opened(text) & self.gates)

    def search(self, text: str) -> re.Match[str] | None:
        """As of `re.Pattern`."""
        if not (gates := _opened(text) & self.gates):
            return None
        parts = _compiled(self._first, gates >> self._first)
        if len(parts) == 1:
            return parts[0].search(text)
        first = None
        for part in parts:
            found = part.search(text)
            if found and (first is None or found.start() < first.start()):
                first = found
        return first

    def match(self, text: str) -> re.Match[str] | None:
        """As of `re.Pattern`."""
        if not (gates := _opened(text) & self.gates):
            return None
        parts = _compiled(self._first, gates >> self._first)
        return next((found for part in parts if (found := part.match(text))), None)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """As of `re.Pattern`."""
        if not (gates := _opened(text) & self.gates):
            return iter(())
        parts = _compiled(self._first, gates >> self._first)
        return _in_turn(parts, text) if len(parts) > 1 else parts[0].finditer(text)

    def sub(self, new: str | Callable[[re.Match[str]], str], text: str) -> str:
        """As of `re.Pattern`."""
        if not _opened(text) & self.gates:
            return text
        pieces, end = [], 0
        for match in self.finditer(text):
            pieces += [text[end : match.start()], new(match) if callable(new) else match.expand(new)]
            end = match.end()
        return "".join([*pieces, text[end:]]) if pieces else text


@lru_cache(maxsize=8192)
def _compiled(first: int, gates: int) -> tuple[re.Pattern[str], ...]:
    """What is behind gates of one pattern, of which `first` is the number of its first."""
    return tuple(_gates[first + number].regex for number in numbers(gates))


def _in_turn(parts: Sequence[re.Pattern[str]], text: str) -> Iterator[re.Match[str]]:
    """What alternatives match one after the other: whichever begins first, the earlier of those that begin together."""
    found = [match for part in parts if (match := part.search(text))]
    while found:
        first = min(found, key=re.Match.start)
        yield first
        end = max(first.end(), first.start() + 1)
        later = (match if match.start() >= end else match.re.search(text, end) for match in found)
        found = [match for match in later if match]
