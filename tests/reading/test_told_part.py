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


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("two one one red two one three amber", {"2.1.1": "red", "2.1.3": "amber"}),
        ("please extend two one three to the nineteenth of december", {"2.1.3": "amber"}),
    ],
)
def test_dictated_references_are_heard_in_a_row_and_after_a_verb(words: str, said: dict[str, str]) -> None:
    assert {each.ref: each.rating for each in reading(words).actions} == said


def test_done_after_a_holiday_to_come_is_not_done() -> None:
    assert reading("2.1.1 done after xmas").actions[0].status is None
    assert reading("2.1.1 was done after easter").actions[0].status == "complete"


def test_work_that_a_reading_counts_does_not_complete_the_action() -> None:
    assert reading("2.1.1 12 vacant posts closed in May").actions[0].status != "complete"


def test_handing_it_to_somebody_is_a_request_and_no_progress() -> None:
    made = reading("move 2.1.1 to Cai, it's commissioning not me").actions[0]
    assert (made.request, made.status) == ("reassign", None)
    assert reading("please give 2.1.1 to Marcus").actions[0].request == "reassign"


def test_what_is_made_opens_on_a_day() -> None:
    assert str(reading("1.1 goes out friday").actions[0].forecast_date) == "2021-06-18"
    assert reading("1.1 consultation opens on Friday").actions == ()


def test_an_action_that_another_is_like_is_not_written_to() -> None:
    made = reading("as per 2.1.2, 2.1.1 is amber")
    assert [(each.ref, each.rating) for each in made.actions] == [("2.1.1", "amber")]
    both = reading("as for 2.1.2 it's green, 2.1.1 red")
    assert {each.ref for each in both.actions} >= {"2.1.1"}


def test_stuck_on_a_colour_is_no_standstill() -> None:
    stuck = reading("2.1.1 stuck on amber").actions[0]
    assert (stuck.rating, stuck.status, stuck.blocker) == ("amber", None, False)
    assert reading("2.1.1 stuck").actions[0].status == "blocked"


def test_done_on_a_day_months_ahead_was_done_the_year_before() -> None:
    assert str(reading("2.1.1 done on 2 March").actions[0].achieved_date) == "2021-03-02"
    assert str(reading("2.1.1 done on 2 October").actions[0].achieved_date) == "2020-10-02"
    assert str(reading("2.1.1 done on 2 July").actions[0].forecast_date) == "2021-07-02"
