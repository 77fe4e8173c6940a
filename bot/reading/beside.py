"""The words right before and right after a place in a text.

What a rule says of the words beside a match it must not look for in the whole message: a message may be 40,000
characters long and hold as many matches as words, and reading it has to stay linear.
"""

from __future__ import annotations

NEAR, CLAUSE = 80, 300
"""How many characters words beside something, and the clause around it, may take."""


def before(text: str, place: int, reach: int = NEAR) -> str:
    """The words that end at a place."""
    return text[max(0, place - reach) : place]


def after(text: str, place: int, reach: int = NEAR) -> str:
    """The words that begin at a place."""
    return text[place : place + reach]
