"""Journal entries about who stands behind a plan's parts, with the fold of each: part of the closed list in
bot.plan.entries."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec import Struct
from msgspec.structs import replace

from bot.plan.entities import Person, PersonKind


class TeamNamed(Struct, frozen=True, tag="team_named"):
    """Who answers for a team (persons' ids), as the core team named them or as a Slack user group has them; nobody:
    the team is un-named again (A4.4)."""

    members: tuple[str, ...]
    usergroup: str | None = None


StructureEntry = TeamNamed


def _team_named(person: Person, what: TeamNamed) -> Person:
    return replace(person, kind=PersonKind.TEAM, members=what.members, usergroup=what.usergroup)


CHANGES: dict[type, Callable[[Any, Any], Person]] = {
    TeamNamed: _team_named,
}
