"""Readings of indicators, spoken numbers, and where evidence is said to be."""

from __future__ import annotations

from datetime import date

import pytest

from bot.reading.fields.evidence import evidence_links, states_evidence
from bot.reading.fields.indicators import find_indicators
from bot.reading.fields.percents import find_percent
from bot.reading.fields.spoken_numbers import spoken_percentages, spoken_values
from tests.reading.plans import PLAN, reading

TUESDAY = date(2021, 6, 15)


def _readings(words: str, refs: tuple[str, ...] = ()) -> list[tuple[str, float, str | None]]:
    found = find_indicators(words, PLAN, TUESDAY, refs)
    return [(each.reading.name, each.reading.value, each.reading.period) for each in found]


@pytest.mark.parametrize(
    ("words", "readings"),
    [
        ("The vacant posts figure for May was 12", [("VAC", 12, "2021-05")]),
        ("return home interviews in 72 hours, May, came out at 81.5 against the 90 target", [("RHI", 81.5, "2021-05")]),
        ("RHIs in time, month 2: 77 pct", [("RHI", 77, "2021-05")]),
        ("RHI 80% in May, down from 84% in April", [("RHI", 80, "2021-05"), ("RHI", 84, "2021-04")]),
        ("vacancies now nine, was eleven", [("VAC", 9, None)]),
        ("RHIs in time sixty eight per cent last month", [("RHI", 68, "2021-05")]),
        ("RHIs in time 72% in May, 79% now", [("RHI", 72, "2021-05"), ("RHI", 79, None)]),
        ("RHIs in time Apr 70 May 72", [("RHI", 70, "2021-04"), ("RHI", 72, "2021-05")]),
        ("We achieved 90 per cent for RHIs in time in May.", [("RHI", 90, "2021-05")]),
        ("RHIs in time as at 4 June 87%", [("RHI", 87, "2021-06-04")]),
        ("RHIs in time as at 31 May 87%", [("RHI", 87, "2021-05")]),
        ("14 posts left", [("VAC", 14, None)]),
        ("14 vacancies, down from 19 in April", [("VAC", 14, None), ("VAC", 19, "2021-04")]),
        ("May figures: vacancies 12, RHIs in time 81%", [("VAC", 12, "2021-05"), ("RHI", 81, "2021-05")]),
        ("vacancies 12 yesterday", [("VAC", 12, "2021-06-14")]),
        ("vacancies slipped two weeks", []),
        ("vacancies: see sheet 3", []),
        ("14 cakes left", []),
        ("vacancies - another 3 filled", []),
        ("vacancies reviewed on 9 June", []),
    ],
)
def test_readings(words: str, readings: list[tuple[str, float, str | None]]) -> None:
    assert _readings(words) == readings


def test_spoken_numbers_keep_their_place() -> None:
    said = "a hundred and four files, sixty-one point five per cent, and one more"
    assert len(spoken_values(said)) == len(said)
    assert spoken_values(said).split() == "104 files, 61.5 per cent, and one more".split()
    assert spoken_percentages("twelve of twenty").split() == ["twelve", "of", "twenty"]


def test_a_spoken_percentage_is_progress() -> None:
    found = find_percent("eighty five per cent of it is done")
    assert found
    assert found.percent == 85
    assert find_percent("not begun, ignore the 10%") is None


@pytest.mark.parametrize(
    "words",
    [
        "the proof may be found in the minutes of 3 June",
        "notes are kept on each pupil's file",
        "it is on the forum website",
        "attendance sheets saved in the training folder",
        "see cabinet minutes 11 Feb",
        "evidence emailed to Wyn last week",
        "report is on the dashboard site, that's the evidence",
    ],
)
def test_evidence_elsewhere(words: str) -> None:
    assert states_evidence(words)


def test_a_link_to_a_meeting_is_no_evidence() -> None:
    assert evidence_links(("https://teams.example.org/l/meetup/1", "https://a.example.org/plan")) == (
        "https://a.example.org/plan",
    )


def test_a_figure_that_was_achieved_completes_no_action() -> None:
    (action,) = reading("We achieved 90 per cent for RHIs in time in May.", "cai").actions
    assert (action.ref, action.status, action.rating) == ("3.1", None, None)


def test_evidence_kept_by_somebody_is_no_obstacle() -> None:
    (action,) = reading("evidence for 1.1 is held by HR", "olu").actions
    assert (action.evidence_statement, action.blocker) == (True, False)


def test_a_picture_beside_what_is_no_update_is_no_evidence() -> None:
    assert not reading("What a charming photograph of the ceremony.", "dot", files=("ribbon.jpg",)).is_update


def test_how_a_share_was_counted_is_no_work() -> None:
    (action,) = reading("RHIs in time w/e 4 June 50% (3 of 6)", "cai").actions
    assert (action.status, [each.value for each in action.indicators]) == (None, [50])


def test_the_day_of_another_action_is_no_period_of_a_figure() -> None:
    (_, measured) = reading("2.1.1 25 May, 3.1 RHIs 61%").actions
    assert [each.period for each in measured.indicators] == [None]
    (led,) = reading("May: 3.1 RHIs 61%").actions
    assert [each.period for each in led.indicators] == ["2021-05"]


def test_words_of_a_measure_say_nothing_of_the_action_and_it_stands_apart_from_the_next() -> None:
    (counted,) = reading("vacant posts in the year 20/21: 12").actions
    assert (counted.status, [each.period for each in counted.indicators]) == (None, ["2020/21"])
    placed, measured = reading("RHIs in time 60% at end May, 2.1.2 six printed so far").actions
    assert (placed.ref, placed.percent, measured.ref) == ("2.1.2", None, "3.1")
    assert [(each.value, each.period) for each in measured.indicators] == [(60, "2021-05")]


def test_a_figure_of_today_is_of_that_day() -> None:
    (action,) = reading("vacancies 12 today").actions
    assert [(each.value, each.period) for each in action.indicators] == [(12.0, "2021-06-15")]
