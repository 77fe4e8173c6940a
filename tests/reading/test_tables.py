"""Tables with a heading row, series of one measure and lists under a lead-in line."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest

from bot.reading.naming.plan_index import compile_plan
from bot.reading.read import read
from bot.reading.reading import Context, Message
from bot.reading.tables import in_words
from tests.reading.plans import PLAN, SENT, reading


def _said(text: str) -> dict[str | None, tuple[object, ...]]:
    made = reading(text)
    return {each.ref: (each.rating, each.percent) for each in made.actions}


@pytest.mark.parametrize(
    "text",
    [
        "ref | RAG | % done\n1.1 | G | 90\n2.1.2 | A | 45",
        "| Ref | Title | RAG | % complete |\n|---|---|---|---|\n| 1.1 | Toolkit | G | 90 |\n| 2.1.2 | Book | A | 45% |",
        "Ref\tRAG\tDue\t%\n1.1\tG\t31/7/21\t90\n2.1.2\tA\t30/6/21\t45",
        "Ref / RAG / progress\n1.1 / G / 90\n2.1.2 / A / 45",
        "Ref, RAG, % done, comment\n1.1, G, 90\n2.1.2, A, 45, staff, mainly",
        "Action - rating - progress\n1.1 - green - 90\n2.1.2 - A - 45",
        "Action | Was | Rating | Progress\n1.1 | A | Green | 90\n2.1.2 | R | Amber | 45",
    ],
)
def test_the_cells_of_a_table_are_read_by_their_headings(text: str) -> None:
    assert _said(text) == {"1.1": ("green", 90), "2.1.2": ("amber", 45)}


@pytest.mark.parametrize(
    "row",
    ["{}\t{}\tCraig\tRed\tvenue fell through", "{} {}: red. Venue fell through", "- {} | {} | R | venue fell through"],
)
@pytest.mark.parametrize(
    "title",
    ["Agree who visits each home and how often", "Check whether callers are heard", "Ask when the rule will be green?"],
)
def test_a_title_beside_its_reference_asks_and_supposes_nothing(row: str, title: str) -> None:
    plan = compile_plan(replace(PLAN.plan, actions=(replace(PLAN.plan.actions[0], title=title),)))
    made = read(Message(row.format("1.1", title), datetime.fromisoformat(SENT), "olu"), plan, Context())
    assert [(each.ref, each.rating, each.blocker) for each in made.actions] == [("1.1", "red", True)]


def test_a_row_that_lacks_a_cell_leaves_the_heading_to_the_rows_after_it() -> None:
    made = reading("Ref\tDue\tRAG\tComment\n1.1\t31/7/21\tGreen\t\n3.1\tRed\n2.1.2\t30/9/21\tAmber\tstaff left")
    assert [(each.ref, each.rating, each.forecast_date) for each in made.actions] == [
        ("1.1", "green", None),
        ("3.1", "red", None),
        ("2.1.2", "amber", None),
    ]


def test_an_owner_in_a_cell_is_no_rating() -> None:
    assert _said("1.1 | G Pugh | 40%") == {"1.1": (None, 40)}
    assert _said("1.1 | G | 40%") == {"1.1": ("green", 40)}


def test_a_due_date_and_an_owner_in_a_table_are_no_news() -> None:
    made = reading("Ref | Owner | Due | RAG\n1.1 | Olu | 31/8/21 | G")
    assert made.actions[0].forecast_date is None
    assert made.actions[0].rating == "green"


def test_targets_beside_readings_are_passed_over() -> None:
    made = reading("KPI | Target | Apr | May\nRHIs in time | 90 | 71 | 74")
    readings = [(each.value, each.period) for action in made.actions for each in action.indicators]
    assert readings == [(71.0, "2021-04"), (74.0, "2021-05")]


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("RHIs in time: wk 20 = 61, wk 21 = 66", [(61.0, "2021-W20"), (66.0, "2021-W21")]),
        ("RHIs in time Apr 71%, May 74%", [(71.0, "2021-04"), (74.0, "2021-05")]),
        ("Vacancies | Mar 12 | Apr 11 | May 9", [(12.0, "2021-03"), (11.0, "2021-04"), (9.0, "2021-05")]),
    ],
)
def test_a_series_gives_every_reading(text: str, readings: list[tuple[float, str]]) -> None:
    assert [(i.value, i.period) for each in reading(text).actions for i in each.indicators] == readings


@pytest.mark.parametrize(
    "text",
    [
        "The following are amber:\n(a) 1.1\n(b) 2.1.2\nThe following is green:\n(c) 3.1",
        "Amber:\n- 1.1\n- 2.1.2\nGreen:\n- 3.1",
        "These are now amber:\n1.1\n2.1.2\nThese remain green:\n3.1",
    ],
)
def test_a_lead_in_is_said_of_each_line_below_it(text: str) -> None:
    assert {ref: rating for ref, (rating, _) in _said(text).items()} == {
        "1.1": "amber",
        "2.1.2": "amber",
        "3.1": "green",
    }


@pytest.mark.parametrize(
    "text",
    [
        "Not complete:\n1.1",
        "Red folder:\n1.1",
        "Agenda:\n1.1\n2.1.2",
        "one | two\nthree | four",
        "name | age\nBea | 41",
        "plain words\nand more: of them",
    ],
)
def test_other_lines_stay_as_they_are(text: str) -> None:
    assert in_words(text) == text
