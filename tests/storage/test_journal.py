"""The journal: idempotent by key, one chain whoever writes, and its fold in the tables."""

from __future__ import annotations

from datetime import date, timedelta
from functools import partial

import pytest

from bot.plan import entries as e
from bot.plan.apply import BrokenJournal
from bot.plan.entities import Plan, Rating, Settings
from bot.plan.line import line_of
from storage import journal, plans
from storage.engine import Database
from storage.verify import verify
from tests.storage.plan_entries import NOW, PLAN, WORKSPACE, added, entry, opened, updated
from tests.storage.together import together


def test_what_is_appended_is_read_back_in_order(database: Database) -> None:
    given = [*opened(), updated("m1"), updated("m2", "a2", 1)]
    with database.writing() as session:
        appended = journal.append(session, WORKSPACE, PLAN, given)
    with database.reading() as session:
        stored = list(journal.entries(session, PLAN))
        head = journal.head(session, PLAN)
        faults = verify(session, PLAN)
    assert [each.entry for each in stored] == given
    assert [each.seq for each in stored] == list(range(1, len(given) + 1))
    assert head == (stored[-1].seq, stored[-1].hash) == (appended.seq, appended.hash)
    assert faults == []


def test_an_entry_whose_key_is_there_is_skipped(database: Database) -> None:
    with database.writing() as session:
        journal.append(session, WORKSPACE, PLAN, [*opened(), updated("m1")])
    with database.writing() as session:
        again = journal.append(session, WORKSPACE, PLAN, [*opened(), updated("m1"), updated("m2"), updated("m2")])
    with database.reading() as session:
        action = plans.action_by_ref(session, WORKSPACE, PLAN, "R1/A1")
    assert again.skipped == ("open", "person", "rec", "add-a1", "add-a2", "m1", "m2")
    assert action is not None
    assert [update.id for update in action.updates] == ["u-m1", "u-m2"]
    assert again.states["action", "a1"] == action


def test_the_lines_follow_the_entries_and_the_plans_settings(database: Database) -> None:
    with database.writing() as session:
        journal.append(session, WORKSPACE, PLAN, [*opened(), updated("m1", rating=Rating.RED)])
    with database.writing() as session:
        chosen = e.SettingsChosen(Settings(core_team=("U9",), rating_key="delivery"))
        live = entry("live", "plan", PLAN, e.WentLive(date(2026, 3, 2)))
        journal.append(session, WORKSPACE, PLAN, [entry("set", "plan", PLAN, chosen), live])
    with database.reading() as session:
        plan = plans.live_plan(session, WORKSPACE)
        lines = plans.lines(session, WORKSPACE, PLAN)
        whole = plans.actions(session, WORKSPACE, PLAN)
        faults = verify(session, PLAN)
    assert isinstance(plan, Plan)
    assert lines == [line_of(plan, action) for action in whole]
    assert [line.ref for line in lines] == ["R1/A1", "R1/A2"]
    assert faults == []


def test_only_structural_entries_make_a_new_plan_version(database: Database) -> None:
    with database.writing() as session:
        journal.append(session, WORKSPACE, PLAN, opened())
        before = plans.current(session, WORKSPACE)
        journal.append(session, WORKSPACE, PLAN, [updated("m1")])
        after_update = plans.current(session, WORKSPACE)
        journal.append(session, WORKSPACE, PLAN, [added("a3", "R1/A3")])
        after_action = plans.current(session, WORKSPACE)
        assert plans.current(session, "T9999") is None
    found = [(each.version, each.seq) for each in (before, after_update, after_action) if each is not None]
    assert found == [(5, 5), (5, 6), (7, 7)]


def test_writers_at_the_same_time_never_fork_the_chain(database: Database) -> None:
    with database.writing() as session:
        journal.append(session, WORKSPACE, PLAN, opened())

    def write(name: str) -> None:
        for number in range(10):
            with database.writing() as session:
                journal.append(session, WORKSPACE, PLAN, [updated(f"{name}-{number}", minutes=number)])

    together([partial(write, name) for name in "wxyz"])
    with database.reading() as session:
        assert journal.head(session, PLAN)[0] == len(opened()) + 40
        assert verify(session, PLAN) == []
        action = plans.action_by_id(session, WORKSPACE, PLAN, "a1")
    assert action is not None
    assert len(action.updates) == 40


def test_two_who_open_the_same_plan_at_once_open_it_once(database: Database) -> None:
    def write() -> None:
        with database.writing() as session:
            journal.append(session, WORKSPACE, PLAN, opened())

    together([write] * 4)
    with database.reading() as session:
        assert journal.head(session, PLAN)[0] == len(opened())
        assert verify(session, PLAN) == []


def test_an_entry_that_does_not_fit_leaves_nothing_behind(database: Database) -> None:
    with pytest.raises(BrokenJournal), database.writing() as session:
        journal.append(session, WORKSPACE, PLAN, [*opened(), updated("m1", "nowhere")])
    with database.reading() as session:
        assert plans.plans(session, WORKSPACE) == []
        assert journal.head(session, PLAN)[0] == 0


def test_another_workspace_can_neither_write_nor_read_a_plan(database: Database) -> None:
    with database.writing() as session:
        journal.append(session, WORKSPACE, PLAN, [*opened(), entry("l", "plan", PLAN, e.WentLive(date(2026, 3, 2)))])
    with pytest.raises(BrokenJournal), database.writing() as session:
        journal.append(session, "T9999", PLAN, [updated("m1")])
    with database.reading() as session:
        other = (session, "T9999", PLAN)
        assert plans.live_plan(session, "T9999") is None
        assert plans.plans(session, "T9999") == []
        assert plans.lines(*other) == []
        assert plans.recommendations(*other) == []
        assert plans.people(*other) == {}
        assert plans.states_as_at(*other, NOW + timedelta(days=9)) == {}
        assert plans.action_by_ref(*other, "R1/A1") is plans.action_by_id(*other, "a1") is None


def test_as_at_a_day_is_what_was_recorded_before_it_ended(database: Database) -> None:
    with database.writing() as session:
        journal.append(session, WORKSPACE, PLAN, [*opened(), updated("m1", minutes=0), updated("m2", minutes=60)])
    with database.reading() as session:
        early = plans.states_as_at(session, WORKSPACE, PLAN, NOW + timedelta(minutes=60))
        late = plans.states_as_at(session, WORKSPACE, PLAN, NOW + timedelta(minutes=61))
        now = plans.action_by_ref(session, WORKSPACE, PLAN, "R1/A1")
        happened = journal.history(session, PLAN, "action", "a1")
    assert [u.id for u in getattr(early["action", "a1"], "updates", ())] == ["u-m1"]
    assert late["action", "a1"] == now
    assert [each.entry.key for each in happened] == ["add-a1", "m1", "m2"]
