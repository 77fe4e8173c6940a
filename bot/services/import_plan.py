"""Take a plan file in: show first what it would change, then write exactly that to the journal.

The same file a second time changes nothing. In a changed file new rows are added, an owner is taken where there was
none, a changed date becomes a request, a missing row is listed, and nothing is overwritten.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

from msgspec.structs import replace

from bot.files.owner_text import OwnerText
from bot.files.plan_rows import Fault, PlanFile
from bot.files.tables import FileRefused
from bot.plan import entries as e
from bot.plan.action import Action
from bot.plan.calendar import local_day
from bot.plan.changes import ChangeKind, Effect
from bot.plan.entities import Group, Inspection, Person, PersonKind, Plan, Recommendation, Timescale
from bot.plan.indicators import Indicator
from bot.plan.structure_entries import TeamNamed
from bot.services.file_changes import Changed, changes
from bot.services.file_parts import action, groups_in, inspections_in, recommendation, slug
from bot.services.import_indicators import Measures, compare_indicators, indicator_entries
from bot.services.request_change import Wanted, drafted, entries_of
from bot.services.said import short_id
from storage import journal, plans
from storage.engine import Session


@dataclass(frozen=True)
class Difference:
    """What importing a file would do. `new_plan` says that the workspace has none yet."""

    new_plan: bool
    published: date
    actions: tuple[Action, ...]
    recommendations: tuple[Recommendation, ...]
    people: tuple[Person, ...]
    groups: tuple[Group, ...]
    inspections: tuple[Inspection, ...]
    changed: tuple[Changed, ...]
    missing: tuple[str, ...]
    unchanged: int
    faults: tuple[Fault, ...]
    measures: Measures = field(default_factory=Measures)
    teams: tuple[tuple[str, tuple[str, ...]], ...] = ()

    @property
    def empty(self) -> bool:
        """Whether importing would change nothing."""
        taken = any(change.request or change.owner for change in self.changed)
        added = self.actions or self.recommendations or self.people or self.groups or self.inspections or self.teams
        return not (self.new_plan or added or taken or self.measures.added or self.measures.readings)


def compare(session: Session, workspace: str, plan: Plan | None, file: PlanFile, published: date) -> Difference:
    """What a file would change in the workspace's plan (None: it would open one).

    Raises FileRefused for indicators that come before there is a plan to measure.
    """
    need_a_plan(plan, file)
    known = _Known(session, workspace, plan)
    written = _people(file)
    people = _linked({name: known.by_name.get(name.casefold(), person) for name, person in written.items()})
    groups = groups_in(file, {row.overseer: people[_lead_name(row.overseer)] for row in file.actions if row.overseer})
    inspections = inspections_in(file, plan)
    # An action of the first recommendation may serve a later one: the file's first mention is no order.
    ordered = sorted(file.recommendations, key=lambda row: _natural(row.ref))
    leads = {row.ref: people[_lead_name(row.lead)].id for row in ordered if row.lead}
    recommendations = [
        recommendation(n, row, leads.get(row.ref), inspections, published, by="plan file")
        for n, row in enumerate(ordered)
    ]
    # "Immediately" has no deadline of its own: every test uses the operational date, once it is set (rule E1).
    deadlines = {
        row.ref: None if row.timescale is Timescale.IMMEDIATELY else row.deadline for row in file.recommendations
    }
    immediate = {row.ref for row in file.recommendations if row.timescale is Timescale.IMMEDIATELY}
    rows = [(row, action(n, row, people, groups, deadlines, immediate)) for n, row in enumerate(file.actions)]
    changed = tuple(c for row, new in rows if row.ref in known.actions for c in changes(known.actions[row.ref], new))
    refs = {row.ref for row in file.actions}
    return Difference(
        new_plan=plan is None,
        published=published,
        actions=tuple(new for row, new in rows if row.ref not in known.actions),
        recommendations=tuple(r for r in recommendations if r.id not in known.recommendations),
        people=tuple(p for p in people.values() if p.id not in known.people),
        groups=tuple(g for g in groups.values() if g.id not in known.groups),
        inspections=tuple(i for i in inspections.values() if plan is None or i not in plan.inspections),
        changed=changed,
        missing=tuple(ref for ref in known.actions if ref not in refs) if refs else (),
        unchanged=sum(row.ref in known.actions for row, _ in rows) - len({c.ref for c in changed}),
        faults=file.faults,
        measures=compare_indicators(
            file.indicators,
            known.indicators,
            {ref: a.id for ref, a in known.actions.items()} | {row.ref: new.id for row, new in rows},
            known.recommendations_by_ref | {r.ref: r.id for r in recommendations},
        ),
        teams=tuple(_teams(written, people, known.people)),
    )


def need_a_plan(plan: Plan | None, file: PlanFile) -> None:
    """Raises FileRefused for indicators that come before there is a plan to measure."""
    if plan is None and file.indicators and not file.actions:
        raise FileRefused("These are indicators, and there is no plan yet. Import the plan first.")


def carry_out(
    session: Session, workspace: str, plan_id: str, name: str, difference: Difference, by: str, now: datetime
) -> int:
    """Write what `compare` showed, in the caller's transaction; how many entries were new."""
    found = [*_entries(plan_id, name, difference, by, now), *_redated(session, workspace, plan_id, difference, by, now)]
    if not found:
        return 0
    appended = journal.append(session, workspace, plan_id, found)
    return len(found) - len(appended.skipped)


def _redated(
    session: Session, workspace: str, plan_id: str, difference: Difference, by: str, now: datetime
) -> list[e.Entry]:
    """The dates that a changed file gives otherwise, as one request: they move when it is approved (rule E7)."""
    plan = plans.plan(session, workspace, plan_id)
    moved = [(change.ref, change.request) for change in difference.changed if change.request is not None]
    if plan is None or not moved:
        return []
    id = short_id("file", *((ref, due.day.isoformat()) for ref, due in moved))
    effects = tuple(Effect(f"a:{ref}", due=due) for ref, due in moved)
    return entries_of(drafted(session, workspace, plan, Wanted(id, ChangeKind.REDATE, effects, by, now)), now)


def plan_id_for(workspace: str, name: str) -> str:
    """The id of a new plan: stable, so that an import repeated after a crash opens no second plan."""
    return f"p-{hashlib.sha256(f'{workspace}/{name}'.encode()).hexdigest()[:12]}"


class _Known:
    """What the plan has already, by id and reference."""

    def __init__(self, session: Session, workspace: str, plan: Plan | None) -> None:
        self.actions: dict[str, Action] = {}
        self.people: set[str] = set()
        self.by_name: dict[str, Person] = {}
        self.groups: set[str] = set()
        self.recommendations: set[str] = set()
        self.recommendations_by_ref: dict[str, str] = {}
        self.indicators: dict[str, Indicator] = {}
        if plan is not None:
            self.actions = {a.ref: a for a in plans.actions(session, workspace, plan.id)}
            people = plans.people(session, workspace, plan.id)
            self.people, self.by_name = set(people), {person.name.casefold(): person for person in people.values()}
            self.groups = {g.id for g in plans.groups(session, workspace, plan.id)}
            self.recommendations_by_ref = {r.ref: r.id for r in plans.recommendations(session, workspace, plan.id)}
            self.recommendations = set(self.recommendations_by_ref.values())
            self.indicators = {i.id: i for i in plans.indicators(session, workspace, plan.id)}


def _natural(ref: str) -> list[tuple[int, str]]:
    """A reference for sorting: "2.10" after "2.9"."""
    return [(int(part), "") if part.isdigit() else (0, part.casefold()) for part in re.findall(r"\d+|\D+", ref)]


def _people(file: PlanFile) -> dict[str, Person]:
    """Everybody the file names, by the name as written."""
    found: dict[str, Person] = {}
    for row in file.actions:
        for owner in row.owners:
            for person in _persons(owner):
                found.setdefault(person.name, person)
    leads = [row.lead for row in file.recommendations] + [row.lead for row in file.actions]
    for lead in [*leads, *(row.overseer for row in file.actions)]:
        if lead and _lead_name(lead) not in found:
            found[_lead_name(lead)] = Person(f"p:{slug(_lead_name(lead))}", _lead_name(lead), email=_email(lead))
    return found


def _linked(people: dict[str, Person]) -> dict[str, Person]:
    """Liaisons and people of teams by the ids that the plan has for them."""
    ids = {f"p:{slug(name)}": person.id for name, person in people.items()}

    def linked(person: Person) -> Person:
        members = tuple(ids.get(id, id) for id in person.members)
        liaison = ids.get(person.liaison, person.liaison) if person.liaison else None
        return replace(person, liaison=liaison, members=members)

    return {name: linked(person) for name, person in people.items()}


def _teams(
    written: dict[str, Person], people: dict[str, Person], known: Collection[str]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    """The teams of the plan of which nobody was named, with the people whom the file names (A4.4)."""
    ids = {f"p:{slug(name)}": person.id for name, person in people.items()}
    for name, person in written.items():
        team = people[name]
        if person.members and team.id in known and not team.members and team.slack_id is None:
            yield team.id, tuple(ids.get(id, id) for id in person.members)


def _persons(owner: OwnerText) -> Iterator[Person]:
    """An owner as a person of the plan; an outside organisation comes with its liaison (MB R2.4)."""
    liaison = f"p:{slug(owner.liaison)}" if owner.liaison else None
    if owner.liaison:
        yield Person(f"p:{slug(owner.liaison)}", owner.liaison)
    if owner.organisation:
        name = owner.organisation
        yield Person(f"p:{slug(name)}", name, PersonKind.ORGANISATION, owner.email, liaison=liaison)
        return
    yield from (Person(f"p:{slug(name)}", name) for name in owner.members)
    members = tuple(f"p:{slug(name)}" for name in owner.members)
    yield Person(f"p:{slug(owner.name)}", owner.name, owner.kind, owner.email, members=members)


def _email(text: str) -> str | None:
    found = re.search(r"[\w.+'-]+@[\w.-]+\w", text)
    return found.group().lower() if found else None


def _lead_name(text: str) -> str:
    return " ".join(re.sub(r"<?[\w.+'-]+@[\w.-]+\w>?", " ", text).split()) or text


def _entries(plan_id: str, name: str, d: Difference, by: str, now: datetime) -> Iterator[e.Entry]:
    def entry(key: str, subject: str, id: str, what: e.What) -> e.Entry:
        return e.Entry(key, subject, id, what, by=by, at=now, said_at=now)

    if d.new_plan:
        inspection = Inspection("i1", "Ofsted", d.published)
        yield entry("open", "plan", plan_id, e.PlanOpened(name, (inspection,)))
    for found in d.inspections:
        yield entry(f"inspection:{found.id}", "plan", plan_id, e.InspectionRecorded(found))
    for person in d.people:
        yield entry(f"person:{person.id}", "person", person.id, e.PersonAdded(person))
    for id, members in d.teams:
        yield entry(f"team:{id}:{short_id(*members)}", "person", id, TeamNamed(members))
    for group in d.groups:
        yield entry(f"group:{group.id}", "group", group.id, e.GroupAdded(group))
    for rec in d.recommendations:
        yield entry(f"recommendation:{rec.id}", "recommendation", rec.id, e.RecommendationAdded(rec))
    for new in d.actions:
        yield entry(f"action:{new.id}", "action", new.id, e.ActionAdded(new))
    for change in d.changed:
        if change.owner is not None:
            yield entry(f"owner:file:{change.ref}:{change.owner.owner}", "action", f"a:{change.ref}", change.owner)
    yield from indicator_entries(d.measures, by, now, local_day(now))
