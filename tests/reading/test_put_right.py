"""Every way in which people take back or put right what they said just before, and talk that does neither."""

from __future__ import annotations

from datetime import date

import pytest

from bot.reading.reading import Reading
from tests.reading.plans import reading


def after(words: str, **recorded: object) -> Reading:
    """What is read after 2.1.1 was recorded red, or as given."""
    return reading(words, previous=("2.1.1 ...", {"2.1.1": recorded or {"rag": "red"}}))


@pytest.mark.parametrize(
    "words",
    [
        "Scrap last. Wrong list.",
        "scratch that",
        "scrub last pls",
        "sorry wrong one",
        "that was wrong",
        "I was looking at the wrong line",
        "oops, posted in error",
        "retract",
        "that was for another plan",
        "strike that",
        "ignore - duplicate",
        "pls delete, sent too soon",
        "please treat my previous message as withdrawn",
        "not for this channel",
        "forget i said anything",
        "please take that down i got muddled",
        "that was meant for somebody else",
    ],
)
def test_what_takes_the_last_message_back(words: str) -> None:
    correction = after(words).correction
    assert correction
    assert correction.kind == "retract"


@pytest.mark.parametrize(
    "words",
    ["No. 2.1.2.", "nope, 2.1.2", "wait, 2.1.2", "move that to 2.1.2", "mea culpa, 2.1.2", "was thinking of 2.1.2"],
)
def test_what_moves_the_last_message_to_another_action(words: str) -> None:
    made = after(words)
    assert made.correction
    assert made.correction.kind == "move"
    assert [(each.ref, each.rating) for each in made.actions] == [("2.1.2", "red")]


@pytest.mark.parametrize(
    "words",
    [
        "nope amber",
        "amber sorry",
        "hang on, amber",
        "thats wrong, its amber",
        "typo - amber",
        "nah amber actually",
        "amber obviously!!",
        "amber even",
        "ach no, amber",
        "tell a lie its amber",
    ],
)
def test_what_changes_the_rating_that_was_recorded(words: str) -> None:
    made = after(words)
    assert made.correction
    assert made.correction.kind == "amend"
    assert [(each.ref, each.rating) for each in made.actions] == [("2.1.1", "amber")]


def test_no_and_a_day_changes_the_day() -> None:
    made = after("no 18 july", forecast_date="2021-07-08")
    assert [str(each.forecast_date) for each in made.actions] == ["2021-07-18"]


@pytest.mark.parametrize("words", ["other way round", "sorry wrong way round", "I had 2.1.1 and 2.1.2 mixed up"])
def test_what_was_said_of_two_actions_is_exchanged(words: str) -> None:
    made = reading(words, previous=("...", {"2.1.1": {"rag": "red"}, "2.1.2": {"rag": "green"}}))
    assert [(each.ref, each.rating) for each in made.actions] == [("2.1.1", "green"), ("2.1.2", "red")]


@pytest.mark.parametrize(
    "words",
    [
        "no worries",
        "scratch that itch lol",
        "delete the recurring invite please",
        "ignore the noise",
        "hold on tight",
        "wrong list again from HR",
        "wait till you see the office",
        "cancel the room for thursday",
        "the other way round is quicker, take the ring road",
        "make that two teas",
        "nope not there tomorrow",
        "no green tea left",
    ],
)
def test_talk_after_an_update_changes_nothing(words: str) -> None:
    made = after(words)
    assert made.correction is None
    assert not made.actions


def test_a_day_or_a_figure_alone_puts_the_last_right() -> None:
    dated = ("2.1.1 now 12 October", {"2.1.1": {"forecast_date": "2021-10-12"}})
    for words in ("correction nineteenth of October", "sorry nineteenth of October", "19th. Not 12th."):
        made = reading(words, previous=dated)
        assert made.correction is not None
        assert made.correction.kind == "amend"
        assert str(made.actions[0].forecast_date) == "2021-10-19"
    recorded = {"indicators": [{"name": "RHI", "value": 63.6, "unit": "%", "period": "2021-05"}]}
    figures = ("RHIs in time 63.6% in May", {"3.1": recorded})
    for words in ("64.1 actually, sorry", "apologies: 63.6 should be 64.1"):
        made = reading(words, author="cai", previous=figures)
        assert made.actions[0].indicators[0].value == 64.1
    (counted,) = reading("sorry 1,420", author="cai", previous=figures).actions
    assert counted.indicators[0].value == 1420


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("pardon me i meant the seventeenth of july", 17),
        ("sorry the seventeenth", 17),
        ("i beg your pardon the twenty eighth of july", 28),
        ("28th even", 28),
    ],
)
def test_a_day_that_is_dictated_takes_the_place_of_the_one_recorded(words: str, day: int) -> None:
    (made,) = after(words, forecast_date="2021-07-07").actions
    assert made.forecast_date == date(2021, 7, day)


def test_what_is_not_finished_after_all_is_no_longer_complete() -> None:
    (made,) = after("actually not quite finished", rag="blue", status="complete").actions
    assert (made.rating, made.status) == (None, "in_progress")


@pytest.mark.parametrize(
    "words",
    [
        "actually can you ring me on 3412",
        "sorry that's me for the day, back on the 17th of next month",
        "i mean it was a good handbook wasn't it",
        "thanks obviously",
        "20 even! well done all",
    ],
)
def test_what_is_said_next_and_puts_nothing_right(words: str) -> None:
    assert not after(words, percent=39, status="in_progress", forecast_date="2021-07-07").correction
