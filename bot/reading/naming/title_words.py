"""What the words of titles are worth for naming an action: the rarer in the plan the more, everyday words little."""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping

from bot.reading.naming.spellings import grouped
from bot.reading.naming.stems import stem
from bot.reading.vocabulary.built_in import words_of
from bot.reading.vocabulary.mistyped import by_shortened, shortened

_COUNTING, _EVERYDAY = (frozenset(words_of("common")[name].split()) for name in ("counting", "everyday"))
ABBREVIATED: dict[str, str] = words_of("shortened")["shortened"]
"""What is shortened in talk about a title."""
_LEAST_LENGTH, _LONGEST, _ROOT = 5, 40, 6


def weights(title_words: Mapping[str, tuple[str, ...]]) -> dict[str, float]:
    """What each stem of the titles is worth: 1 for one that no other title has, little for an everyday one."""
    counting, everyday = ({stem(word) for word in words} for words in (_COUNTING, _EVERYDAY))
    made = {}
    for word, refs in title_words.items():
        rare = 1 / (1 + math.log2(len(refs)))
        made[word] = rare * (0.1 if word in counting or word.isdigit() else 0.45 if word in everyday else 1.0)
    return made


def near_words(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Words by every spelling with one letter left out, and by their root, so that one like them is found by a look."""
    long = {each for each in words if len(each) > _LEAST_LENGTH and each.isalpha()}
    return by_shortened(long) | grouped((f"{word[:_ROOT]}-", word) for word in long)


def akin(word: str, near: Mapping[str, tuple[str, ...]]) -> str | None:
    """The title word that begins like a word ('conversions' and 'convert'), when all that do are of one root."""
    found = near.get(f"{word[:_ROOT]}-", ()) if len(word) > _ROOT else ()
    return found[0] if found and len({stem(each) for each in found}) == 1 else None


def misspelt(word: str, near: Mapping[str, tuple[str, ...]]) -> str | None:
    """The title word that a word is one slip of the finger away from, when there is only one."""
    from rapidfuzz.distance import OSA

    if not _LEAST_LENGTH <= len(word) <= _LONGEST or not word.isalpha():
        return None
    candidates = {each for short in shortened(word) for each in near.get(short, ())}
    found = [each for each in candidates if each[0] == word[0] and OSA.distance(word, each, score_cutoff=1) <= 1]
    return found[0] if len(found) == 1 else None
