"""Whatever happens to a plan, in whatever batches, its tables are the fold of its journal."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.plan import entries as e
from bot.plan import oversight_entries as o
from bot.plan.action import DateRequest, Evidence, StatusDecision, Update
from bot.plan.bodies import Body, Cycle, Every, Meeting, Member, Minute, Route, RouteBy
from bot.plan.entities import Cadence, PlanDate, Rating, Settings, Status
from bot.plan.oversight import Challenge, Escalation, PersonalLead, RedNote, Step
from storage import journal, plans
from storage.engine import Database
from storage.verify import verify
from tests.databases import fresh_database
from tests.storage.plan_entries import NOW, PLAN, WORKSPACE, added, entry, opened

ACTIONS = ("a1", "a2", "a3")
days = st.dates(date(2026, 1, 1), date(2027, 12, 31))
updates = st.builds(
    Update,
    id=st.uuids().map(str),
    by=st.just("U1"),
    said_at=st.integers(0, 5000).map(lambda minutes: NOW + timedelta(minutes=minutes)),
    rating=st.none() | st.sampled_from(Rating),
    status=st.none() | st.sampled_from([Status.IN_PROGRESS, Status.BLOCKED, Status.DELIVERED]),
    percent=st.none() | st.integers(0, 100),
    forecast=st.none() | st.builds(PlanDate, days),
    blocker=st.booleans(),
)
happenings = st.one_of(
    st.builds(e.UpdateRecorded, updates),
    st.builds(e.OwnerChanged, st.none() | st.just("p1"), st.sampled_from([(), ("p2",), ("p2", "p3"), ("p2", "p2")])),
    st.builds(e.ForecastStated, st.builds(PlanDate, days)),
    st.builds(
        e.EvidenceAttached,
        st.builds(Evidence, st.uuids().map(str), st.just("U1"), st.just(NOW), name=st.text("é<&\\\"'", max_size=3)),
    ),
    st.builds(
        e.DateRequested,
        st.builds(DateRequest, st.uuids().map(str), st.builds(PlanDate, days), st.just("U1"), st.just(NOW)),
    ),
    st.builds(
        e.StatusDecided,
        st.builds(StatusDecision, st.uuids().map(str), st.sampled_from(Status), days, st.just("U2")),
    ),
    st.builds(o.ChallengePut, st.builds(Challenge, st.uuids().map(str), st.just("U3"), st.just(NOW))),
    st.builds(
        o.RedExplained,
        st.builds(RedNote, st.uuids().map(str), st.just("U1"), st.just(NOW), harm=st.none() | st.booleans()),
    ),
    st.builds(o.LeadTaken, st.none() | st.builds(PersonalLead, st.just("U3"), days)),
    st.builds(o.Escalated, st.builds(Escalation, st.sampled_from(Step), days, days)),
)
choices = st.builds(
    e.SettingsChosen, st.builds(Settings, cadence=st.builds(Cadence, st.integers(1, 9), st.integers(1, 20)))
)
cycles = st.builds(Cycle, st.sampled_from(Every), st.integers(0, 4), days)
held = st.builds(Meeting, st.sampled_from(["m1", "m2"]), days, cancelled=st.none() | st.just("no quorum"))
of_bodies = st.one_of(
    st.builds(e.MeetingSet, held),
    st.builds(e.CycleSet, st.none() | cycles, days),
    st.builds(e.RoutesSet, st.sampled_from([(), (Route(RouteBy.TAG, "ics"),)])),
    st.builds(e.MemberSet, st.builds(Member, st.sampled_from(["U1", "U2"]), st.just("Priya"), days)),
    st.builds(e.BodySucceeded, days, st.none() | st.just("b2")),
    st.builds(
        e.MinuteTaken,
        st.builds(Minute, st.uuids().map(str), st.just("m1"), st.just("note"), st.just("U1"), st.just(NOW)),
    ),
    st.builds(e.BodyChanged, st.text("é<&", min_size=1, max_size=3), signs_off=st.booleans()),
)
about_bodies = st.tuples(st.just("body"), st.just("b1"), of_bodies)
about_actions = st.tuples(st.just("action"), st.sampled_from(ACTIONS), happenings)
about_the_plan = st.tuples(st.just("plan"), st.just(PLAN), choices | st.builds(e.WentLive, days))
batches = st.lists(st.lists(about_actions | about_actions | about_the_plan | about_bodies, max_size=6), max_size=5)


@contextmanager
def empty_database() -> Iterator[Database]:
    """A SQLite database of its own for each example."""
    with tempfile.TemporaryDirectory() as folder:
        database = fresh_database(Path(folder) / "planbot.db")
        yield database
        database.close()


@settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(batches)
def test_the_tables_are_the_fold_of_any_journal(given: list[list[tuple[str, str, e.What]]]) -> None:
    with empty_database() as database:
        with database.writing() as session:
            board = entry("b1", "body", "b1", e.BodyAdded(Body("b1", "Board")))
            journal.append(session, WORKSPACE, PLAN, [*opened(), added("a3", "R1/A3", 3), board])
        for number, batch in enumerate(given):
            with database.writing() as session:
                entries = [entry(f"{number}.{place}", *each) for place, each in enumerate(batch)]
                journal.append(session, WORKSPACE, PLAN, entries)
        with database.reading() as session:
            assert verify(session, PLAN) == []
            states = plans.states_as_at(session, WORKSPACE, PLAN, NOW + timedelta(days=1))
            folded = [states["action", action] for action in ACTIONS]
            assert plans.actions(session, WORKSPACE, PLAN) == folded
            assert plans.bodies(session, WORKSPACE, PLAN) == [states["body", "b1"]]
