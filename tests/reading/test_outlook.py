"""Pace words, obstacles and the causes of delay."""

from __future__ import annotations

from datetime import date

import pytest

from bot.reading.dates.date_rules import DateContext
from bot.reading.fields.obstacles import find_cause
from bot.reading.fields.outlook import find_outlook
from bot.reading.naming.plan_index import stems
from tests.reading.plans import reading


@pytest.mark.parametrize(
    ("words", "pace"),
    [
        ("going exactly to plan", "green"),
        ("not a single red flag", "green"),
        ("we'll be there, will be there on the day", "green"),
        ("miles behind", "red"),
        ("won't make the date", "red"),
        ("taking longer than we thought", "amber"),
        ("lagging", "amber"),
        ("a week ahead", "green"),
        ("confident of the date", "green"),
        ("cutting it fine", "amber"),
        ("could miss July", "amber"),
        ("grave concerns", "red"),
        ("\ue010 will hit deadline", "green"),
        ("\ue010 is proceeding as planned", "green"),
        ("\ue010 on time", "green"),
        ("no dramas", "green"),
        ("I am content with progress", "green"),
        ("caught up now", "green"),
        ("progress is satisfactory", "green"),
        ("in line with the agreed timetable", "green"),
        ("no cause for concern", "green"),
        ("lateish", "amber"),
        ("in danger of slipping", "amber"),
        ("fine by me", None),
        ("not happy with this one", "amber"),
        ("we have missed the deadline", "red"),
        ("no longer achievable", "red"),
        ("slow progress", "amber"),
        ("not going to plan", "amber"),
        ("miles off track", "red"),
        ("isn't on track", "red"),
        ("unlikely to complete on time", "red"),
        ("gone pear shaped", "red"),
        ("\ue010 ok", None),
        ("visits on time 82", None),
        ("was on track until May", None),
        ("two have begun on the overdue visits", None),
        ("fine print", None),
        ("nothing has slipped", None),
        ("hasn't slipped", None),
        ("30 July is still fine", None),
        ("the leaflet is behind the desk", None),
        ("late July", None),
        ("busy week ahead", None),
    ],
)
def test_pace(words: str, pace: str | None) -> None:
    assert find_outlook(words).pace == pace


@pytest.mark.parametrize(
    "words",
    [
        "the boiler has failed its test",
        "two of the tutors are off until July",
        "the lease is still with legal",
        "waiting the surveyor's answer",
        "the printers can't fit us in",
        "half the crew have flu",
        "the supplier pulled out over the weekend",
        "staffing is on its knees",
        "the tutors aren't replying",
        "we have run out of money for the hall",
        "the surveyors are dragging their heels",
        "it hinges on the parish",
        "everyone is on the inspection",
        "the lease is unsigned",
    ],
)
def test_obstacles(words: str) -> None:
    assert find_outlook(words).blocker


@pytest.mark.parametrize(
    "words",
    [
        "no problems",
        "dental visits outstanding 96",
        "the shortage is over",
        "I can't make Thursday",
        "nobody's touched it",
    ],
)
def test_what_is_no_obstacle(words: str) -> None:
    assert not find_outlook(words).blocker


def test_the_actions_own_name_is_no_obstacle() -> None:
    assert not find_outlook("sickness clinics amber", frozenset(stems("Run sickness clinics"))).blocker


@pytest.mark.parametrize(
    ("words", "cause"),
    [
        ("put back to 9 July, slates are on the wrong lorry", "slates are on the wrong lorry"),
        ("slipped a fortnight", None),
        ("slipped to 9 July, minutes attached", None),
        ("late but catching up", None),
    ],
)
def test_the_cause_of_a_delay_stands_beside_it(words: str, cause: str | None) -> None:
    assert find_cause(words, DateContext(date(2021, 6, 15))) == cause


def test_a_green_action_is_said_to_have_no_blocker() -> None:
    green = reading("1.1 green, the printers can't fit us in until Monday", "olu").actions[0]
    assert (green.rating, green.blocker) == ("green", False)
