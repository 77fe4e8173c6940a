"""The two grades of finding: an area for improvement is required, one for development suggested (CB 3, 4). Pure.

What is required comes first wherever the most pressing actions are listed; the grade is a group like the others.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bot.plan.entities import Group, Recommendation
from bot.plan.line import Line
from bot.plan.position import Item

REQUIRED, DEVELOPMENTAL = "grade:required", "grade:developmental"
GRADE = "grade of finding"
GRADES = (
    Group(REQUIRED, GRADE, "required findings (areas for improvement)"),
    Group(DEVELOPMENTAL, GRADE, "developmental findings (areas for development)"),
)


def grade_of(line: Line, recommendations: Mapping[str, Recommendation]) -> str:
    """The grade of an action: developmental where all that it serves is."""
    served = [recommendations[id] for id in line.recommendations if id in recommendations]
    developmental = bool(served) and all(each.finding_grade == "developmental" for each in served)
    return DEVELOPMENTAL if developmental else REQUIRED


def required_first(items: Iterable[Item], recommendations: Mapping[str, Recommendation]) -> tuple[Item, ...]:
    """The items in their order, those of required findings first."""
    return tuple(sorted(items, key=lambda item: grade_of(item.line, recommendations) == DEVELOPMENTAL))
