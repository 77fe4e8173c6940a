"""Chatter that shares letters, numbers and words with a plan of references like A12, and records nothing."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from bot.reading.corpus import read_plan
from bot.reading.read import read
from bot.reading.reading import AttachedFile, Context, Message
from tests.reading.scoring import CORPORA

PLAN = read_plan(CORPORA / "rivers" / "plan.json")
SENT = datetime(2019, 2, 20, 10, 0, tzinfo=UTC)
CHATTER = """
I can see the inspectors marking A13 red
80 copies, A5, double sided pls
A5 x 200, colour, stapled
a4's run out on the 3rd floor
A19 solid at Thirsk, late
accident on A14, running behind
Avoid A6, flooded at Galgate
A11 closed for resurfacing until Friday
we are in A12 today not A14 (2nd floor)
my A3 failed its MOT
para 3.12 of the report says A13 is amber
Amber has A12
cheers Priti, A6 received
A10 logged thank you
ill sort A12 n A13 after lunch
chasing A12, A13 and A14
A4 narrative missing
A12 only green once 90% hit
ofsted wud call A8 red tbh
could see A21 going red
he said "A11 is complete" at the meeting which it isn't
Kirkdale council: A12 red, A13 green
adults plan A4 is red
someone told me A22 was complete, is that right?
my sat nav says A12 is red all the way
A12 needs updating before Thursday
A12 owner is Joanne not Lewis
A12 is about visits not plans
A12 paper due to committee clerk Monday
expect questions on A16
A13 numbers Friday, promise
A13 hopefully green next month
late with A13 sorry
A13 box won't let me type
can't see A13 on my screen
nobody mentioned A16 at the meeting
no papers for A16 yet
waiting on A16 and A17
A16 makes no sense to me
"""


@pytest.mark.parametrize("text", CHATTER.strip().split("\n"))
def test_chatter_with_the_look_of_an_update_records_nothing(text: str) -> None:
    assert not read(Message(text, SENT, "nobody"), PLAN, Context()).is_update


@pytest.mark.parametrize(
    "text",
    [
        "A12 amber, stuck with Legal",
        "A5 red, no copies left of the toolkit",
        "A12 green if I'm honest",
        "thanks, A12 is green",
        "A6 blocked by procurement",
    ],
)
def test_an_update_that_shares_words_with_chatter_is_one(text: str) -> None:
    assert read(Message(text, SENT, "nobody"), PLAN, Context()).is_update


@pytest.mark.parametrize(
    "text",
    [
        "running 10 late, start w/o me",
        "A38 solid at Lichfield, late",
        "Your parcel has been dispatched\nExpected delivery: 18 Nov\nOrder status: complete",
        "Please submit all returns for recommendations 3 and 5 by close of play on Friday.",
        "green with envy",
        "out til wed",
        "lost my notes from the meeting",
        "half the office is off with a cold",
        "I've been on amber since my third espresso",
        "please use black ink; blue does not scan.",
        "that carpet needs counselling, green or otherwise",
        "4 of 6 lifts out",
        "evening class cancelled, tutor's ill",
        "Blues v City saturday, anyone want a spare ticket",
        "the 2.10 to Strand Parade never turned up did it",
        "Zoom 5.21 keeps asking me to restart",
        "Freeze row 1 and sort A2 to A12 descending",
        "five mins, clinic's overrun",
        "page 14 of the pack is upside down in my copy",
        "you could hit 45 days every time and still write rubbish",
        "ok will read, thx",
        "no probs",
        "passed my GDPR refresher, 96%",
        "A12 wouldn't count as complete without a launch",
        "should A12 ever go blue, cake's on me",
        "Move my 1:1s to Wednesday please",
        "printer in 2.10 has jammed again",
        "flu vaccine batch A17 has been recalled, check your fridge",
        "nowt's complete till it's in t'system",
        "phone on 20%, back in a bit",
        "root canal finally finished, face numb",
        "Amber from reception has your parcel",
        "Loft conversion: 80% done and 100% over budget",
        "merging A24 and A25 would save a row",
        "&gt; Reminder: please rate A7\non a sunday?!",
        "2.1 is booked, go to room 3.12",
        "my laptop's back, no F key",
        "it's telling me off again",
        "feelings aren't percentages",
        "typing this in a lay by sorry for typos",
        "washing machine man delayed again, says 3 December now!!",
        "Personally I'd only ever call something complete when the heads say so",
        "you'll have something from me on this by Friday",
        "I have Opinions about that shade of blue",
        "Out of the Westmoor plan: 'A11 visits 94%, green, closed'",
        "From: Regional Alliance\nLate returns will be shown as red.",
    ],
)
def test_chatter_of_somebody_with_one_action_records_nothing(text: str) -> None:
    (owner,) = PLAN.by_ref["R2/A7"].owners
    assert not read(Message(text, SENT, owner), PLAN, Context(("R2/A7",))).is_update


@pytest.mark.parametrize(
    "text",
    [
        "going v slow, amber",
        "no trainers, recruitment needs to restart",
        "no trainers",
        "the supplier's gone quiet",
        "police wont sign",
        "amber, no F keys on any of them",
    ],
)
def test_an_obstacle_to_the_work_needs_no_reference_in_its_thread(text: str) -> None:
    (owner,) = PLAN.by_ref["R2/A7"].owners
    (action,) = read(Message(text, SENT, owner), PLAN, Context(("R2/A7",))).actions
    assert (action.rating, action.blocker) == ("amber", True)


@pytest.mark.parametrize(("text", "rating"), [("going v slow, amber", "amber"), ("finishing early, green", "green")])
def test_a_short_word_for_very_and_an_early_finish_are_no_small_talk(text: str, rating: str) -> None:
    (owner,) = PLAN.by_ref["R2/A7"].owners
    assert [each.rating for each in read(Message(text, SENT, owner), PLAN, Context(("R2/A7",))).actions] == [rating]


def test_the_headline_of_a_page_passed_round_is_no_evidence_but_of_its_own_action() -> None:
    (owner,) = PLAN.by_ref["R2/A7"].owners
    words = PLAN.by_ref["R2/A7"].title
    passed = "<https://cycling.example.org/hardknott|Hardknott pass closed until spring>"
    assert not read(Message(passed, SENT, owner), PLAN, Context()).is_update
    shown = read(Message(f"<https://example.gov.uk/d/7|{words}>", SENT, owner), PLAN, Context())
    assert shown.actions[0].evidence == ("https://example.gov.uk/d/7",)


def test_the_flyer_of_an_action_is_named_by_it() -> None:
    message = Message("heres the a28 flyer", SENT, "nobody", (AttachedFile("flyer.png"),))
    assert [action.ref for action in read(message, PLAN, Context()).actions] == ["R6/A28"]
