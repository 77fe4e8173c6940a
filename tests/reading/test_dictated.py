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
