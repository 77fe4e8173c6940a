"""Schedules, publications and imports: each period once, each decision once."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from storage.engine import Database
from storage.imports import DROPPED, IMPORTED, Import, decide, find_import, offer, redate
from storage.publications import Publication, last_publication, publication, publish
from storage.schedules import Schedule, schedule, set_schedule

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
WEEK = timedelta(weeks=1)


def digest(period: str, as_at: datetime) -> Publication:
    return Publication("T1", "P", "digest", period, as_at, as_at, '{"text":"4 red"}', {"red": 4}, {"2.1.3": "red"})


def test_a_period_is_published_once(database: Database) -> None:
    first = digest("2026-W10", NOW)
    with database.writing() as session:
        assert publish(session, first)
        assert not publish(session, replace(first, payload="{}"))
        assert publication(session, "T1", "P", "digest", "2026-W10") == first
        assert publication(session, "T2", "P", "digest", "2026-W10") is None


def test_movement_is_counted_from_the_last_publication_before(database: Database) -> None:
    with database.writing() as session:
        for number in range(3):
            publish(session, digest(f"2026-W{10 + number}", NOW + number * WEEK))
        last = last_publication(session, "T1", "P", "digest")
        before = last_publication(session, "T1", "P", "digest", before=NOW + 2 * WEEK)
        none = last_publication(session, "T1", "P", "digest", before=NOW)
    assert [each.period if each else None for each in (last, before, none)] == ["2026-W12", "2026-W11", None]


def test_a_schedule_takes_the_place_of_the_plans_own_of_its_kind(database: Database) -> None:
    weekly = Schedule("T1", "P", "digest", NOW)
    moved = replace(weekly, next_due_at=NOW + WEEK, last_period="2026-W10")
    with database.writing() as session:
        set_schedule(session, weekly)
        set_schedule(session, replace(weekly, workspace_id="T2"))
        set_schedule(session, moved)
        assert schedule(session, "T1", "P", "digest") == moved
        assert schedule(session, "T2", "P", "digest") == replace(weekly, workspace_id="T2")
        assert schedule(session, "T1", "P", "prompts") is None


def test_a_plan_file_is_decided_on_once_and_then_its_bytes_are_gone(database: Database) -> None:
    given = Import("T1", "U1", "plan.xlsx", b"PK\x00\xff", None, "{}", NOW)
    with database.writing() as session:
        assert offer(session, given) == given.id
        assert find_import(session, "T1", given.id) == given
        assert find_import(session, "T2", given.id) is None
        assert redate(session, "T1", given.id, date(2026, 1, 12), '{"new":8}')
        assert not decide(session, "T2", given.id, IMPORTED)
        assert decide(session, "T1", given.id, IMPORTED)
        assert not decide(session, "T1", given.id, DROPPED)
        assert not redate(session, "T1", given.id, date(2026, 1, 13), "{}")
        found = find_import(session, "T1", given.id)
    dated = replace(given, published=date(2026, 1, 12), dry_run='{"new":8}')
    assert found == replace(dated, state=IMPORTED, data=b"")
