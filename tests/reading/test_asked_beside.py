"""A question typed in one sentence with an update: what is told is recorded, what is asked is answered."""

import pytest

from tests.reading.plans import reading


@pytest.mark.parametrize(
    "words",
    [
        "2.1.1 amber and whens 2.1.2 due",
        "2.1.1 amber, what else have i got open",
        "2.1.1 amber - can you send me the history of rec 2",
        "2.1.1 amber btw which of mine are overdue",
        "2.1.1 amber what does that leave in rec 2",
        "2.1.1 amber 🟠 when's 2.1.2 due?",
        "2.1.1 amber and export rec 2",
    ],
)
def test_what_is_told_before_a_question_is_recorded(words: str) -> None:
    made = reading(words)
    assert [(each.ref, each.rating) for each in made.actions] == [("2.1.1", "amber")]
    assert made.is_question


def test_what_is_asked_of_anybody_after_an_update_takes_nothing_from_it() -> None:
    assert reading("2.1.1 amber, can someone ring me").actions[0].rating == "amber"
    assert str(reading("2.1.1 slips to 2 August, is that ok?").actions[0].forecast_date) == "2021-08-02"


@pytest.mark.parametrize(
    "words",
    [
        "2.1.1 is amber, is it?",
        "do you know if 2.1.1 is amber and what's left",
        "if 2.1.1 is red, who tells the board?",
    ],
)
def test_what_is_only_asked_or_supposed_is_not(words: str) -> None:
    assert not reading(words).is_update


def test_a_request_after_the_news_is_no_question() -> None:
    made = reading("2.1.1 complete can you close it?")
    assert (made.actions[0].status, made.actions[0].request, made.is_question) == ("complete", "close", False)


def test_what_somebody_is_like_asks_nothing() -> None:
    made = reading("2.1.1 complete, and for Bea, who is on leave, 2.1.2 amber")
    assert [each.ref for each in made.actions] == ["2.1.1", "2.1.2"]
