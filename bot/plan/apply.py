"""The plan's rules as a fold: `apply(state, entry) -> state`, for the one subject an entry touches.

Pure and total over valid journals: the same entries in the same order give the same states, on any machine.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar, cast

from msgspec.structs import replace

from bot.plan import (
    apply_oversight,
    body_entries,
    evidence_entries,
    framework_entries,
    measure_entries,
    recommendation_entries,
    structure_entries,
    version_entries,
)
from bot.plan import entries as e
from bot.plan.action import Action
from bot.plan.apply_changes import CHANGES, request_decided, with_owner, with_request
from bot.plan.broken_journal import BrokenJournal as BrokenJournal
from bot.plan.entities import Inspection, Person, Plan
from bot.plan.milestones import in_order
from bot.plan.subjects import Subject

T = TypeVar("T")


def apply(state: Subject | None, entry: e.Entry) -> Subject:
    """The state of the entry's subject after the entry.

    Raises BrokenJournal when the entry needs a subject that does not exist or names a part it does not have.
    """
    change = _CHANGES.get(type(entry.what))
    if change is not None:
        if state is None:
            raise BrokenJournal(f"{entry.key}: {entry.subject} {entry.subject_id} does not exist")
        return change(state, entry.what)
    if state is not None:
        raise BrokenJournal(f"{entry.key}: {entry.subject} {entry.subject_id} exists already")
    return _born(entry)


def _born(entry: e.Entry) -> Subject:
    match entry.what:
        case e.PlanOpened(name, inspections, timezone):
            return Plan(entry.subject_id, name, inspections, timezone)
        case e.PersonAdded(person):
            return person
        case e.GroupAdded(group):
            return group
        case e.RecommendationAdded(recommendation):
            return recommendation
        case e.ActionAdded(action):
            return action
        case e.IndicatorAdded(indicator):
            return indicator
        case e.BodyAdded(body):
            return body
        case e.ChangeRequested(change):
            return change
        case e.RiskRaised(risk):
            return risk
        case e.CommitmentMade(commitment):
            return commitment
    raise BrokenJournal(f"{entry.key}: nothing is known of {type(entry.what).__name__}")


def _changed(items: tuple[T, ...], id: str, **changes: object) -> tuple[T, ...]:
    """The items with one of them changed, found by its id."""
    if not any(cast(Any, item).id == id for item in items):
        raise BrokenJournal(f"no part has the id {id}")
    return tuple(cast(T, replace(cast(Any, i), **changes)) if cast(Any, i).id == id else i for i in items)


def _owner_changed(action: Action, what: e.OwnerChanged) -> Action:
    cells = {**action.cells, **what.cells}
    handed_over = with_owner(action, what.owner, what.co_owners, what.tenure)
    return replace(handed_over, vacant=what.vacant, cells=cells)


def _with_milestone(action: Action, what: e.MilestoneSet) -> Action:
    others = tuple(m for m in action.milestones if m.id != what.milestone.id)
    return replace(action, milestones=in_order((*others, what.milestone)))


def _with_update(action: Action, what: e.UpdateRecorded) -> Action:
    said, new = action.updates, what.update
    if not said or (said[-1].said_at, said[-1].id) <= (new.said_at, new.id):
        return replace(action, updates=(*said, new))
    return replace(action, updates=tuple(sorted((*said, new), key=lambda u: (u.said_at, u.id))))


def _evidence_stored(action: Action, what: e.EvidenceStored) -> Action:
    kept = {
        "sha256": what.sha256,
        "size": what.size,
        "stored_at": what.stored_at,
        "fault": what.fault,
    }
    return replace(action, evidence=_changed(action.evidence, what.evidence, **kept))


def _request_decided(action: Action, what: e.RequestDecided) -> Action:
    if not any(request.id == what.request for request in action.requests):
        raise BrokenJournal(f"no part has the id {what.request}")
    return request_decided(action, what.request, approved=what.approved, decided_on=what.on)


_CHANGES: dict[type, Callable[[Any, Any], Subject]] = {
    e.SettingsChosen: lambda plan, w: replace(plan, settings=w.settings),
    e.WentLive: lambda plan, w: replace(plan, live_on=w.on),
    e.PromptsHeld: lambda plan, w: replace(plan, hold=w.hold),
    e.InspectionRecorded: lambda plan, w: replace(plan, inspections=_with_inspection(plan, w.inspection)),
    e.PersonMatched: lambda person, w: replace(person, slack_id=w.slack_id),
    e.AwaySet: lambda person, w: _away(person, w),
    **CHANGES,
    e.OwnerChanged: _owner_changed,
    e.UpdateRecorded: _with_update,
    e.UpdateWithdrawn: lambda a, w: replace(a, updates=_changed(a.updates, w.update, withdrawn=w.reason)),
    e.UpdateConfirmed: lambda a, w: replace(a, updates=_changed(a.updates, w.update, confirmed_by=w.by)),
    e.WordsForPrint: lambda a, w: replace(a, updates=_changed(a.updates, w.update, printed=w.words)),
    e.EvidenceAttached: lambda a, w: replace(a, evidence=(*a.evidence, w.evidence)),
    e.EvidenceStored: _evidence_stored,
    e.EvidenceWithdrawn: lambda a, w: replace(a, evidence=_changed(a.evidence, w.evidence, withdrawn=w.reason)),
    e.DateRequested: lambda a, w: with_request(a, w.request),
    e.RequestDecided: _request_decided,
    e.StatusDecided: lambda a, w: replace(a, decisions=(*a.decisions, w.decision)),
    e.MilestoneSet: _with_milestone,
    e.MilestoneDropped: lambda a, w: replace(a, milestones=tuple(m for m in a.milestones if m.id != w.milestone)),
    e.WordsErased: lambda subject, w: subject,
    e.ForecastStated: lambda a, w: replace(a, stated_forecast=w.forecast),
    **apply_oversight.CHANGES,
    **evidence_entries.CHANGES,
    **recommendation_entries.CHANGES,
    **structure_entries.CHANGES,
    **version_entries.CHANGES,
    **framework_entries.CHANGES,
    **body_entries.CHANGES,
    **measure_entries.CHANGES,
}


def _with_inspection(plan: Plan, found: Inspection) -> tuple[Inspection, ...]:
    if all(each.id != found.id for each in plan.inspections):
        return (*plan.inspections, found)
    return tuple(found if each.id == found.id else each for each in plan.inspections)


def _away(person: Person, what: e.AwaySet) -> Person:
    return replace(person, away_until=what.until, delegate=what.delegate or person.delegate)
