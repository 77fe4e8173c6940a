"""The single stages of the reader: Slack's markup, references, ratings, states, questions, cells, child words."""

from __future__ import annotations

from datetime import date

import pytest

from bot.reading.child_words import names_a_child
from bot.reading.dates.cell_dates import read_cell_date
from bot.reading.dates.periods import find_period
from bot.reading.fields.outlook import find_outlook
from bot.reading.fields.percents import find_percent
from bot.reading.fields.ratings import find_rating
from bot.reading.fields.requests import find_request
from bot.reading.fields.states import find_state
from bot.reading.marks import REFERENCE
from bot.reading.naming.references import find_references
from bot.reading.naming.titles import find_title
from bot.reading.slack_text import links_in, plain_text
from tests.reading.plans import PLAN

TUESDAY = date(2021, 6, 15)


def test_markup_is_taken_apart() -> None:
    plain = plain_text("*1.1* &amp; <@U123> see <https://a.gov.uk/x|the plan>\n&gt; 2.1.1 please\n```1.2 red```")
    assert plain.text.split()[:3] == ["1.1", "&", "see"]
    assert plain.links == ("https://a.gov.uk/x",)
    assert links_in(plain.text, plain.links) == plain.links
    assert plain.quoted == "2.1.1 please"
    assert plain.mentions == ("U123",)
    assert "red" not in plain.text


@pytest.mark.parametrize("greeting", ["Hi, ", "hello all\n\n", "Good morning team - ", "hey "])
def test_a_greeting_to_nobody_by_name_is_no_part_of_the_message(greeting: str) -> None:
    assert plain_text(f"{greeting}provided it is signed, 1.1 will be done").text.startswith("provided")


@pytest.mark.parametrize("thanks", [" thanks", ", many thanks!", ". Thank you both", " ta"])
def test_thanks_at_the_end_are_no_part_of_the_message(thanks: str) -> None:
    assert plain_text(f"2.1.1 65{thanks}").text == "2.1.1 65"


def test_a_greeting_to_somebody_leaves_the_name() -> None:
    assert plain_text("Hi Denise, can you chase 1.1").text == "Denise, can you chase 1.1"


def test_a_signature_is_no_part_of_the_message() -> None:
    assert "07700" not in plain_text("1.1 amber\nKind regards,\nOlu\n07700 900000").text


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("2.1.1 green", ["action"]),
        ("action 2 . 1 . 1", ["action"]),
        ("1,2 red", ["action"]),
        ("2.1 done", ["heading"]),
        ("2.11 complete", ["typo"]),
        ("7.7 green", ["unknown"]),
        ("room 2.1.1", []),
        ("version 1.2", []),
        ("£1.2m", []),
        ("see para 2.1.1", []),
        ("1.2 million", []),
        ("9.30am", []),
        ("21.6.21", []),
    ],
)
def test_references_and_what_only_looks_like_one(text: str, kinds: list[str]) -> None:
    assert [hit.kind for hit in find_references(text, PLAN)] == kinds


@pytest.mark.parametrize(
    ("text", "rating"),
    [
        (f"{REFERENCE} red", "red"),
        (f"{REFERENCE}: G", "green"),
        ("RAG = A", "amber"),
        ("from amber to green", "green"),
        ("was red now amber", "amber"),
        ("isn't green, it's amber", "amber"),
        ("ambre", "amber"),
        ("was due to be green", None),
        ("green by May", None),
        ("the green folder", None),
        ("Cllr Green is coming", None),
        ("red alert", None),
    ],
)
def test_ratings(text: str, rating: str | None) -> None:
    assert find_rating(text).rating == rating


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("complete", "complete"),
        (f"{REFERENCE} is now fully signed off", "complete"),
        ("nearly done", "in_progress"),
        ("complete except for the annex", "in_progress"),
        ("phase one complete", "in_progress"),
        ("will be finished by May", None),
        ("can't move until HR reply", "blocked"),
        ("no longer blocked", None),
        ("paused", "suspended"),
        ("yet to start", "not_started"),
        ("starts 10 May", "not_started"),
        ("drafting has started", "in_progress"),
    ],
)
def test_states(text: str, status: str | None) -> None:
    assert find_state(text).status == status


def test_a_deed_finishes_only_the_action_it_is() -> None:
    assert find_state("published", frozenset({"publish"})).status == "complete"
    assert find_state("published", frozenset({"recruit"})).status == "in_progress"


@pytest.mark.parametrize(
    ("text", "pace", "blocker"),
    [
        ("on track", "green", False),
        ("not on track", "red", False),
        ("a bit behind", "amber", False),
        ("no issues", "green", False),
        ("waiting for the police", None, True),
        ("no longer waiting for the police", None, False),
        ("at risk", "amber", False),
    ],
)
def test_outlook(text: str, pace: str | None, blocker: bool) -> None:
    found = find_outlook(text)
    assert (found.pace, found.blocker) == (pace, blocker)


def test_percentages_and_fractions() -> None:
    half, most = find_percent("half way"), find_percent("was 40%, now 60% done")
    assert half is not None
    assert most is not None
    assert (half.percent, most.percent) == (50, 60)
    assert find_percent("target 90%") is None
    left = find_percent("10 percent left to do")
    assert left is not None
    assert left.percent == 90
    assert find_percent("50% of the team are off") is None


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("in May", "2021-05"),
        ("for December", "2020-12"),
        ("last month", "2021-05"),
        ("month 11", "2021-02"),
        ("w/e 11 June", "2021-W23"),
        ("Q3 2020/21", "2020/21-Q3"),
        ("2019/20", "2019/20"),
    ],
)
def test_periods(text: str, period: str) -> None:
    assert find_period(text, TUESDAY) == period


@pytest.mark.parametrize(
    ("text", "request_kind"),
    [
        ("can we have more time", "extend"),
        ("please close", "close"),
        ("should sit with housing", "reassign"),
        ("please suspend", "suspend"),
        ("mark it complete", None),
    ],
)
def test_requests(text: str, request_kind: str | None) -> None:
    found = find_request(text)
    assert (found[0] if found else None) == request_kind


def test_title_words_of_two_actions_prefer_the_authors_own() -> None:
    hit = find_title("interviews behind", PLAN, "bea")
    assert hit is None or hit.refs == ("2.1.3",)


@pytest.mark.parametrize(
    ("cell", "expected", "precision"),
    [
        ("31 March 2026", date(2026, 3, 31), "day"),
        ("31/03/2026", date(2026, 3, 31), "day"),
        ("March 2026", date(2026, 3, 31), "month"),
        ("end of March 2026", date(2026, 3, 31), "month"),
        ("Mar-26", date(2026, 3, 31), "month"),
        ("mid February 2026", date(2026, 2, 15), "approximate"),
        ("first two weeks of March 2026", date(2026, 3, 14), "approximate"),
        ("Immediately", date(2025, 11, 30), "day"),
        ("Within three months", date(2026, 2, 28), "day"),
        ("Q2 2026/27", date(2026, 9, 30), "quarter"),
    ],
)
def test_dates_in_cells(cell: str, expected: date, precision: str) -> None:
    assert read_cell_date(cell, date(2025, 11, 30)) == (expected, precision, cell)


@pytest.mark.parametrize("cell", ["Autumn 2026", "ongoing", "TBC", "30 Feb 2026", "after the review", "-"])
def test_a_cell_that_settles_no_day_says_what_to_write(cell: str) -> None:
    with pytest.raises(ValueError, match="write"):
        read_cell_date(cell, None)


def test_an_empty_cell_has_no_date() -> None:
    assert read_cell_date("  ", None) is None


@pytest.mark.parametrize(
    "text", ["JB (12/03/2014)", "dob 12.3.2014", "NHS 943 476 5919", "case number 123456", "lives at SW1A 1AA"]
)
def test_words_that_name_a_child(text: str) -> None:
    assert names_a_child(text)


@pytest.mark.parametrize(
    "text",
    ["2.1.3 done 31/3/26", "A21 and R1/A4", "£2,400,000", "call 0161 496 0000", "07700 900123", "NHS 943 476 5918"],
)
def test_words_that_do_not_name_a_child(text: str) -> None:
    assert names_a_child(text) == ()
