"""Patterns that are tried only on texts holding a word that they need: most messages open few of the many.

A rule of the reader is a regular expression of many phrases, and most say nothing of most messages. What a pattern
needs is taken from the pattern itself as Python parses it, so a gate never lags behind its rule and never changes what
the rule finds: an open gate costs one needless search, and a gate is shut only where no match can be.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import lru_cache

from bot.reading.needs import KEY_LENGTH, needed

_WORD = re.compile(r"\w+")
_LIKE_ASCII = re.compile("[\u017f\u0130\u0131\u212a]")
"""Letters that match an ASCII letter when case is ignored, though they are not lowered to it."""
_KEPT = 4000
"""A text of more characters is not kept to be asked for again."""


def beginnings(text: str) -> frozenset[str] | None:
    """How the words of a text begin, as `needed` puts it; None for a text that opens every gate."""
    return _beginnings(text) if len(text) <= _KEPT else _beginnings.__wrapped__(text)


@lru_cache(maxsize=64)
def _beginnings(text: str) -> frozenset[str] | None:
    if not text.isascii() and _LIKE_ASCII.search(text):
        return None
    return frozenset().union(*map(_keys, set(_WORD.findall(text.lower()))))


@lru_cache(maxsize=4096)
def _keys(word: str) -> tuple[str, ...]:
    keys = (word[:1], word[:2], word[:3], word[:KEY_LENGTH].ljust(KEY_LENGTH))
    return (*keys, "0") if word[0].isdigit() else keys


class Gated:
    """A regular expression with a gate before it; what it offers is what `re.Pattern` does, of a whole text."""

    __slots__ = ("needs", "pattern", "regex")

    def __init__(self, pattern: str, flags: re.RegexFlag = re.NOFLAG) -> None:
        self.pattern = pattern
        self.needs = needed(pattern, flags)
        self.regex = re.compile(pattern, flags)

    def search(self, text: str) -> re.Match[str] | None:
        """As of `re.Pattern`."""
        return self.regex.search(text) if self._opens(text) else None

    def match(self, text: str) -> re.Match[str] | None:
        """As of `re.Pattern`."""
        return self.regex.match(text) if self._opens(text) else None

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """As of `re.Pattern`."""
        return self.regex.finditer(text) if self._opens(text) else iter(())

    def sub(self, new: str | Callable[[re.Match[str]], str], text: str) -> str:
        """As of `re.Pattern`."""
        return self.regex.sub(new, text) if self._opens(text) else text

    def _opens(self, text: str) -> bool:
        found = beginnings(text)
        return found is None or self.needs is None or not self.needs.isdisjoint(found)
