"""Reading a plan: each part in the plan's order, and the right plan among several."""

from __future__ import annotations

from datetime import date, timedelta

from bot.plan import entries as e
from bot.plan.bodies import Body, Meeting
from bot.plan.entities import Group, Person, Recommendation
from bot.plan.indicators import Indicator, Reading
from storage import journal, plans
from storage.engine import Database
from storage.verify import verify
from tests.storage.plan_entries import NOW, PLAN, WORKSPACE, added, entry, opened, updated

PARTS = [
    entry("p2", "person", "p2", e.PersonAdded(Person("p2", "Ben Example", email="ben@example.org"))),
    entry("p2-m", "person", "p2", e.PersonMatched("U2")),
    entry("g2", "group", "g2", e.GroupAdded(Group("g2", "theme", "Second", order=2))),
    entry("g1", "group", "g1", e.GroupAdded(Group("g1", "theme", "First", order=1))),
    entry("r0", "recommendation", "r0", e.RecommendationAdded(Recommendation("r0", "R0", "Earlier.", order=-1))),
    entry("i1", "indicator", "i1", e.IndicatorAdded(Indicator("i1", "Assessments on time", "%"))),
    entry("i1-r", "indicator", "i1", e.ReadingRecorded(Reading("v1", "2026-02", 71.5))),
    entry("i1-w", "indicator", "i1", e.ReadingWithdrawn("v1")),
    entry("b1", "body", "b1", e.BodyAdded(Body("b1", "Improvement Board"))),
    entry("b1-m", "body", "b1", e.MeetingSet(Meeting("m1", date(2026, 4, 14)))),
    entry("own", "action", "a2", e.OwnerChanged("p2", ("p1",))),
]


def test_every_part_is_read_in_the_plans_order(database: Database) -> None:
    with database.writing() as session:
        journal.append(session, WORKSPACE, PLAN, [*opened(), *PARTS])
    with database.reading() as session:
        where = (session, WORKSPACE, PLAN)
        assert [group.title for group in plans.groups(*where)] == ["First", "Second"]
        assert [each.ref for each in plans.recommendations(*where)] == ["R0", "R1"]
        assert {id: person.slack_id for id, person in plans.people(*where).items()} == {"p1": "U1", "p2": "U2"}
        assert [reading.withdrawn for each in plans.indicators(*where) for reading in each.readings] == [True]
        assert [meeting.on for body in plans.bodies(*where) for meeting in body.meetings] == [date(2026, 4, 14)]
        assert verify(session, PLAN) == []


def test_the_actions_of_a_person_are_those_they_own_or_co_own(database: Database) -> None:
    with database.writing() as session:
        journal.append(session, WORKSPACE, PLAN, [*opened(), *PARTS])
    with database.reading() as session:
        assert plans.actions_of(session, WORKSPACE, PLAN, "p1") == ["a1", "a2"]
        assert plans.actions_of(session, WORKSPACE, PLAN, "p2") == ["a2"]
        assert plans.actions_of(session, "T9999", PLAN, "p2") == []


def test_the_live_plan_is_the_one_that_went_live_last(database: Database) -> None:
    def go_live(plan_id: str, on: date) -> e.Entry:
        return entry("live", "plan", plan_id, e.WentLive(on))

    with database.writing() as session:
        journal.append(session, WORKSPACE, "old", opened("old"))
        assert plans.live_plan(session, WORKSPACE) is None
        assert getattr(plans.current_plan(session, WORKSPACE), "id", None) == "old"
        journal.append(session, WORKSPACE, "old", [go_live("old", date(2025, 1, 6))])
        later = NOW + timedelta(days=1)
        second = entry("open", "plan", "new", opened("new")[0].what, later)
        journal.append(session, WORKSPACE, "new", [second])
        assert getattr(plans.current_plan(session, WORKSPACE), "id", None) == "old"
        journal.append(session, WORKSPACE, "new", [go_live("new", date(2026, 3, 2))])
        assert getattr(plans.live_plan(session, WORKSPACE), "id", None) == "new"
        assert [plan.id for plan in plans.plans(session, WORKSPACE)] == ["old", "new"]
        assert [(workspace, plan.id) for workspace, plan in plans.all_plans(session)] == [
            (WORKSPACE, "new"),
            (WORKSPACE, "old"),
        ]


def test_the_actions_that_entries_touched_since_are_read_as_they_stand(database: Database) -> None:
    with database.writing() as session:
        before = journal.append(session, WORKSPACE, PLAN, opened()).seq
        journal.append(session, WORKSPACE, PLAN, [updated("m1", "a2"), added("a3", "R1/A3")])
        touched = plans.actions_since(session, WORKSPACE, PLAN, before)
        assert {action.id: len(action.updates) for action in touched} == {"a2": 1, "a3": 0}
        assert plans.actions_since(session, "T9999", PLAN, before) == []
