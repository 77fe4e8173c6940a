"""Journal entries about who stands behind a plan's parts, with the fold of each: part of the closed list in
bot.plan.entries."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from bot.plan.action import Action
from bot.plan.entities import Group, PartDate, Person, PersonKind


class TeamNamed(Struct, frozen=True, tag="team_named"):
    """Who answers for a team (persons' ids), as the core team named them or as a Slack user group has them; nobody:
    the team is un-named again (A4.4)."""

    members: tuple[str, ...]
    usergroup: str | None = None


class PartDated(Struct, frozen=True, tag="part_dated"):
    """A date was agreed for a group as a whole: the first, or by an approved change (CB 17)."""

    date: PartDate


class PartDateUndone(Struct, frozen=True, tag="part_date_undone"):
    """What agreed a group's date was taken back: the date before stands."""

    date: str


class OverseerNamed(Struct, frozen=True, tag="overseer_named"):
    """Somebody of another organisation oversees a group (a person's id), or (None) nobody does (CB 6)."""

    overseer: str | None


class DeliveredElsewhere(Struct, frozen=True, tag="delivered_elsewhere"):
    """An action is delivered under a wider programme (a group's id), or (None) no longer (A2.12)."""

    programme: str | None


class ScopeSet(Struct, frozen=True, tag="scope_set"):
    """Who delivers an action: council, partner, or "" for what its owners tell (LD 6.3)."""

    scope: str


PROGRAMME_ID = "g:linked-programme:"
"""Begins the ids of programmes: an action is under one at most."""

StructureEntry = TeamNamed | PartDated | PartDateUndone | OverseerNamed | DeliveredElsewhere | ScopeSet


def _team_named(person: Person, what: TeamNamed) -> Person:
    return replace(person, kind=PersonKind.TEAM, members=what.members, usergroup=what.usergroup)


def _elsewhere(action: Action, what: DeliveredElsewhere) -> Action:
    others = tuple(id for id in action.groups if not id.startswith(PROGRAMME_ID))
    nearest = None if (action.group or "").startswith(PROGRAMME_ID) else action.group
    return replace(action, group=nearest, groups=(*((what.programme,) if what.programme else ()), *others))


CHANGES: dict[type, Callable[[Any, Any], Person | Group | Action]] = {
    DeliveredElsewhere: _elsewhere,
    ScopeSet: lambda a, w: replace(a, scope=w.scope),
    TeamNamed: _team_named,
    PartDated: lambda g, w: replace(g, dates=(*g.dates, w.date)),
    PartDateUndone: lambda g, w: replace(g, dates=tuple(each for each in g.dates if each.id != w.date)),
    OverseerNamed: lambda g, w: replace(g, overseer=w.overseer),
}
