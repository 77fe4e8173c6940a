"""Teams that are Slack user groups: whoever joins or leaves the group does so in the plan, once a day (A4.4)."""

from __future__ import annotations

import logging
from collections.abc import Mapping, Sequence
from datetime import date, datetime

from bot.plan.entities import Person, Plan
from bot.plan.entries import Entry, PersonAdded
from bot.plan.structure_entries import TeamNamed
from bot.services.runtime import Runtime
from bot.services.said import short_id
from bot.slack.refusals import SlackRefused
from digests.work import Done
from storage import jobs, journal, plans
from storage.engine import Session
from storage.jobs import Claimed, Job

TEAMS = "teams"
log = logging.getLogger(__name__)


def plan_teams(session: Session, workspace: str, plan: Plan, day: date, now: datetime) -> None:
    """Add the day's job where the plan has a team that is a user group."""
    if any(person.usergroup for person in plans.people(session, workspace, plan.id).values()):
        key = f"{TEAMS}:{plan.id}:{day.isoformat()}"
        jobs.add(session, Job(key, TEAMS, workspace, {"plan": plan.id, "day": day.isoformat()}, now))


def refresh_teams(runtime: Runtime, job: Claimed) -> Done:
    """Ask Slack who is in each group. Payload: plan, day. A group that Slack does not tell of stays as it was."""
    with runtime.database.reading() as session:
        people = plans.people(session, job.workspace_id, str(job.payload["plan"]))
    found: dict[str, list[str]] = {}
    for team in people.values():
        try:
            if team.usergroup:
                found[team.id] = runtime.slack.group_members(team.usergroup)
        except SlackRefused as refusal:
            log.warning("the members of the user group %s are not known: %s", team.usergroup, refusal.error)
    entries = list(_entries(runtime, job, people, found))
    if not entries:
        return Done("as they were")

    def record(session: Session) -> Sequence[int]:
        journal.append(session, job.workspace_id, str(job.payload["plan"]), entries)
        return []

    return Done("changed", record)


def _entries(
    runtime: Runtime, job: Claimed, people: Mapping[str, Person], found: Mapping[str, Sequence[str]]
) -> list[Entry]:
    known = {person.slack_id: person.id for person in people.values() if person.slack_id}
    now, plan, day = runtime.clock.now(), str(job.payload["plan"]), job.payload["day"]
    entries: list[Entry] = []
    for team, users in found.items():
        accounts = [runtime.slack.person(user) for user in users]
        present = [account for account in accounts if not (account.deleted or account.is_bot)]
        for account in present:
            if account.id not in known:
                known[account.id] = short_id("person", plan, account.id)
                added = PersonAdded(Person(known[account.id], account.name, slack_id=account.id))
                entries.append(Entry(f"person:{account.id}", "person", known[account.id], added, "planbot", now, now))
        members = tuple(known[account.id] for account in present)
        if set(members) != set(people[team].members):
            what = TeamNamed(members, people[team].usergroup)
            entries.append(Entry(f"team:{team}:{day}", "person", team, what, "planbot", now, now))
    return entries
