"""References in the spellings that people use, in plans that number their actions in different ways."""

from __future__ import annotations

from datetime import date

import pytest

from bot.reading.naming.plan_index import PlanIndex, ReadableAction, ReadablePlan, compile_plan
from bot.reading.naming.references import find_references
from tests.reading.plans import reading


def plan_of(*refs: str) -> PlanIndex:
    """A plan of actions with these references."""
    due = date(2021, 9, 30)
    actions = [ReadableAction(r, f"Write paper {r}", "1", ("olu",), due, None, None, "in_progress", None) for r in refs]
    return compile_plan(ReadablePlan(actions=tuple(actions)))


STREAMS = plan_of("WS1P2", "WS1P3", "WS3P21")
LETTERED = plan_of("R1/A2", "R1/A3", "R4/A12")
BRACKETED = plan_of("1(a)", "1(b)", "3(f)", "5(c)")
NUMBERED = plan_of("7", "8", "14", "26")
DOTTED = plan_of("2.1.3", "3.2", "5.1")


@pytest.mark.parametrize(
    ("plan", "text", "refs"),
    [
        (STREAMS, "WS3P21 | BLUE", ["WS3P21"]),
        (STREAMS, "ws3 p21 and p2 amber", ["WS3P21", "WS1P2"]),
        (STREAMS, "WS3 - P.21 done", ["WS3P21"]),
        (STREAMS, "Product 21: green", ["WS3P21"]),
        (STREAMS, "a p 21 of something", []),
        (LETTERED, "Action 3 is still red", ["R1/A3"]),
        (LETTERED, "R4 – A12 up to half", ["R4/A12"]),
        (LETTERED, "I have a 3 pm meeting", []),
        (LETTERED, "A2amber and a3green", ["R1/A2", "R1/A3"]),
        (LETTERED, "A3greenhouse", []),
        (LETTERED, "a two nobody is applying", ["R1/A2"]),
        (LETTERED, "hi bethan on a three we signed it on friday", ["R1/A3"]),
        (LETTERED, "a one two amber and a three green", ["R4/A12", "R1/A3"]),
        (LETTERED, "a twelve screenshot herewith", ["R4/A12"]),
        (LETTERED, "eh twelve is green", ["R4/A12"]),
        (LETTERED, "thats for a twelve sorry", ["R4/A12"]),
        (LETTERED, "a 12 begins in march", ["R4/A12"]),
        (LETTERED, "a two with the printers", ["R1/A2"]),
        (LETTERED, "a two paper circulated", ["R1/A2"]),
        (LETTERED, "a three bed unit has opened", []),
        (LETTERED, "a twelve person choir is rehearsing", []),
        (LETTERED, "a two to three week delay", []),
        (LETTERED, "a three way call would help", []),
        (LETTERED, "she gave it a two with no thanks", []),
        (LETTERED, "A 2 is green, A 3 red", ["R1/A2", "R1/A3"]),
        (LETTERED, "A 2 red folders", []),
        (LETTERED, "A 12 year old", []),
        (DOTTED, "thats all five point one", ["5.1"]),
        (DOTTED, "three point two you can have amber today", ["3.2"]),
        (DOTTED, "it costs five point one million", []),
        (DOTTED, "three point two percent of them", []),
        (BRACKETED, "1(b) amber, 1a green and 5 (C) late", ["1(b)", "1(a)", "5(c)"]),
        (BRACKETED, "regulation 3(f) and room 1b", []),
        (BRACKETED, "5 a day, 1 b", []),
        (NUMBERED, "action 7 and #14 are green", ["7", "14"]),
        (NUMBERED, "actions 7, 8 & 26 on track", ["7", "8", "26"]),
        (NUMBERED, "26 - amber", ["26"]),
        (NUMBERED, "8 and 14 both green", ["8", "14"]),
        (NUMBERED, "7 green, 8 amber; 14 is on hold", ["7", "8", "14"]),
        (NUMBERED, "8) still red", ["8"]),
        (NUMBERED, "eight start on the 12th", []),
        (NUMBERED, "seven amber twenty six green", ["26"]),
        (BRACKETED, "five brackets c is red", ["5(c)"]),
        (BRACKETED, "one open bracket b close bracket amber", ["1(b)"]),
        (BRACKETED, "one a begins in march", ["1(a)"]),
        (BRACKETED, "one a day is too many", []),
        (NUMBERED, "had 7 red pens, 8 amber ones", []),
        (STREAMS, "p2 & 3 both green", ["WS1P2", "WS1P3"]),
        (LETTERED, "A2/3 amber", ["R1/A2", "R1/A3"]),
        (LETTERED, "A2 and 3 staff", ["R1/A2"]),
        (STREAMS, "WS1P2 to WS3P21 all green", ["WS1P2", "WS1P3", "WS3P21"]),
        (DOTTED, "2.1.3 - 5.1 on track", ["2.1.3", "3.2", "5.1"]),
        (NUMBERED, "had 8 need 26, see page 14", []),
        (NUMBERED, "the no. 26 bus", []),
        (NUMBERED, "14. Cups were washed", []),
        (STREAMS, "p twenty one is um nearly there", ["WS3P21"]),
        (LETTERED, "a twelve is green and rec four a twelve too", ["R4/A12", "R4/A12"]),
        (LETTERED, "we need a three week break and a two man job", []),
        (BRACKETED, "three f um nearly there", ["3(f)"]),
        (BRACKETED, "five a day for one a month", []),
        (DOTTED, "i think two one three is behind", ["2.1.3"]),
        (DOTTED, "five one please put amber", ["5.1"]),
        (DOTTED, "it is three two up with five one hundred seats", []),
        (DOTTED, "room 5.1 was cold, and talking of 5.1 it is red", ["5.1"]),
        (LETTERED, "clinic moved to A12 on the first floor", []),
    ],
)
def test_a_reference_is_found_in_any_spelling(plan: PlanIndex, text: str, refs: list[str]) -> None:
    assert [ref for hit in find_references(text, plan) for ref in hit.refs] == refs


@pytest.mark.parametrize(
    ("plan", "text"),
    [
        (BRACKETED, "3(s) is still red"),
        (NUMBERED, "action 29 is green"),
        (LETTERED, "A31 done"),
        (STREAMS, "WS9P3 done"),
    ],
)
def test_what_can_only_be_a_reference_and_is_not_in_the_plan_is_unknown(plan: PlanIndex, text: str) -> None:
    assert [hit.kind for hit in find_references(text, plan)] == ["unknown"]


@pytest.mark.parametrize("aside", ["if you don't mind", "if anybody asks", "I would say"])
def test_a_polite_aside_is_no_supposition(aside: str) -> None:
    assert [action.rating for action in reading(f"2.1.1 {aside} amber").actions] == ["amber"]


def test_a_bare_rating_with_a_courtesy_is_of_the_authors_one_action() -> None:
    said = reading("green this month folks, with my compliments", "cai")
    assert [(action.ref, action.rating) for action in said.actions] == [("3.1", "green")]


def test_a_dictated_reference_that_the_plan_has_not_is_noticed() -> None:
    assert [hit.kind for hit in find_references("three point ten green", DOTTED)] == ["unknown"]
    assert find_references("three point ten", DOTTED) == ()
    assert find_references("three point ten degrees, and green", DOTTED) == ()


THREE_PARTS = plan_of("2.1.1", "2.1.2", "2.2.1")


@pytest.mark.parametrize("text", ["2.1.30 amber", "9.1\n2.1.14 done", "action 2.1.99 is on track"])
def test_an_action_the_plan_has_not_is_no_date_at_the_head_of_a_line(text: str) -> None:
    assert [hit.kind for hit in find_references(text, THREE_PARTS)][-1:] == ["unknown"]


@pytest.mark.parametrize("text", ["done by 2.1.30", "slipped to 2.1.30, amber", "30.6.26 done"])
def test_a_date_elsewhere_stays_a_date(text: str) -> None:
    assert "unknown" not in [hit.kind for hit in find_references(text, THREE_PARTS)]
