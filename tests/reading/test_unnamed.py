"""Updates that name no action: told in its thread, by the owner of only one, or with a word of a title; and thanks."""

import pytest

from tests.reading.plans import reading

SOLE = "cai"
"""Owns one action, the backlog of return home interviews, due on 31 October."""


@pytest.mark.parametrize(
    ("words", "rating", "status"),
    [
        ("dropped back to amber", "amber", None),
        ("slipped back into red", "red", None),
        ("we won't hit the date", "red", None),
        ("going to miss the deadline", "red", None),
        ("won't be done in time", "red", None),
        ("slightly behind, my new starter only came Monday", "amber", None),
        ("going to be late, providers very slow sending returns", "amber", None),
        ("running late, schools aren't sending the records", "amber", None),
        ("a bit behind, half the workers were off with flu", "amber", None),
        ("could I get an extra month please", "amber", None),
        ("could we push the date to 30 November", "amber", None),
        ("nearly there, one team left to brief", None, "in_progress"),
        ("back on track now", "green", None),
        ("no problems to report", "green", None),
        ("seventy per cent done", None, "in_progress"),
        ("interviews held Monday, two offers made", None, "in_progress"),
        ("slid back to amber this week", "amber", None),
        ("unlikely to finish by the end of October", "red", None),
        ("hand it over to Olu please", None, None),
        ("not even started", None, "not_started"),
        ("asking for a 4 week extension", "amber", None),
        ("the director has put it on hold", None, "suspended"),
        ("nothing has happened on it yet", None, "not_started"),
        ("we should make the deadline easily", "green", None),
    ],
)
def test_the_owner_of_one_action_tells_of_it(words: str, rating: str | None, status: str | None) -> None:
    made = reading(words, author=SOLE)
    (action,) = made.actions
    assert (action.ref, action.rating, action.status) == ("3.1", rating, status)


@pytest.mark.parametrize(
    "words",
    [
        "going to be late, trains are all over the place",
        "running late, court overran",
        "nearly there, just parking",
        "we won't make the 2 o'clock train",
        "can we push to 2",
        "van won't start",
        "my new chair came Monday",
        "back on the A38",
        "dropped my phone in the sink",
        "still on hold to HR",
        "forty minutes on hold",
        "train's cancelled",
        "I've booked us a table for 12",
    ],
)
def test_the_day_of_an_owner_is_not_written(words: str) -> None:
    assert not reading(words, author=SOLE).is_update


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("doesn't kick off til January", "not_started"),
        ("don't start until September", "not_started"),
        ("Interviews were held on Tuesday and two have accepted", "in_progress"),
        ("two open evenings held, 31 people through the door", "in_progress"),
    ],
)
def test_what_is_told_in_a_thread_is_of_its_action(words: str, status: str) -> None:
    (action,) = reading(words, thread=("2.1.1",)).actions
    assert (action.ref, action.status) == ("2.1.1", status)


def test_a_meeting_missed_is_no_date_missed() -> None:
    assert not reading("can't make the last one, on leave", thread=("2.1.1",)).is_update


def test_a_print_room_is_not_asked_to_print() -> None:
    (action,) = reading("print room has lost the artwork so waiting on that", thread=("2.1.2",)).actions
    assert action.blocker


@pytest.mark.parametrize(
    ("words", "author"),
    [
        ("ta, all done then", "bea"),
        ("cheers, all good then", "bea"),
        ("amazing, finally finished then!", "bea"),
        ("green at last! well done all", "bea"),
        ("green, well done everyone", "olu"),
    ],
)
def test_thanks_and_praise_say_again_what_was_recorded(words: str, author: str) -> None:
    made = reading(words, author=author, thread=("2.1.1",))
    assert made.is_social
    assert not made.is_update


@pytest.mark.parametrize(
    ("words", "ref", "status", "rating"),
    [
        ("Bea's handbook is signed off", "2.1.2", "complete", "blue"),
        ("Olu's protocol is amber", "1.2", None, "amber"),
        ("neglect toolkit published on the 11th", "1.1", "complete", "blue"),
        ("proofs of the induction handbook came back, correcting them now", "2.1.2", "in_progress", None),
        ("Induction handbook should be amber", "2.1.2", None, "amber"),
        ("neglect toolkit should show green, thank you", "1.1", None, "green"),
    ],
)
def test_a_title_names_its_action(words: str, ref: str, status: str | None, rating: str | None) -> None:
    (action,) = reading(words, author="pmo").actions
    assert (action.ref, action.status, action.rating) == (ref, status, rating)


def test_what_is_finished_after_a_meeting_to_come_is_not_finished() -> None:
    (action,) = reading("neglect toolkit to cabinet on Thursday then its done", author="olu").actions
    assert (action.status, str(action.forecast_date)) == (None, "2021-06-17")


def test_so_many_more_are_no_reading_and_not_the_whole() -> None:
    (action,) = reading("return home interviews backlog: 5 more completed", author=SOLE).actions
    assert (action.status, action.indicators) == ("in_progress", ())


def test_an_owner_works_with_what_a_title_names() -> None:
    (action,) = reading("we have begun using the induction handbook in both areas").actions
    assert (action.ref, action.status) == ("2.1.2", "in_progress")


@pytest.mark.parametrize(
    ("words", "ref", "status", "rating"),
    [
        ("stuck in room 2.1 but 1.2 is finished", "1.2", "complete", "blue"),
        ("stuck in a meeting but 2.1.2 is green", "2.1.2", None, "green"),
        ("sat in A&amp;E but 2.1.2 done", "2.1.2", "complete", "blue"),
    ],
)
def test_where_somebody_is_stuck_says_nothing_of_the_action(words: str, ref: str, status: str, rating: str) -> None:
    (action,) = reading(words).actions
    assert (action.ref, action.status, action.rating, action.blocker) == (ref, status, rating, False)


@pytest.mark.parametrize(
    ("words", "rating"),
    [
        ("running late sorry, it's green", "green"),
        ("broken laptop, on my phone, still amber", "amber"),
    ],
)
def test_after_talk_a_clause_says_how_the_thread_s_action_stands(words: str, rating: str) -> None:
    (action,) = reading(words, thread=("2.1.1",)).actions
    assert (action.rating, action.blocker) == (rating, False)


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("handbook: proofs signed off, at the printers", "in_progress"),
        ("photos done, words to go", "in_progress"),
        ("no nurse in post til August", None),
        ("three nurses left so we're slipping", None),
        ("drafting done, writing up", "in_progress"),
    ],
)
def test_a_part_or_a_shortage_is_not_the_whole(words: str, status: str | None) -> None:
    (action,) = reading(words, thread=("2.1.2",)).actions
    assert (action.ref, action.status) == ("2.1.2", status)


@pytest.mark.parametrize("words", ["signed for your parcel", "agreed, it's too cold in here", "road's closed again"])
def test_deeds_of_the_day_are_not_the_action_s(words: str) -> None:
    assert not reading(words, author="olu", thread=("1.2",)).is_update
