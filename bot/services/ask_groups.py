"""`/plan themes`, `/plan phases` and their like: the plan by one kind of group, in tables whose totals are checked."""

from __future__ import annotations

from bot.plan.grouping import THEME
from bot.plan.summary import by_category, by_rating
from bot.services.view import View
from bot.wording import summary
from bot.wording.blocks import Said


def answer(view: View) -> Said:
    """The recommendations by group and category, and the actions by group and rating."""
    kind = view.query.by or THEME
    if not view.grouping.kind(kind):
        return summary.no_groups(kind)
    chosen = [r for r in view.served.values() if view.grouping.of_recommendation(r).issuperset(view.query.groups)]
    categorised = view.plan.settings.categories or any(r.categorised for r in chosen)
    return summary.said(
        view.day,
        kind,
        by_category(view.grouping, kind, chosen) if categorised and kind == THEME else None,
        by_rating(view.grouping, kind, view.standing.items),
        view.plan.settings.category_names,
        view.names.key,
    )
