"""What is said in other words than the rules were made from, each with a twin that says nothing."""

from __future__ import annotations

import pytest

from bot.reading.vocabulary.slips import put_right
from tests.reading.plans import reading


@pytest.mark.parametrize("words", ["I have put 2.1.1 down as green", "you've already got 2.1.1 down as amber, thanks"])
def test_what_somebody_has_typed_elsewhere_is_no_update(words: str) -> None:
    assert not reading(words).is_update
    assert reading("you had 2.1.1 down as green but it's amber").actions[0].rating == "amber"


@pytest.mark.parametrize(
    "words", ["Cai get 3.1 signed before you go", "Olu, when the last one's in put 1.1 down as done will you"]
)
def test_what_an_owner_is_told_to_do_is_no_update(words: str) -> None:
    assert not reading(words, author="pmo").is_update
    assert reading("Wyn, put 3.1 down as amber", author="cai").is_update


@pytest.mark.parametrize(
    "words", ["report.py exited 0, 2.1.1 done", "traffic cups: green = fine, red = stuck, on 2.1.1"]
)
def test_logs_and_keys_to_colours_are_no_updates(words: str) -> None:
    assert not reading(words).is_update


@pytest.mark.parametrize(
    "words",
    [
        "I should be most grateful if 2.1.1 could be shown as amber",
        "Might I ask for 2.1.1 to be entered as amber, if it isn't any bother?",
        "thanks for chasing, 2.1.1 amber as before",
    ],
)
def test_courtesies_do_not_hide_what_is_asked(words: str) -> None:
    assert reading(words).actions[0].rating == "amber"
    assert not reading("I should be grateful if you would chase Olu about 1.1").is_update


def test_ratings_may_stand_before_the_actions_they_are_of() -> None:
    read = reading("Greens: 2.1.1, 1.2. Reds: 3.1")
    assert {each.ref: each.rating for each in read.actions} == {"2.1.1": "green", "1.2": "green", "3.1": "red"}


@pytest.mark.parametrize("heart", ["💚", ":green_heart:"])
def test_a_heart_is_a_rating_only_after_a_reference(heart: str) -> None:
    assert reading(f"2.1.1 {heart}").actions[0].rating == "green"
    assert not reading(f"thank you all {heart}", thread=("2.1.1",)).is_update


@pytest.mark.parametrize(
    ("words", "percent"), [("two fifths done", 40), ("progress: 40", 40), ("% = 40", 40), ("a third of the way", 33)]
)
def test_a_share_in_other_words(words: str, percent: int) -> None:
    assert reading(f"2.1.1 {words}").actions[0].percent == percent


@pytest.mark.parametrize(
    "words", ["staff have had the training", "the first floor's cabled", "eight hosts signed up now"]
)
def test_what_is_told_of_a_named_action_is_work_under_way(words: str) -> None:
    assert reading(f"2.1.1 {words}").actions[0].status == "in_progress"
    assert not reading(f"remind me about 2.1.1, {words.split()[0]} phoned").is_update


@pytest.mark.parametrize(
    ("words", "request_"),
    [
        ("give me till 30 July on 2.1.1", "extend"),
        ("please could the deadline for 2.1.2 go back to 30 July", "extend"),
        ("time to close 2.1.1", "close"),
        ("2.1.1 swap me for Olu as owner", "reassign"),
    ],
)
def test_a_request_in_other_words(words: str, request_: str) -> None:
    assert reading(words).actions[0].request == request_
    assert not reading("give me till tomorrow and 2.1.1 will be with you").is_update


def test_slips_of_the_finger_are_put_right_and_real_words_stand() -> None:
    assert put_right("complte, dealyed and it wont")[0] == "complete, delayed and it won't"
    assert put_right("compete stared blacked cause") == ("compete stared blacked cause", {})


def test_a_target_or_another_councils_figure_is_no_reading() -> None:
    assert not reading("target for return home interviews in 72 hours is 90%", author="cai").is_update
    assert reading("return home interviews in 72 hours 81%", author="cai").actions[0].indicators[0].value == 81


def test_a_finish_that_is_hoped_for_is_none() -> None:
    hoped = reading("2.1.1 finished b4 half term hopefully")
    assert hoped.actions[0].status is None
    assert [doubt.kind for doubt in hoped.doubts] == ["which_date"]
    assert reading("2.1.1 all agreed, nothing left").actions[0].status == "complete"


def test_a_whole_recommendation_is_asked_about_also_when_its_number_is_dictated() -> None:
    made = reading("show everything in recommendation two as green please", author="dot")
    assert [doubt.kind for doubt in made.doubts] == ["bulk"]
    assert {each.ref for each in made.actions} == {"2.1.1", "2.1.2", "2.1.3"}


def test_a_day_said_twice_is_one_day() -> None:
    made = reading("2.1.1 should conclude on the last day of term, 22 July")
    assert (str(made.actions[0].forecast_date), made.doubts) == ("2021-07-22", ())


def test_counted_work_in_a_thread_is_under_way_and_miles_are_not() -> None:
    assert reading("ran 3 more today", thread=("2.1.1",)).actions[0].status == "in_progress"
    assert not reading("ran 3 miles today", thread=("2.1.1",)).is_update
    assert not reading("dinnae get me started", thread=("2.1.1",)).is_update


@pytest.mark.parametrize("words", ["olu u done 1.1 yet or wot", "1.1 to 2.1.1 returns in by close of play please"])
def test_who_is_chased_reports_nothing(words: str) -> None:
    assert not reading(words).is_update


def test_what_cannot_be_done_of_work_that_has_begun_is_stuck() -> None:
    assert reading("1.1 can't publish until legal clear it").actions[0].status == "blocked"
    assert reading("2.1.3 can't interview until the room is fitted").actions[0].status == "not_started"


def test_a_month_compared_with_is_not_the_month_of_the_reading() -> None:
    made = reading("RHIs in time 71% up from 69% in April, 64% (March)", author="cai")
    assert [(each.value, each.period) for each in made.actions[0].indicators][:2] == [(71, None), (69, "2021-04")]


@pytest.mark.parametrize(
    ("words", "status", "rating"),
    [
        ("as good as done", "in_progress", None),
        ("minor tweaks only left", "in_progress", None),
        ("not moving", "blocked", "red"),
        ("slight delay nothing major", None, "amber"),
        ("unions still to agree", None, "amber"),
        ("ready for sign off", None, None),
        ("deprioritised", None, None),
    ],
)
def test_how_near_and_how_slow(words: str, status: str | None, rating: str | None) -> None:
    made = reading(f"2.1.1 {words}").actions
    assert [(each.status, each.rating, each.request) for each in made] == (
        [(status, rating, None)] if status or rating else []
    )


def test_what_somebody_wants_done_is_no_news() -> None:
    assert not reading("I want 2.1.1 started by 1 July", author="pmo").is_update
    assert str(reading("I expect 2.1.1 to be finished by 1 July").actions[0].forecast_date) == "2021-07-01"


@pytest.mark.parametrize(
    ("words", "rating"),
    [("2.1.1 I'd call green at the moment", "green"), ("induction handbook red according to Cai", "red")],
)
def test_a_rating_put_as_an_opinion_or_passed_on_counts(words: str, rating: str) -> None:
    assert reading(words).actions[0].rating == rating


def test_a_row_of_a_table_has_its_month_in_any_cell() -> None:
    made = reading("RHIs in time | 71% | April\nVacancies | 6 | May", author="pmo")
    assert sorted((each.indicators[0].value, each.indicators[0].period) for each in made.actions) == [
        (6, "2021-05"),
        (71, "2021-04"),
    ]


def test_a_quarter_is_the_last_that_has_begun() -> None:
    made = reading("RHIs in time 71% in Q4", author="cai")
    assert made.actions[0].indicators[0].period == "2020/21-Q4"


def test_the_day_of_a_decision_that_the_title_asks_for_is_when_it_was_done() -> None:
    made = reading("escalation protocol agreed on 2 June", author="olu").actions[0]
    assert (made.ref, made.status, str(made.achieved_date)) == ("1.2", "complete", "2021-06-02")


def test_what_waits_for_a_body_to_be_whole_is_asked_no_date() -> None:
    assert reading("2.1.1 can't move until the panel has a chair").doubts == ()


def test_a_pause_may_be_asked_for() -> None:
    assert reading("could we pause 2.1.1 for now please?").actions[0].request == "suspend"


@pytest.mark.parametrize(
    "words",
    [
        "2.1.1 done yet",
        "chased Bea on 2.1.1",
        "told Bea 2.1.1 is late",
        "Leeds' 2.1.1 is green",
        "booked a room for 2.1.1",
        "fingers crossed for 2.1.1",
        "2.1.1 deadline is looming",
        "2.1.1 sits with Bea",
        "barrier code five two one one",
    ],
)
def test_office_talk_about_an_action_is_no_update(words: str) -> None:
    assert not reading(words, author="pmo").is_update


def test_two_colours_side_by_side_are_asked_about() -> None:
    assert [each.kind for each in reading("2.1.1 amber red").doubts] == ["two_ratings"]


def test_a_day_and_not_another() -> None:
    assert str(reading("2.1.1 now 10 October, not 27 September").actions[0].forecast_date) == "2021-10-10"
    assert reading("2.1.1 agreed by friday week").actions[0].status is None
    assert reading("I would ask that 2.1.1 be shown as amber.").actions[0].rating == "amber"


@pytest.mark.parametrize(
    "words", ["2.1.1 amber as of Monday", "can someone else take 2.1.1 please, I leave at Christmas"]
)
def test_what_begins_then_does_not_finish_then(words: str) -> None:
    assert reading(words).actions[0].forecast_date is None


def test_a_form_or_a_forecast_that_reads_like_something_else_is_read() -> None:
    assert reading("will be finished by 23 july", author="cai").actions[0].ref == "3.1"
    made = reading("2.1.1 form attached", files=("form.docx",)).actions[0]
    assert made.evidence == ("form.docx",)
    assert reading("2.1.1 finished some time in the spring").actions[0].status is None


@pytest.mark.parametrize(
    "words",
    [
        "<https://localnews.example.com/flood|Schools closed as flood warning goes red>",
        "FW: Room 3.12 is taken, use 2.1.1",
    ],
)
def test_news_and_rooms_are_no_updates(words: str) -> None:
    assert not reading(words, author="cai").is_update


def test_a_councillors_question_takes_nothing_from_what_is_told_beside_it() -> None:
    assert reading("Cllr Brown will ask, so for the record 2.1.1 is red").actions[0].rating == "red"


@pytest.mark.parametrize("words", ["2.1.1 is not done after all", "2.1.1 isn't finished after all"])
def test_what_is_not_done_after_all_is_in_progress_again(words: str) -> None:
    made = reading(words)
    assert [(each.status, each.forecast_date) for each in made.actions] == [("in_progress", None)]
    assert made.doubts == ()


@pytest.mark.parametrize(
    "words",
    [
        "2.1.1 isnt done after all, 2.1.2 is",
        "2.1.1 is not finished after all but 2.1.2 is",
        "sorry, 2.1.1 isn't complete after all, 2.1.2 has been though",
    ],
)
def test_what_is_done_instead_of_what_is_not_after_all_is_told_as_well(words: str) -> None:
    made = reading(words)
    assert [(each.ref, each.status) for each in made.actions] == [("2.1.1", "in_progress"), ("2.1.2", "complete")]


def test_what_is_not_so_after_all_is_named_beside_what_is() -> None:
    assert reading("2.1.2 is done, 2.1.1 isnt after all").denied == ("2.1.1",)
