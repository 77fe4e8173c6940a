"""The plan as the reader needs it, compiled once so that reading a message never scans the plan."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from bot.reading.naming.acronyms import known_acronyms, names_for_short, spelt_out, titles_for_short
from bot.reading.naming.group_names import ReadableGroup
from bot.reading.naming.spellings import grouped, lettered_pattern, shape_of, spelling_key, spellings_of
from bot.reading.naming.stems import stem as stem
from bot.reading.naming.stems import stems as stems
from bot.reading.naming.stems import words_of
from bot.reading.naming.title_words import near_words, weights
from bot.reading.vocabulary.own import NO_WORDS, Vocabulary, folded
from bot.reading.vocabulary.slips import OwnWords, own_words, put_right
from bot.reading.vocabulary.wordings import Wordings, known_words, wordings


@dataclass(frozen=True, slots=True)
class ReadableAction:
    """One action as the reader sees it; `owners` are person keys, `open` is false once it is complete."""

    ref: str
    title: str
    recommendation: str | None
    owners: tuple[str, ...]
    due: date | None
    forecast: date | None
    rating: str | None
    status: str
    percent: int | None
    aliases: tuple[str, ...] = ()
    open: bool = True


@dataclass(frozen=True, slots=True)
class ReadableIndicator:
    """An indicator and the references of the actions its readings belong to."""

    id: str
    name: str
    aliases: tuple[str, ...]
    unit: str
    actions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReadablePerson:
    """Someone who may be named in a message."""

    key: str
    name: str
    role: str


@dataclass(frozen=True, slots=True)
class ReadableBody:
    """A board or committee by all its names."""

    id: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ReadablePlan:
    """A plan as a plain value, from which `compile_plan` makes the index; `former` are the references that
    recommendations had before they were regrouped."""

    actions: tuple[ReadableAction, ...]
    indicators: tuple[ReadableIndicator, ...] = ()
    people: tuple[ReadablePerson, ...] = ()
    recommendations: tuple[tuple[str, str], ...] = ()
    headings: tuple[str, ...] = ()
    bank_holidays: frozenset[date] = frozenset()
    timezone: str = "Europe/London"
    groups: tuple[ReadableGroup, ...] = ()
    former: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    bodies: tuple[ReadableBody, ...] = ()


@dataclass(frozen=True, slots=True, eq=False)
class PlanIndex:
    """The compiled plan: look-ups by reference, by title word, by owner and by indicator name; like no other one."""

    plan: ReadablePlan
    by_ref: Mapping[str, ReadableAction]
    spellings: Mapping[str, tuple[str, ...]]
    lettered: re.Pattern[str]
    shapes: frozenset[str]
    letters: frozenset[str]
    """The words and letters that references are spelt with, numbers aside."""
    digits: Mapping[str, tuple[str, ...]]
    headings: Mapping[str, tuple[str, ...]]
    recommendations: Mapping[str, tuple[str, ...]]
    title_words: Mapping[str, tuple[str, ...]]
    title_stems: Mapping[str, frozenset[str]]
    title_weights: Mapping[str, float]
    title_spellings: Mapping[str, tuple[str, ...]]
    owned: Mapping[str, tuple[str, ...]]
    indicator_names: tuple[tuple[frozenset[str], ReadableIndicator], ...]
    indicators_of: Mapping[str, tuple[ReadableIndicator, ...]]
    names: Mapping[str, str]
    heading_stems: frozenset[str]
    """The stems of what recommendations and groups are called."""
    own_words: OwnWords
    """The words of the plan itself: slips of the finger in them are known, and they are none themselves."""
    wordings: Wordings | None = None
    """The council's own words for what this plan and its messages speak of."""

    def open_actions_of(self, person: str) -> tuple[str, ...]:
        """The actions a person owns that are not complete, in plan order."""
        return tuple(ref for ref in self.owned.get(person, ()) if self.by_ref[ref].open)


def compile_plan(plan: ReadablePlan, vocabulary: Vocabulary = NO_WORDS) -> PlanIndex:
    """Build every look-up the reader uses, a council's own words among them; the caller keeps the result until the
    plan changes."""
    acronyms = known_acronyms(vocabulary.acronyms)
    by_ref = {action.ref: action for action in plan.actions}
    spellings = spellings_of(plan.actions)
    titles = {action.ref: frozenset(stems(action.title)) for action in plan.actions}
    refs_of_key = {key: refs for key, refs in spellings.items() if len(refs) == 1}
    title_words = grouped(
        (
            *((word, ref) for ref, words in titles.items() for word in words),
            *_acronyms(plan),
            *titles_for_short(titles, acronyms),
        )
    )
    return PlanIndex(
        plan=plan,
        by_ref=by_ref,
        spellings=spellings,
        lettered=lettered_pattern(spellings),
        shapes=frozenset(shape_of(key) for key in spellings),
        letters=frozenset(letters for key in spellings for letters in re.findall(r"[a-z]+", key)),
        digits=grouped((re.sub(r"[^0-9]", "", key), refs[0]) for key, refs in refs_of_key.items()),
        headings=_headings(plan, spellings),
        recommendations=_recommendations(plan),
        title_words=title_words,
        title_stems=titles,
        title_weights=weights(title_words),
        title_spellings=near_words(word for action in plan.actions for word in words_of(action.title)),
        owned=grouped((owner, action.ref) for action in plan.actions for owner in action.owners),
        indicator_names=_indicator_names(plan, acronyms),
        indicators_of=_indicators_of(plan),
        names=_names(plan),
        heading_stems=frozenset(stem for text in _headed(plan) for stem in stems(text)),
        own_words=own_words(_texts(plan, vocabulary)),
        wordings=_wordings(plan, vocabulary, acronyms),
    )


def _wordings(plan: ReadablePlan, vocabulary: Vocabulary, acronyms: Mapping[str, str]) -> Wordings | None:
    refs = {folded(action.ref): action.ref for action in plan.actions}
    in_full = spelt_out((action.title for action in plan.actions), acronyms)
    return wordings((*in_full, *known_words(vocabulary, refs)))


def _texts(plan: ReadablePlan, vocabulary: Vocabulary) -> Iterator[str]:
    """Everything that is called something in the plan, and a council's own words for it."""
    yield from (text for action in plan.actions for text in (action.title, *action.aliases))
    yield from (text for indicator in plan.indicators for text in (indicator.name, *indicator.aliases))
    yield from (text for body in plan.bodies for text in body.names)
    yield from (name for name, _ in plan.recommendations)
    yield from (person.name for person in plan.people)
    yield from (said for _, words in vocabulary.sections() for said in words)


def _headed(plan: ReadablePlan) -> Iterator[str]:
    yield from (title for _, title in plan.recommendations)
    yield from (group.title for group in plan.groups)


def _acronyms(plan: ReadablePlan) -> Iterator[tuple[str, str]]:
    """The acronyms of an action's indicators are as good as a word of its title."""
    for indicator in plan.indicators:
        for name in (indicator.name, *indicator.aliases):
            for word in re.findall(r"\b[A-Z]{3,6}\b", name):
                yield from ((stem(word.casefold()), ref) for ref in indicator.actions[:1])


def _headings(plan: ReadablePlan, spellings: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Keys that name no action themselves but have actions beneath them ('2.2' above 2.2.1)."""
    pairs = []
    for action in plan.actions:
        parts = spelling_key(action.ref).split(".")
        pairs += [(".".join(parts[:n]), action.ref) for n in range(2, len(parts))]
    named = {spelling_key(heading): () for heading in plan.headings}
    under = {key: refs for key, refs in grouped(pairs).items() if key not in spellings}
    return {**named, **under}


def _recommendations(plan: ReadablePlan) -> dict[str, tuple[str, ...]]:
    pairs = [
        (re.sub(r"[^0-9]", "", name) or name, action.ref)
        for action in plan.actions
        if action.recommendation
        for name in (action.recommendation, *plan.former.get(action.recommendation, ()))
    ]
    return grouped(pairs)


def _indicator_names(
    plan: ReadablePlan, acronyms: Mapping[str, str]
) -> tuple[tuple[frozenset[str], ReadableIndicator], ...]:
    """Names and aliases as sets of stems, the longest first so that the most exact name wins."""
    names = [
        (words, indicator)
        for indicator in plan.indicators
        for written in (indicator.name, *indicator.aliases)
        for name in dict.fromkeys((written, put_right(written)[0]))
        for words in names_for_short(name, acronyms)
    ]
    return tuple(sorted(names, key=lambda pair: -len(pair[0])))


def _indicators_of(plan: ReadablePlan) -> dict[str, tuple[ReadableIndicator, ...]]:
    refs = {ref for indicator in plan.indicators for ref in indicator.actions}
    return {ref: tuple(each for each in plan.indicators if ref in each.actions) for ref in refs}


def _names(plan: ReadablePlan) -> dict[str, str]:
    """First names and full names of people, casefolded, to their keys; a shared first name is left out."""
    first = grouped((person.name.split(" ")[0].casefold(), person.key) for person in plan.people if person.name)
    alone = {name: keys[0] for name, keys in first.items() if len(keys) == 1}
    return alone | {person.name.casefold(): person.key for person in plan.people}
