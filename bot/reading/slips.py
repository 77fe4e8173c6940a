"""Slips of the finger in the few words the reader lives by: 'complte', 'strated', 'dealyed'."""

from __future__ import annotations

import re
from collections.abc import Iterator

_WORDS = (
    "complete completed completion finish finished finishes started starting delayed delays blocked stalled "
    "progress behind"
    " slipped slipping waiting awaiting extension extend extended forecast suspended paused target schedule published"
    " approved evidence attached nearly halfway percent yesterday tomorrow february september october november december"
    " january wednesday thursday saturday amber yellow green"
).split()
_REAL = frozenset(
    "compete competed competes completes completely completing complement compliment finisher finishing stared "
    "stated starred"
    " starts stating staring staring relayed decayed belayed blacked locked bloked installed staled aggress "
    "egress behold slipper"
    " flipped clipped snipped whiting wafting weighting extent extends extending intend forecasts suspends "
    "paned passed pauses"
    " used caused raged targeted targets schedules scheduled attache attaches near early dearly yearly pearly "
    "percents ambers"
    " yellows greens gree greed greek greet gren grene mellow bellow fellow yell lumber umber aber arget sept "
    "stalls stalled"
    " tared tarted stoked started delay delays relays evident residence impending awaited attacked detached "
    "waited pushed"
    " pulsed proved improved approves reproved haled".split()
)
_CONTRACTED = {
    bare: f"{bare[:-1]}'{bare[-1]}"
    for bare in (
        "wont cant dont isnt wasnt havent hasnt didnt doesnt couldnt wouldnt shouldnt arent werent neednt hadnt"
    ).split()
} | {
    "theyre": "they're",
    "theyve": "they've",
    "weve": "we've",
    "youve": "you've",
    "thats": "that's",
    "theres": "there's",
}
"""Typed without its apostrophe, as a phone now and then leaves it."""
_TOKEN = re.compile(r"(?<![\w'@/.])[A-Za-z]{4,12}(?![\w'@/])")


def _slips(word: str) -> Iterator[str]:
    """One letter lost, doubled or changed places with the next; the first letter always stands."""
    for at in range(1, len(word)):
        yield word[:at] + word[at + 1 :]
        yield word[:at] + word[at] + word[at:]
        yield word[:at] + word[at : at + 2][::-1] + word[at + 2 :]


def _known() -> dict[str, str]:
    words = frozenset(_WORDS)
    made = {slip: word for word in _WORDS for slip in _slips(word) if len(slip) > 3}
    return {slip: word for slip, word in made.items() if slip not in words and slip not in _REAL}


_PUT_RIGHT = _known() | _CONTRACTED


def put_right(text: str) -> str:
    """The text with such words as they were meant; every other word as it was typed."""
    return _TOKEN.sub(_word, text)


def _word(match: re.Match[str]) -> str:
    typed = match.group()
    meant = _PUT_RIGHT.get(typed.casefold())
    return typed if meant is None else meant.capitalize() if typed[0].isupper() else meant
