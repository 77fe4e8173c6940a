"""Entries of other plans, papers and times, and steps of an action: nothing is written that was not said."""

from __future__ import annotations

import pytest

from tests.reading.plans import reading


@pytest.mark.parametrize(
    "text",
    [
        "Calderbeck's tracker, for comparison: 1.1 Red, 2.1.2 Complete",
        "Rothbeck's dashboard: 1.1 green, 3.1 amber",
        "By way of comparison 1.1 red and 3.1 green",
        "Trust QIP 1.1 + 1.2 closed yesterday",
        "Hospital action plan 1.1 complete",
        "*Thornmill Newsletter - Issue 1.1*\nGreen shoots, 100% attendance and our reading challenge is complete",
        "School Newsletter - Summer edition\n1.1 is complete",
        "A return in respect of 1.1 will be furnished in due course",
        "An update for 2.1.2 shall be provided next week",
        "In the ICB's log 1.1 is red",
        "Our neighbours report 1.1 complete",
        "Members are reminded that 1.1 falls to be reported by Friday",
        "Particulars of 1.1 will be notified in due course",
        "[QA-bot] 1.1 set to amber by Olu",
        "When the board will approve 1.1 then we can say green, not earlier",
    ],
)
def test_it_is_no_update(text: str) -> None:
    assert not reading(text).is_update


@pytest.mark.parametrize(
    "text",
    [
        "Bea's tracker: 1.1 red",
        "1.1 red, our neighbours are late",
        "1.1 red, their log of concerns is late",
        "1.1 newsletter done, red",
        "1.1 red, evidence to follow",
    ],
)
def test_our_own_papers_are_read(text: str) -> None:
    assert [(each.ref, each.rating) for each in reading(text).actions] == [("1.1", "red")]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("2.1.2 design work finished, testing under way", "in_progress"),
        ("2.1.2 dev complete, UAT next week", "in_progress"),
        ("2.1.2 drafting done, printing in progress", "in_progress"),
        ("2.1.2 signed off by legal. Publication is programmed for Thursday", "in_progress"),
        ("2.1.2 IN PROGRESS -> DONE", "complete"),
        ("2.1.2 was in progress, now complete", "complete"),
        ("2.1.2 complete, evidence to follow", "complete"),
        ("2.1.2 done and in use, training ongoing elsewhere", "in_progress"),
    ],
)
def test_a_step_beside_more_work_is_not_the_whole(text: str, status: str) -> None:
    assert [each.status for each in reading(text).actions] == [status]


def test_a_corrected_share_changes_the_share_alone() -> None:
    before = ("1.2 | A | 45", {"1.2": {"rag": "amber", "percent": 45, "status": "in_progress"}})
    made = reading("Sorry, typo in the 1.2 line, 54 not 45", "olu", previous=before).actions[0]
    assert (made.ref, made.percent, made.status, made.rating) == ("1.2", 54, None, None)


def test_a_corrected_day_that_was_late_already_gives_no_new_rating() -> None:
    before = ("1.2 now 12 December", {"1.2": {"forecast_date": "2021-12-12"}})
    made = reading("that ought to have read 21 December rather than 12 December", "olu", previous=before).actions[0]
    assert (made.forecast_date and made.forecast_date.isoformat(), made.rating) == ("2021-12-21", None)


@pytest.mark.parametrize(
    ("text", "status", "request_"),
    [
        ("Olu has asked us to pause 2.1.2 over the summer", "suspended", None),
        ("we were told to suspend 2.1.2", "suspended", None),
        ("can 2.1.2 be paused please", None, "suspend"),
        ("please can we suspend 2.1.2", None, "suspend"),
    ],
)
def test_a_pause_told_is_a_state_and_a_pause_wanted_a_request(text: str, status: str, request_: str) -> None:
    assert [(each.status, each.request) for each in reading(text).actions] == [(status, request_)]
