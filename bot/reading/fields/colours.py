"""The words, letters and marks that stand for a rating, with the ways they are misspelt."""

from __future__ import annotations

from collections.abc import Iterator
from string import ascii_lowercase

from bot.reading.reading import Rating
from bot.reading.slack_text import RATING_MARKS
from bot.reading.vocabulary.built_in import words_of

_WORDS = words_of("ratings")
_NAMES: dict[str, Rating] = _WORDS["words"]
_SHORTENED: dict[str, Rating] = _WORDS["shortened"]
_REAL_WORDS = frozenset(_WORDS["slips"]["never"].split())
LETTERS: dict[str, Rating] = {"r": "red", "a": "amber", "g": "green", "b": "blue"}
MARKS: dict[str, Rating] = {mark: colour for colour, mark in RATING_MARKS.items()}  # type: ignore[misc]


def _misspellings(word: str) -> Iterator[str]:
    """One slip of the fingers: letters swapped, doubled or tripled; in longer words one lost, put in or mistaken."""
    for at, letter in enumerate(word):
        yield word[:at] + letter + word[at:]
        yield word[:at] + letter * 2 + word[at:]
        yield word[:at] + word[at : at + 2][::-1] + word[at + 2 :]
        if len(word) > 3:
            yield word[:at] + word[at + 1 :]
        if len(word) > 4:
            yield from (word[:at] + other + word[at + 1 :] for other in ascii_lowercase)
            yield from (word[:at] + other + word[at:] for other in ascii_lowercase)


def _spellings() -> dict[str, Rating]:
    slips = {slip: rating for word, rating in _NAMES.items() for slip in _misspellings(word)}
    known = {slip: rating for slip, rating in slips.items() if slip not in _REAL_WORDS and len(slip) > 2}
    return known | _SHORTENED | _NAMES


COLOURS: dict[str, Rating] = _spellings()
"""Every spelling of a colour, in lower case, and the rating it stands for."""


def rating_of(word: str) -> Rating | None:
    """The rating a word or an emoji's mark stands for, if any."""
    return MARKS.get(word) or COLOURS.get(word.lower().removesuffix("ish"))
