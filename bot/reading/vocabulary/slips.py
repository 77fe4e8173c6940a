"""Words of states as they are mistyped, put right before a message is read: 'finsihed', 'blokced', 'suspeneded'."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bot.reading.vocabulary.built_in import words_of

_WORD = re.compile(r"[a-z]{5,12}")


def put_right(text: str) -> tuple[str, dict[str, str]]:
    """The text with its mistyped words of states put right, and how each of those that came in was written."""
    slips = _slips()
    if slips.keys().isdisjoint(_WORD.findall(text.lower())):
        return text, {}
    written: dict[str, str] = {}

    def right(match: re.Match[str]) -> str:
        word = slips.get(match.group().lower())
        if word and word not in text.lower():
            written.setdefault(word, match.group())
        return word or match.group()

    return re.sub(r"(?<![\w'-])[A-Za-z]{5,12}(?![\w'-])", right, text), written


@cache
def _slips() -> dict[str, str]:
    data = words_of("states")["slips"]
    words, never = data["of"].split(), {*data["of"].split(), *data["never"].split()}
    return {slip: word for word in words for slip in _mistyped(word) if slip not in never}


def _mistyped(word: str) -> Iterator[str]:
    """A letter lost, doubled or changed places with the next; the first letter is seldom mistyped."""
    for at in range(1, len(word)):
        yield word[:at] + word[at + 1 :]
        yield word[:at] + word[at] + word[at:]
        yield word[:at] + word[at : at + 2][::-1] + word[at + 2 :]
