"""What is said beside an action's name: whose plan it is in, which meeting moves, how it read, whose turn it is."""

import pytest

from tests.reading.plans import reading

THREAD = ("2.1.1",)


@pytest.mark.parametrize(
    "words",
    [
        "the trusts own plan has 2.1.1 as green",
        "CAFCASS have 2.1.1 green on theirs",
        "Passing on Kirkby council's update, not ours:\n2.1.1 - amber - 70%",
        "can we move the 2.1.1 catch-up to 3pm",
        "push 2.1.1 to after lunch",
        "2.1.1 read well at committee I thought",
        "2.1.1 was well received",
        "the chair picked up on 2.1.1 again",
        "You will have 2.1.1 and 2.1.2 from me by close of play",
        "2.1.1 and 2.1.2 to you by close of play",
        "2.1.1 after lunch please",
        "still nothing on 2.1.1",
        "waiting on 2.1.1 from Wyn",
        "for the sake of argument, say 2.1.1 slipped to march, not saying it has",
        "not sure green is right for 2.1.1",
        "2.1.1 wanted by thursday please",
        "please can 2.1.1 be two lines not ten",
        "code 2.1.1 in the ledger is closed",
        "1.1 is double booked, use 1.2",
        "1.1 of the lease is done",
        "copied from the minutes: 2.1.1 - ST to report - amber",
        "i've highlighted 2.1.1 in amber so you can find it",
        "you've left 2.1.1 blank",
        "you put green for 2.1.1 but the date has gone",
        "Red on 2.1.1 needs a reason in the box",
        "can we speak about 2.1.1 before friday",
        "2.1.1 got kicked about at scrutiny for ages",
        "2.1.1 from Bea still outstanding",
        "Bea 2.1.1 2.1.2 by Fri",
        "about time 2.1.1 went green",
        "Leeds have 2.1.1 as complete",
        "2.1.1 and 2.1.2 not on the list for thursday",
        "the regional plan has 2.1.1 amber",
        "over in Walsall 2.1.1 is red",
        "last month: 2.1.1 amber",
        "2.1.1 please by close",
        "submitted 2.1.1 and 2.1.2",
        "2.1.1 depends on 2.1.2 doesn't it",
        "want 2.1.1 off red",
        "Community Care has a long read, 'Induction: what the evidence really says'",
    ],
)
def test_nothing_is_recorded(words: str) -> None:
    assert not reading(words).is_update


@pytest.mark.parametrize(
    "words",
    [
        "ull have my rating by fri",
        "rating by friday promise",
        "can we push this to half 3, running over",
        "ta, all done then",
        "at last! green! well done team",
        "amber is on leave today",
        "green waste suspended over xmas",
    ],
)
def test_nothing_is_recorded_in_a_thread(words: str) -> None:
    assert not reading(words, thread=THREAD).is_update


@pytest.mark.parametrize(
    ("words", "rating", "status"),
    [
        ("in our plan 2.1.1 is red", "red", None),
        ("2.1.1 is amber in our plan and the trust's", "amber", None),
        ("2.1.1 closed", "blue", "complete"),
        ("2.1.1 needed by the court, late", "amber", None),
        ("last month 2.1.1 was amber, now green", "green", None),
        ("2.1.1 signed off at the meeting at 3pm", "blue", "complete"),
        ("2.1.1 running late", "amber", None),
        ("2.1.1 complete, when was 2.1.2 last touched?", "blue", "complete"),
    ],
)
def test_an_update_that_looks_like_it_is_recorded(words: str, rating: str, status: str | None) -> None:
    (action,) = reading(words).actions
    assert (action.rating, action.status) == (rating, status)


@pytest.mark.parametrize("words", ["will have 2.1.1 done by friday", "move 2.1.1 to 18 June please"])
def test_a_day_that_is_of_the_action_is_recorded(words: str) -> None:
    (action,) = reading(words).actions
    assert action.forecast_date


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("per cent complete on 2.1.1?", True),
        ("% on 2.1.1?", True),
        ("are we done by 4 today?", False),
    ],
)
def test_what_is_asked_of_the_plan_and_what_of_people(words: str, asked: bool) -> None:
    made = reading(words)
    assert made.is_question is asked
    assert not made.is_update
