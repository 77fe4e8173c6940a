"""What owners say beside their work, in an action's thread or with nothing that names one: asked about, not written."""

import pytest

from bot.reading.sense.likeness import is_like_talk_beside
from tests.reading.plans import reading

THREAD = ("2.1.1",)


@pytest.mark.parametrize(
    "words",
    [
        "my new nails are bright red, brace yourselves",
        "75% of me washing's still on the line",
        "can we move our catch up to 3.15?",
        "blue with cold here lads",
        "will reply properly when I'm not on my fone",
        "Let me think about it over the weekend.",
        "train to Crewe was cancelled so I got a coach",
        "the pass isn't working, can some1 let me in",
    ],
)
def test_a_remark_of_an_owner_in_a_thread_is_not_written(words: str) -> None:
    assert not reading(words, thread=THREAD).is_update


def test_a_remark_that_may_be_of_the_action_is_asked_about() -> None:
    made = reading("the brackets are 75% up", thread=THREAD)
    assert not made.is_update
    assert made.perhaps
    assert [each.percent for each in made.perhaps.actions] == [75]


@pytest.mark.parametrize(
    ("words", "status", "percent"),
    [
        ("sorted", "complete", None),
        ("that one's in the bag", "complete", None),
        ("half left to read", "in_progress", None),
        ("we've done about a third of them", "in_progress", 33),
        ("45 per cent done if I'm honest", "in_progress", 45),
        ("stood down for now", "suspended", None),
        ("nobody applied to the advert", None, None),
    ],
)
def test_words_of_updates_or_of_the_work_are_of_the_thread(words: str, status: str | None, percent: int | None) -> None:
    (action,) = reading(words, thread=THREAD).actions
    assert (action.ref, action.status, action.percent) == ("2.1.1", status, percent)


@pytest.mark.parametrize(
    "words",
    [
        "thank u to whoever left the mince pies. 80% gone already and I regret nothing",
        "Ruby, Amber and Jade all in one class, a full jewellery shop",
        "#FFBF00 is amber, #008000 is green",
        "Christmas jumper day is the 8th. Red, green or anything that flashes",
        "<https://news.example.com/handbooks|Handbook reviews late in one council of five>",
    ],
)
def test_one_clause_of_a_sole_owners_talk_is_no_update(words: str) -> None:
    assert not reading(words, author="cai").is_update


def test_a_sole_owner_who_says_it_of_their_action_is_read() -> None:
    (action,) = reading("you know which one is mine. It is red, nowhere near", author="cai").actions
    assert (action.ref, action.rating) == ("3.1", "red")


@pytest.mark.parametrize(
    "words",
    [
        "Fwd from Eastmere, for interest\n&gt; 2.1.1 green\n&gt; 2.1.2 amber, slipping to August",
        "Fw from Westhaven council plan:\nAction 2.1.1 - AMBER - 60% complete",
        "From: Facilities\nSubject: 2nd floor kitchen\n2.1.1 is red, the works are delayed until 22 July",
    ],
)
def test_what_is_sent_on_for_interest_is_not_the_plans(words: str) -> None:
    assert not reading(words).is_update


def test_words_are_weighed_and_those_of_the_title_are_not() -> None:
    text = "the quiz and the boiler are on tonight"
    assert is_like_talk_beside(text)
    assert not is_like_talk_beside("the boiler", frozenset({"boiler"}))
    assert not is_like_talk_beside("recruitment is on track, two interviews to go")


@pytest.mark.parametrize(
    ("words", "status"), [("blocked by the supplier", "blocked"), ("blocked by the wifi again", None)]
)
def test_a_sole_owner_is_held_up_by_who_does_the_work(words: str, status: str | None) -> None:
    assert [each.status for each in reading(words, author="cai").actions] == ([status] if status else [])


def test_what_goes_live_first_is_not_finished_yet() -> None:
    (action,) = reading("2.1.2 goes live on Monday and that's it finished").actions
    assert (action.status, str(action.forecast_date)) == (None, "2021-06-21")
