"""The parts of a plan that the rows of its file make: groups, inspections, recommendations and actions."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from datetime import date

from msgspec.structs import replace

from bot.files.plan_rows import ActionRow, MilestoneRow, PlanFile, RecommendationRow
from bot.plan.action import Action, Milestone
from bot.plan.categories import Categorised
from bot.plan.entities import Group, Inspection, PartDate, Person, Plan, Recommendation
from bot.plan.grouping import PHASE, PROGRAMME, SECTION, SERVICE_AREA, THEME, WORKSTREAM
from bot.plan.milestones import in_order


def slug(text: str) -> str:
    """A name as part of an id."""
    return re.sub(r"[^a-z0-9]+", "-", text.casefold()).strip("-") or "unnamed"


def groups_in(file: PlanFile, people: Mapping[str, Person]) -> dict[str, Group]:
    """Every group the file names, by id. A workstream belongs to its row's phase: two phases may each have a
    "Safeguarding". A sub-section belongs to a theme where all its rows name the same one. `people` are by name as
    written."""
    found: dict[str, Group] = {}
    themes: dict[str, set[str]] = {}
    for row in file.actions:
        themes.setdefault(f"g:{SECTION}:{slug(row.section)}", set()).add(row.theme)
        for kind, title, id in _named(row):
            parent = f"g:{PHASE}:{slug(row.phase)}" if kind == WORKSTREAM and row.phase else None
            known = found.setdefault(id, Group(id, kind, title, parent, len(found)))
            found[id] = _with_row(known, row, people)
    for id, group in list(found.items()):
        above = themes.get(id, set())
        if group.kind == SECTION and len(above) == 1 and "" not in above:
            found[id] = replace(group, parent=f"g:{THEME}:{slug(*above)}")
    return found


def _with_row(group: Group, row: ActionRow, people: Mapping[str, Person]) -> Group:
    """A group with what its row says of it as a whole: the first word counts."""
    if group.kind == PHASE and row.phase_due is not None and not group.dates:
        return replace(group, dates=(PartDate("file", row.phase_due),))
    nearest = WORKSTREAM if row.workstream else SERVICE_AREA
    if group.kind == nearest and row.overseer in people and group.overseer is None:
        return replace(group, overseer=people[row.overseer].id)
    return group


def _named(row: ActionRow) -> Iterator[tuple[str, str, str]]:
    """The groups of a row, nearest last: kind, title, id."""
    stream = f"{slug(row.phase)}-{slug(row.workstream)}" if row.phase else slug(row.workstream)
    ids = {THEME: slug(row.theme), PHASE: slug(row.phase), WORKSTREAM: stream}
    ids |= {SERVICE_AREA: slug(row.area), SECTION: slug(row.section), PROGRAMME: slug(row.programme)}
    for kind, title in (
        (PROGRAMME, row.programme),
        (THEME, row.theme),
        (PHASE, row.phase),
        (SERVICE_AREA, row.area),
        (WORKSTREAM, row.workstream),
        (SECTION, row.section),
    ):
        if title:
            yield kind, title, f"g:{kind.replace(' ', '-')}:{ids[kind]}"


def inspections_in(file: PlanFile, plan: Plan | None) -> dict[str, Inspection]:
    """The inspections the file names beside the plan's own, by name; one needs the day its report came out (A1.6)."""
    known = {i.inspectorate.casefold(): i for i in plan.inspections} if plan is not None else {}
    found: dict[str, Inspection] = {}
    for row in file.recommendations:
        cell = row.inspection
        if cell is None or cell.name in found:
            continue
        if cell.name.casefold() in known:
            found[cell.name] = known[cell.name.casefold()]
        elif cell.published is not None:
            found[cell.name] = Inspection(f"i:{slug(cell.name)}", cell.name, cell.published.day)
    return found


def recommendation(
    order: int,
    row: RecommendationRow,
    lead: str | None,
    inspections: Mapping[str, Inspection],
    published: date,
    by: str,
) -> Recommendation:
    """A recommendation of the plan; `lead` is the id of a person, `published` the plan's publication date."""
    source = inspections.get(row.inspection.name) if row.inspection else None
    return Recommendation(
        id=f"r:{row.ref}",
        ref=row.ref,
        text=row.text,
        timescale=row.timescale,
        lead=lead,
        parent=f"r:{row.parent}" if row.parent else None,
        theme=f"g:{THEME}:{slug(row.theme)}" if row.theme else None,
        inspection=source.id if source else "i1",
        source_paragraphs=row.paragraphs,
        finding_grade=row.finding,
        outcome=row.outcome,
        order=order,
        categorised=_categorised(row, published, by),
    )


def _categorised(row: RecommendationRow, published: date, by: str) -> tuple[Categorised, ...]:
    cell = row.category
    if cell is None:
        return ()
    return (Categorised("file", cell.category, cell.on or published, by, cell.accountable, cell.body),)


def action(
    order: int,
    row: ActionRow,
    people: Mapping[str, Person],
    groups: Mapping[str, Group],
    deadlines: Mapping[str, date | None],
    immediate: Collection[str] = (),
) -> Action:
    """An action of the plan. `deadlines` are the inspectorate's by recommendation: the earliest counts (rule E1);
    `immediate` are the recommendations it wants met immediately."""
    owners = [people[o.organisation or o.name].id for o in row.owners]
    served = [deadline for ref in row.recommendations if (deadline := deadlines.get(ref))]
    ids = [id for _, _, id in _named(row) if id in groups]
    return Action(
        id=f"a:{row.ref}",
        ref=row.ref,
        title=row.title,
        text=row.text,
        recommendations=tuple(f"r:{ref}" for ref in row.recommendations if ref in deadlines),
        owner=owners[0] if owners else None,
        co_owners=tuple(dict.fromkeys(id for id in owners[1:] if id != owners[0])),
        group=ids[-1] if ids else None,
        groups=tuple(ids),
        start=row.start,
        inspectorate=min(served, default=None),
        immediate=any(ref in immediate for ref in row.recommendations),
        original=row.due,
        stated_status=row.status,
        stated_rating=row.rating,
        stated_forecast=row.forecast,
        stated_delivered=row.completed,
        required_evidence=row.required_evidence,
        milestones=_milestones(row.milestones),
        tags=row.tags,
        scope=row.scope,
        urgent=row.urgent,
        vacant=bool(row.owners) and row.owners[0].vacant,
        order=order,
        cells=dict(row.cells),
        repeats=tuple(dict(each) for each in row.repeats),
    )


def _milestones(rows: tuple[MilestoneRow, ...]) -> tuple[Milestone, ...]:
    ids = {row.label.casefold(): f"m{n}" for n, row in reversed(list(enumerate(rows, 1)))}
    return in_order(
        Milestone(
            id=f"m{n}",
            label=row.label,
            due=row.due,
            kind=row.kind,
            done_on=row.done.day if row.done else None,
            after=ids.get(row.after.casefold(), "") if row.after else "",
            months=row.months,
        )
        for n, row in enumerate(rows, 1)
    )
