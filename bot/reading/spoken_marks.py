"""Stops that were dictated by name: 'two point one is amber full stop new line'."""

from __future__ import annotations

import re

from bot.reading.gates import Gated

_WRITTEN = re.compile(r"[,;:?!\n]|\.(?:\s|$)")
_MARKS = {
    "full stop": ".",
    "comma": ",",
    "question mark": "?",
    "exclamation mark": "!",
    "semicolon": ";",
    "colon": ":",
    "new line": "\n",
    "new paragraph": "\n",
    "dash": " -",
}
_NAMED = Gated(rf" (?P<mark>{'|'.join(_MARKS)})(?= |$)", re.I)


def with_marks(text: str) -> str:
    """The text with the marks it names, where it has none that are written."""
    if _WRITTEN.search(text.strip().rstrip(".")) or not _NAMED.search(text):
        return text
    return _NAMED.sub(lambda match: _MARKS[match["mark"].casefold()], text)
