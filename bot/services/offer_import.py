"""A plan file given in Slack: kept, compared and shown first; imported when a core-team member presses Import."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from bot.files.plan_import import read_plan_file
from bot.files.tables import FileRefused
from bot.plan import entries as e
from bot.plan.calendar import local_day
from bot.plan.entities import Person, Plan
from bot.reading.naming.references import find_references
from bot.services.import_plan import Difference, carry_out, compare, need_a_plan, plan_id_for
from bot.services.match_people import match_people
from bot.services.readers import Readers
from bot.services.said import Heard
from bot.slack.people import SlackPerson
from bot.wording import plan_file
from bot.wording.blocks import Said
from storage import imports, jobs, journal, plans, threads
from storage.engine import Session
from storage.imports import DROPPED, IMPORTED, Import
from storage.jobs import Job

ENDINGS = (".csv", ".xlsx")
PLAN_NAME = "Post-inspection action plan"


def is_plan_file(name: str) -> bool:
    """Whether a file given in a direct message may be a plan."""
    return name.casefold().endswith(ENDINGS)


def gives_a_plan(session: Session, readers: Readers, heard: Heard, now: datetime) -> bool:
    """Whether a direct message gives a plan: a table is evidence when words or thread say of which action."""
    if not heard.direct or not any(is_plan_file(file.name) for file in heard.files):
        return False
    about = threads.thread(session, heard.workspace, heard.channel, heard.root)
    if about is not None and about.actions:
        return False
    current = plans.current(session, heard.workspace)
    if current is None:
        return True
    index = readers.of(session, heard.workspace, current, local_day(now, current.plan.timezone)).index
    return not any(hit.kind == "action" for hit in find_references(heard.text, index))


def refuse(session: Session, heard: Heard, now: datetime) -> list[int]:
    """Say who may import a plan, once it has a core team, to somebody who gave a file that may be one."""
    plan = plans.current_plan(session, heard.workspace)
    if plan is None or not plan.settings.core_team:
        return []
    said = plan_file.not_yours(heard.files[0].name, plan.settings.core_team)
    payload = {"channel": heard.channel, "thread_ts": heard.root, "text": said.text, "blocks": said.blocks}
    added = jobs.add(session, Job(f"not_yours:{heard.key}", "post", heard.workspace, payload, now, heard.channel))
    return [added] if added is not None else []


def offer(
    session: Session, workspace: str, by: str, name: str, data: bytes, published: date | None, now: datetime
) -> Said:
    """Keep a file and say what importing it would change."""
    plan = plans.current_plan(session, workspace)
    day = plan.published_on if plan else published
    try:
        given = Import(workspace, by, name, data, day, "", now)
        said = _dry_run(session, workspace, plan, given)
    except FileRefused as refusal:
        return plan_file.refused(name, str(refusal))
    imports.offer(session, given)
    return said


def redate(session: Session, workspace: str, file: str, published: date) -> Said | None:
    """The publication date was given: say anew what importing would change. None when it was decided on already."""
    given = imports.find_import(session, workspace, file)
    if given is None or not imports.redate(session, workspace, file, published, ""):
        return None
    again = imports.find_import(session, workspace, file)
    return _dry_run(session, workspace, plans.current_plan(session, workspace), again) if again else None


def drop(session: Session, workspace: str, file: str) -> bool:
    """Let a file go. False when it was decided on already."""
    return imports.decide(session, workspace, file, DROPPED)


@dataclass(frozen=True)
class Imported:
    """What an import did, and whom it could not match with certainty."""

    plan_id: str
    entries: int
    unsure: tuple[Person, ...]


def go(
    session: Session, workspace: str, file: str, by: str, known: list[SlackPerson], now: datetime
) -> Imported | None:
    """Import a kept file. None when it was decided on already: a second press does nothing."""
    given = imports.find_import(session, workspace, file)
    if given is None or given.published is None or not imports.decide(session, workspace, file, IMPORTED):
        return None
    return import_file(session, workspace, given.name, given.data, given.published, by, known, now)


def import_file(
    session: Session,
    workspace: str,
    name: str,
    data: bytes,
    published: date,
    by: str,
    known: list[SlackPerson],
    now: datetime,
) -> Imported:
    """Write what a file adds to the plan, and match its people. Raises FileRefused when there is nothing to read."""
    parsed = read_plan_file(name, data, published)
    if not parsed.loadable:
        raise FileRefused(f"There is no action in {name} that could be imported.")
    plan = plans.current_plan(session, workspace)
    plan_id = plan.id if plan else plan_id_for(workspace, PLAN_NAME)
    difference = compare(session, workspace, plan, parsed, published)
    count = carry_out(session, workspace, plan_id, PLAN_NAME, difference, by, now)
    unsure = match_known(session, workspace, plan_id, known, by, now)
    return Imported(plan_id, count, tuple(unsure))


def match_known(
    session: Session, workspace: str, plan_id: str, known: list[SlackPerson], by: str, now: datetime
) -> list[Person]:
    """Match whoever is certain; return whoever has to be asked about."""
    matches = match_people(plans.people(session, workspace, plan_id).values(), known)
    certain = [match for match in matches if match.slack_id is not None]
    found = [
        e.Entry(
            f"match:{m.person.id}:{m.slack_id}:file", "person", m.person.id, e.PersonMatched(m.slack_id), by, now, now
        )
        for m in certain
    ]
    if found:
        journal.append(session, workspace, plan_id, found)
    return [match.person for match in matches if match.slack_id is None and known]


def _dry_run(session: Session, workspace: str, plan: Plan | None, given: Import) -> Said:
    file = read_plan_file(given.name, given.data, given.published)
    need_a_plan(plan, file)
    difference: Difference | None = None
    if given.published is not None and file.loadable:
        difference = compare(session, workspace, plan, file, given.published)
    # Before the day of publication is chosen, "within 3 months" in a cell would be a fault that it is not.
    faults = () if given.published is None and file.loadable else file.faults
    return plan_file.dry_run(given.id, given.name, given.published, difference, faults)
