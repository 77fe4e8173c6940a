"""Somebody Planbot has not met: Slack is asked who they are before they are taken for a member."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.plan.entities import Rating
from bot.services.slack_people import SlackPeople, is_guest
from bot.slack.people import SlackPerson
from bot.slack.refusals import OutcomeUnknown, SlackRefused
from tests.conversations.plan import DANIEL, KIT, NADIA
from tests.conversations.stack import Stack


@pytest.fixture
def unmet(tmp_path: Path) -> Iterator[Stack]:
    """Planbot as it is when Slack's list of members could not be read."""
    made = Stack(tmp_path, knows_people=False)
    made.start()
    yield made
    made.stop()


def test_a_guest_is_a_guest_from_the_first_message(unmet: Stack) -> None:
    ts = unmet.dm(KIT, "2.1.1 red")
    assert "guests" in unmet.replies(KIT, ts)[0]
    assert unmet.message(KIT, ts) is None


def test_a_guest_who_owns_an_action_speaks_for_it_alone(unmet: Stack) -> None:
    unmet.dm(NADIA, "4.1 amber")
    unmet.dm(NADIA, "2.1.1 red")
    assert unmet.item("4.1").line.declared is Rating.AMBER
    assert unmet.action("2.1.1").updates == ()


def test_a_member_is_a_member_from_the_first_message(unmet: Stack) -> None:
    unmet.dm(DANIEL, "2.1.3 red")
    assert unmet.counted("2.1.3") != []
    assert unmet.runtime.people.get(DANIEL) is not None


def test_a_guest_is_a_guest_from_the_first_command(unmet: Stack) -> None:
    unmet.workspace.command(KIT, unmet.workspace.direct(KIT), "/plan red")
    unmet.answer()
    known = unmet.runtime.people.get(KIT)
    assert known is not None
    assert is_guest(known)


def test_who_is_not_shown_to_us_counts_as_a_guest() -> None:
    def refuse(_user: str) -> SlackPerson:
        raise SlackRefused("user_not_visible")

    people = SlackPeople()
    people.meet("U1", refuse)
    assert is_guest(people.get("U1"))


def test_while_slack_does_not_say_nobody_is_taken_for_anybody() -> None:
    def silent(_user: str) -> SlackPerson:
        raise OutcomeUnknown("users.info: timeout")

    people = SlackPeople()
    with pytest.raises(OutcomeUnknown):
        people.meet("U1", silent)
    assert people.get("U1") is None


def test_a_list_that_cannot_be_read_does_not_stop_the_start() -> None:
    def refuse() -> list[SlackPerson]:
        raise SlackRefused("ratelimited", 30)

    people = SlackPeople()
    people.learn(refuse)
    assert people.everybody() == []
