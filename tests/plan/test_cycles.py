"""When bodies meet, and how long nobody challenges the plan in between (NY 4.2, 4.3)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.plan.bodies import Body, Cycle, Every, Meeting
from bot.plan.calendar import add_months, is_working_day
from bot.plan.cycles import (
    broken_cycles,
    gaps,
    last_meeting,
    meeting_of,
    meetings,
    next_meeting,
    occurrence_id,
    occurrences,
    sitting,
    with_cycle,
)

TODAY = date(2010, 1, 4)
CYCLES = st.builds(
    Cycle,
    every=st.sampled_from(Every),
    weekday=st.integers(0, 4),
    starts=st.dates(date(2009, 9, 1), date(2010, 3, 1)),
    week=st.sampled_from([1, 2, 3, 4, -1]),
)
SINGLES = st.lists(st.dates(date(2009, 10, 1), date(2011, 3, 1)), max_size=5, unique=True)


@st.composite
def bodies(draw: st.DrawFn) -> Body:
    """A body with a cycle or without, and single meetings of its own, some cancelled."""
    number = draw(st.integers(0, 10_000))
    cycle = draw(st.none() | CYCLES)
    single = [Meeting(f"s{day}", day, cancelled=draw(st.none() | st.just("no quorum"))) for day in draw(SINGLES)]
    return Body(f"b{number}", f"Board {number}", meetings=tuple(single), cycles=(cycle,) if cycle else ())


def body(cycle: Cycle | None = None, *single: Meeting, **more: object) -> Body:
    """A board on a cycle."""
    values = {"id": "b", "name": "Board", "meetings": single, "cycles": (cycle,) if cycle else ()}
    return Body(**(values | more))  # type: ignore[arg-type]


def monthly(week: int, weekday: int = 1, starts: date = TODAY) -> Cycle:
    """The nth Tuesday of the month."""
    return Cycle(Every.MONTHLY, weekday, starts, week)


@pytest.mark.parametrize(
    ("cycle", "days"),
    [
        (monthly(2), ["2010-01-12", "2010-02-09", "2010-03-09"]),
        (monthly(-1), ["2010-01-26", "2010-02-23", "2010-03-30"]),
        (Cycle(Every.WEEKLY, 2, TODAY), ["2010-01-06", "2010-01-13", "2010-01-20"]),
        (Cycle(Every.FORTNIGHTLY, 0, TODAY), ["2010-01-04", "2010-01-18", "2010-02-01"]),
        (Cycle(Every.QUARTERLY, 0, date(2010, 1, 5), 1), ["2010-02-01", "2010-05-03", "2010-08-02"]),
    ],
)
def test_a_cycle_names_its_days(cycle: Cycle, days: list[str]) -> None:
    found = list(occurrences(cycle, TODAY, date(2010, 12, 31)))
    assert [day.isoformat() for day in found[:3]] == days


@given(CYCLES, st.dates(date(2009, 9, 1), date(2010, 6, 1)), st.integers(0, 200))
def test_an_occurrence_is_the_nth_weekday_and_none_is_left_out(cycle: Cycle, start: date, length: int) -> None:
    end = start + timedelta(length)
    found = set(occurrences(cycle, start, end))
    monthly_kind = cycle.every in (Every.MONTHLY, Every.QUARTERLY)
    for n in range(length + 1):
        day = start + timedelta(n)
        fits = day.weekday() == cycle.weekday and day >= cycle.starts
        if fits and monthly_kind:
            nth, last = (day.day - 1) // 7 + 1, (day + timedelta(7)).month != day.month
            fits = last if cycle.week == -1 else nth == cycle.week
        if day in found:
            assert fits
        elif cycle.every in (Every.WEEKLY, Every.MONTHLY):
            assert not fits


def test_a_meeting_of_the_cycle_is_re_dated_or_cancelled_by_its_id() -> None:
    moved = Meeting(occurrence_id(date(2010, 2, 9)), date(2010, 2, 11))
    off = Meeting(occurrence_id(date(2010, 3, 9)), date(2010, 3, 9), cancelled="snow")
    board = body(monthly(2), moved, off)
    days = [m.on for m in meetings(board, TODAY, date(2010, 4, 30))]
    assert days == [date(2010, 1, 12), date(2010, 2, 11), date(2010, 4, 13)]
    assert off in meetings(board, TODAY, date(2010, 4, 30), cancelled=True)
    assert meeting_of(board, moved.id) == moved
    assert meeting_of(board, occurrence_id(date(2010, 4, 13))) == Meeting("c20100413", date(2010, 4, 13))
    assert meeting_of(board, occurrence_id(date(2010, 4, 14))) is None
    assert meeting_of(board, "c99999999") is None


def test_a_new_cycle_leaves_the_meetings_already_held_on_their_days() -> None:
    board = with_cycle(body(monthly(2)), monthly(4, starts=date(2010, 3, 1)), date(2010, 3, 1))
    days = [m.on for m in meetings(board, TODAY, date(2010, 4, 30))]
    assert days == [date(2010, 1, 12), date(2010, 2, 9), date(2010, 3, 23), date(2010, 4, 27)]
    assert [m.on for m in meetings(with_cycle(board, None, date(2010, 4, 1)), TODAY, date(2010, 6, 30))] == days[:3]


def test_papers_are_due_working_days_before_and_a_bank_holiday_is_flagged() -> None:
    easter_tuesday = sitting(body(), Meeting("m", date(2010, 4, 6)))
    assert (easter_tuesday.papers_by, easter_tuesday.holiday) == (date(2010, 3, 26), False)
    assert sitting(body(), Meeting("m", date(2010, 4, 5))).holiday


def test_the_meetings_before_and_after_a_day() -> None:
    board = body(monthly(2), Meeting("visit", date(2010, 2, 1), kind="external"))
    before, after = last_meeting(board, date(2010, 2, 9)), next_meeting(board, date(2010, 2, 9))
    assert before is not None
    assert after is not None
    assert (before.on, after.on) == (date(2010, 1, 12), date(2010, 2, 9))
    assert next_meeting(body(ended_on=date(2010, 1, 5), cycle=None), TODAY) is None


def test_two_monthly_bodies_offset_by_a_fortnight_keep_the_gaps_except_in_long_months() -> None:
    core = Body("core", "Core Team", cycles=(Cycle(Every.FORTNIGHTLY, 1, date(2010, 1, 5)),))
    found = gaps([core], TODAY, 14)
    assert {gap.days for gap in found[1:]} == {14}
    two = [body(monthly(1), id="one"), body(monthly(3), id="two")]
    long = [gap for gap in gaps(two, TODAY, 14) if gap.too_long]
    assert long
    assert all(gap.days == 21 for gap in long)


@given(st.lists(bodies(), min_size=1, max_size=3, unique_by=lambda b: b.id), st.integers(1, 40))
def test_every_gap_and_its_warning_is_exact(found: list[Body], most: int) -> None:
    end = add_months(TODAY, 6)
    far_back, far_on = TODAY - timedelta(370), end + timedelta(370)
    points = sorted({m.on for b in found for m in meetings(b, far_back, far_on)})
    reported = gaps(found, TODAY, most)
    days = [TODAY] if not any(p < TODAY for p in points) else [max(p for p in points if p < TODAY)]
    days += [p for p in points if TODAY <= p <= end]
    after = [p for p in points if p > end]
    ends = [*days[1:], after[0] if after else end]
    assert [(g.begins, g.days) for g in reported] == [(a, (b - a).days) for a, b in zip(days, ends, strict=True)]
    assert all(g.too_long == (g.days > most) for g in reported)


def test_a_quarter_that_is_missed_is_told() -> None:
    skipped = Meeting(occurrence_id(date(2010, 5, 3)), date(2010, 5, 3), cancelled="election")
    scrutiny = body(Cycle(Every.QUARTERLY, 0, date(2010, 1, 5), 1), skipped)
    [broken] = broken_cycles([scrutiny], date(2010, 2, 2), months=9)
    assert (broken.begins, broken.days) == (date(2010, 2, 1), 182)
    assert broken_cycles([body(Cycle(Every.QUARTERLY, 0, date(2010, 1, 5), 1))], date(2010, 2, 2)) == []


def test_papers_of_a_cycle_are_due_on_working_days() -> None:
    board = body(monthly(2, weekday=0))
    assert all(is_working_day(sitting(board, m).papers_by) for m in meetings(board, TODAY, date(2011, 1, 1)))
