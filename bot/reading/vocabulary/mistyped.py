"""Which word a mistyped one was meant to be: letters that changed places, were lost, doubled or hit on the next key."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping

SWAPPED, LOST, DOUBLED, SWAPPED_FIRST, MISTAKEN, PUT_IN = 1, 2, 3, 4, 5, 6
"""The kinds of slip, the likeliest first."""
_LEAST = 4
"""Letters of what is typed: of fewer nobody can say what was meant."""
_LONG = 6
"""In a word as long as this one vowel or sound for another, or a key beside the right one, leaves one word meant."""
_ROWS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_VOWELS = "aeiou"
_HEARD_ALIKE = ({"s", "c"}, {"c", "k"}, {"s", "z"}, {"i", "y"}, {"g", "j"})
"""Letters of one sound in many words: 'conserns'."""


def _beside() -> dict[str, str]:
    """The keys around each: those left and right of it, and those above and below it, which lie half a key aside."""
    keys = {(row, place): key for row, letters in enumerate(_ROWS) for place, key in enumerate(letters)}
    around = ((0, -1), (0, 1), (-1, 0), (-1, 1), (1, -1), (1, 0))
    return {key: "".join(keys.get((row + r, at + p), "") for r, p in around) for (row, at), key in keys.items()}


_BESIDE = _beside()


def shortened(word: str) -> Iterator[str]:
    """The word, and each spelling of it with one letter left out."""
    yield word
    for place in range(len(word)):
        yield word[:place] + word[place + 1 :]


def by_shortened(words: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Words by every spelling with one letter left out, so that a misspelt one is found without a search."""
    near: dict[str, dict[str, None]] = {}
    for word in words:
        for short in shortened(word):
            near.setdefault(short, {})[word] = None
    return {short: tuple(found) for short, found in near.items()}


def nearest(
    typed: str, near: Mapping[str, tuple[str, ...]], kinds: int = PUT_IN, rarer: Container[str] = frozenset()
) -> str | None:
    """The one word that is a slip away by the likeliest kind, `kinds` being the last; None when two are as likely.

    Of words as likely one that is not among the `rarer` is meant.
    """
    candidates = {word for short in shortened(typed) for word in near.get(short, ())}
    likely = ((slip_between(typed, word), word in rarer, word) for word in candidates)
    found = sorted(each for each in likely if 0 < each[0] <= kinds)
    alone = len(found) == 1 or (len(found) > 1 and found[0][:2] < found[1][:2])
    return found[0][2] if alone else None


def slip_between(typed: str, word: str) -> int:
    """By which kind of slip a word was typed so; 0 if by none. Its first letter stands, unless it changed places."""
    if len(typed) < _LEAST or abs(len(typed) - len(word)) > 1 or typed == word:
        return 0
    at = next((place for place, (one, other) in enumerate(zip(typed, word, strict=False)) if one != other), None)
    at = min(len(typed), len(word)) if at is None else at
    if len(typed) == len(word):
        return _changed(typed, word, at)
    if at == 0:
        return 0
    if len(typed) < len(word):
        return LOST if typed[at:] == word[at + 1 :] else 0
    return _added(typed, word, at) if typed[at + 1 :] == word[at:] else 0


def _changed(typed: str, word: str, at: int) -> int:
    if typed[at : at + 2] == word[at : at + 2][::-1] and typed[at + 2 :] == word[at + 2 :]:
        return SWAPPED if at else SWAPPED_FIRST
    if at == 0 or typed[at + 1 :] != word[at + 1 :]:
        return 0
    vowels = len(word) >= _LONG and typed[at] in _VOWELS and word[at] in _VOWELS
    heard = len(word) >= _LONG and {typed[at], word[at]} in _HEARD_ALIKE
    return MISTAKEN if vowels or heard or typed[at] in _BESIDE.get(word[at], "") else 0


def _added(typed: str, word: str, at: int) -> int:
    if typed[at] == typed[at - 1]:
        return DOUBLED
    beside = _BESIDE.get(typed[at - 1], "") + _BESIDE.get(word[at : at + 1], "")
    vowels = typed[at] in _VOWELS and typed[at - 1] in _VOWELS
    return PUT_IN if len(word) >= _LONG and (vowels or typed[at] in beside) else 0
