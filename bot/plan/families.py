"""Recommendations that are a subset of another (LD Annex A: "Subset of 1.1.1"), found by any reference they had."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bot.plan.entities import Recommendation


def plain_ref(ref: str) -> str:
    """A recommendation's reference for comparing: "R4", "Rec 4" and "4" are one."""
    return ref.casefold().removeprefix("recommendation").removeprefix("rec").removeprefix("r").strip(" .")


def recommendation_of(ref: str, known: Iterable[Recommendation]) -> Recommendation | None:
    """The recommendation of a reference: the one that has it now before one that had it before a regrouping."""
    every, wanted = list(known), plain_ref(ref)
    now = next((each for each in every if plain_ref(each.ref) == wanted), None)
    return now or next((each for each in every if wanted in map(plain_ref, each.aliases)), None)


def children(parent: str, known: Mapping[str, Recommendation]) -> list[Recommendation]:
    """The recommendations that are a subset of one, by its id."""
    return [each for each in known.values() if each.parent == parent]


def family(id: str, known: Mapping[str, Recommendation]) -> frozenset[str]:
    """The id of a recommendation with those of all its subsets, whatever the depth."""
    found: set[str] = set()
    waiting = [id]
    while waiting:
        here = waiting.pop()
        if here not in found:
            found.add(here)
            waiting.extend(child.id for child in children(here, known))
    return frozenset(found)
