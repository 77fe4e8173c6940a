"""A very long message is read where it says something of actions, asked about sparingly, and never at length."""

from __future__ import annotations

from bot.reading.length import READ_WHOLE, worth_reading
from tests.reading.plans import PLAN, reading

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


def test_a_few_of_thousands_of_unknown_references_are_asked_about() -> None:
    made = reading(". ".join(f"8.{number % 90}.{number // 90} green" for number in range(900)))
    assert 1 <= len(made.doubts) <= 12


def test_a_word_of_forty_thousand_letters_is_no_slip_of_a_title() -> None:
    assert not reading("a" * 40_000).is_update
