"""Journal entries about a recommendation, with the fold of each: part of the closed list in bot.plan.entries."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from bot.plan.broken_journal import BrokenJournal
from bot.plan.categories import Categorised
from bot.plan.entities import Recommendation


class RecommendationCategorised(Struct, frozen=True, tag="recommendation_categorised"):
    """Officers proposed a monitoring category, or a body decided on one (rule E6)."""

    categorised: Categorised


class CategoryWithdrawn(Struct, frozen=True, tag="category_withdrawn"):
    """A proposal was taken back. What a body decided is only superseded, by its next decision."""

    categorised: str


class RecommendationRegrouped(Struct, frozen=True, tag="recommendation_regrouped"):
    """It has another reference from here on; the one it had stays an alias (A6.7), unless that was undone."""

    ref: str
    undone: bool = False


class SubsetSet(Struct, frozen=True, tag="subset_set"):
    """It is a subset of another recommendation (its id), or (None) of none (A2.6)."""

    parent: str | None


class RecommendationReworded(Struct, frozen=True, tag="recommendation_reworded"):
    """The inspectorate, or a body, worded it anew; the words it had are kept (A1.2, A12.8)."""

    text: str


class RewordingUndone(Struct, frozen=True, tag="rewording_undone"):
    """The new words were taken back: it has those it had before."""


RecommendationEntry = (
    RecommendationCategorised
    | CategoryWithdrawn
    | RecommendationRegrouped
    | SubsetSet
    | RecommendationReworded
    | RewordingUndone
)


def _withdrawn(found: Recommendation, what: CategoryWithdrawn) -> Recommendation:
    if not any(each.id == what.categorised and not each.body for each in found.categorised):
        raise BrokenJournal(f"no proposal has the id {what.categorised}")
    left = (replace(c, withdrawn=True) if c.id == what.categorised else c for c in found.categorised)
    return replace(found, categorised=tuple(left))


def _regrouped(found: Recommendation, what: RecommendationRegrouped) -> Recommendation:
    known = found.aliases if what.undone else (*found.aliases, found.ref)
    before = (alias for alias in known if alias != what.ref)
    return replace(found, ref=what.ref, aliases=tuple(dict.fromkeys(before)))


def _words_back(found: Recommendation, _what: RewordingUndone) -> Recommendation:
    if not found.former_texts:
        raise BrokenJournal(f"{found.ref} has had no other words")
    return replace(found, text=found.former_texts[-1], former_texts=found.former_texts[:-1])


CHANGES: dict[type, Callable[[Any, Any], Recommendation]] = {
    RecommendationCategorised: lambda r, w: replace(r, categorised=(*r.categorised, w.categorised)),
    CategoryWithdrawn: _withdrawn,
    RecommendationRegrouped: _regrouped,
    SubsetSet: lambda r, w: replace(r, parent=w.parent),
    RecommendationReworded: lambda r, w: replace(r, text=w.text, former_texts=(*r.former_texts, r.text)),
    RewordingUndone: _words_back,
}
