"""A council's own words: what its people say for a rating, a state, a name of the field, or one of its actions.

They are read as the words that come with Planbot are: a message is put into those before it is read.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, cast

SECTIONS = ("ratings", "states", "acronyms", "names")
"""The tables of a vocabulary file: in each, on the left what people say and on the right what it means."""
Words = Mapping[str, str]


class VocabularyFault(Exception):
    """A vocabulary file cannot be used at all; the message is the end of a sentence that says why."""


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """A council's own words by section, as they are written in its file; `strange` are its other sections."""

    ratings: Words = field(default_factory=dict)
    states: Words = field(default_factory=dict)
    acronyms: Words = field(default_factory=dict)
    names: Words = field(default_factory=dict)
    strange: tuple[str, ...] = ()

    def sections(self) -> tuple[tuple[str, Words], ...]:
        """The sections by name."""
        return tuple((name, cast("Words", getattr(self, name))) for name in SECTIONS)


NO_WORDS = Vocabulary()


def vocabulary_of(text: str) -> Vocabulary:
    """A council's own words from the text of its file, written in TOML.

    Raises VocabularyFault when the file cannot be used at all.
    """
    try:
        data = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise VocabularyFault(f"it is not written as TOML is: {error}") from None
    known = {name: _words(name, data.get(name, {})) for name in SECTIONS}
    return Vocabulary(**known, strange=tuple(name for name in data if name not in SECTIONS))


def _words(section: str, table: Any) -> Words:
    if not isinstance(table, dict):
        raise VocabularyFault(f"“{section}” must be a section: write [{section}], and a line for each word")
    for said, meant in table.items():
        if not isinstance(meant, str):
            raise VocabularyFault(f'what “{said}” means must be in quotation marks: "{said}" = "{meant}"')
    return table


def folded(words: str) -> str:
    """Words as they are compared: without capitals, and with single blanks and straight apostrophes."""
    return re.sub(r"\s+", " ", words.replace("’", "'").strip()).casefold()
