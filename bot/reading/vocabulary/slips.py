"""Slips of the finger put right before a message is read: 'finsihed', 'abuot', 'superviison', 'adn', 'wont'."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from bot.reading.vocabulary.built_in import words_of
from bot.reading.vocabulary.mistyped import DOUBLED, by_shortened, nearest

_TOKEN = re.compile(r"(?<![\w'@/.-])[A-Za-z]{4,16}(?![\w'@/-])")
_WORD = re.compile(r"[a-z]{2,16}")
_SHORT = re.compile(r"(?<![\w'@/.-])[a-z]{2,11}(?![\w'@/-])|(?<![\w'@/.-])[A-Z][a-z]{1,10}(?![\w'@/-])")
_DRAWN_OUT = re.compile(r"(?<=[a-z])([a-hj-z])\1{2,}(?![\w'])|(?<=[a-z])([a-hj-z])\2{2,}(?=[a-z])")
_HELD = tuple(letter * 3 for letter in "abcdefghjklmnopqrstuvwxyz")
_BEFORE, _AFTER = re.compile(r"[A-Za-z]{0,16}$"), re.compile(r"[A-Za-z]*")
_MID_SENTENCE = re.compile(r"[a-z,]\s+$")
_TWO_SLIPS = 9
"""Letters of a word that is still the only one meant after two slips."""
_TITLE_WORD = 6
"""Letters of a plan's own word that is known after a slip."""


@dataclass(frozen=True, slots=True)
class OwnWords:
    """The words of a plan's titles, indicators and people: they stay as they are, and slips in long ones are known."""

    known: frozenset[str]
    near: Mapping[str, tuple[str, ...]]

    def meant(self, typed: str) -> str | None:
        """The word of the plan that was meant; a letter lost at the end ('report') is no slip."""
        word = nearest(typed, self.near, DOUBLED)
        return None if word is None or word[:-1] == typed else word


NO_OWN_WORDS = OwnWords(frozenset(), {})


def own_words(texts: Iterable[str]) -> OwnWords:
    """What a plan's texts hold that the reader's own words do not."""
    known = frozenset(word for text in texts for word in _WORD.findall(text.lower()))
    return OwnWords(known, by_shortened(word for word in known - _known() if len(word) >= _TITLE_WORD))


def put_right(text: str, own: OwnWords = NO_OWN_WORDS) -> tuple[str, dict[str, str]]:
    """The text with its mistyped words as they were meant, and how each of those that came in was written."""
    text = _let_go(text)
    low = text.lower()
    words = set(_WORD.findall(low))
    written: dict[str, str] = {}
    if short := _short().keys() & words:
        text = _replaced(_SHORT, text, {typed: _short()[typed] for typed in short}, low, written)
    unknown = words - _known() - own.known
    slips = {typed: word for typed in unknown if (word := _meant(typed) or own.meant(typed))}
    return _replaced(_TOKEN, text, slips, low, written) if slips else text, written


def _replaced(token: re.Pattern[str], text: str, meant: Mapping[str, str], low: str, written: dict[str, str]) -> str:
    """The text with what was meant for what was typed; what the text in lower case had not itself is put down as it
    was written."""
    letters = text.replace("İ", "I").lower()
    found = (match for typed in meant for match in _alone(typed, letters, text, token))
    pieces, end = [], 0
    for match in sorted(found, key=re.Match.start):
        typed = match.group()
        word = meant[typed.lower()]
        if token is _TOKEN and word in _read_words()[0] and _is_name(match) and word not in _dated():
            continue
        if word not in low:
            written.setdefault(word, typed)
        pieces += [text[end : match.start()], word[0].upper() + word[1:] if typed[0].isupper() else word]
        end = match.end()
    return "".join([*pieces, text[end:]])


def _alone(word: str, letters: str, text: str, token: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Where a word of a text stands by itself; `letters` are those of the text, each in lower case."""
    at = letters.find(word)
    while at >= 0:
        if (match := token.match(text, at)) and match.end() == at + len(word):
            yield match
        at = letters.find(word, at + len(word))


def _let_go(text: str) -> str:
    """The text without letters that were held too long: only words with one three times over are looked at."""
    held = [each for each in _HELD if each in text]
    if not held:
        return text
    parts = text.split(" ")
    drawn = {part: _DRAWN_OUT.sub(_as_meant, part) for part in set(parts) if any(map(part.__contains__, held))}
    return " ".join(drawn.get(part, part) for part in parts)


def _as_meant(match: re.Match[str]) -> str:
    """A letter that was held too long, once; twice where the word has it twice: 'sorryyy' and 'stallled'."""
    whole, (start, end) = match.string, match.span()
    before, after = _BEFORE.search(whole, 0, start), _AFTER.match(whole, end)
    letter = whole[start]
    word = f"{before.group() if before else ''}{letter}{letter}{after.group() if after else ''}".lower()
    return letter * 2 if word in _read_words()[0] else letter


def _is_name(match: re.Match[str]) -> bool:
    """Whether a capital within a sentence shows a name, or only capitals an acronym."""
    typed = match.group()
    if typed.islower() or typed.lower() in _meant_for():
        return False
    if typed.isupper():
        return any(letter.islower() for letter in match.string)
    return _MID_SENTENCE.search(match.string, max(match.start() - 3, 0), match.start()) is not None


@cache
def _dated() -> frozenset[str]:
    """The words that have a capital within a sentence and are no names of people."""
    return frozenset((*words_of("months")["months"], *words_of("months")["days"]))


@cache
def _known() -> frozenset[str]:
    """What is never taken for a slip: the words that the reader knows, and those that are words of their own."""
    lists = (*words_of("read_words").values(), words_of("real_words")["never"], words_of("slips")["never"])
    words = frozenset(word for words in lists for word in words.split())
    return words.union(words_of("shortened")["shortened"]) - _meant_for().keys()


@cache
def _read_words() -> tuple[dict[str, tuple[str, ...]], dict[str, list[str]]]:
    """The words that the reader knows: by each spelling that lacks a letter; the long ones by their first letter."""
    lists = (*words_of("read_words").values(), words_of("slips")["contracted"])
    words = [word for words in lists for word in words.split()]
    long: dict[str, list[str]] = {}
    for word in words:
        if len(word) >= _TWO_SLIPS:
            long.setdefault(word[0], []).append(word)
    return by_shortened(words), long


@cache
def _rarer() -> frozenset[str]:
    return frozenset(words_of("read_words")["besides"].split())


@cache
def _meant_for() -> dict[str, str]:
    data = words_of("slips")
    meant: dict[str, str] = data["meant"]
    return {bare: _with_apostrophe(bare) for bare in data["contracted"].split()} | meant


@lru_cache(8192)
def _meant(typed: str) -> str | None:
    near, long = _read_words()
    word = (
        _meant_for().get(typed)
        or nearest(typed, near, rarer=_rarer())
        or _two_slips_away(typed, long.get(typed[0], ()))
    )
    return _meant_for().get(word, word) if word else None


def _two_slips_away(typed: str, words: Iterable[str]) -> str | None:
    """The one long word that two letters were lost from, doubled or changed places in; its first and last stand."""
    from rapidfuzz.distance import OSA

    if len(typed) < _TWO_SLIPS - 1:
        return None
    alike = (word for word in words if word[-1] == typed[-1] and set(typed) <= set(word))
    found = [word for word in alike if OSA.distance(typed, word, score_cutoff=2) <= 2]
    return found[0] if len(found) == 1 else None


@cache
def _short() -> dict[str, str]:
    short: dict[str, str] = words_of("slips")["short"]
    return short


def _with_apostrophe(bare: str) -> str:
    """'wont' and 'weve' with the apostrophe before what was left out."""
    tail = 2 if bare.endswith(("re", "ve")) else 1
    return f"{bare[:-tail]}'{bare[-tail:]}"
