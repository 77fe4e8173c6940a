"""A very long message is read where it says something of actions, asked about sparingly, and never at length."""

from __future__ import annotations

from datetime import datetime

import pytest

from benchmarks.setting.long_texts import sample_index
from bot.reading.length import READ_WHOLE, worth_reading
from bot.reading.read import read
from bot.reading.reading import Context, Message
from tests.reading.plans import PLAN, SENT, reading

_MINUTES = "The chair thanked everybody who had come and moved on to the next item of the day. "


def test_what_stands_at_the_end_of_pasted_minutes_is_read() -> None:
    made = reading(_MINUTES * 400 + "2.1.3 is red, waiting for legal.")
    assert [(each.ref, each.rating, each.blocker) for each in made.actions] == [("2.1.3", "red", True)]


def test_a_message_of_usual_length_is_left_as_it_is() -> None:
    text = _MINUTES * (READ_WHOLE // len(_MINUTES))
    assert worth_reading(text, PLAN, {}) == text


def test_of_what_is_too_long_only_sentences_that_name_an_action_are_kept() -> None:
    read = worth_reading(_MINUTES * 400 + "1.2 is green. 9.9.9 is green.", PLAN, {})
    assert read.endswith("1.2 is green.")
    assert len(read) <= READ_WHOLE + 20


@pytest.mark.parametrize("head", ["", "Ref\tAction\tRAG\tDue\tComment\n"])
def test_every_row_of_a_pasted_plan_is_read(head: str) -> None:
    plan = sample_index()
    ratings = dict(zip(plan.by_ref, ("Red", "Amber", "Green") * 54, strict=True))
    due, comment = ("\t30/06/2026", "\t") if head else ("", "\tas we told the board in the last quarter")
    rows = (f"{ref}\t{plan.by_ref[ref].title}\t{rating}{due}{comment}" for ref, rating in ratings.items())
    made = read(Message(head + "\n".join(rows), datetime.fromisoformat(SENT), "x"), plan, Context())
    assert {each.ref: each.rating for each in made.actions} == {ref: said.lower() for ref, said in ratings.items()}
    assert not any(each.forecast_date for each in made.actions)


@pytest.mark.parametrize(
    "block", ["• {} {}\n    ◦ {}\n    ◦ as we told you\n", "*{} {}*\nRAG: {}\nNext: report to the board\n\n"]
)
def test_the_lines_under_an_action_are_read_however_far_down_they_are(block: str) -> None:
    plan = sample_index()
    ratings = dict(zip(plan.by_ref, ("Red", "Amber", "Green") * 54, strict=True))
    text = "".join(block.format(ref, plan.by_ref[ref].title, rating) for ref, rating in ratings.items())
    made = read(Message(text, datetime.fromisoformat(SENT), "x"), plan, Context())
    assert len(text) > READ_WHOLE
    assert {each.ref: each.rating for each in made.actions} == {ref: said.lower() for ref, said in ratings.items()}


def test_an_action_that_is_first_named_at_the_end_is_read_however_often_others_were() -> None:
    made = reading("".join(f"1.1 is green on day {n}.\n" for n in range(1_000)) + "2.1.3 is red.")
    assert {each.ref: each.rating for each in made.actions} == {"1.1": "green", "2.1.3": "red"}


def test_what_a_help_desk_wrote_in_one_line_does_not_silence_the_others() -> None:
    made = reading("2.1.3 is red, waiting for legal.\n" + _MINUTES * 20 + "\nYour order has been shipped.")
    assert [(each.ref, each.rating) for each in made.actions] == [("2.1.3", "red")]
    assert not reading("2.1.3 is red.\nYour order has been shipped.").is_update


def test_of_hundreds_of_references_each_has_said_of_it_what_is_said_of_all() -> None:
    named = ", ".join(["1.1", "1.2", "2.1.1", "2.1.2", "2.1.3", "3.1"] * 150)
    made = reading(f"{named} are all amber because staff left")
    assert {(each.rating, each.blocker) for each in made.actions} == {("amber", True)}
    assert len(made.actions) == 6


@pytest.mark.parametrize("words", ["Dear ", "hi, ", "-Hey: "])
def test_a_greeting_may_be_repeated_for_ever(words: str) -> None:
    assert not reading(words * 5_000).is_update
    assert not reading(words * 5_000 + "Denise can you mark 2.1.3 green").is_update


def test_a_few_of_thousands_of_unknown_references_are_asked_about() -> None:
    made = reading(". ".join(f"8.{number % 90}.{number // 90} green" for number in range(900)))
    assert 1 <= len(made.doubts) <= 12


def test_a_word_of_forty_thousand_letters_is_no_slip_of_a_title() -> None:
    assert not reading("a" * 40_000).is_update
