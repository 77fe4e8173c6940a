"""The sample plan imports cleanly on any day, and its history brings every state about."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, date, datetime, time, timedelta
from functools import cache

import pytest

from bot.files.plan_import import ActionRow, PlanFile, read_plan_file
from bot.plan.action import Action, StatusDecision, Update
from bot.plan.calendar import is_working_day
from bot.plan.entities import Inspection, Plan, Rating, Status, Timescale
from bot.plan.entities import PlanDate as Day
from bot.plan.line import Line, line_of
from bot.plan.position import Position, position
from bot.sample.sample_history import HistoryItem, sample_history, sample_sign_offs
from bot.sample.sample_plan import from_today, publication_day, sample_plan_file

TODAYS = [date(2026, 11, 21), date(2027, 1, 1), date(2027, 2, 28), date(2027, 7, 5), date(2028, 2, 29)]


@cache
def sample(today: date) -> PlanFile:
    return read_plan_file("plan.csv", sample_plan_file(today), publication_day(today))


@pytest.mark.parametrize("today", TODAYS)
def test_the_sample_has_eight_recommendations_and_162_actions(today: date) -> None:
    plan = sample(today)
    assert (len(plan.recommendations), len(plan.actions)) == (8, 162)
    assert {fault.kind for fault in plan.faults} == {"owner_vacant", "after_deadline"}
    assert not any(fault.fatal for fault in plan.faults)
    assert len({row.title for row in plan.actions}) == 162


@pytest.mark.parametrize("today", TODAYS)
def test_the_report_was_published_on_a_weekday_four_months_ago(today: date) -> None:
    published = publication_day(today)
    assert published.weekday() < 5
    assert 118 <= (today - published).days <= 126


def test_references_are_recommendation_section_and_item() -> None:
    for row in sample(TODAYS[0]).actions:
        first = row.recommendations[0]
        assert row.ref.startswith(f"{first}."), row.ref
        assert row.ref.count(".") == 2


def test_every_timescale_and_both_precisions_occur() -> None:
    plan = sample(TODAYS[0])
    assert {row.timescale for row in plan.recommendations} == set(Timescale) - {Timescale.NONE}
    assert {row.due.precision.value for row in plan.actions if row.due} == {"day", "month"}
    assert any(row.milestones for row in plan.actions)
    assert any(row.urgent for row in plan.actions)


def test_owners_are_people_posts_and_organisations() -> None:
    owners = [owner for row in sample(TODAYS[0]).actions for owner in row.owners]
    assert {owner.kind.value for owner in owners} == {"person", "post", "organisation"}
    assert all(owner.email for owner in owners if owner.kind.value == "person")
    assert not {"Leo Park", "Kit Lowe"} & {owner.name for owner in owners}


@pytest.mark.parametrize("today", TODAYS)
def test_the_action_of_the_first_walk_is_open_and_has_no_forecast(today: date) -> None:
    row = next(row for row in sample(today).actions if row.ref == "2.1.3")
    assert [owner.name for owner in row.owners] == ["Priya Nair"]
    assert row.due == Day(today + timedelta(days=21), words=f"{today + timedelta(days=21):%d/%m/%Y}")
    said = [item for item in sample_history(today) if item.ref == "2.1.3"]
    assert said
    assert all(item.forecast is None and item.achieved is None for item in said)


def test_the_history_is_always_the_same() -> None:
    assert sample_history(TODAYS[0]) == sample_history(TODAYS[0])


@pytest.mark.parametrize("today", TODAYS)
def test_the_history_is_dated_on_working_days_of_the_last_three_months(today: date) -> None:
    items = sample_history(today)
    assert 300 <= len(items) <= 400
    assert items == sorted(items, key=lambda item: (item.day, item.time, item.ref))
    for item in items:
        assert is_working_day(item.day)
        assert today - timedelta(days=97) < item.day < today
        assert item.achieved is None or item.achieved <= item.day
        assert item.forecast is None or item.forecast > item.day
        assert item.confirmed_on is None or item.day < item.confirmed_on < today


def test_history_speaks_only_of_actions_and_people_of_the_plan() -> None:
    items = sample_history(TODAYS[0])
    assert {item.ref for item in items} <= {row.ref for row in sample(TODAYS[0]).actions}
    assert all(item.person_email.endswith("@dunmere.example") for item in items)


def update(item: HistoryItem, until: date) -> Update:
    return Update(
        id=f"{item.ref} {item.day}",
        by=item.person_email,
        said_at=datetime.combine(item.day, item.time, UTC),
        rating=item.rating,
        status=item.status,
        percent=item.percent,
        forecast=Day(item.forecast) if item.forecast else None,
        delivered_on=item.achieved,
        blocker=item.cause is not None,
        confirmed_by="core" if item.confirmed_on and item.confirmed_on <= until else None,
        nil_return=item.rating is None and item.status is None,
    )


def action(row: ActionRow, order: int, plan: PlanFile, today: date, until: date) -> Action:
    deadlines = [r.deadline for r in plan.recommendations if r.ref in row.recommendations and r.deadline]
    published = publication_day(today)
    return Action(
        id=row.ref,
        ref=row.ref,
        title=row.title,
        text=row.text,
        recommendations=row.recommendations,
        start=row.start,
        original=row.due,
        inspectorate=min((d for d in deadlines if d != published), default=None),
        urgent=row.urgent,
        order=order,
        updates=tuple(update(i, until) for i in sample_history(today) if i.ref == row.ref and i.day <= until),
        decisions=tuple(
            StatusDecision(s.ref, Status.SIGNED_OFF, s.day, "chair", s.body)
            for s in sample_sign_offs(today)
            if s.ref == row.ref and s.day <= until
        ),
    )


def stands(today: date, until: date) -> Position:
    live = today - timedelta(days=92)
    plan = Plan("p", "Dunmere", (Inspection("i", "Inspectorate", publication_day(today)),), live_on=live)
    rows = enumerate(sample(today).actions)
    lines: list[Line] = [line_of(plan, action(row, n, sample(today), today, until)) for n, row in rows]
    return position(lines, until)


@pytest.mark.parametrize("today", TODAYS[:2])
def test_every_state_occurs_today(today: date) -> None:
    now = stands(today, today)
    counts = now.counts
    ratings = Counter(item.rating for item in now.items)
    assert all(ratings[rating] >= 4 for rating in Rating), ratings
    assert ratings[Rating.GREEN] > ratings[Rating.AMBER] > ratings[Rating.NOT_VERIFIED]
    assert counts.overdue >= 10
    assert {item.days_overdue > 31 for item in now.overdue} == {True, False}
    assert counts.delivered >= 40
    assert counts.due_soon >= 3
    assert 0 < counts.as_reported < 10
    assert any(item.line.status is Status.NOT_STARTED for item in now.items)


def test_last_week_differs_from_this_week_in_every_direction() -> None:
    today = TODAYS[0]
    before, after = (stands(today, today - timedelta(days=ago)) for ago in (7, 0))
    was, now = ({item.ref for item in p.overdue} for p in (before, after))
    assert (bool(was - now), bool(now - was), bool(was & now)) == (True, True, True)
    assert after.counts.blue > before.counts.blue > 0
    assert {item.ref for item in after.rated(Rating.RED)} != {item.ref for item in before.rated(Rating.RED)}


def test_every_sign_off_follows_a_delivery() -> None:
    delivered = {item.ref: item.day for item in sample_history(TODAYS[0]) if item.achieved}
    decisions = sample_sign_offs(TODAYS[0])
    assert len(decisions) >= 5
    assert all(delivered[decision.ref] < decision.day < TODAYS[0] for decision in decisions)


def test_every_item_is_said_in_working_hours() -> None:
    assert all(time(9) <= item.time < time(17) for item in sample_history(TODAYS[0]))


def test_only_days_counted_from_today_are_taken_for_days() -> None:
    assert from_today("T-3", date(2027, 3, 1)) == date(2027, 2, 26)
    with pytest.raises(ValueError, match="counted from today"):
        from_today("14/03/2027", date(2027, 3, 1))
