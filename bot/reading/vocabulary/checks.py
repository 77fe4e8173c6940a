"""What is wrong with a council's vocabulary file, in sentences for whoever keeps it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from bot.reading.fields.ratings import find_rating
from bot.reading.fields.states import find_state
from bot.reading.naming.plan_index import PlanIndex
from bot.reading.naming.references import find_references
from bot.reading.vocabulary.own import SECTIONS, Vocabulary, folded
from bot.reading.vocabulary.wordings import RATINGS, is_too_common, state_of

_STATES = "complete, in progress, not started, blocked or suspended"
_A_DAY = date(2020, 1, 1)


def faults_of(vocabulary: Vocabulary, plan: PlanIndex | None) -> list[str]:
    """Everything in the file that will not be read as it was meant; `plan`, if there is one, knows the references."""
    return [
        *_strange(vocabulary),
        *_meanings(vocabulary),
        *(_references(vocabulary, plan) if plan else ()),
        *_too_common(vocabulary),
        *_said_twice(vocabulary),
        *_known_already(vocabulary, plan),
    ]


def _strange(vocabulary: Vocabulary) -> Iterator[str]:
    for name in vocabulary.strange:
        yield f"[{name}] is no section of a vocabulary: there are {', '.join(f'[{each}]' for each in SECTIONS)}."


def _meanings(vocabulary: Vocabulary) -> Iterator[str]:
    for said, meant in vocabulary.ratings.items():
        if folded(meant) not in RATINGS:
            yield f"“{said}” is to mean the rating “{meant}”: say red, amber, green or blue."
    for said, meant in vocabulary.states.items():
        if state_of(meant) is None:
            yield f"“{said}” is to mean the state “{meant}”: say {_STATES}."
    for acronym, meant in vocabulary.acronyms.items():
        if " " in acronym.strip() or len(meant.split()) < 2:
            yield f"“{acronym}” is no acronym of “{meant}”: write one word, and the words it stands for."


def _references(vocabulary: Vocabulary, plan: PlanIndex) -> Iterator[str]:
    refs = {folded(ref) for ref in plan.by_ref}
    for said, meant in vocabulary.names.items():
        if folded(meant) not in refs:
            yield f"“{said}” is to name the action {meant}, and the plan has no action {meant}."


def _too_common(vocabulary: Vocabulary) -> Iterator[str]:
    for _, words in vocabulary.sections():
        for said in words:
            if is_too_common(said):
                yield f"“{said}” is too common to stand for anything: people write it in messages about other things."


def _said_twice(vocabulary: Vocabulary) -> Iterator[str]:
    seen: dict[str, str] = {}
    for section, words in vocabulary.sections():
        for said in words:
            if first := seen.get(folded(said)):
                yield f"“{said}” stands in the vocabulary twice, in [{first}] and in [{section}]: keep one."
            seen.setdefault(folded(said), section)


def _known_already(vocabulary: Vocabulary, plan: PlanIndex | None) -> Iterator[str]:
    for said, meant in vocabulary.ratings.items():
        rating = find_rating(said).rating
        if rating and rating != RATINGS.get(folded(meant)):
            yield f"“{said}” already means {rating} to Planbot and cannot mean {meant}."
    for said, meant in vocabulary.states.items():
        state = find_state(said, frozenset(), _A_DAY, frozenset()).status
        if state and state != state_of(meant):
            yield f"“{said}” already means {state.replace('_', ' ')} to Planbot and cannot mean {meant}."
    for said, meant in vocabulary.names.items() if plan else ():
        named = [hit.words for hit in find_references(said, plan) if hit.kind == "action"] if plan else []
        if named:
            yield f"“{said}” already names an action ({named[0]}) and cannot name {meant}."
