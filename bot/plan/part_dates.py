"""A phase (or another group) against a date of its own, distinct from those of its actions (CB 17; A3.7). Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from msgspec import Struct

from bot.plan.entities import ENDED, Group, PlanDate
from bot.plan.grouping import Grouping
from bot.plan.line import Line


class PartStanding(Struct, frozen=True):
    """How much of a group has ended (signed off, cancelled, replaced or carried forward) against its agreed date;
    `days_late` counts from that date while something is left; `actions_until` is the last agreed date of what is."""

    group: Group
    ended: int
    total: int
    days_late: int = 0
    actions_until: date | None = None

    @property
    def beyond(self) -> bool:
        """Whether an action is agreed to end after the group itself is due."""
        due = self.group.due
        return due is not None and self.actions_until is not None and self.actions_until > due.day


def standing_of(group: Group, lines: Sequence[Line], day: date) -> PartStanding:
    """How a group stands on a day, by the lines of its actions."""
    left = [line for line in lines if line.status not in ENDED]
    due: PlanDate | None = group.due
    late = (day - due.day).days if due is not None and left and day > due.day else 0
    until = max((line.agreed.day for line in left if line.agreed is not None), default=None)
    return PartStanding(group, len(lines) - len(left), len(lines), late, until)


def standings(grouping: Grouping, lines: Sequence[Line], day: date, groups: Iterable[Group]) -> list[PartStanding]:
    """How groups stand on a day."""
    inside = [(line, grouping.of(line)) for line in lines]
    return [standing_of(group, [line for line, ids in inside if group.id in ids], day) for group in groups]


def late_parts(grouping: Grouping, lines: Sequence[Line], day: date) -> list[PartStanding]:
    """The groups past a date of their own with work left, the latest first."""
    dated = [group for group in grouping.groups.values() if group.due is not None]
    found = [each for each in standings(grouping, lines, day, dated) if each.days_late] if dated else []
    return sorted(found, key=lambda each: -each.days_late)
