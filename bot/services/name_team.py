"""Say who answers for a team that owns actions: named people, or a Slack user group (MB R2.11; A4.4)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from bot.plan.entities import Person, PersonKind
from bot.plan.permissions import is_core_team
from bot.plan.structure_entries import TeamNamed
from bot.services.conversation import Conversation
from bot.services.person_named import mentioned, without_mentions
from bot.services.said import short_id
from bot.services.set_liaison import append, named, plan_person
from bot.slack.refusals import OutcomeUnknown, SlackRefused
from bot.wording import refusal, teams
from bot.wording.blocks import Said
from bot.wording.environment import escape
from storage import plans

_GROUP = re.compile(r"<!subteam\^(?P<id>S[A-Z0-9]+)(?:\|[^>]*)?>")
_OFF = re.compile(r"\s+off\s*$", re.IGNORECASE)
WHY_NOT = {
    "missing_scope": "Slack does not let me read user groups: add the scope `usergroups:read` and install me again, "
    "or name the people.",
    "no_such_subteam": "Slack has no such user group any more: name the people, or another group.",
}


@dataclass(frozen=True)
class Named:
    """What was typed: the team's name, and the Slack users or the user group that answer for it; `fault` says why
    Slack would not tell who is in the group."""

    team: str
    users: tuple[str, ...] = ()
    usergroup: str | None = None
    off: bool = False
    fault: str = ""


def read_team(text: str, members: Callable[[str], Sequence[str]]) -> Named:
    """`"Performance and Modernisation" @a @b`, `… @group`, `… off`; `members` asks Slack who is in a user group."""
    group = _GROUP.search(text)
    users = mentioned(text)
    name = _GROUP.sub(" ", without_mentions(text))
    off = not users and group is None and _OFF.search(name) is not None
    team = " ".join((_OFF.sub("", name) if off else name).split()).strip(' :,"“”')
    if group is None:
        return Named(team, users, off=off)
    try:
        return Named(team, tuple(dict.fromkeys((*members(group["id"]), *users))), group["id"])
    except (SlackRefused, OutcomeUnknown) as fault:
        code = fault.error if isinstance(fault, SlackRefused) else ""
        return Named(team, fault=WHY_NOT.get(code, "Slack did not tell me who is in that group: try again."))


def name_team(talk: Conversation, given: Named) -> Said:
    """Record who answers for a team; without anybody named, show the teams as they are."""
    if not is_core_team(talk.plan, talk.place.author):
        return refusal.said("Only the core team says who answers for a team.")
    if given.fault:
        return refusal.said(given.fault)
    if not given.team:
        return _shown(talk)
    found = named(talk, given.team)
    if found is None or found.slack_id is not None:
        return refusal.said(f"The plan names no one team “{escape(given.team)}”. {teams.HOW}")
    if not (given.users or given.off or given.usergroup):
        return _shown(talk, found.id)
    present = [user for user in given.users if not _left(talk, user)]
    members = [plan_person(talk, user) for user in present]
    what = TeamNamed(tuple(dict.fromkeys(member.id for member in members)), given.usergroup)
    append(talk, found.id, f"team:{found.id}:{short_id(talk.place.key)}", what)
    return teams.named(found, members, given.usergroup)


def _left(talk: Conversation, user: str) -> bool:
    known = talk.runtime.people.get(user)
    return known is not None and (known.deleted or known.is_bot)


def _shown(talk: Conversation, id: str = "") -> Said:
    """The teams, or one, with who answers for each and how many open actions it owns."""
    people, lines = talk.reader.people, plans.lines(talk.session, talk.place.workspace, talk.plan.id)
    found = [p for p in people.values() if p.kind is PersonKind.TEAM and id in ("", p.id)]
    owned = {p.id: sum(line.owner == p.id and line.days.rated for line in lines) for p in found}
    return teams.listed_teams([(team, _members(people, team), owned[team.id]) for team in found])


def _members(people: dict[str, Person], team: Person) -> list[Person]:
    return [people[id] for id in team.members if id in people]
