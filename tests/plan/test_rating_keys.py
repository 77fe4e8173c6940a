"""The rating keys by lateness and by per cent, and the tolerance (rule E3); adjectives by bands (rule E10)."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from bot.plan.action import Action
from bot.plan.entities import Rating, Settings, Status
from bot.plan.line import line_of
from bot.plan.position import Item, item_on
from bot.plan.presets import RATING_KEYS, WAYS, applied, way_of
from bot.wording.key import KEYS, adjective, key_line, share
from bot.wording.reasons import why
from tests.plan.plans import action, forecast, plan, said

DUE = date(2010, 3, 31)
SPOKE = date(2010, 3, 29)


def on(day: date, subject: Action, **settings: object) -> Item:
    """Where an action stands on a day, in a live plan of a rating key."""
    chosen = replace(Settings(), **settings)
    return item_on(line_of(replace(plan(), settings=chosen), subject), day)


@pytest.mark.parametrize(
    ("day", "rating"),
    [
        (DUE, Rating.GREEN),
        (DUE + timedelta(1), Rating.AMBER),
        (date(2010, 4, 30), Rating.AMBER),
        (date(2010, 5, 1), Rating.RED),
    ],
)
def test_by_lateness_only_the_days_behind_count(day: date, rating: Rating) -> None:
    late = said(date(2010, 4, 27), status=Status.BLOCKED, forecast=forecast(date(2010, 9, 30)), blocker=True)
    assert on(day, action(DUE, updates=(late,)), rating_key="lateness").rating is rating


def test_by_lateness_what_the_owner_declares_still_counts() -> None:
    subject = action(DUE, updates=(said(SPOKE, rating=Rating.RED),))
    assert on(SPOKE, subject, rating_key="lateness").rating is Rating.RED


@pytest.mark.parametrize(
    ("percent", "before", "after"),
    [
        (0, Rating.RED, Rating.RED),
        (25, Rating.RED, Rating.RED),
        (26, Rating.AMBER, Rating.RED),
        (49, Rating.AMBER, Rating.RED),
        (50, Rating.AMBER, Rating.AMBER),
        (75, Rating.AMBER, Rating.AMBER),
        (76, Rating.GREEN, Rating.GREEN),
        (100, Rating.GREEN, Rating.GREEN),
        (None, Rating.NOT_VERIFIED, Rating.NOT_VERIFIED),
    ],
)
def test_by_per_cent_the_bands_count_before_the_date_and_after_it(
    percent: int | None, before: Rating, after: Rating
) -> None:
    subject = action(DUE, updates=(said(SPOKE, status=Status.IN_PROGRESS, percent=percent),))
    assert on(DUE, subject, rating_key="per_cent").rating is before
    assert on(DUE + timedelta(1), subject, rating_key="per_cent").rating is after


def test_by_every_key_a_passed_deadline_is_red_and_silence_is_not_verified() -> None:
    for key in RATING_KEYS:
        spoken = (said(SPOKE, status=Status.IN_PROGRESS, percent=90),)
        late = action(DUE, updates=spoken, inspectorate=date(2010, 3, 30))
        assert on(DUE, late, rating_key=key).rating is Rating.RED
        silent = action(date(2010, 12, 31), updates=spoken)
        assert on(date(2010, 6, 30), silent, rating_key=key).rating is Rating.NOT_VERIFIED
        assert on(DUE, action(vacant=True, updates=spoken), rating_key=key).rating is Rating.AMBER


@pytest.mark.parametrize(("months", "red_from"), [(0, DUE + timedelta(1)), (2, date(2010, 6, 1))])
def test_the_tolerance_is_the_plans_own(months: int, red_from: date) -> None:
    subject = action(DUE, updates=(said(date(2010, 5, 27), status=Status.IN_PROGRESS),))
    assert on(red_from, subject, tolerance_months=months).rating is Rating.RED
    assert on(red_from - timedelta(1), subject, tolerance_months=months).rating is not Rating.RED


@pytest.mark.parametrize("key", RATING_KEYS)
@pytest.mark.parametrize("percent", [None, 10, 40, 60, 90])
def test_every_rating_has_a_reason_and_every_key_a_sentence(key: str, percent: int | None) -> None:
    subject = action(DUE, updates=(said(SPOKE, status=Status.IN_PROGRESS, percent=percent),))
    for day in (DUE, date(2010, 4, 2), date(2010, 5, 3), date(2010, 9, 1)):
        assert why(on(day, subject, rating_key=key)), day
    assert "RED" in key_line(Settings(rating_key=key))
    assert key in KEYS


def test_every_way_of_working_keeps_people_and_channel() -> None:
    before = Settings(("U1",), ("U2",), "C1", digest_weekday=3)
    assert len({way.id for way in WAYS}) == len(WAYS) == 5
    for way in WAYS:
        after = applied(before, way)
        assert (after.core_team, after.directors, after.channel, after.digest_weekday) == (("U1",), ("U2",), "C1", 3)
        assert (after.way, after.rating_key in RATING_KEYS) == (way.id, True)
        assert way_of(way.id) is way


@pytest.mark.parametrize(
    ("part", "whole", "word"),
    [(44, 44, "all"), (33, 44, "most"), (32, 44, "the majority"), (22, 44, "half"), (1, 44, "some"), (0, 44, "none")],
)
def test_adjectives_come_from_fixed_bands(part: int, whole: int, word: str) -> None:
    assert adjective(part, whole) == word


def test_no_adjective_stands_without_its_counts() -> None:
    assert share(31, 44) == "the majority, 31 of 44 (70%)"
    assert share(1, 8) == "some, 1 of 8 (13%)"
