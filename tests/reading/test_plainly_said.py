"""Requests, states, obstacles and evidence in the words of everyday, each beside what only sounds like it."""

from __future__ import annotations

import pytest

from tests.reading.plans import reading


@pytest.mark.parametrize(
    ("words", "request_"),
    [
        ("take me off 2.1.2", "reassign"),
        ("I should be obliged if 2.1.2 were closed", "close"),
        ("please suspend two one two for now", "suspend"),
        ("can 2.1.2 go to another owner please", "reassign"),
        ("2.1.2 shouldn't sit with me, please reassign to Dot", "reassign"),
        ("2.1.2 take me off please", "reassign"),
        ("remove me as owner of 2.1.2", "reassign"),
        ("2.1.2 is Cai's now", "reassign"),
        ("2.1.2 isn't mine it should sit with housing", "reassign"),
        ("2.1.2 off my plate please", "reassign"),
        ("I don't own 2.1.2, Cai does", "reassign"),
        ("2.1.2 ought to be with finance, please move it off me", "reassign"),
        ("someone else needs 2 own 2.1.2, not me", "reassign"),
        ("pls put 2.1.2 as red this month", None),
        ("I would be grateful if you would extend 2.1.2 to 31 July", "extend"),
        ("any chance 2.1.2 can go to 15 july", "extend"),
        ("can 2.1.2 come off now", "close"),
        ("2.1.2 give to QA pls", "reassign"),
        ("2.1.2 Dot to own from now on pls", "reassign"),
        ("2.1.2 - I'm leaving in August so Dot will need to take this", "reassign"),
        ("2.1.2 amber, the trainers have asked for more time", None),
        ("2.1.2 shouldn't be mine", "reassign"),
        ("2.1.2 isnt mine, its Cai's", "reassign"),
        ("2.1.2 wrong person, it's for Dot", "reassign"),
        ("I think 2.1.2 ought to sit with the ICB", "reassign"),
        ("2.1.2 drafted and passed to Dot's team for checking", None),
        ("grateful if 2.1.2 could be extended to 31 August", "extend"),
        ("I can confirm that 2.1.2 has now been signed off.", None),
        ("okay so 2.1.2 has been suspended by cabinet", None),
        ("please note 2.1.2 has been extended to 31 August", None),
    ],
)
def test_what_is_asked_for(words: str, request_: str | None) -> None:
    assert [each.request for each in reading(words).actions] == [request_]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("2.1.2 parked by cabinet", ("suspended", None, False)),
        ("2.1.2 parked by the monitoring officer", ("suspended", None, False)),
        ("2.1.3 cant recruit til the fundings agreed", ("not_started", "amber", True)),
        ("2.1.2 induction happend 21/5 all done", ("complete", "blue", False)),
        ("2.1.2 done in the north, south to do", ("in_progress", None, False)),
        ("2.1.2 two sessions run, third one next month", ("in_progress", None, False)),
        ("2.1.2 building the handbook pages now", ("in_progress", None, False)),
        ("2.1.3 nothings happened on this", ("not_started", None, False)),
        ("2.1.2 green, though there is a risk the police will not take our codes", (None, "green", True)),
        ("contrary to rumour 2.1.2 is green, not amber", (None, "green", False)),
        ("I should say 2.1.2 is about three quarters complete", ("in_progress", None, False)),
        ("2.1.3 can't hold the interviews until we have a room", ("not_started", "amber", True)),
        ("grateful if 2.1.2 could be shown as amber", (None, "amber", False)),
        ("stick 2.1.2 down as amber ta", (None, "amber", False)),
        ("put me down as red for 2.1.2", (None, "red", False)),
        ("cant do 2.1.2 without housing", (None, "amber", True)),
        ("2.1.2 sat with police still", (None, "amber", True)),
        ("2.1.2 sat with Cai this morning and drafted the lot", ("in_progress", None, False)),
        ("2.1.2: timetable tight", (None, "amber", False)),
        ("2.1.2 late, TUPE", (None, "amber", True)),
        ("2.1.2 late, sorry", (None, "amber", False)),
        ("2.1.2 late, nearly there", ("in_progress", "amber", False)),
        ("2.1.2 amber - staffing", (None, "amber", True)),
        ("2.1.2 moved to 4 September, finance lead on leave", (None, "amber", True)),
        ("2.1.2 - abstractions to Op Lynx have depleted our desk", (None, "amber", True)),
        ("2.1.2 won't happen by june", (None, "red", False)),
        ("2.1.2 impossible by june", (None, "red", False)),
        ("2.1.2 june looking unlikely", (None, "amber", False)),
        ("2.1.2 police have nae staff to give us", (None, "amber", True)),
        ("2.1.2 comms have no designer until the new one starts", (None, "amber", True)),
        ("2.1.2 the pay cap is costing us candidates", (None, "amber", True)),
        ("2.1.2 six staff through the training", ("in_progress", None, False)),
        ("was hoping for green but 2.1.2 is amber", (None, "amber", False)),
        ("2.1.2 no conserns", (None, "green", False)),
        ("cheers for lunch 2.1.2 is finished", ("complete", "blue", False)),
        ("2.1.2 actual completion 1/6/2021", ("complete", "blue", False)),
        ("2.1.2 % complete: 80", ("in_progress", None, False)),
        ("made a good start on 2.1.2", ("in_progress", None, False)),
        ("we have been asked by the DCS to hold 2.1.2", ("suspended", None, False)),
    ],
)
def test_state_rating_and_obstacle(words: str, told: tuple[str | None, str | None, bool]) -> None:
    made = reading(words)
    assert [(each.status, each.rating, each.blocker) for each in made.actions] == [told]
    assert not made.doubts


def test_staff_off_sick_are_an_obstacle_and_a_colleague_off_sick_is_talk() -> None:
    assert [each.blocker for each in reading("two nurses off sick", thread=("2.1.2",)).actions] == [True]
    assert not reading("Priya's off sick", thread=("2.1.2",)).is_update


def test_a_day_that_will_be_missed_is_not_expected() -> None:
    assert [each.forecast_date for each in reading("2.1.2 won't happen by 30 june").actions] == [None]


@pytest.mark.parametrize(
    "words",
    [
        "evidence for 2.1.2 is minute 7 of novs partnership board",
        "evidence for 2.1.2: minute 14 of the board",
        "2.1.2 - see minute 12",
        "2.1.2 mins of the forum r on the shared drive",
        "2.1.2 registers on the G drive",
        "2.1.2 uploaded evidence to the portal",
        "2.1.2 evidence is item 6 of the minutes",
        "2.1.2 screenshots of it kept on the performance drive",
    ],
)
def test_evidence_kept_elsewhere(words: str) -> None:
    assert [each.evidence_statement for each in reading(words).actions] == [True]


@pytest.mark.parametrize(
    "words",
    [
        "take me off the list for the 2.1.2 meeting",
        "can we move the 2.1.2 catch-up to 3pm",
        "can't do 2.1.2 until tomorrow",
        "what minute is the evidence for 2.1.2 in?",
        "grateful for your help with 2.1.2",
        "van parked by the council offices",
        "exhausted after that 2.1.2 meeting lol",
    ],
)
def test_what_records_nothing(words: str) -> None:
    assert not reading(words).actions


@pytest.mark.parametrize("words", ["2.1.2 done by monday 6 july", "2.1.2 completed Monday 6 May"])
def test_a_day_that_disagrees_with_its_weekday_is_asked_about(words: str) -> None:
    made = reading(words)
    assert [doubt.kind for doubt in made.doubts] == ["which_date"]
    assert [each.achieved_date or each.forecast_date for each in made.actions] == [None]
