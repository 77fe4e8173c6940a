"""Slips of the finger put right before a message is read: 'finsihed', 'complte', 'blokced', 'dealyed', 'wont'."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from bot.reading.vocabulary.built_in import words_of

_TOKEN = re.compile(r"(?<![\w'@/.-])[A-Za-z]{4,14}(?![\w'@/-])")
_WORD = re.compile(r"[a-z]{2,14}")
_SHORT = re.compile(r"(?<![\w'@/.-])[a-z]{2,11}(?![\w'@/-])|(?<![\w'@/.-])[A-Z][a-z]{1,10}(?![\w'@/-])")
_DRAWN_OUT = re.compile(r"(?<=[a-z])([a-hj-z])\1{2,}(?![\w'])|(?<=[a-z])([a-hj-z])\2{2,}(?=[a-z])")
_VOWELS = "aeiou"
_LONG = 7
"""In a word as long as this one vowel for another leaves it the only word that can be meant."""


def put_right(text: str) -> tuple[str, dict[str, str]]:
    """The text with its mistyped words as they were meant, and how each of those that came in was written."""
    slips = _slips()
    text = _DRAWN_OUT.sub(r"\1\2", text)
    low = text.lower()
    words = _WORD.findall(low)
    written: dict[str, str] = {}
    if not _short().keys().isdisjoint(words):
        text = _SHORT.sub(lambda match: _in_full(match.group(), low, written), text)
    if slips.keys().isdisjoint(words):
        return text, written

    def right(match: re.Match[str]) -> str:
        typed = match.group()
        word = slips.get(typed.lower())
        if word is None:
            return typed
        if word not in low:
            written.setdefault(word, typed)
        return word.capitalize() if typed[0].isupper() else word

    return _TOKEN.sub(right, text), written


@cache
def _slips() -> dict[str, str]:
    data = words_of("slips")
    words = data["of"].split()
    never = {*words, *data["never"].split()}
    contracted = {bare: _with_apostrophe(bare) for bare in data["contracted"].split()}
    made = {slip: word for word in words for slip in _mistyped(word) if len(slip) > 3 and slip not in never}
    meant: dict[str, str] = data["meant"]
    return made | contracted | meant


@cache
def _short() -> dict[str, str]:
    short: dict[str, str] = words_of("slips")["short"]
    return short


def _in_full(typed: str, low: str, written: dict[str, str]) -> str:
    """What is shortened in chat, spelt out: 'gonna' is 'going to'."""
    meant = _short().get(typed.lower())
    if meant is None:
        return typed
    if meant not in low:
        written.setdefault(meant, typed)
    return meant[0].upper() + meant[1:] if typed[0].isupper() else meant


def _with_apostrophe(bare: str) -> str:
    """'wont' and 'weve' with the apostrophe before what was left out."""
    tail = 2 if bare.endswith(("re", "ve")) else 1
    return f"{bare[:-tail]}'{bare[-tail:]}"


def _mistyped(word: str) -> Iterator[str]:
    for at in range(1, len(word)):
        yield word[:at] + word[at + 1 :]
        yield word[:at] + word[at] + word[at:]
        yield word[:at] + word[at : at + 2][::-1] + word[at + 2 :]
        if len(word) >= _LONG and word[at] in _VOWELS:
            yield from (word[:at] + vowel + word[at + 1 :] for vowel in _VOWELS if vowel != word[at])
