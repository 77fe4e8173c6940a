"""The plan as the reader needs it, compiled once so that reading a message never scans the plan."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

_WORD = re.compile(r"[a-z0-9]+(?:'[a-z]+)?")
_SMALL = (
    "a an and are as at be by each every for from in into is it of off on onto or our per so that the their"
    " to up with who all any not we us has have been this these those than its"
)
_SMALL_WORDS = frozenset(_SMALL.split(" "))


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
class ReadablePlan:
    """A plan as a plain value, from which `compile_plan` makes the index."""

    actions: tuple[ReadableAction, ...]
    indicators: tuple[ReadableIndicator, ...] = ()
    people: tuple[ReadablePerson, ...] = ()
    recommendations: tuple[tuple[str, str], ...] = ()
    headings: tuple[str, ...] = ()
    bank_holidays: frozenset[date] = frozenset()
    timezone: str = "Europe/London"


@dataclass(frozen=True, slots=True)
class PlanIndex:
    """The compiled plan: look-ups by reference, by title word, by owner and by indicator name."""

    plan: ReadablePlan
    by_ref: Mapping[str, ReadableAction]
    spellings: Mapping[str, tuple[str, ...]]
    lettered: re.Pattern[str]
    shapes: frozenset[str]
    digits: Mapping[str, tuple[str, ...]]
    headings: Mapping[str, tuple[str, ...]]
    recommendations: Mapping[str, tuple[str, ...]]
    title_words: Mapping[str, tuple[str, ...]]
    title_stems: Mapping[str, frozenset[str]]
    owned: Mapping[str, tuple[str, ...]]
    indicator_names: tuple[tuple[frozenset[str], ReadableIndicator], ...]
    indicators_of: Mapping[str, tuple[ReadableIndicator, ...]]
    names: Mapping[str, str]

    def open_actions_of(self, person: str) -> tuple[str, ...]:
        """The actions a person owns that are not complete, in plan order."""
        return tuple(ref for ref in self.owned.get(person, ()) if self.by_ref[ref].open)


def spelling_key(words: str) -> str:
    """One key for every spelling of a reference: 'R1/A2', 'r1 a2' and 'R1A2' are all 'r1.a2'."""
    joined = re.sub(r"[^a-z0-9]+", ".", words.casefold()).strip(".")
    return re.sub(r"(?<=[0-9])(?=[a-z])", ".", joined)


def lettered_key(words: str) -> str:
    """The key of a spelling with letters, whatever stands between letters and number: 'WS3 - P.21' is 'ws3.p21'."""
    return re.sub(r"(?<=[a-z])\.(?=[0-9])", "", spelling_key(words))


def shape_of(key: str) -> str:
    """What a spelling looks like with its numbers blanked, so that 'a27' is known to look like 'a26'."""
    return re.sub(r"[0-9]+", "9", key)


def stem(word: str) -> str:
    """A word without the ending that changes between a title and talk about it."""
    word = word.split("'")[0]
    for ending in ("ational", "ations", "ation", "ings", "ing", "ies", "ied", "ed", "es", "s", "al", "e", "y"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            word = word.removesuffix(ending)
            break
    return word[:-1] if len(word) > 4 and word[-1] == word[-2] else word


def stems(text: str) -> tuple[str, ...]:
    """The stems of the words of a text that carry meaning, in order."""
    words = _WORD.findall(text.casefold().replace("’", "'"))
    return tuple(stem(word) for word in words if word not in _SMALL_WORDS)


def compile_plan(plan: ReadablePlan) -> PlanIndex:
    """Build every look-up the reader uses; the caller keeps the result until the plan changes."""
    by_ref = {action.ref: action for action in plan.actions}
    spellings = _spellings(plan)
    titles = {action.ref: frozenset(stems(action.title)) for action in plan.actions}
    refs_of_key = {key: refs for key, refs in spellings.items() if len(refs) == 1}
    return PlanIndex(
        plan=plan,
        by_ref=by_ref,
        spellings=spellings,
        lettered=_lettered(spellings),
        shapes=frozenset(shape_of(key) for key in spellings),
        digits=_grouped((re.sub(r"[^0-9]", "", key), refs[0]) for key, refs in refs_of_key.items()),
        headings=_headings(plan, spellings),
        recommendations=_recommendations(plan),
        title_words=_grouped((word, ref) for ref, words in titles.items() for word in words),
        title_stems=titles,
        owned=_grouped((owner, action.ref) for action in plan.actions for owner in action.owners),
        indicator_names=_indicator_names(plan),
        indicators_of=_indicators_of(plan),
        names=_names(plan),
    )


def _grouped(pairs: Iterable[tuple[str, str]]) -> dict[str, tuple[str, ...]]:
    groups: dict[str, dict[str, None]] = {}
    for key, value in pairs:
        groups.setdefault(key, {})[value] = None
    return {key: tuple(values) for key, values in groups.items()}


def _spellings(plan: ReadablePlan) -> dict[str, tuple[str, ...]]:
    """Every way to write a reference; a plain reference is never shadowed by another action's alias."""
    own = {key(action.ref): (action.ref,) for action in plan.actions for key in (spelling_key, lettered_key)}
    pairs = [
        (key(alias), action.ref)
        for action in plan.actions
        for alias in action.aliases
        for key in (spelling_key, lettered_key)
    ]
    pairs += [(key, action.ref) for action in plan.actions for key in _derived(action)]
    return {key: refs for key, refs in _grouped(pairs).items() if key} | own


def _lettered(spellings: Iterable[str]) -> re.Pattern[str]:
    """Finds whatever is spelt with this plan's own letters and numbers: 'WS3P21', 'ws3 p21', 'p-21', 'action 21'."""
    shapes = {re.sub(r"[0-9]+", "9", lettered_key(key)) for key in spellings if re.search(r"[a-z][.]?[0-9]", key)}
    forms = sorted((_form(shape) for shape in shapes), key=len, reverse=True)
    return re.compile(rf"(?<![\w£$€/.#@])(?:{'|'.join(forms) or '(?!)'})(?![\w%]|[.:]\d)", re.I)


def _form(shape: str) -> str:
    """The pattern of a shape. A single letter never stands away from its number: 'a 5' is no A5."""
    parts = []
    for letters, digits, dot in re.findall(r"([a-z]+)|(9)|(\.)", shape):
        if letters:
            parts.append(letters + ("[ .-]{0,3}" if len(letters) > 1 else "[.-]?"))
        parts.append(r"\d{1,3}" if digits else r"[ ./,–-]{0,3}" if dot else "")
    return "".join(parts)


def _derived(action: ReadableAction) -> tuple[str, ...]:
    """'R6/A48' is also 'A48' and '6.48': the last letters and number of a lettered reference stand alone."""
    parts = spelling_key(action.ref).split(".")
    number = re.sub(r"[^0-9]", "", parts[-1])
    if len(parts) == 2 and all(re.fullmatch(r"[a-z]+[0-9]+", part) for part in parts):
        return (parts[1], ".".join(re.sub(r"[a-z]", "", part) for part in parts), *_called(number))
    return _called(number) if len(parts) == 1 and number else ()


def _called(number: str) -> tuple[str, ...]:
    """'Action 21', 'product 21', 'no 21': what people call the action of a number."""
    return tuple(f"{noun}{number}" for noun in ("action", "product", "task", "ref", "no"))


def _headings(plan: ReadablePlan, spellings: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    """Keys that name no action themselves but have actions beneath them ('2.2' above 2.2.1)."""
    pairs = []
    for action in plan.actions:
        parts = spelling_key(action.ref).split(".")
        pairs += [(".".join(parts[:n]), action.ref) for n in range(2, len(parts))]
    named = {spelling_key(heading): () for heading in plan.headings}
    under = {key: refs for key, refs in _grouped(pairs).items() if key not in spellings}
    return {**named, **under}


def _recommendations(plan: ReadablePlan) -> dict[str, tuple[str, ...]]:
    pairs = [
        (re.sub(r"[^0-9]", "", action.recommendation) or action.recommendation, action.ref)
        for action in plan.actions
        if action.recommendation
    ]
    return _grouped(pairs)


def _indicator_names(plan: ReadablePlan) -> tuple[tuple[frozenset[str], ReadableIndicator], ...]:
    """Names and aliases as sets of stems, the longest first so that the most exact name wins."""
    names = [
        (frozenset(stems(name)), indicator)
        for indicator in plan.indicators
        for name in (indicator.name, *indicator.aliases)
    ]
    return tuple(sorted(names, key=lambda pair: -len(pair[0])))


def _indicators_of(plan: ReadablePlan) -> dict[str, tuple[ReadableIndicator, ...]]:
    refs = {ref for indicator in plan.indicators for ref in indicator.actions}
    return {ref: tuple(each for each in plan.indicators if ref in each.actions) for ref in refs}


def _names(plan: ReadablePlan) -> dict[str, str]:
    """First names and full names of people, casefolded, to their keys; a shared first name is left out."""
    first = _grouped((person.name.split(" ")[0].casefold(), person.key) for person in plan.people if person.name)
    alone = {name: keys[0] for name, keys in first.items() if len(keys) == 1}
    return alone | {person.name.casefold(): person.key for person in plan.people}
