"""Which date of several is the expected finish, and which dates are none."""

from __future__ import annotations

from datetime import date

import pytest

from bot.reading.dates.date_rules import DateContext
from bot.reading.fields.forecasts import find_forecast
from bot.reading.marks import REFERENCE

TUESDAY = date(2021, 6, 15)


def _forecast(words: str) -> str | None:
    found = find_forecast(words.replace("@", REFERENCE), None, DateContext(TUESDAY, base=date(2021, 7, 31)))
    return found.date.isoformat() if found.date else None


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("@ I fancy the end of August", "2021-08-31"),
        ("@ can I push the finish out to 20 August?", "2021-08-20"),
        ("@ the tiles will be with us a week on Monday, i.e. laid and finished", "2021-06-28"),
        ("@ we'll have the leaflet complete by the last day of July", "2021-07-31"),
        ("Nothing has slipped, leave 30 July where it is for @", "2021-07-30"),
        ("@ 14 rooms painted, won't hit date, think mid August", "2021-08-15"),
        ("survey delayed till 9 July, printer poorly", "2021-07-09"),
        ("@ will roll into August", "2021-08-31"),
        ("sanding on 2 July and the final version 9 July", "2021-07-09"),
        ("@ I said 30 June but it's the 9th of July", "2021-07-09"),
        ("likely finish: 9 July (Whitsun leave did not help)", "2021-07-09"),
    ],
)
def test_the_day_it_is_expected_to_finish(words: str, day: str) -> None:
    assert _forecast(words) == day


@pytest.mark.parametrize(
    "words",
    [
        "@ green this month folks",
        "@ is amber as of this morning",
        "@ red, like in February",
        "@ 40%, same as before Easter",
        "I won't hit the July date for @, no new one yet",
        "the agency can't fill @ until mid July",
        "@: the line was put in on Saturday",
        "comments on @ are due by 9 July",
        "@ parked until the new financial year",
        "good news for a Friday, @ is moving",
        "@ shown in the July report",
        "see my note of 9 June on @",
        "@ is stuck until 9 July",
        "@ next report 9 July",
    ],
)
def test_other_days_are_no_forecast(words: str) -> None:
    assert _forecast(words) is None


def test_a_day_just_gone_is_given_as_it_was() -> None:
    assert _forecast("@ was going to be 2 June, that is still the date") == "2021-06-02"


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("@ finishes when the roofers have been", True),
        ("@ done once the last form is in", True),
        ("@ won't be long", True),
        ("@ by the third quarter", True),
        ("@ is minuted by the board", False),
        ("@ waiting for the board", False),
    ],
)
def test_a_finish_that_is_no_day_is_asked_about(words: str, asked: bool) -> None:
    found = find_forecast(words.replace("@", REFERENCE), None, DateContext(TUESDAY))
    assert (found.date, found.ask) == (None, asked)
