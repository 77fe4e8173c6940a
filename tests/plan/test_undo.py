"""Undo restores exactly: whatever happened before, what is done and taken back leaves what there was."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, get_args

import pytest
from hypothesis import HealthCheck, given, settings

from bot.plan import entries as e
from bot.plan.action import Asked, Evidence, StatusDecision, Tenure, Update
from bot.plan.apply import apply
from bot.plan.bodies import Minute
from bot.plan.categories import Categorised, Monitoring, agreed, proposed
from bot.plan.entities import PartDate, Plan, PlanDate, Rating, Status
from bot.plan.evidence import EvidenceRequest, EvidenceReview, SignOffRequest
from bot.plan.indicators import Reading, Retarget, Target
from bot.plan.line import line_of
from bot.plan.measures import Measured
from bot.plan.oversight import Challenge, RedNote, Turn
from bot.plan.risks import Assessment
from bot.plan.subjects import Subject
from tests.storage.any_entry import BEGINNING, ID, fitting, histories
from tests.storage.plan_entries import NOW, entry

KIND = {str(kind.__struct_config__.tag): kind for kind in get_args(e.What)}
DAY = date(2026, 6, 1)


def whole(state: Any, _plan: Plan) -> object:
    """All of it: nothing is left of what was undone."""
    return state


def line(state: Any, plan: Plan) -> object:
    """What lists, ratings and digests are made of: what was undone is kept, and does not count."""
    return line_of(plan, state)


def counts(of: Callable[[Any], object]) -> Callable[[Any, Plan], object]:
    """A part of it that is seen."""
    return lambda state, _plan: of(state)


@dataclass(frozen=True)
class Undoing:
    """What is done to a subject and taken back, `first` what it needs to be there, and what of it must be as before."""

    subject: str
    done: tuple[Any, ...]
    undone: Any
    seen: Callable[[Any, Plan], object] = whole
    first: tuple[Any, ...] = field(default=())


def made(kind: str, *values: object, **more: object) -> Any:
    """An entry's content by its tag."""
    return KIND[kind](*values, **more)


def when(minutes: int = 700) -> datetime:
    """A moment after everything else."""
    return NOW.replace(hour=21, minute=minutes % 60)


SAID = Update("new", "U1", when(), rating=Rating.RED, status=Status.DELIVERED, forecast=PlanDate(DAY), blocker=True)
GIVEN = made("evidence_attached", Evidence("new", "U1", when()))
UNDOINGS = {
    "an update": Undoing("action", (made("update_recorded", SAID),), made("update_withdrawn", "new", "undo"), line),
    "evidence": Undoing("action", (GIVEN,), made("evidence_withdrawn", "new", "undo"), line),
    "a judgement of evidence": Undoing(
        "action",
        (made("evidence_reviewed", "new", EvidenceReview("r", "U2", when(), True)),),
        made("evidence_review_undone", "new", "r"),
        first=(GIVEN,),
    ),
    "a request for evidence": Undoing(
        "action",
        (made("evidence_requested", EvidenceRequest("new", "U2", when())),),
        made("evidence_request_dropped", "new"),
    ),
    "a request for sign-off": Undoing(
        "action",
        (made("sign_off_requested", SignOffRequest("new", "U1", when())),),
        made("sign_off_request_dropped", "new"),
    ),
    "what a red needs": Undoing(
        "action",
        (made("red_explained", RedNote("new", "U1", when(), "w1", True, "w2")),),
        made("red_note_withdrawn", "new", "undo"),
        line,
    ),
    "a challenge": Undoing(
        "action",
        (made("challenge_put", Challenge("new", "U2", when(), "U1")),),
        made("challenge_ended", "new", "withdrawn", "U2", when()),
        line,
    ),
    "settling a challenge": Undoing(
        "action",
        (made("challenge_ended", "new", "accepted", "U2", when()),),
        made("challenge_reopened", "new"),
        first=(
            made("challenge_put", Challenge("new", "U2", when())),
            made("challenge_turned", "new", Turn("U1", when())),
        ),
    ),
    "a new owner": Undoing(
        "action",
        (made("owner_changed", "p9", ("p8",), tenure=Tenure("new", "p1", (), DAY)),),
        made("owner_restored", "new"),
        first=(made("owner_changed", "p1", ()),),
    ),
    "a decided change": Undoing(
        "action",
        (
            made(
                "change_settled",
                "new",
                True,
                DAY,
                StatusDecision("new", Status.SUSPENDED, DAY, "U3"),
                "Another title",
                "Another text",
            ),
        ),
        made("change_reopened", "new", "suspend"),
        first=(made("change_proposed", Asked("new", "suspend")),),
    ),
    "a figure": Undoing(
        "indicator",
        (made("reading_recorded", Reading("new", "2026-01", 12.0)),),
        made("reading_withdrawn", "new"),
        counts(lambda state: Measured(state, DAY).points),
    ),
    "targets": Undoing(
        "indicator",
        (made("targets_changed", (Target(9.0),), Retarget("new", (Target(80.0),), "U1", when())),),
        made("targets_restored", "new"),
        first=(made("targets_changed", (Target(80.0),), Retarget("before", (), "U1", when())),),
    ),
    "a judgement of a risk": Undoing(
        "risk",
        (made("risk_assessed", Assessment("new", "U1", when(), likelihood=5, impact=5)),),
        made("assessment_withdrawn", "new"),
        counts(lambda state: (state.now, state.score, state.open)),
    ),
    "a new lead": Undoing(
        "recommendation", (made("lead_handed_over", "new", "p9", DAY),), made("lead_restored", "new")
    ),
    "other words": Undoing(
        "recommendation", (made("recommendation_reworded", "Do it better."),), made("rewording_undone")
    ),
    "a category": Undoing(
        "recommendation",
        (made("recommendation_categorised", Categorised("new", next(iter(Monitoring)), DAY, "U1")),),
        made("category_withdrawn", "new"),
        counts(lambda state: (proposed(state.categorised), agreed(state.categorised))),
    ),
    "a minute": Undoing(
        "body",
        (made("minute_taken", Minute("new", "m1", "note", "U1", when())),),
        made("minute_withdrawn", "new"),
        counts(lambda state: [minute for minute in state.minutes if not minute.withdrawn]),
    ),
    "a group's date": Undoing(
        "group", (made("part_dated", PartDate("new", PlanDate(DAY))),), made("part_date_undone", "new")
    ),
}


def after(history: list[Any]) -> dict[tuple[str, str], Subject]:
    """The states that a history leaves."""
    states: dict[tuple[str, str], Subject] = {}
    for each in (*BEGINNING, *fitting(history)):
        name = each.subject, each.subject_id
        states[name] = apply(states.get(name), each)
    return states


@pytest.mark.parametrize("what", UNDOINGS)
@settings(max_examples=12, deadline=None, suppress_health_check=list(HealthCheck))
@given(history=histories)
def test_what_is_done_and_undone_leaves_what_there_was(what: str, history: list[Any]) -> None:
    undoing, states = UNDOINGS[what], after(history)
    plan = next(state for state in states.values() if isinstance(state, Plan))
    state = states[undoing.subject, ID[undoing.subject]]
    for number, first in enumerate(undoing.first):
        state = apply(state, entry(f"first-{number}", undoing.subject, ID[undoing.subject], first))
    before = undoing.seen(state, plan)
    for number, done in enumerate((*undoing.done, undoing.undone)):
        state = apply(state, entry(f"undo-{number}", undoing.subject, ID[undoing.subject], done))
    assert undoing.seen(state, plan) == before
