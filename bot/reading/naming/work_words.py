"""Whether words are about the work of a plan at all: its people, permissions, papers and places."""

from __future__ import annotations

from functools import cache

from bot.reading.naming.stems import stem, stems
from bot.reading.vocabulary.built_in import words_of


def is_of_the_work(text: str, title_stems: frozenset[str] = frozenset()) -> bool:
    """Whether a text has a word of such work, or of the title of the action that it is said of."""
    return not (_work() | title_stems).isdisjoint(stems(text))


def words_of_the_work(text: str) -> int:
    """How many such words a text has."""
    return len(_work().intersection(stems(text)))


@cache
def _work() -> frozenset[str]:
    return frozenset(stem(word) for topic in words_of("work").values() for word in topic.split())
