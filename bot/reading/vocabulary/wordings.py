"""A council's own words put into those that the reader knows, in a message before it is read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from bot.reading.fields.colours import COLOURS
from bot.reading.reading import ActionReading, Doubt, Reading
from bot.reading.vocabulary.built_in import words_of
from bot.reading.vocabulary.own import Vocabulary, folded

RATINGS: Mapping[str, str] = {"red": "red", "amber": "amber", "yellow": "amber", "green": "green", "blue": "blue"}

_FEW = 2


@dataclass(frozen=True, slots=True)
class Wordings:
    """What is said, folded, and the known words that it is read as."""

    means: Mapping[str, str]
    pattern: re.Pattern[str]
    words: frozenset[str]

    def put(self, text: str) -> tuple[str, dict[str, str]]:
        """The text in known words, and how each of those that came in was written."""
        written: dict[str, str] = {}

        def known(match: re.Match[str]) -> str:
            meant = self.means[folded(match.group())]
            if meant not in text.casefold():
                written.setdefault(meant, match.group())
            return meant

        return self.pattern.sub(known, text), written


def wordings(pairs: Iterable[tuple[str, str]]) -> Wordings | None:
    """What to say for each of these words; None when there are none."""
    means = {folded(said): meant for said, meant in pairs}
    if not means:
        return None
    forms = sorted((r"\s+".join(map(re.escape, said.split(" "))) for said in means), key=len, reverse=True)
    pattern = re.compile(rf"(?<![\w'-])(?:{'|'.join(forms)})(?![\w-])", re.I)
    return Wordings(means, pattern, frozenset(word for said in means for word in said.split(" ")))


def state_of(word: str) -> str | None:
    """The state that a word of a vocabulary file names, if any."""
    states = words_of("states")
    plain = folded(word)
    return plain.replace(" ", "_") if plain.replace(" ", "_") in states["read_as"] else states["also"].get(plain)


def known_words(vocabulary: Vocabulary, refs: Mapping[str, str]) -> list[tuple[str, str]]:
    """The council's words with what each is read as; what has no meaning in this plan, or too
    many, is left out.

    `refs` are the plan's references by their spelling, folded.
    """
    read_as = words_of("states")["read_as"]
    ratings = {said: meant for said, meant in vocabulary.ratings.items() if folded(said) not in COLOURS}
    pairs = [(said, rating) for said, meant in ratings.items() if (rating := RATINGS.get(folded(meant)))]
    pairs += [(said, read_as[state]) for said, meant in vocabulary.states.items() if (state := state_of(meant))]
    pairs += [(said, _named(ref)) for said, meant in vocabulary.names.items() if (ref := refs.get(folded(meant)))]
    return [(said, meant) for said, meant in pairs if not is_too_common(said)]


def is_too_common(said: str) -> bool:
    """Whether words stand in too many messages about other things to stand for one."""
    common = {name: frozenset(words.split()) for name, words in words_of("common").items()}
    known = frozenset().union(*common.values())
    telling = [word for word in folded(said).split(" ") if word not in common["small"]]
    few = len(telling) <= _FEW and all(word in known or word.isdigit() for word in telling)
    return few or len(folded(said)) < _FEW


def _named(ref: str) -> str:
    """How to write a reference so that it can be nothing else: a bare number needs its noun."""
    return f"action {ref}" if ref.isdigit() else ref


def as_written(reading: Reading, written: Mapping[str, str]) -> Reading:
    """The reading with the words it came from as they were written."""
    if not written:
        return reading
    return replace(
        reading,
        actions=tuple(_action_as_written(each, written) for each in reading.actions),
        doubts=tuple(_doubt_as_written(each, written) for each in reading.doubts),
        perhaps=as_written(reading.perhaps, written) if reading.perhaps else None,
    )


def _action_as_written(action: ActionReading, written: Mapping[str, str]) -> ActionReading:
    facts = tuple(replace(fact, words=_back(fact.words, written)) for fact in action.facts)
    return replace(action, facts=facts, cause=_back(action.cause, written) if action.cause else None)


def _doubt_as_written(doubt: Doubt, written: Mapping[str, str]) -> Doubt:
    return replace(doubt, words=_back(doubt.words, written))


def _back(words: str, written: Mapping[str, str]) -> str:
    for known, said in written.items():
        if known in words:
            words = said.join(re.split(rf"(?<!\w){re.escape(known)}(?!\w)", words))
    return words
