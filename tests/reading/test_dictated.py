"""Messages as they are dictated: numbers in words, no stops, and a word of thanks before what is said."""

from __future__ import annotations

import pytest

from tests.reading.plans import reading


@pytest.mark.parametrize(
    ("words", "recorded"),
    [
        ("two point one point one is amber and two point one point two is on hold until may", "2.1.1 2.1.2"),
        ("thank you wyn and by the way two point one point two is green", "2.1.2"),
        ("thanks for that also two point one point two is green", "2.1.2"),
        ("cheers for the reminder two point one point two is done", "2.1.2"),
        ("sorry for the delay two point one point two is at risk the trainer has left", "2.1.2"),
        ("two point one point one bit behind two point one point two not started", "2.1.1 2.1.2"),
        ("um two point one point one is about sixty percent done", "2.1.1"),
        ("update for two point one point two we are on track and expect to finish by the tenth of july", "2.1.2"),
        ("two point one point one full stop green full stop", "2.1.1"),
        ("hi wyn hope you are well two point one point two is done", "2.1.2"),
        ("hello wyn its bea on the induction handbook we have agreed the first four sections", "2.1.2"),
        ("hi it is about the induction handbook we are about eighty per cent done thanks", "2.1.2"),
        ("hi wyn nothing to report on two point one point two it does not start until the spring", "2.1.2"),
        ("hello wyn its bea could you ring me about the induction handbook thank you", ""),
        ("hi wyn bea here i am on leave from the tenth of july until the twentieth", ""),
        ("could two point one point two be given to cai", "2.1.2"),
        ("start without me the two point one point two item is near the end", ""),
        ("thanks wyn for getting two point one point two to green", ""),
        ("see you in room two point one at ten", ""),
        ("it went from two point one to two point three percent", ""),
    ],
)
def test_which_actions_a_dictated_message_records(words: str, recorded: str) -> None:
    assert " ".join(each.ref or "?" for each in reading(words).actions) == recorded


@pytest.mark.parametrize("words", ["seven point one point one is finished", "one point nine is red"])
def test_a_dictated_number_that_is_no_action_is_asked_about(words: str) -> None:
    assert [doubt.kind for doubt in reading(words).doubts] == ["no_such_action"]


def test_a_dictated_heading_is_asked_about() -> None:
    assert [doubt.kind for doubt in reading("two point one is complete").doubts] == ["heading"]


def test_what_is_signed_off_and_has_still_to_finish_is_not_complete() -> None:
    words = "two point one point two legal have finally signed it off so we should finish on the tenth of july"
    (made,) = reading(words).actions
    assert (made.status != "complete", made.achieved_date) == (True, None)


def test_what_is_looking_on_track_is_green() -> None:
    (made,) = reading("two point one point one we have seen sixty two people and it is looking on track").actions
    assert made.rating == "green"
