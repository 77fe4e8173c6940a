"""Any entry there is, drawn from the types themselves: no kind that is added later goes untried."""

from __future__ import annotations

import types
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from enum import Enum
from functools import cache
from typing import Any, Union, get_args, get_origin

import msgspec
from hypothesis import strategies as st

from bot.plan import entries as e
from bot.plan.action import Evidence, Tenure, Update
from bot.plan.apply import BrokenJournal, apply
from bot.plan.bodies import Body
from bot.plan.changes import Change
from bot.plan.commitments import Commitment
from bot.plan.entities import Group
from bot.plan.indicators import Indicator
from bot.plan.oversight import Challenge
from bot.plan.oversight_entries import ChallengePut
from bot.plan.risks import Risk
from bot.plan.subjects import Subject
from storage.chain import kind_of
from tests.storage.plan_entries import NOW, PLAN, entry, opened

IDS = ("x1", "x1", "x1", "x2")
"""So few that what names a part often names one there is."""
KEPT = frozenset({"timezone", "time", "digest_time", "owner", "order"})
"""Fields that stay as they are by default: not any text is a zone or a time."""
OF = {
    "plan": "settings_chosen went_live prompts_held inspection_recorded plan_versioned version_approved "
    "version_submitted submission_withdrawn framework_changed framework_withdrawn",
    "person": "person_matched away_set liaison_set team_named",
    "group": "gate_waived part_dated part_date_undone overseer_named",
    "recommendation": "recommendation_categorised category_withdrawn recommendation_regrouped subset_set "
    "recommendation_reworded rewording_undone lead_handed_over lead_restored",
    "body": "meeting_set body_changed cycle_set reviews_set routes_set member_set body_succeeded minute_taken "
    "minute_withdrawn ratings_withheld ratings_restored",
    "indicator": "reading_recorded reading_withdrawn story_told story_withdrawn targets_changed targets_restored",
    "risk": "risk_assessed assessment_withdrawn risk_closed risk_withdrawn",
    "change": "approval_recorded approval_withdrawn change_withdrawn change_revived",
    "commitment": "commitment_answered commitment_closed commitment_restored commitment_withdrawn",
}
"""The kinds of entry about each subject; every other is about an action."""
SUBJECT = {kind: subject for subject, kinds in OF.items() for kind in kinds.split()}
ID = {"plan": PLAN, "action": "a1", "person": "p1", "group": "g1", "recommendation": "r1", "body": "b1"}
ID |= dict.fromkeys(("indicator", "risk", "change", "commitment"), "x1")
BORN = (
    entry("group", "group", "g1", e.GroupAdded(Group("g1", "theme", "Theme"))),
    entry("body", "body", "b1", e.BodyAdded(Body("b1", "Board"))),
    entry("indicator", "indicator", "x1", e.IndicatorAdded(Indicator("x1", "Visits in time"))),
    entry("risk", "risk", "x1", e.RiskRaised(Risk("x1", "U1", NOW))),
    entry("change", "change", "x1", e.ChangeRequested(Change("x1", "U1", NOW, 2, ("a1",)))),
    entry("commitment", "commitment", "x1", e.CommitmentMade(Commitment("x1", "question", "U1", NOW))),
)
"""One of every subject beside those that a plan begins with."""
PARTS = (
    entry("said", "action", "a1", e.UpdateRecorded(Update("x1", "U1", NOW))),
    entry("given", "action", "a1", e.EvidenceAttached(Evidence("x1", "U1", NOW))),
    entry("asked", "action", "a1", ChallengePut(Challenge("x1", "U2", NOW))),
    entry("owner", "action", "a1", e.OwnerChanged("p1", (), tenure=Tenure("x1", None, (), NOW.date()))),
)
"""Parts that others judge, answer or take back."""
ALREADY = {kind_of(each.what) for each in (*opened(), *BORN)}
BEGINNING = (*opened(), *BORN, *PARTS)
KINDS: tuple[type[Any], ...] = tuple(kind for kind in get_args(e.What) if kind.__struct_config__.tag not in ALREADY)
"""The kinds of entry that change what there is."""


def drawn(kind: Any, name: str = "") -> st.SearchStrategy[Any]:
    """Any value of a type; `name` is that of the field it is for."""
    if isinstance(kind, type) and issubclass(kind, Enum):
        return st.sampled_from(kind)
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        return st.deferred(lambda: struct(kind))
    if kind in SIMPLE:
        return SIMPLE[kind]
    origin, args = get_origin(kind), get_args(kind)
    if origin in (Union, types.UnionType):
        return st.one_of(*(drawn(each, name) for each in args))
    if origin is tuple and len(args) == 2 and args[1] is Ellipsis:
        return st.lists(drawn(args[0], name), max_size=2).map(tuple)
    if origin is tuple:
        return st.tuples(*(drawn(each, name) for each in args))
    if origin in (dict, Mapping):
        return st.just({})
    raise TypeError(f"{kind} of {name}: say how it is drawn")


@cache
def struct(kind: type[Any]) -> st.SearchStrategy[Any]:
    """Any value of a struct: about half of what has a default stays as it is."""
    given: dict[str, st.SearchStrategy[Any]] = {}
    for each in msgspec.structs.fields(kind):
        if each.required:
            given[each.name] = drawn(each.type, each.name)
        elif each.name not in KEPT:
            default = each.default if each.default is not msgspec.NODEFAULT else each.default_factory()
            given[each.name] = st.just(default) | drawn(each.type, each.name)
    return st.builds(kind, **given)


SIMPLE: dict[Any, st.SearchStrategy[Any]] = {
    str: st.sampled_from(IDS),
    bool: st.booleans(),
    int: st.integers(1, 4),
    float: st.sampled_from([0.0, 1.5, 80.0]),
    date: st.dates(date(2026, 1, 1), date(2026, 12, 31)),
    datetime: st.integers(0, 500).map(lambda minutes: NOW + timedelta(minutes=minutes)),
    type(None): st.none(),
}


def subject_of(kind: type[Any]) -> str:
    """The subject that a kind of entry is about."""
    return SUBJECT.get(str(kind.__struct_config__.tag), "action")


def _of(near: tuple[str, str]) -> st.SearchStrategy[list[Any]]:
    """Entries about one subject, of one module, with some of any other between them: so that what is undone, answered
    or judged was often there."""
    theirs = [kind for kind in KINDS if (subject_of(kind), kind.__module__) == near]
    some = st.sampled_from(theirs).flatmap(struct)
    return st.lists(some | some | some | st.sampled_from(KINDS).flatmap(struct), min_size=12, max_size=30)


histories = st.sampled_from(sorted({(subject_of(kind), kind.__module__) for kind in KINDS})).flatmap(_of)


def fitting(whats: list[Any]) -> list[e.Entry]:
    """Those of these that fit, each after the ones before it, about the subject that they are of."""
    states: dict[tuple[str, str], Subject] = {}
    for each in BEGINNING:
        name = each.subject, each.subject_id
        states[name] = apply(states.get(name), each)
    found = []
    for number, what in enumerate(whats):
        name = subject_of(type(what)), ID[subject_of(type(what))]
        made = entry(f"any-{number}", *name, what)
        try:
            states[name] = apply(states[name], made)
        except BrokenJournal:
            continue
        found.append(made)
    return found
