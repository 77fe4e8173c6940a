"""What is said for short: an acronym names the actions and indicators whose titles spell it out, and the other way."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from bot.reading.naming.stems import stem, stems
from bot.reading.vocabulary.built_in import words_of

_CAPITALS = re.compile(r"\b[A-Z]{3,8}\b")


def known_acronyms(own: Mapping[str, str]) -> dict[str, str]:
    """Every acronym and what it stands for: those of the field, and a council's own in their place."""
    return {**words_of("acronyms")["acronyms"], **own}


def titles_for_short(titles: Mapping[str, frozenset[str]], acronyms: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """The stem of an acronym beside each reference whose title (as stems) holds all that it stands for."""
    for acronym, words in acronyms.items():
        spelt = frozenset(stems(words))
        yield from ((stem(acronym.casefold()), ref) for ref, title in titles.items() if spelt and spelt <= title)


def names_for_short(name: str, acronyms: Mapping[str, str]) -> Iterator[frozenset[str]]:
    """An indicator's name as stems, as it is written and with each acronym it holds or spells out put the other way."""
    words = frozenset(stems(name))
    yield words
    for acronym, meaning in acronyms.items():
        short, spelt = frozenset({stem(acronym.casefold())}), frozenset(stems(meaning))
        if spelt and spelt <= words:
            yield (words - spelt) | short
        elif short <= words and acronym in _CAPITALS.findall(name):
            yield (words - short) | spelt


def spelt_out(titles: Iterable[str], acronyms: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """What an acronym that stands in a title stands for, and the acronym: said in full it names the action too."""
    written = {word for title in titles for word in _CAPITALS.findall(title)}
    yield from ((meaning, acronym) for acronym, meaning in acronyms.items() if acronym in written)
