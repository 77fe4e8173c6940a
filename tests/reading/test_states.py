"""What is said of the work itself: finished, partly finished, in hand, not begun, stuck, put aside."""

from __future__ import annotations

from datetime import date

import pytest

from bot.reading.fields.states import find_state
from bot.reading.marks import REFERENCE
from bot.reading.naming.plan_index import stems

TUESDAY = date(2021, 6, 15)


def _status(words: str, title: str = "") -> str | None:
    return find_state(words.replace("@", REFERENCE), frozenset(stems(title)), TUESDAY).status


@pytest.mark.parametrize(
    "words",
    [
        "@ over the line at last",
        "@ signed off by the steering group on 2 June",
        "@ was finalised before Easter",
        "@ every clinic has its key now, this one is closed",
        "@ may be treated as complete",
        "@ is at an end",
        "@ well embedded, nothing left to do, complete",
        "@ done 10 June",
        "@ compleat, minutes on the drive",
    ],
)
def test_the_whole_action_is_finished(words: str) -> None:
    assert _status(words) == "complete"


@pytest.mark.parametrize(
    "words",
    [
        "@ finished the first chapter",
        "@ I have completed the mapping",
        "@ not quite there",
        "the form is agreed in principle, finance have not, so @ isn't there yet",
        "@ seven of nine clinics visited",
        "@ the first dozen tablets were handed out on Monday",
        "@ tender papers went out, four firms have replied",
        "@ made a start",
        "@ the plasterers have been to six rooms",
    ],
)
def test_some_of_the_work_is_done(words: str) -> None:
    assert _status(words) == "in_progress"


@pytest.mark.parametrize(
    "words",
    [
        "@ - ten working days from today and it's finished",
        "@ and so complete, w/c 28 June",
        "@ done by Good Friday",
        "@ finished, I would guess, by Friday 9 July",
        "@ last session 9 July and that's us done",
        "@ done in six weeks",
        "@ completes 9 July",
        "@ moved to 30 July",
        "the date agreed for @ is 30 July",
        "once the panel has voted @ is finished",
        "@ signing off tomorrow",
        "two of the three nurses are off until August",
        "evidence for @ uploaded to the shared drive",
        "the storm closed the depot",
        "two trained staff have left",
        "81% of visits recorded within a day",
        "delayed while the roof is inspected",
        "photo of the finished hall",
        "@ agreed as amber with Odile",
        "@ revised forecast 9 July",
    ],
)
def test_what_is_to_come_or_is_something_else_is_no_state(words: str) -> None:
    assert _status(words) is None


@pytest.mark.parametrize(
    "words",
    [
        "@ we did not start yet",
        "honestly nothing has happened on @",
        "nobody's touched @",
        "@ cannot be started until June",
    ],
)
def test_not_begun(words: str) -> None:
    assert _status(words) == "not_started"


def test_what_the_title_says_to_do_and_cannot_be_done_yet_is_not_begun() -> None:
    assert _status("can't reopen the pool until the boiler is in", "Reopen the pool") == "not_started"
    assert _status("can't reach Ros until Monday", "Reopen the pool") is None


def test_an_event_that_starts_is_not_the_action() -> None:
    assert _status("@ the new trainer starts 1 July") is None
    assert _status("@ starts 1 July") == "not_started"


@pytest.mark.parametrize("words", ["@ can go no further", "@ hit a brick wall", "@ at an impasse"])
def test_blocked(words: str) -> None:
    assert _status(words) == "blocked"


def test_participles_in_an_indicators_name_say_nothing_of_the_work() -> None:
    found = find_state("clinics held 61", frozenset(), TUESDAY, frozenset(stems("Clinics held")))
    assert found.status is None


@pytest.mark.parametrize(
    "words",
    [
        "@ complete but two rooms still to paint",
        "@ is complete. 30 still to file",
        "@ done though not everyone has signed",
    ],
)
def test_finished_with_work_left_contradicts_itself(words: str) -> None:
    assert find_state(words.replace("@", REFERENCE), frozenset(), TUESDAY).contradicted
