"""Periods: their days, their order and their words."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.plan.periods import (
    Frequency,
    days_of,
    fitted,
    in_short,
    in_words,
    last_complete,
    last_day,
    next_period,
    period_of,
    periods_between,
)


@pytest.mark.parametrize(
    ("period", "first", "last"),
    [
        ("2010-01", date(2010, 1, 1), date(2010, 1, 31)),
        ("2010-W12", date(2010, 3, 22), date(2010, 3, 28)),
        ("2009/10-Q3", date(2009, 10, 1), date(2009, 12, 31)),
        ("2009/10", date(2009, 4, 1), date(2010, 3, 31)),
        ("2010-03-04", date(2010, 3, 4), date(2010, 3, 4)),
    ],
)
def test_a_period_has_a_first_and_a_last_day(period: str, first: date, last: date) -> None:
    assert days_of(period) == (first, last)


@pytest.mark.parametrize("period", ["", "January", "2010-13", "2010-W60", "2009/10-Q5", "2010-02-30"])
def test_what_is_no_period_has_none(period: str) -> None:
    assert days_of(period) is None
    assert in_words(period) == period


def test_periods_as_people_write_them() -> None:
    periods = ("2010-01", "2010-W12", "2009/10-Q3", "2009/10", "2010-03-04")
    assert [in_words(p) for p in periods] == [
        "January 2010",
        "week to 28 March 2010",
        "quarter 3 of 2009/10",
        "2009/10",
        "4 March 2010",
    ]
    assert [in_short(p) for p in periods] == ["Jan 10", "28 Mar", "Q3 09/10", "09/10", "4 Mar"]


def test_a_month_said_of_a_quarterly_indicator_is_its_quarter() -> None:
    assert fitted("2010-01", Frequency.QUARTERLY, date(2010, 2, 3)) == "2009/10-Q4"
    assert fitted(None, Frequency.MONTHLY, date(2010, 2, 3)) == "2010-01"
    assert fitted("2010-01", Frequency.MONTHLY, date(2010, 2, 3)) == "2010-01"


def test_the_last_complete_period_ended_before_the_day() -> None:
    assert last_complete(date(2010, 4, 1), Frequency.YEARLY) == "2009/10"
    assert last_complete(date(2010, 3, 31), Frequency.QUARTERLY) == "2009/10-Q3"
    assert list(periods_between("2009-11", "2010-01", Frequency.MONTHLY)) == ["2009-11", "2009-12", "2010-01"]


@given(st.dates(date(1995, 1, 1), date(2090, 1, 1)), st.sampled_from(Frequency))
def test_every_day_lies_in_its_period_and_periods_follow_without_a_gap(day: date, frequency: Frequency) -> None:
    period = period_of(day, frequency)
    found = days_of(period)
    assert found is not None
    assert found[0] <= day <= found[1]
    after = days_of(next_period(period, frequency))
    assert after is not None
    assert (after[0] - last_day(period)).days == 1
