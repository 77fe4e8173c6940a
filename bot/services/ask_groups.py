"""`/plan themes`, `/plan phases` and their like: the plan by one kind of group, in tables whose totals are checked."""

from __future__ import annotations

from collections.abc import Iterable

from bot.plan.changes import ChangeState
from bot.plan.entities import Group
from bot.plan.grouping import THEME
from bot.plan.part_dates import standings
from bot.plan.summary import by_category, by_rating
from bot.services.view import View
from bot.wording import blocks as b
from bot.wording import parts, summary
from bot.wording.blocks import Block, Said
from bot.wording.environment import Mrkdwn


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
        _about(view, view.grouping.kind(kind)),
    )


def preface(view: View) -> list[Block]:
    """What stands above a list of groups that have dates of their own or are overseen."""
    known = view.grouping.groups
    return [b.section(line) for line in _about(view, (known[id] for id in view.query.groups if id in known))]


def _about(view: View, groups: Iterable[Group]) -> list[Mrkdwn]:
    told = [group for group in groups if group.due is not None or group.overseer is not None]
    if not told:
        return []
    waiting = (c for c in view.changes() if c.state is ChangeState.PENDING)
    pending = {c.group: c.due for c in waiting if c.group is not None and c.due is not None}
    return parts.about(standings(view.grouping, view.lines, view.day, told), view.people, pending)
