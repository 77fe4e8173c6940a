"""What is in an action's way, told in any words where the action is named, and what only sounds like it."""

from __future__ import annotations

import pytest

from tests.reading.plans import reading

HINDERED = """
1.1 - no police rep again
1.1 nobodys applying
1.1 partners stopped coming
1.1 depends upon the new printing contract
1.1 no clinic slots til march
1.1 judges keep adjourning
1.1 the trainer has moved on
1.1 were two SWs down
1.1 - short an auditor
1.1 unions not happy
1.1 checks taking eight weeks
1.1 mosaic down all wk
1.1 pay offer too low
1.1 landlord wont sign the lease
1.1 the authority has yet to nominate a lead officer
1.1 agency rates undercutting our offer
1.1 vendor wants 12k for the change
1.1 legal have concerns about it
1.1 new IT access not sorted
1.1 funding fell thru
1.1 members have asked for a rethink
1.1 stumbling block is info sharing
1.1 attendance poor
1.1 proofs cannot be released until their account is settled
1.1 no advisory teacher in post
1.1 consent's the issue
1.1 GPs not on board
1.1 proofreader's off
1.1 DBS delays
1.1 three of the feeds are failing
1.1 software licence's run out
1.1 needs the other teams to agree
1.1 adoption records lost in the flood
1.1 we keep losing them at offer stage
1.1 demand's gone through the roof
1.1 worker's handed her notice in
1.1 amber - supplier late
1.1 the printers are late again
1.1 awaiting returns from six academies
1.1 two of my screening posts are empty
1.1 the market's dried up
1.1 at risk if we dont get the money
1.1 the writers are all on mat leave
1.1 need the IRO service to free up slots
1.1 toner supplies are delayed
"""
NOT_HINDERED = """
1.1 no further changes needed, thanks
1.1 no longer short of staff
1.1 not a problem
1.1 complete, nobody objected
1.1 vacancies now filled
1.1 - 5 workshops down, 4 to go
1.1 someone said it overlaps, don't they
1.1 is shut at the bridge, go round
1.1 green, system is back up
1.1 still red, no two ways about it
1.1 amber, no ifs no buts
1.1 a tad late
1.1 launch delayed
1.1 slipped by ten days
1.1 green although later than planned
1.1 on course, no hold ups
1.1 amber because I say so
1.1 risk is low
Priya off sick so for her, 1.1 is amber
Priya is on leave so I'm doing hers - 1.1 amber
1.1 I should prefer to wait for the figures
"""


@pytest.mark.parametrize("text", HINDERED.strip().split("\n"))
def test_what_stands_in_the_way_of_a_named_action_is_told_in_any_words(text: str) -> None:
    (action,) = reading(text, "olu").actions
    assert (action.blocker, action.rating, action.status) == (True, "amber", None)


@pytest.mark.parametrize("text", NOT_HINDERED.strip().split("\n"))
def test_what_is_not_in_the_way_is_no_obstacle(text: str) -> None:
    assert not any(action.blocker for action in reading(text, "olu").actions)


@pytest.mark.parametrize(
    "text",
    [
        "can't talk now",
        "couldn't agree more",
        "nobody told me",
        "not enough hours in the day!",
        "the link doesn't work",
        "waiting for your call",
        "caseloads are too high says Unison",
        "no problem, thanks",
    ],
)
def test_talk_in_an_action_s_thread_is_no_obstacle_of_it(text: str) -> None:
    assert not reading(text, "olu", thread=("1.1",)).is_update


def test_in_its_thread_an_owner_need_not_name_the_action() -> None:
    (action,) = reading("no police rep again", "olu", thread=("1.1",)).actions
    assert action.blocker


@pytest.mark.parametrize(
    "words",
    [
        "2.1.1 - two resignations this week have hurt",
        "2.1.1 agency rates are pulling our candidates away",
        "2.1.1 the union have rejected our offer",
        "2.1.1 legal say no",
        "2.1.1 delay is down to the laptop rollout",
    ],
)
def test_who_refuses_or_is_lured_away_stands_in_the_way(words: str) -> None:
    (action,) = reading(words).actions
    assert (action.rating, action.blocker) == ("amber", True)
