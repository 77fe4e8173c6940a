"""Talk around an action that is named, or in its thread, is not said of the action."""

import pytest

from tests.reading.plans import reading


@pytest.mark.parametrize(
    "words",
    [
        "2.1.1 and 2.1.2 are mine not Priti's",
        "nobody mentioned 2.1.1 at the board",
        "no questions on 2.1.1 from members",
        "lost my notes on 2.1.1",
        "the 2.1.1 link doesn't work",
        "we ran out of time for 2.1.1 at the meeting",
        "talked about 2.1.1 with Lewis at length",
        "Joanne wants 2.1.1 green by Easter",
    ],
)
def test_talk_about_an_action_records_nothing(words: str) -> None:
    assert not reading(words).is_update


@pytest.mark.parametrize(
    "words", ["haha nobody knows", "no signal here, back at 2", "Sam has left the building", "lost my phone"]
)
def test_the_doings_of_the_writer_are_no_obstacle_in_a_thread(words: str) -> None:
    assert not reading(words, thread=("2.1.1",)).is_update


@pytest.mark.parametrize(
    "words", ["2.1.1 no interpreters to be had", "2.1.1 nobody applied", "2.1.1 the trainer left us"]
)
def test_what_is_lacking_is_an_obstacle_still(words: str) -> None:
    assert reading(words).actions[0].blocker
