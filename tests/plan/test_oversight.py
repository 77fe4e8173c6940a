"""Challenges, red notes, personal lead and commitments as the journal's entries change them."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from bot.plan import entries as e
from bot.plan import oversight_entries as o
from bot.plan.action import Action
from bot.plan.apply import BrokenJournal, apply
from bot.plan.commitments import Commitment
from bot.plan.oversight import Challenge, PersonalLead, RedNote, Turn, open_challenges
from bot.plan.subjects import Subject
from tests.plan.plans import action

AT = datetime(2010, 3, 1, 10, tzinfo=UTC)


def after(state: Subject, *whats: e.What) -> Subject:
    for n, what in enumerate(whats):
        state = apply(state, e.Entry(str(n), "action", "a1", what, "U1", AT, AT))
    return state


def challenged(*whats: e.What) -> Challenge:
    found = after(action(), o.ChallengePut(Challenge("c1", "U1", AT, words="w1")), *whats)
    assert isinstance(found, Action)
    return found.challenges[0]


def test_a_challenge_is_open_until_its_answer_is_accepted() -> None:
    answer, again = Turn("U2", AT + timedelta(hours=1), "w2"), Turn("U1", AT + timedelta(hours=2), "w3", again=True)
    assert challenged().state == "open"
    assert challenged(o.ChallengeTurned("c1", answer)).state == "answered"
    asked_again = challenged(o.ChallengeTurned("c1", answer), o.ChallengeTurned("c1", again))
    assert (asked_again.state, asked_again.question, asked_again.answer) == ("asked again", "w3", "w2")
    assert open_challenges((asked_again,)) == (asked_again,)
    accepted = challenged(o.ChallengeTurned("c1", answer), o.ChallengeEnded("c1", "accepted", "U1", AT))
    assert accepted.state == "accepted"
    assert open_challenges((accepted,)) == ()


def test_an_answer_to_no_challenge_breaks_the_journal() -> None:
    with pytest.raises(BrokenJournal):
        after(action(), o.ChallengeTurned("c9", Turn("U2", AT)))


def test_what_was_said_of_a_red_can_be_withdrawn() -> None:
    found = after(action(), o.RedExplained(RedNote("n1", "U1", AT, harm=True)), o.RedNoteWithdrawn("n1", "undone"))
    assert isinstance(found, Action)
    assert [note.withdrawn for note in found.red_notes] == ["undone"]


def test_personal_lead_is_taken_and_given_back() -> None:
    taken = after(action(), o.LeadTaken(PersonalLead("U9", date(2010, 3, 1))))
    assert isinstance(taken, Action)
    assert taken.personal_lead is not None
    given_back = after(taken, o.LeadTaken(None))
    assert isinstance(given_back, Action)
    assert given_back.personal_lead is None


def test_a_commitment_waits_until_it_is_answered_and_is_open_until_it_is_closed() -> None:
    made = Commitment("c1", "member", "U1", AT, due=date(2010, 3, 5))
    assert not made.overdue(date(2010, 3, 5))
    assert made.overdue(date(2010, 3, 6))
    answered = after(made, o.CommitmentAnswered("U2", date(2010, 3, 8), "w1"))
    assert isinstance(answered, Commitment)
    assert (answered.open, answered.waiting) == (True, False)
    closed = after(answered, o.CommitmentClosed("U1", date(2010, 3, 9)))
    assert isinstance(closed, Commitment)
    assert not closed.open
