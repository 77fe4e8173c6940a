"""What must hold on every day of the half-year that tests.digests.half_year simulates."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from itertools import accumulate, pairwise
from zoneinfo import ZoneInfo

import pytest
from coverage import Coverage

from bot.plan.calendar import bank_holidays, is_working_day, local_day
from bot.plan.cycles import sittings
from bot.plan.entities import Rating
from bot.plan.oversight import Escalation, Step
from digests.schedule import period_of
from storage import plans
from storage.verify import verify
from tests.digests.half_year import (
    ABROAD,
    BOARD_CHANNEL,
    BODIES,
    CHANNEL,
    DOWN,
    LAST,
    LIVE,
    PLAN,
    WORKSPACE,
    HalfYear,
    Post,
    Standing,
    days,
    half_year,
)

CHANNELS = {CHANNEL, BOARD_CHANNEL}
FIRST_COUNTED = date(2025, 12, 1)
_SPAN = [FIRST_COUNTED + timedelta(days=n) for n in range(400)]
_ORDINAL = dict(zip(_SPAN, accumulate(int(is_working_day(day)) for day in _SPAN), strict=True))


@contextmanager
def unmeasured() -> Iterator[None]:
    """Without measuring coverage, which trebles the time: whatever is gone through here has tests of its own."""
    measuring = Coverage.current()
    if measuring is not None:
        measuring.stop()
    yield
    if measuring is not None:
        measuring.start()


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Iterator[HalfYear]:
    """The half-year, lived through once for all these tests."""
    with unmeasured():
        found = half_year(tmp_path_factory.mktemp("half-year"))
    yield found
    found.database.close()


def direct(lived: HalfYear) -> list[Post]:
    """Whatever was said to one person."""
    return [post for post in lived.slack.posts if post.to not in CHANNELS and post.thread is None]


def working_days(start: date, end: date) -> int:
    """Working days after a day up to another."""
    return _ORDINAL[end] - _ORDINAL[start]


def there(post: Post) -> datetime:
    """When a message came, by the clock of whoever it went to."""
    return post.at.astimezone(ZoneInfo(ABROAD.get(post.to, "Europe/London")))


def test_it_is_a_half_year_in_which_enough_happens(lived: HalfYear) -> None:
    assert len(direct(lived)) > 1000
    assert len({post.to for post in direct(lived)}) > 60
    assert len({post.to for post in direct(lived)} & set(ABROAD)) == 2
    holidays = {day for day in bank_holidays(2026) if LIVE <= day <= LAST}
    assert len(holidays) == 5
    assert {Rating.RED, Rating.AMBER, Rating.GREEN, Rating.BLUE} <= {each.item.rating for each in lived.standing}
    taken = {step.step for step in escalations(lived)}
    assert {Step.UNANSWERED, Step.LEAD, Step.ASSISTANT_DIRECTOR, Step.DIRECTOR, Step.BODY} <= taken


def test_nobody_is_written_to_twice_a_day(lived: HalfYear) -> None:
    told = Counter((post.to, there(post).date()) for post in direct(lived))
    assert set(told.values()) == {1}


def test_nobody_is_written_to_on_a_weekend_or_a_bank_holiday_or_outside_office_hours(lived: HalfYear) -> None:
    for post in direct(lived):
        moment = there(post)
        assert is_working_day(moment.date()), post
        assert time(9, 30) <= moment.time() < time(16, 30), post


def test_no_live_action_is_left_quiet_beyond_its_cadence_without_its_owner_being_asked(lived: HalfYear) -> None:
    missed = [each for each in lived.standing if awaits_a_word(each) and silence(each) > cadence(each) + 1]
    assert [(each.item.ref, each.day, silence(each), cadence(each)) for each in missed] == []


def awaits_a_word(each: Standing) -> bool:
    """Whether somebody is to be asked about an action at all; on the day a plan goes live nobody is."""
    days = each.item.line.days
    return each.reachable and days.rated and days.fixed is None


def silence(each: Standing) -> int:
    """The working days since anybody spoke of an action or was asked about it."""
    return working_days(max(LIVE, each.spoken or LIVE, each.asked or LIVE), each.day)


def cadence(each: Standing) -> int:
    """The working days allowed between words (rule E8): by what is red, late or amber, silence apart."""
    if each.item.rating is Rating.RED:
        return 5
    return 10 if each.item.overdue or each.item.line.declared is Rating.AMBER else 20


def test_every_step_of_the_ladder_is_taken_once_in_each_trouble(lived: HalfYear) -> None:
    with lived.database.reading() as session:
        found = plans.actions(session, WORKSPACE, PLAN)
    for action in found:
        steps: dict[Step, list[Escalation]] = defaultdict(list)
        for each in action.escalations:
            assert is_working_day(each.on)
            if not each.repeat:
                steps[each.step].append(each)
        for taken in steps.values():
            for one, other in pairwise(taken):
                assert one.on < other.on
                assert one.on <= other.since, (action.ref, one, other)


def test_whatever_is_escalated_is_told_on_that_day(lived: HalfYear) -> None:
    told = {(post.to, local_day(post.at)) for post in direct(lived)}
    for each in escalations(lived):
        assert each.step is Step.BODY or each.to
        assert {(user, each.on) for user in each.to} <= told, each


def test_nothing_long_overdue_falls_silent(lived: HalfYear) -> None:
    told = defaultdict(set)
    with lived.database.reading() as session:
        for action in plans.actions(session, WORKSPACE, PLAN):
            told[action.ref] = {each.on for each in action.escalations if each.step is not Step.BODY}
    late = [each for each in lived.standing if overdue_by(each) > 20]
    assert len(late) > 100
    for each in late:
        newest = max((on for on in told[each.item.ref] if on <= each.day), default=LIVE)
        assert working_days(newest, each.day) <= 5, (each.item.ref, each.day, newest)


def overdue_by(each: Standing) -> int:
    """How many working days an action is overdue; 0 when it is not."""
    agreed = each.item.line.agreed
    return working_days(agreed.day, each.day) if each.item.overdue and agreed is not None else 0


def test_there_is_one_digest_a_week_and_one_pack_a_meeting(lived: HalfYear) -> None:
    firsts = [post for post in lived.slack.posts if post.to in CHANNELS and post.thread is None]
    digests = [post for post in firsts if post.key.startswith("digest:")]
    # The last Monday is a bank holiday: its digest comes the day after the end.
    weeks = {period_of(day) for day in days() if LIVE < day < LAST}
    assert Counter(period_of(local_day(post.at)) for post in digests) == Counter(weeks)
    assert all(is_working_day(local_day(post.at)) for post in digests)
    packs = Counter(post.key for post in firsts if post.key.startswith("pack:"))
    held = sittings(BODIES, LIVE + timedelta(days=1), LAST)
    expected = {f"pack:{PLAN}:{one.body.id}:{one.meeting.id}:{one.on.isoformat()}:post" for one in held}
    assert expected <= set(packs)
    assert set(packs.values()) == {1}


def test_a_digest_whose_monday_is_a_bank_holiday_or_an_outage_comes_the_day_after(lived: HalfYear) -> None:
    came = {local_day(post.at) for post in lived.slack.posts if post.key.startswith("digest:")}
    assert {date(2026, 4, 7), date(2026, 5, 5), date(2026, 5, 26), date(2026, 7, 14)} <= came
    assert not came & DOWN


def test_the_record_is_whole_at_the_end(lived: HalfYear) -> None:
    with lived.database.reading() as session:
        assert verify(session, PLAN) == []


def escalations(lived: HalfYear) -> list[Escalation]:
    """Every step that was taken, repeats included."""
    with lived.database.reading() as session:
        return [each for action in plans.actions(session, WORKSPACE, PLAN) for each in action.escalations]
