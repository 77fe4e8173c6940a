"""Short answers to a reminder, in the thread of an action: nothing names it, and little need be said."""

import pytest

from tests.reading.plans import reading

THREAD = ("2.1.1",)


@pytest.mark.parametrize(
    ("words", "rating", "status", "forecast"),
    [
        ("thanks, done", "blue", "complete", None),
        ("done, will send the minutes tomorrow", "blue", "complete", None),
        ("should be amber not green", "amber", None, None),
        ("should be there by end october", "amber", None, "2021-10-31"),
        ("christmas at the latest", "amber", None, "2021-12-25"),
    ],
)
def test_a_short_answer_is_of_its_action(words: str, rating: str, status: str | None, forecast: str | None) -> None:
    made = reading(words, thread=THREAD).actions[0]
    day = str(made.forecast_date) if made.forecast_date else None
    assert (made.ref, made.rating, made.status, day) == ("2.1.1", rating, status, forecast)


@pytest.mark.parametrize(
    ("words", "doubt"),
    [
        ("summer", "which_date"),
        ("asap", "which_date"),
        ("see attached", "missing_attachment"),
        ("done, just need to send them out", "contradiction"),
    ],
)
def test_a_short_answer_that_settles_nothing_is_asked_about(words: str, doubt: str) -> None:
    made = reading(words, thread=THREAD)
    assert [each.kind for each in made.doubts] == [doubt]


@pytest.mark.parametrize("words", ["will do it tomorrow", "nearly home, will look later", "summer holidays at last"])
def test_talk_in_a_thread_is_no_answer(words: str) -> None:
    assert not reading(words, thread=THREAD).is_update
