"""The words of a title or a name without their endings, so that talk about an action finds it."""

from __future__ import annotations

import re
from functools import lru_cache

_WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)?")
_SMALL = (
    "a an and are as at be by each every for from in into is it of off on onto or our per so that the their"
    " to up with who all any not we us has have been this these those than its them they"
)
SMALL_WORDS = frozenset(_SMALL.split(" "))


@lru_cache(4096)
def stem(word: str) -> str:
    """A word without the ending that changes between a title and talk about it."""
    word = word.split("'")[0]
    for ending in ("ational", "ations", "ation", "ings", "ing", "ies", "ied", "ed", "es", "s", "al", "e", "y"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word.removesuffix(ending)
            break
    return word[:-1] if len(word) > 4 and word[-1] == word[-2] else word


def words_of(text: str) -> tuple[str, ...]:
    """The words of a text that carry meaning, casefolded and in order."""
    words = _WORD.findall(text.casefold().replace("’", "'"))
    return tuple(word for word in words if word not in SMALL_WORDS)


def stems(text: str) -> tuple[str, ...]:
    """The stems of the words of a text that carry meaning, in order."""
    return tuple(stem(word) for word in words_of(text))
