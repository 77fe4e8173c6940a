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
_LONG = 4000
"""A text of so many characters opens nearly every gate: it is not looked through for keys."""


@lru_cache(maxsize=64)
def beginnings(text: str) -> frozenset[str] | None:
    """How the words of a text begin, as `needed` puts it; None for a text that opens every gate."""
    if len(text) > _LONG or (not text.isascii() and _LIKE_ASCII.search(text)):
        return None
    found: set[str] = set()
    for word in set(_WORD.findall(text.lower())):
        found.update((word[:1], word[:2], word[:3], word[:KEY_LENGTH].ljust(KEY_LENGTH)))
        if word[0].isdigit():
            found.add("0")
    return frozenset(found)


class Gated:
    """A regular expression with a gate before it; what it offers is what `re.Pattern` does, of a whole text."""

    __slots__ = ("needs", "pattern", "regex")

    def __init__(self, pattern: str, flags: re.RegexFlag = re.NOFLAG) -> None:
        self.pattern = pattern
        self.needs = needed(pattern, flags)
        self.regex = re.compile(pattern, flags)

    def _shut(self, text: str) -> bool:
        found = beginnings(text) if self.needs else None
        return found is not None and self.needs is not None and self.needs.isdisjoint(found)

    def search(self, text: str) -> re.Match[str] | None:
        """As of `re.Pattern`."""
        return None if self._shut(text) else self.regex.search(text)

    def match(self, text: str) -> re.Match[str] | None:
        """As of `re.Pattern`."""
        return None if self._shut(text) else self.regex.match(text)

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """As of `re.Pattern`."""
        return iter(()) if self._shut(text) else self.regex.finditer(text)

    def sub(self, new: str | Callable[[re.Match[str]], str], text: str) -> str:
        """As of `re.Pattern`."""
        return text if self._shut(text) else self.regex.sub(new, text)
