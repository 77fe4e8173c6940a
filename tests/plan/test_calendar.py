"""Days that count: the fixtures of the five reports, and properties."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.plan.calendar import (
    add_months,
    add_working_days,
    at_local_time,
    end_of_day,
    is_working_day,
    local_day,
    next_working_day,
    working_days_between,
)

DAYS = st.dates(date(2003, 1, 1), date(2032, 12, 31))


@pytest.mark.parametrize(
    ("published", "months", "deadline"),
    [
        (date(2009, 10, 23), 3, date(2010, 1, 23)),
        (date(2009, 10, 23), 6, date(2010, 4, 23)),
        (date(2012, 4, 10), 3, date(2012, 7, 10)),
        (date(2012, 4, 10), 6, date(2012, 10, 10)),
        (date(2010, 8, 31), 6, date(2011, 2, 28)),
        (date(2011, 12, 31), 2, date(2012, 2, 29)),
    ],
)
def test_inspectorate_deadlines_count_calendar_months_and_clip_to_the_months_end(
    published: date, months: int, deadline: date
) -> None:
    assert add_months(published, months) == deadline


@pytest.mark.parametrize(
    "day", [date(2010, 4, 2), date(2010, 4, 5), date(2010, 5, 3), date(2026, 12, 28), date(2010, 4, 3)]
)
def test_good_friday_easter_monday_may_day_substitutes_and_saturdays_are_not_working_days(day: date) -> None:
    assert not is_working_day(day)


def test_the_scottish_new_year_holiday_is_a_working_day_in_england() -> None:
    assert is_working_day(date(2026, 1, 2))


def test_the_day_after_easter_monday_follows_maundy_thursday() -> None:
    assert add_working_days(date(2010, 4, 1), 1) == date(2010, 4, 6)
    assert add_working_days(date(2010, 4, 6), -1) == date(2010, 4, 1)
    assert next_working_day(date(2010, 4, 2)) == date(2010, 4, 6)


@given(DAYS, st.integers(1, 60))
def test_going_forward_by_working_days_counts_exactly_those(day: date, count: int) -> None:
    assert working_days_between(day, add_working_days(day, count)) == count


@given(DAYS)
def test_no_working_days_lie_between_a_day_and_itself(day: date) -> None:
    assert working_days_between(day, day) == 0


@pytest.mark.parametrize(
    ("day", "clock", "moment"),
    [
        (date(2026, 3, 29), "09:30", datetime(2026, 3, 29, 8, 30, tzinfo=UTC)),
        (date(2026, 3, 28), "09:30", datetime(2026, 3, 28, 9, 30, tzinfo=UTC)),
        (date(2026, 3, 29), "01:30", datetime(2026, 3, 29, 1, 30, tzinfo=UTC)),
        (date(2026, 10, 25), "01:30", datetime(2026, 10, 25, 0, 30, tzinfo=UTC)),
    ],
)
def test_local_times_on_the_days_the_clocks_change(day: date, clock: str, moment: datetime) -> None:
    assert at_local_time(day, clock) == moment


def test_a_summer_evening_in_utc_is_already_the_next_local_day() -> None:
    assert local_day(datetime(2026, 6, 30, 23, 30, tzinfo=UTC)) == date(2026, 7, 1)
    assert end_of_day(date(2026, 6, 30)) == datetime(2026, 6, 30, 23, 0, tzinfo=UTC)
