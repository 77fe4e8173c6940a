"""States, days and requests as people type them in a hurry, and the same words where they say nothing of the work."""

from __future__ import annotations

import pytest

from tests.reading.plans import reading


def _told(words: str, thread: tuple[str, ...] = ()) -> tuple[str | None, str | None, str | None]:
    """The status, the day it is expected or was finished, and the request of the only action read."""
    made = reading(words, thread=thread).actions
    if len(made) != 1:
        return None, None, None
    day = made[0].achieved_date or made[0].forecast_date
    return made[0].status, day.isoformat() if day else None, made[0].request


@pytest.mark.parametrize(
    "words",
    [
        "1.1 is out",
        "Cai says 1.1 is out",
        "1.1 out now",
        "1.1 is on the website",
        "1.2 signed by all",
        "1.2 sorted",
        "1.2 boxed off",
        "1.2 is donezo",
        "you can tick 1.2 off",
        "1.2 all finished bar the shouting",
        "1.2 dealt with",
        "1.2 completed a fortnight ago",
        "On 14 June we completed 1.2",
        "wrapped up 1.2 yday",
    ],
)
def test_the_words_for_done_are_many(words: str) -> None:
    assert _told(words)[0] == "complete"


@pytest.mark.parametrize(
    "words",
    [
        "2.1.2 going out every Monday",
        "2.1.2 with the board for sign off",
        "2.1.2 4 chapters so far",
        "2.1.2 pilot team only so far",
        "2.1.2 nearly. Proofs back.",
        "2.1.2 two chapters still to write",
        "2.1.2 final tweaks",
        "2.1.2 down to the last few",
        "2.1.2 not far off",
        "2.1.2 bits and bobs done",
        "2.1.2 did the night team on Tuesday",
        "2.1.2 wrapped up bar one page",
    ],
)
def test_any_of_the_work_told_is_work_under_way(words: str) -> None:
    assert _told(words)[0] == "in_progress"


@pytest.mark.parametrize(
    ("words", "status"),
    [
        ("We have taken the decision to pause 1.2", "suspended"),
        ("1.2 pausing this one", "suspended"),
        ("we have stopped work on 1.2", "suspended"),
        ("1.2 halted by the director", "suspended"),
        ("should we pause 1.2?", None),
        ("thinking of pausing 1.2", None),
        ("2.1.3 neither of them has started", "not_started"),
        ("2.1.3 haven't had chance to start", "not_started"),
        ("2.1.3 no action taken to date", "not_started"),
        ("2.1.3 we'll start this next month", "not_started"),
        ("1.2 at a dead stop", "blocked"),
        ("is 1.1 out?", None),
        ("1.1 will be out when Cai is back", None),
        ("I'm out today, ring about 1.1", None),
    ],
)
def test_states_and_their_near_misses(words: str, status: str | None) -> None:
    assert _told(words)[0] == status


def test_neither_of_two_is_said_of_both() -> None:
    made = reading("Neither 2.1.2 nor 2.1.3 has started").actions
    assert [(each.ref, each.status) for each in made] == [("2.1.2", "not_started"), ("2.1.3", "not_started")]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("2.1.1 gonna land mon 11 Oct", "2021-10-11"),
        ("2.1.1 more like October", "2021-10-31"),
        ("2.1.1 3 wks late", "2021-10-21"),
        ("2.1.1 we hope to be done 8 October", "2021-10-08"),
        ("2.1.1 due out on 8 October", "2021-10-08"),
        ("2.1.1 was due to be done on Friday", None),
        ("2.1.1 hear on Friday", None),
        ("2.1.1 with legal until 8 October", None),
    ],
)
def test_which_day_is_the_finish(words: str, day: str | None) -> None:
    assert _told(words)[1] == day


@pytest.mark.parametrize(
    ("words", "request_", "day"),
    [
        ("need ext to 31 Oct for 2.1.1", "extend", "2021-10-31"),
        ("May I have a further month for 2.1.1?", "extend", "2021-10-30"),
        ("can 2.1.1 go to 31 October please", "extend", "2021-10-31"),
        ("can we say 31 October for 2.1.1?", "extend", "2021-10-31"),
        ("could we push 2.1.1 by two weeks?", "extend", "2021-10-14"),
        ("any chance of another fortnight for 2.1.1?", "extend", "2021-10-14"),
        ("can 2.1.1 be closed", "close", None),
        ("close off 2.1.1", "close", None),
        ("can Olu have 2.1.1 instead of me", "reassign", None),
        ("could 2.1.1 be put on hold until the new year", "suspend", None),
        ("hope to close 2.1.1", None, None),
        ("can 2.1.1 go to the board on 4 October please", None, None),
        ("my ext is 4521 for 2.1.1", None, None),
        ("may I have a word about 2.1.1?", None, None),
    ],
)
def test_requests_however_they_are_put(words: str, request_: str | None, day: str | None) -> None:
    assert _told(words)[1:] == (day, request_)


@pytest.mark.parametrize("words", ["sorted", "yep, done", "finally done!", "this is done"])
def test_one_word_in_a_thread_tells_that_its_action_is_done(words: str) -> None:
    assert _told(words, thread=("2.1.2",))[0] == "complete"


@pytest.mark.parametrize("words", ["thanks, sorted", "I'm done in", "done with this conversation", "out today"])
def test_the_same_words_about_anything_else_tell_nothing(words: str) -> None:
    assert not reading(words, thread=("2.1.2",)).is_update


@pytest.mark.parametrize(
    "words",
    [
        "1.2 was paused last year",
        "1.2 not at a standstill",
        "don't let 1.2 get stuck",
        "1.2 won't be blocked by this",
        "nobody has decided to pause 1.2",
        "the decision to pause 1.2 rests with the board",
        "looking forward to 1.2 being done",
        "2.1.3 Olu has done her half, 1.2 is not done",
    ],
)
def test_a_standstill_denied_supposed_or_over_is_none(words: str) -> None:
    assert _told(words)[0] not in ("suspended", "blocked", "complete")


@pytest.mark.parametrize(
    "words", ["2.1.1 must be complete by Friday", "Bea, 2.1.1 by Friday please", "can 2.1.1 be first on Friday"]
)
def test_what_somebody_wants_by_a_day_is_no_forecast(words: str) -> None:
    assert _told(words) == (None, None, None)


_AMBER = ("2.1.1 amber", {"2.1.1": {"rag": "amber", "rag_basis": "stated"}})


@pytest.mark.parametrize(
    ("words", "kind", "ref", "rating"),
    [
        ("2.1.2*", "move", "2.1.2", "amber"),
        ("argh 2.1.2", "move", "2.1.2", "amber"),
        ("for 2.1.1 read 2.1.2", "move", "2.1.2", "amber"),
        ("red*", "amend", "2.1.1", "red"),
        ("soz red", "amend", "2.1.1", "red"),
        ("shoud of been red", "amend", "2.1.1", "red"),
        ("on reflection, red", "amend", "2.1.1", "red"),
        ("My apologies: that should have been red.", "amend", "2.1.1", "red"),
        ("scrap my last", "retract", None, None),
        ("nvm", "retract", None, None),
        ("oops, ignore", "retract", None, None),
        ("pls ignore last msg", "retract", None, None),
        ("didn't mean to send that", "retract", None, None),
        ("cancel that meeting", None, None, None),
        ("ignore the chaser", None, None, None),
    ],
)
def test_a_slip_is_put_right_in_many_ways(words: str, kind: str | None, ref: str | None, rating: str | None) -> None:
    made = reading(words, previous=_AMBER)
    assert (made.correction.kind if made.correction else None) == kind
    assert [(each.ref, each.rating) for each in made.actions] == ([(ref, rating)] if ref else [])


def test_the_day_of_completion_is_corrected_too() -> None:
    recorded = {"status": "complete", "achieved_date": "2021-06-04"}
    made = reading("sorry, the 14th", previous=("2.1.1 done on 4 June", {"2.1.1": recorded}))
    assert [each.achieved_date and each.achieved_date.isoformat() for each in made.actions] == ["2021-06-14"]


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("went live at 9 this morning", ("complete", "2021-06-15", None)),
        ("board on thursday, then done", (None, "2021-06-17", None)),
        ("push it a week please", (None, "2021-08-07", "extend")),
        ("we've deferred it a month", (None, "2021-08-31", None)),
        ("should still make 25th", (None, "2021-06-25", None)),
        ("toolkit out today", ("complete", "2021-06-15", None)),
        ("paused while the new system goes in", ("suspended", None, None)),
        ("two more weeks till my holiday!", (None, None, None)),
        ("cricket on the 25th", (None, None, None)),
    ],
)
def test_a_thread_is_told_in_few_words(words: str, told: tuple[str | None, str | None, str | None]) -> None:
    made = reading(words, author="olu", thread=("1.1",)).actions
    day = made[0].achieved_date or made[0].forecast_date if made else None
    status, request_ = (made[0].status, made[0].request) if made else (None, None)
    assert (status, day.isoformat() if day else None, request_) == told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("1.2 was brought to a close on 14 June.", ("complete", "2021-06-14", None)),
        ("I am pleased to report that 1.2 received approval on 14 June.", ("complete", "2021-06-14", None)),
        ("Completion of 1.2 is confirmed", ("complete", None, None)),
        ("Please note that 1.2 was formally agreed on 14 June 2021.", ("complete", "2021-06-14", None)),
        ("Work on 2.1.2 continues.", ("in_progress", None, None)),
        ("Work on 2.1.2 has stopped pending a decision.", ("suspended", None, None)),
        ("We have been unable to make progress on 2.1.2.", ("blocked", None, None)),
        ("I should be grateful if the date for 2.1.1 could be moved to 29 October.", (None, "2021-10-29", "extend")),
        ("We request that the deadline for 2.1.1 be extended to 29 October.", (None, "2021-10-29", "extend")),
        ("We would welcome an extension of one month to 2.1.1.", (None, "2021-10-30", "extend")),
        ("I recommend that 1.2 is now closed", (None, None, "close")),
        ("Ownership of 2.1.1 should transfer to Olu Marchmont.", (None, None, "reassign")),
        ("The deadline for 2.1.1 moves to Tuesday", (None, None, None)),
        ("get 1.2 signed off please Olu", (None, None, None)),
        ("plan is to close 1.2 on 31 August", (None, "2021-08-31", None)),
        ("2.1.1 exstention to 29 October plz", (None, "2021-10-29", "extend")),
        ("2.1.2 nto started", ("not_started", None, None)),
        ("2.1.2 wip", ("in_progress", None, None)),
    ],
)
def test_formal_and_misspelt_words_tell_the_same(words: str, told: tuple[str | None, str | None, str | None]) -> None:
    assert _told(words) == told


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("1.1 live Friday and that finishes it", (None, "2021-06-18", None)),
        ("2.1.3 nobody's picked it up yet", ("not_started", None, None)),
        ("2.1.3 waiting to start", ("not_started", None, None)),
        ("2.1.2 mothballed till sept", ("suspended", None, None)),
        ("2.1.2 had to park this", ("suspended", None, None)),
        ("2.1.2 stopped dead", ("blocked", None, None)),
        ("1.2 protocol signed at long last!!", ("complete", None, None)),
        ("2.1.1 ext 2 wks pls", (None, "2021-10-14", "extend")),
        ("extend 2.1.1 by a fortnight pls", (None, "2021-10-14", "extend")),
        ("2.1.1 wrong owner, it's Olu", (None, None, "reassign")),
        ("2.1.1 shouldn't be mine, pass it to Olu please", (None, None, "reassign")),
        ("2.1.1 to slip, their words not mine", (None, None, None)),
        ("2.1.2\tInduction handbook for agency workers\tPaused", ("suspended", None, None)),
        ("3.1\tReduce the backlog of return home interviews\tRevised date: w/c 8 November", (None, "2021-11-08", None)),
    ],
)
def test_more_that_was_missed_at_first(words: str, told: tuple[str | None, str | None, str | None]) -> None:
    assert _told(words) == told


@pytest.mark.parametrize("words", ["2.1.2 nothing done this month", "2.1.2 no chapters done this month"])
def test_a_month_with_nothing_done_is_no_finish(words: str) -> None:
    assert _told(words)[1] is None
