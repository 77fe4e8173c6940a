"""What the spreadsheet adds of an action's phase, workstream and programme as they stand now, where a plan has them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence

from bot.files.sheets import Value
from bot.plan.entities import Group, Person
from bot.plan.grouping import PROGRAMME
from bot.plan.line import Line
from bot.plan.position import Item
from bot.plan.scopes import WORDS


def part_columns(
    items: Sequence[Item], groups: Mapping[str, Group], people: Mapping[str, Person]
) -> list[tuple[str, list[Value]]]:
    """The columns that any action fills: a date of its phase, an overseer, a programme, a scope of delivery."""

    def of_groups(value: Callable[[Group], Value]) -> Callable[[Line], Value]:
        return lambda line: next((found for group in _of(line, groups) if (found := value(group)) is not None), None)

    told: Iterable[tuple[str, Callable[[Line], Value]]] = (
        ("Phase due now", of_groups(lambda group: group.due.day if group.due else None)),
        ("Overseer now", of_groups(lambda group: _name(people.get(group.overseer or "")))),
        ("Programme now", of_groups(lambda group: group.title if group.kind == PROGRAMME else None)),
        ("Delivery now", lambda line: WORDS.get(line.scope)),
    )
    found = [(heading, [value(item.line) for item in items]) for heading, value in told]
    return [(heading, cells) for heading, cells in found if any(cell is not None for cell in cells)]


def _of(line: Line, groups: Mapping[str, Group]) -> list[Group]:
    """The groups of an action, the nearest first, each followed by what it is part of."""
    own = [groups[id] for id in reversed(line.groups) if id in groups]
    return [*own, *(above for group in own if (above := groups.get(group.parent or "")) is not None)]


def _name(person: Person | None) -> str | None:
    return person.name if person is not None else None
