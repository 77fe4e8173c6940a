"""How like talk beside the work the words of a message are: weighed word by word, from what people wrote."""

from __future__ import annotations

import re
from functools import cache

from bot.reading.naming.stems import stem
from bot.reading.naming.work_words import words_of_the_work
from bot.reading.vocabulary.built_in import words_of

_ANGLED, _WORD = re.compile(r"<[^>]*>"), re.compile(r"[a-z']{2,}")
_BESIDE = 4
"""The sum of weights from which words are of something else: one update in fifty that names no action has as much."""

_OF_THE_WORK = {1: -4, 2: -3}
"""The sum from which words of a sole owner's are of their action, by how many of them are words of work."""


def is_like_an_update(text: str) -> bool:
    """Whether the words of a text are clearly those of an account of work on a plan."""
    told = min(words_of_the_work(text), max(_OF_THE_WORK))
    return told > 0 and sum(_weights().get(word, 0) for word in words_in(text)) <= _OF_THE_WORK[told]


def is_like_talk_beside(text: str, title_stems: frozenset[str] = frozenset()) -> bool:
    """Whether the words of a text are rather said beside the work of a plan; its action's title weighs nothing."""
    return sum(_weights().get(word, 0) for word in words_in(text) if stem(word) not in title_stems) >= _BESIDE


def words_in(text: str) -> frozenset[str]:
    """The words that are weighed, each once."""
    return frozenset(_WORD.findall(_ANGLED.sub(" ", text.replace("’", "'")).lower()))


@cache
def _weights() -> dict[str, int]:
    return {word: int(weight) for weight, words in words_of("beside").items() for word in words.split()}
