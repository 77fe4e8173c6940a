"""When a digest and a prompt are due: tables of moments."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.plan.calendar import is_working_day, local_day
from bot.plan.entities import Hold, Inspection, Plan, Settings
from digests.schedule import digest_due, next_digest, period_of, prompts_begin, prompts_on, window

MONDAYS = Settings(digest_weekday=0, digest_time="09:30")
FRIDAYS = Settings(digest_weekday=4, digest_time="15:00")


MOMENTS = st.integers(0, 5 * 365 * 24 * 60).map(
    lambda minutes: datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)  # type: ignore[arg-type,misc]


def live_plan(hold: Hold | None = None) -> Plan:
    return Plan(
        "p1", "Plan", (Inspection("i1", "An inspectorate", date(2025, 12, 1)),), live_on=date(2026, 1, 5), hold=hold
    )


@pytest.mark.parametrize(
    ("why", "settings", "last", "now", "due"),
    [
        ("a minute early nothing is due", MONDAYS, "2026-W11", utc(2026, 3, 16, 9, 29), None),
        ("on the minute it is due", MONDAYS, "2026-W11", utc(2026, 3, 16, 9, 30), ("2026-W12", 9, 30, 16, False)),
        ("done is done", MONDAYS, "2026-W12", utc(2026, 3, 16, 9, 31), None),
        (
            "half an hour on it is still in time",
            MONDAYS,
            "2026-W11",
            utc(2026, 3, 16, 10),
            ("2026-W12", 9, 30, 16, False),
        ),
        ("an hour on it is late", MONDAYS, "2026-W11", utc(2026, 3, 16, 10, 30), ("2026-W12", 9, 30, 16, True)),
        ("missed weeks are not sent", MONDAYS, "2026-W08", utc(2026, 3, 17, 12), ("2026-W12", 9, 30, 16, True)),
        (
            "before the clocks change it is 09:30 GMT",
            MONDAYS,
            "2026-W12",
            utc(2026, 3, 23, 9, 30),
            ("2026-W13", 9, 30, 23, False),
        ),
        (
            "after 29 March it is 08:30 UTC",
            MONDAYS,
            "2026-W13",
            utc(2026, 3, 30, 8, 30),
            ("2026-W14", 8, 30, 30, False),
        ),
        ("after 29 March it is not due sooner", MONDAYS, "2026-W13", utc(2026, 3, 30, 8, 29), None),
        ("after 25 October it is 09:30 UTC again", MONDAYS, "2026-W43", utc(2026, 10, 26, 8, 30), None),
        (
            "after 25 October at 09:30 UTC",
            MONDAYS,
            "2026-W43",
            utc(2026, 10, 26, 9, 30),
            ("2026-W44", 9, 30, 26, False),
        ),
        ("not on Easter Monday", MONDAYS, "2026-W14", utc(2026, 4, 6, 12), None),
        ("but on the Tuesday after", MONDAYS, "2026-W14", utc(2026, 4, 7, 8, 30), ("2026-W15", 8, 30, 7, False)),
        ("Good Friday's comes on Tuesday", FRIDAYS, "2026-W13", utc(2026, 4, 7, 14), ("2026-W14", 14, 0, 7, False)),
        ("and the Friday after has its own", FRIDAYS, "2026-W14", utc(2026, 4, 10, 14), ("2026-W15", 14, 0, 10, False)),
        ("Boxing Day's substitute moves Monday's", MONDAYS, "2026-W52", utc(2026, 12, 28, 12), None),
        ("to the Tuesday", MONDAYS, "2026-W52", utc(2026, 12, 29, 9, 30), ("2026-W53", 9, 30, 29, False)),
    ],
)
def test_the_digest_that_is_due(
    why: str, settings: Settings, last: str, now: datetime, due: tuple[str, int, int, int, bool] | None
) -> None:
    found = digest_due(settings, last, now)
    told = (found.period, found.due_at.hour, found.due_at.minute, found.due_at.day, found.late) if found else None
    assert told == due, why


def test_one_moved_off_a_bank_holiday_is_not_late_for_it() -> None:
    found = digest_due(MONDAYS, "2026-W14", utc(2026, 4, 7, 8, 45))
    assert found is not None
    assert found.moved
    assert not found.late


@given(
    MOMENTS,
    st.integers(0, 6),
    st.times().map(lambda t: f"{t.hour:02}:{t.minute:02}"),
)
def test_the_next_digest_is_ahead_on_a_working_day_and_then_the_one_due(
    now: datetime, weekday: int, clock: str
) -> None:
    settings = Settings(digest_weekday=weekday, digest_time=clock)
    coming = next_digest(settings, now)
    assert now < coming.due_at < now + timedelta(days=14)
    assert is_working_day(local_day(coming.due_at))
    due = digest_due(settings, None, coming.due_at)
    assert due is not None
    assert due.due_at == coming.due_at


@given(MOMENTS, st.integers(0, 6))
def test_what_was_done_is_never_due_again(now: datetime, weekday: int) -> None:
    settings = Settings(digest_weekday=weekday)
    due = digest_due(settings, None, now)
    assert due is not None
    assert digest_due(settings, due.period, now) is None


def test_a_period_is_the_iso_week() -> None:
    assert period_of(date(2027, 1, 1)) == "2026-W53"


@pytest.mark.parametrize(
    ("why", "day", "hold", "expected"),
    [
        ("a working day", date(2026, 3, 16), None, True),
        ("a Saturday", date(2026, 3, 14), None, False),
        ("a bank holiday", date(2026, 5, 4), None, False),
        ("before going live", date(2026, 1, 2), None, False),
        ("the day of going live", date(2026, 1, 5), None, False),
        ("the day after going live", date(2026, 1, 6), None, True),
        ("the last day of a hold", date(2026, 3, 16), Hold(date(2026, 3, 16)), False),
        ("the day after a hold", date(2026, 3, 17), Hold(date(2026, 3, 16)), True),
    ],
)
def test_the_days_on_which_people_are_prompted(why: str, day: date, hold: Hold | None, expected: bool) -> None:
    assert prompts_on(live_plan(hold), day) is expected, why


def test_prompts_begin_at_half_past_nine_local_time() -> None:
    assert prompts_begin(live_plan(), utc(2026, 3, 30, 8, 29)) is None
    assert prompts_begin(live_plan(), utc(2026, 3, 30, 8, 30)) == date(2026, 3, 30)


def test_the_window_is_of_the_persons_own_zone() -> None:
    assert window(date(2026, 3, 16), "America/New_York").opens == utc(2026, 3, 16, 13, 30)
    assert window(date(2026, 3, 16), "Nowhere/AtAll").closes == utc(2026, 3, 16, 16, 30)
