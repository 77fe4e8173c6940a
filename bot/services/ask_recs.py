"""`/plan recs`: every recommendation with its lead, rating and counts; and what stands above the list of one."""

from __future__ import annotations

from collections.abc import Sequence

from bot.plan.categories import agreed, proposed
from bot.plan.entities import Rating, Recommendation
from bot.plan.families import children, family
from bot.plan.green_on_red import serves
from bot.plan.grouping import SECTION
from bot.plan.impact import outcome_impact
from bot.plan.indicators import Indicator
from bot.plan.measures import Measured
from bot.plan.position import Item
from bot.plan.rollup import RollUp, roll_up
from bot.services.view import View
from bot.wording import indicators
from bot.wording import recommendations as wording
from bot.wording.blocks import Block, Said
from bot.wording.recommendations import Part, RecommendationLine


def answer(view: View, unseen: bool = False) -> Said:
    """A page of the recommendations, with the total of the distinct actions they make together."""
    wanted = [each for each in view.served.values() if _in_groups(view, each)]
    lines = [line_of(view, each) for each in wanted]
    whole = roll_up(view.standing.items, view.day)
    return wording.listing(view.title, view.day, lines, whole, view.query, unseen, view.names.key)


def card(view: View) -> list[Block]:
    """The recommendation that a list is of: its words, outcome, rating, category and the highlights of its parts. Above
    the list of a service area, or another group, its indicators (HF 3)."""
    found = view.recommendation(view.query.recommendation or "")
    if found is None:
        return indicators.beside(_measures_of_groups(view))
    line = line_of(view, found)
    sections = [
        Part(group.title if group else "In no sub-section", _rolled(view, items), _refs(items))
        for group, items in view.grouping.parted(items_of(view, found), SECTION)
        if view.grouping.kind(SECTION)
    ]
    theme = view.grouping.groups.get(found.theme or "")
    measures = [Measured(each, view.day) for each in measures_of(view, found)]
    return [*wording.card(line, sections, theme, view.query.recommendation or ""), *indicators.beside(measures)]


def _measures_of_groups(view: View) -> list[Measured]:
    if not view.query.groups:
        return []
    lines = [item.line for item in view.standing.items]
    return [Measured(each, view.day) for each in view.indicators() if any(serves(each, line) for line in lines)]


def measures_of(view: View, recommendation: Recommendation) -> list[Indicator]:
    """The indicators of a recommendation: its own, and those of its actions."""
    own = {item.line.action for item in items_of(view, recommendation)}
    return [
        each
        for each in view.indicators()
        if recommendation.id in each.recommendations or not own.isdisjoint(each.actions)
    ]


def line_of(view: View, recommendation: Recommendation) -> RecommendationLine:
    """One recommendation as lists show it."""
    parent = view.served.get(recommendation.parent or "")
    return RecommendationLine(
        recommendation=recommendation,
        lead=view.people.get(recommendation.lead or ""),
        rolled=rolled(view, recommendation),
        parent=parent.ref if parent else None,
        subsets=tuple(child.ref for child in children(recommendation.id, view.served)),
        agreed=agreed(recommendation.categorised),
        proposed=proposed(recommendation.categorised),
        names=view.plan.settings.category_names,
    )


def rolled(view: View, recommendation: Recommendation) -> RollUp:
    """What a recommendation comes to, its subsets with it (rule E6)."""
    return _rolled(view, items_of(view, recommendation), recommendation.id)


def _rolled(view: View, items: Sequence[Item], *recommendations: str) -> RollUp:
    # Only what could be blue is asked for its impact.
    signed_off = all(item.rating in (Rating.BLUE, None) for item in items)
    impact = outcome_impact(items, view.indicators(), view.day, *recommendations) if signed_off else 0
    return roll_up(items, view.day, impact)


def items_of(view: View, recommendation: Recommendation) -> list[Item]:
    """The actions of a recommendation and of its subsets, each once."""
    ids = family(recommendation.id, view.served)
    return [item for item in view.standing.items if not ids.isdisjoint(item.line.recommendations)]


def _in_groups(view: View, recommendation: Recommendation) -> bool:
    """Whether a recommendation is in the groups asked about, by its theme or by an action of it."""
    if not view.query.groups:
        return True
    own = view.grouping.of_recommendation(recommendation)
    return own.issuperset(view.query.groups) or bool(items_of(view, recommendation))


def _refs(items: tuple[Item, ...]) -> dict[str, list[str]]:
    """The references a part's highlights name: what is red, what is overdue, what was delivered."""
    return {
        "red": [item.ref for item in items if item.rating and item.rating.value == "red"],
        "delivered": [item.ref for item in items if item.line.achieved is not None],
    }
