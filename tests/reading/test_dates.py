"""What date phrases mean: the conventions of British council English, as a table."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.reading.dates.date_rules import Tense
from bot.reading.dates.dates import read_date

TUESDAY = datetime.fromisoformat("2021-06-15T09:30:00+01:00")
HOLIDAYS = frozenset({date(2021, 5, 3), date(2021, 5, 31), date(2021, 8, 30), date(2021, 12, 27), date(2021, 12, 28)})


def day(words: str, tense: Tense = "future", base: str | None = None, sent: datetime = TUESDAY) -> str | None:
    found = read_date(words, sent, tense, date.fromisoformat(base) if base else None, HOLIDAYS)
    return found.date.isoformat() if found.date else None


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("by 9/7/21", "2021-07-09"),
        ("by 9.7.2021", "2021-07-09"),
        ("2021-07-09", "2021-07-09"),
        ("now 9th July", "2021-07-09"),
        ("by July 9th", "2021-07-09"),
        ("by Friday 9 July", "2021-07-09"),
        ("3 March", "2022-03-03"),
        ("by the 9th", "2021-07-09"),
        ("by the 28th", "2021-06-28"),
        ("by the 2nd of next month", "2021-07-02"),
        ("between 5 and 16 July", "2021-07-16"),
        ("28 June to 2 July", "2021-07-02"),
        ("5-16 July", "2021-07-16"),
    ],
)
def test_days_written_out(words: str, expected: str) -> None:
    assert day(words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("end of September", "2021-09-30"),
        ("by September", "2021-09-30"),
        ("September 2022", "2022-09-30"),
        ("mid-September", "2021-09-15"),
        ("early September", "2021-09-10"),
        ("late September", "2021-09-30"),
        ("start of September", "2021-09-01"),
        ("beginning of September", "2021-09-01"),
        ("by May", "2022-05-31"),
        ("w/c 21 June", "2021-06-21"),
        ("w/e 25 June", "2021-06-25"),
        ("week commencing 21st June", "2021-06-21"),
        ("this week", "2021-06-18"),
        ("end of the week", "2021-06-18"),
        ("next week", "2021-06-25"),
        ("end of next week", "2021-06-25"),
        ("next month", "2021-07-31"),
        ("month end", "2021-06-30"),
        ("end of the month", "2021-06-30"),
        ("end of the quarter", "2021-06-30"),
        ("year end", "2022-03-31"),
        ("financial year end", "2022-03-31"),
        ("end of the financial year", "2022-03-31"),
        ("Q3 21/22", "2021-12-31"),
        ("Q4 2021/22", "2022-03-31"),
        ("by Easter", "2022-04-17"),
        ("August bank holiday", "2021-08-30"),
    ],
)
def test_parts_of_weeks_months_and_years(words: str, expected: str) -> None:
    assert day(words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("Friday", "2021-06-18"),
        ("by Friday", "2021-06-18"),
        ("Tuesday", "2021-06-15"),
        ("this Friday", "2021-06-18"),
        ("next Friday", "2021-06-25"),
        ("Friday week", "2021-06-25"),
        ("a week on Friday", "2021-06-25"),
        ("a week on Tuesday", "2021-06-29"),
        ("Tuesday week", "2021-06-29"),
        ("tomorrow", "2021-06-16"),
        ("in a fortnight", "2021-06-29"),
        ("end of next wk", "2021-06-25"),
        ("2 wks tmrw", "2021-06-30"),
        ("good fri", "2022-04-15"),
        ("in Q1 2022/23", "2022-06-30"),
        ("in three weeks", "2021-07-06"),
        ("in 2 months", "2021-08-15"),
        ("a fortnight today", "2021-06-29"),
        ("in 5 working days", "2021-06-22"),
        ("before 9 July", "2021-07-08"),
        ("before the end of July", "2021-07-31"),
        ("not before 9 July", "2021-07-09"),
    ],
)
def test_days_counted_from_the_day_sent(words: str, expected: str) -> None:
    assert day(words) == expected


def test_working_days_pass_over_the_bank_holiday() -> None:
    sent = datetime.fromisoformat("2021-08-26T16:00:00+01:00")
    assert day("in 3 working days", sent=sent) == "2021-09-01"


@pytest.mark.parametrize(
    ("words", "base", "expected"),
    [
        ("slipped a month", "2021-08-31", "2021-09-30"),
        ("put back a fortnight", "2021-07-02", "2021-07-16"),
        ("delayed by 3 weeks", "2021-07-02", "2021-07-23"),
        ("please extend by six weeks", "2021-07-02", "2021-08-13"),
        ("needs another two weeks", "2021-07-02", "2021-07-16"),
        ("needs another two weeks", "2021-05-01", "2021-06-29"),
    ],
)
def test_slips_count_from_the_plan(words: str, base: str, expected: str) -> None:
    assert day(words, base=base) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("finished last Friday", "2021-06-11"),
        ("finished last Tuesday", "2021-06-08"),
        ("done yesterday", "2021-06-14"),
        ("closed on 28 May", "2021-05-28"),
        ("closed on 3 July", "2020-07-03"),
        ("signed off two weeks ago", "2021-06-01"),
        ("finished on Monday", "2021-06-14"),
        ("done this morning", "2021-06-15"),
    ],
)
def test_the_past_is_the_last_such_day(words: str, expected: str) -> None:
    assert day(words, "past") == expected


@pytest.mark.parametrize(
    "words",
    [
        "half term", "end of term", "after half term", "recess", "the autumn", "next spring", "Q2", "end of Q3",
        "after Easter", "after 9 July", "soon", "ASAP", "later in the year", "end of the year", "next board",
        "the next scrutiny meeting", "in due course", "in a few weeks", "30 Feb", "31 June", "the 32nd",
        "Monday 9 July", "TBC", "once the budget is agreed", "later this year", "in the new year",
    ],
)  # fmt: skip
def test_words_that_settle_no_day_give_none(words: str) -> None:
    assert day(f"it will be {words}") is None


@pytest.mark.parametrize(
    "words",
    [
        "we may need help",
        "they have to march it past legal",
        "and the sun came out",
        "staff march on",
        "6 of 8 posts",
        "room 2.1",
        "80% done",
    ],
)
def test_words_that_are_no_date_are_not_read_as_one(words: str) -> None:
    found = read_date(words, TUESDAY)
    assert found.date is None
    assert not found.ask


def test_a_weekday_that_disagrees_with_its_date_is_asked_about() -> None:
    assert read_date("by Monday 20 July", TUESDAY).ask


def test_an_impossible_day_says_so() -> None:
    assert read_date("by 30 Feb", TUESDAY).impossible


def test_a_message_sent_just_after_midnight_in_london_counts_from_that_day() -> None:
    sent = datetime.fromisoformat("2021-06-15T23:30:00+00:00")
    assert day("tomorrow", sent=sent) == "2021-06-17"


@given(st.text(max_size=120), st.sampled_from(["future", "past"]))
def test_no_text_makes_the_grammar_fail(text: str, tense: Tense) -> None:
    found = read_date(text, TUESDAY, tense, date(2021, 7, 1), HOLIDAYS)
    assert found.date is None or not found.ask


@given(st.dates(date(2019, 1, 1), date(2030, 12, 31)))
def test_a_full_date_is_read_as_itself(wanted: date) -> None:
    assert day(f"done by {wanted.day} {wanted:%B %Y}") == wanted.isoformat()
    assert day(f"done by {wanted:%d/%m/%Y}") == wanted.isoformat()


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("near 20 Ocotber", "2021-10-20"),
        ("by thurday", "2021-06-17"),
        ("by the fifteenth of july", "2021-07-15"),
        ("the twenty second of january twenty twenty two", "2022-01-22"),
        ("on or before 3 July", "2021-07-03"),
        ("finishes 17.12", "2021-12-17"),
        ("a week tomorrow", "2021-06-23"),
        ("tomorrow week", "2021-06-23"),
        ("give it a couple of months", "2021-08-15"),
        ("in six to eight weeks", "2021-08-10"),
        ("three working days and it's done", "2021-06-18"),
        ("this time next week", "2021-06-22"),
        ("within 4 weeks of approval", None),
        ("in time for the July board", None),
        ("version 4.2 is loaded", None),
    ],
)
def test_days_dictated_mistyped_and_counted(words: str, expected: str | None) -> None:
    assert day(words) == expected


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("six weeks later than planned", "2021-09-11"),
        ("gone back a week", "2021-08-07"),
        ("will overrun by a fornight", "2021-08-14"),
        ("a week early", "2021-07-24"),
        ("slipped by days", None),
    ],
)
def test_more_slips(words: str, expected: str | None) -> None:
    assert day(words, base="2021-07-31") == expected


def test_more_of_the_past() -> None:
    assert day("finished 3 working days ago", "past") == "2021-06-10"
    assert day("a week last Friday", "past") == "2021-06-04"
    assert day("a week yesterday", "past") == "2021-06-07"


@pytest.mark.parametrize("word", ["match", "larch", "sundry", "tune", "jane", "many", "mondays"])
def test_a_real_word_is_no_mistyped_month_or_day(word: str) -> None:
    assert day(f"by {word}") is None


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("by halloween", "2021-10-31"),
        ("before bonfire night", "2021-11-04"),
        ("on pancake day", "2022-03-01"),
        ("by St George's day", "2022-04-23"),
        ("before remembrance sunday", "2021-11-13"),
        ("by the whitsun bank holiday", "2022-05-30"),
        ("2.1.2 may need a bit more thought", None),
    ],
)
def test_named_days_of_the_year(words: str, expected: str | None) -> None:
    assert day(words) == expected


@pytest.mark.parametrize("words", ["done by Whitsun", "ready for Eid", "after the end of Ramadan"])
def test_days_that_move_are_asked_about(words: str) -> None:
    assert read_date(words, TUESDAY).ask
