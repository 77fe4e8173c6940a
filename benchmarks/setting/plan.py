"""The sample plan, or more of it, in an SQLite file."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from msgspec.structs import replace

from bot.plan import entries as e
from bot.plan.action import Action
from bot.plan.entities import Plan
from bot.plan.entities import Settings as PlanSettings
from bot.services.seed_sample import seed_sample
from bot.settings import Settings
from bot.slack.people import SlackPerson, person_from
from bot.slack.workspace import people
from bot.wiring import open_database
from storage import journal, plans
from storage.engine import Database, Session

TEAM = people.TEAM_ID
NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
"""The moment of every measurement, so that each run measures the same plan: a Monday."""


def database_at(path: Path) -> Database:
    """The database of an SQLite file, opened as Planbot opens it."""
    return open_database(Settings(database_url=f"sqlite:///{path}"))


def members() -> list[SlackPerson]:
    """Everybody in the sample workspace."""
    return [person_from(member) for member in people.sample_people()]


def make_plan(path: Path, actions: int) -> None:
    """Put a plan of so many actions in a new SQLite file: the sample plan, its actions repeated with their history."""
    database = database_at(path)
    chosen = PlanSettings((people.COORDINATOR,), (people.DIRECTOR,), people.CORE_TEAM_CHANNEL)
    with database.writing() as session:
        plan_id = seed_sample(session, TEAM, members(), chosen, NOW)
        assert plan_id is not None, "the file holds a plan already"
        held = len(plans.lines(session, TEAM, plan_id))
        added = list(_repeated(session, plan_id, held, actions))
        if added:
            journal.append(session, TEAM, plan_id, added)
        assert len(plans.lines(session, TEAM, plan_id)) == actions
    database.close()


def plan_in(session: Session) -> Plan:
    """The plan that was made."""
    plan = plans.current_plan(session, TEAM)
    assert plan is not None
    return plan


def _repeated(session: Session, plan_id: str, held: int, wanted: int) -> Iterator[e.Entry]:
    """Entries of further actions, each said and decided about as the one it copies."""
    told = [stored.entry for stored in journal.entries(session, plan_id)]
    of_actions = [entry for entry in told if entry.subject == "action"]
    ids = list(dict.fromkeys(entry.subject_id for entry in of_actions))
    for copy in range(1, -(-wanted // held)):
        copied = set(islice(ids, wanted - copy * held))
        for entry in of_actions:
            if entry.subject_id in copied:
                yield _copied(entry, copy, copy * held)


def _copied(entry: e.Entry, copy: int, further: int) -> e.Entry:
    what = entry.what
    if isinstance(what, e.ActionAdded):
        what = e.ActionAdded(_again(what.action, copy, further))
    return replace(entry, key=f"{entry.key}:{copy}", subject_id=f"{entry.subject_id}:{copy}", what=what)


def _again(action: Action, copy: int, further: int) -> Action:
    changes: dict[str, Any] = {"id": f"{action.id}:{copy}", "ref": f"{10 * copy + int(action.ref[0])}{action.ref[1:]}"}
    return replace(action, **changes, order=action.order + further)
