"""Part of a sentence is a promise, a hope, a doubt or an exception: the rest of it is told all the same."""

import pytest

from tests.reading.plans import reading


@pytest.mark.parametrize(
    "words",
    [
        "2.1.1 amber, will send the minutes tomorrow",
        "2.1.1 amber, should be green by the end of March",
        "2.1.1 amber but I'd love it to be green",
        "2.1.1 amber, Ofsted would call that red",
        "2.1.1 is amber I'll send the link tomorrow",
    ],
)
def test_what_comes_before_a_promise_or_a_hope_is_told(words: str) -> None:
    assert [(each.ref, each.rating) for each in reading(words).actions] == [("2.1.1", "amber")]


@pytest.mark.parametrize("words", ["2.1.1 green if the figures hold", "if it holds, 2.1.1 green", "my 2.1.1 return"])
def test_a_condition_takes_the_whole_sentence(words: str) -> None:
    assert not reading(words).is_update


@pytest.mark.parametrize(
    "words", ["not convinced 2.1.1 is green", "I don't think 2.1.1 is green", "not sure 2.1.1 is green any more"]
)
def test_a_doubted_rating_is_asked_about_and_never_written(words: str) -> None:
    made = reading(words)
    assert [doubt.kind for doubt in made.doubts] == ["negated_rating"]
    assert made.actions[0].rating is None


def test_an_excepted_action_is_not_among_all_of_mine() -> None:
    made = reading("apart from 2.1.1 all of mine are on track", author="bea")
    assert "2.1.1" not in {each.ref for each in made.actions}
    assert [doubt.kind for doubt in made.doubts] == ["bulk"]


def test_an_action_said_not_to_be_so_too_is_named_and_nothing_is_recorded_of_it() -> None:
    made = reading("2.1.1 done, 2.1.2 isn't")
    assert [each.ref for each in made.actions] == ["2.1.1"]
    assert made.denied == ("2.1.2",)


def test_a_month_after_a_share_is_what_the_share_is_for() -> None:
    assert reading("2.1.1 84% Feb").actions[0].forecast_date is None
