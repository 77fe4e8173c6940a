"""The words, letters and marks that stand for a rating, with the ways they are misspelt."""

from __future__ import annotations

from collections.abc import Iterator
from string import ascii_lowercase

from bot.reading.reading import Rating
from bot.reading.slack_text import RATING_MARKS

_NAMES: dict[str, Rating] = {
    "red": "red",
    "amber": "amber",
    "yellow": "amber",
    "orange": "amber",
    "green": "green",
    "blue": "blue",
}
_REAL_WORDS = frozenset(
    "read reed rid rod reds bed led fed ref rec rev redo ember umber camber timber amble aber ambers limber lumber "
    "yell yellows yellowy fellow mellow bellow orang oranges orangey range ranger arrange greed greet greek greens "
    "greeny greenery greener preen queen gree gren grees agreen screen green's tureen blues bluer glue clue blow blew "
    "blur flue slue lube blued blueb bluet".split()
) - {"gren"}
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
    return known | {"grn": "green", "amb": "amber", "ambr": "amber"} | _NAMES


COLOURS: dict[str, Rating] = _spellings()
"""Every spelling of a colour, in lower case, and the rating it stands for."""


def rating_of(word: str) -> Rating | None:
    """The rating a word or an emoji's mark stands for, if any."""
    return MARKS.get(word) or COLOURS.get(word.lower().removesuffix("ish"))
