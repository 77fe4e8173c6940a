"""The levels between plan and action: themes, phases, workstreams, service areas and sub-sections, any of them.

An action is in its own groups, in the groups above those, and in the theme of every recommendation it serves.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from bot.plan.entities import Group, Recommendation
from bot.plan.findings import GRADES, grade_of
from bot.plan.line import Line
from bot.plan.position import Item

THEME, PHASE, WORKSTREAM = "theme", "phase", "workstream"
SERVICE_AREA, SECTION = "service area", "sub-section"
PROGRAMME = "linked programme"
"""A wider programme under which an action is delivered (A2.12): a group like the others, beside them."""
KINDS = (THEME, PHASE, WORKSTREAM, SERVICE_AREA, SECTION)


class Grouping:
    """The groups of one plan, and who is in which."""

    def __init__(self, groups: Iterable[Group], recommendations: Mapping[str, Recommendation]) -> None:
        self.groups = {group.id: group for group in (*groups, *GRADES)}
        self._recommendations = recommendations

    def kind(self, kind: str) -> list[Group]:
        """The plan's groups of one kind, in its order."""
        return [group for group in self.groups.values() if group.kind == kind]

    def of(self, line: Line) -> frozenset[str]:
        """The ids of every group an action is in."""
        served = (self._recommendations[r] for r in line.recommendations if r in self._recommendations)
        themes = (recommendation.theme for recommendation in served)
        return self._with_parents([*line.groups, line.group, *themes, grade_of(line, self._recommendations)])

    def of_recommendation(self, recommendation: Recommendation) -> frozenset[str]:
        """The ids of every group a recommendation is in by itself: its theme and what that is part of."""
        return self._with_parents([recommendation.theme])

    def parted(self, items: Sequence[Item], kind: str) -> list[tuple[Group | None, tuple[Item, ...]]]:
        """The items by their groups of one kind, in the plan's order, those in none last. An item of two groups is
        under both: the parts do not add up to the whole (rule E10)."""
        inside = [(item, self.of(item.line)) for item in items]
        wanted = self.kind(kind)
        parts: list[tuple[Group | None, tuple[Item, ...]]] = [
            (group, tuple(item for item, ids in inside if group.id in ids)) for group in wanted
        ]
        known = {group.id for group in wanted}
        parts.append((None, tuple(item for item, ids in inside if not ids & known)))
        return [(group, found) for group, found in parts if found]

    def _with_parents(self, ids: Iterable[str | None]) -> frozenset[str]:
        found: set[str] = set()
        waiting = [id for id in ids if id is not None]
        while waiting:
            group = self.groups.get(waiting.pop())
            if group is not None and group.id not in found:
                found.add(group.id)
                waiting.extend([group.parent] if group.parent else [])
        return frozenset(found)
