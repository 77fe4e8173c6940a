"""Who may do what, by Slack user id (rules E5, E8)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum

from bot.plan.action import Action
from bot.plan.entities import Person, Plan, Recommendation


class Standing(StrEnum):
    """What somebody is to an action."""

    OWNER = "owner"
    CO_OWNER = "co_owner"
    DELEGATE = "delegate"
    LIAISON = "liaison"
    LEAD = "lead"
    CORE_TEAM = "core_team"
    NONE = "none"


def person_of(people: Mapping[str, Person], slack_id: str) -> Person | None:
    """The person of the plan who has a Slack user id."""
    return next((p for p in people.values() if p.slack_id == slack_id), None)


def names_of(people: Mapping[str, Person], slack_id: str) -> frozenset[str]:
    """The ids of every name the plan has for a Slack user: a plan file may write one person two ways."""
    return frozenset(person.id for person in people.values() if person.slack_id == slack_id)


def standing(
    plan: Plan,
    action: Action,
    people: Mapping[str, Person],
    recommendations: Mapping[str, Recommendation],
    slack_id: str,
) -> Standing:
    """What a Slack user is to an action, under any name the plan has for them; the nearest standing first. Everything
    but NONE may record an update."""
    if is_elected_member(plan, slack_id):
        return Standing.NONE
    names = [person for person in people.values() if person.slack_id == slack_id]
    found = [_own(action, people, me) or _leads(action, recommendations, me) for me in names]
    if any(found):
        return min((each for each in found if each), key=list(Standing).index)
    if action.personal_lead is not None and action.personal_lead.by == slack_id:
        return Standing.LEAD
    return Standing.CORE_TEAM if slack_id in plan.settings.core_team else Standing.NONE


def _own(action: Action, people: Mapping[str, Person], me: Person) -> Standing | None:
    if me.id == action.owner:
        return Standing.OWNER
    if me.id in action.co_owners:
        return Standing.CO_OWNER
    for id in filter(None, (action.owner, *action.co_owners)):
        owner = people.get(id)
        if owner is not None and me.id in owner.members:
            return Standing.OWNER if id == action.owner else Standing.CO_OWNER
        if owner is not None and owner.delegate == me.id:
            return Standing.DELEGATE
        if owner is not None and owner.liaison == me.id:
            return Standing.LIAISON
    return None


def _leads(action: Action, recommendations: Mapping[str, Recommendation], me: Person) -> Standing | None:
    leads = (recommendations[r].lead for r in action.recommendations if r in recommendations)
    return Standing.LEAD if me.id in leads else None


def owns(action: Action, people: Mapping[str, Person], slack_id: str) -> bool:
    """Whether a Slack user is the owner or a co-owner of an action, under any name the plan has for them (rule E5)."""
    owners = answering((people.get(id) for id in (action.owner, *action.co_owners) if id is not None), people)
    return any(slack_id in (owner.slack_id, owner.id) for owner in owners)


def answering(owners: Iterable[Person | None], people: Mapping[str, Person]) -> list[Person]:
    """The owners, each team followed by whoever answers for it (A4.4)."""
    found = [(owner, *(people[id] for id in owner.members if id in people)) for owner in owners if owner is not None]
    return list({person.id: person for group in found for person in group}.values())


def answers_for(people: Mapping[str, Person], id: str) -> frozenset[str]:
    """The ids of everybody in whose name somebody answers: themselves, under any name the plan has for them, and the
    teams they are of (A4.4)."""
    me = people.get(id)
    names = names_of(people, me.slack_id) if me is not None and me.slack_id else frozenset({id})
    return names | {team.id for team in people.values() if not names.isdisjoint(team.members)}


def is_core_team(plan: Plan, slack_id: str) -> bool:
    """Whether a Slack user is of the core team."""
    return slack_id in plan.settings.core_team


def is_elected_member(plan: Plan, slack_id: str) -> bool:
    """Whether a Slack user follows the plan as an elected member: they ask, and nothing of theirs is recorded."""
    return slack_id in plan.settings.members


def oversees(
    plan: Plan,
    action: Action,
    people: Mapping[str, Person],
    recommendations: Mapping[str, Recommendation],
    slack_id: str,
) -> bool:
    """Whether a Slack user may ask about an action from above: the core team, a director or assistant director, a
    lead of its recommendations, or whoever leads it personally (NY 4.3)."""
    chosen = plan.settings
    if slack_id in (*chosen.core_team, *chosen.directors, *chosen.assistant_directors):
        return True
    if action.personal_lead is not None and action.personal_lead.by == slack_id:
        return True
    return any(_leads(action, recommendations, people[id]) for id in names_of(people, slack_id))


def may_take_lead(plan: Plan, slack_id: str) -> bool:
    """Whether a Slack user may take personal lead of an action: directors and assistant directors (CB 8)."""
    return slack_id in (*plan.settings.directors, *plan.settings.assistant_directors)


def sees_everything(plan: Plan, slack_id: str) -> bool:
    """Whether a Slack user sees the whole position on the home page: the core team and the directors."""
    return is_core_team(plan, slack_id) or slack_id in plan.settings.directors
