"""References in the spellings that people use, in plans that number their actions in different ways."""

from __future__ import annotations

from datetime import date

import pytest

from bot.reading.plan_index import PlanIndex, ReadableAction, ReadablePlan, compile_plan
from bot.reading.references import find_references
from tests.reading.plans import reading


def plan_of(*refs: str) -> PlanIndex:
    """A plan of actions with these references."""
    due = date(2021, 9, 30)
    actions = [ReadableAction(r, f"Write paper {r}", "1", ("olu",), due, None, None, "in_progress", None) for r in refs]
    return compile_plan(ReadablePlan(actions=tuple(actions)))


STREAMS = plan_of("WS1P2", "WS1P3", "WS3P21")
LETTERED = plan_of("R1/A2", "R1/A3", "R4/A12")


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
    ],
)
def test_a_reference_is_found_in_any_spelling(plan: PlanIndex, text: str, refs: list[str]) -> None:
    assert [ref for hit in find_references(text, plan) for ref in hit.refs] == refs


@pytest.mark.parametrize("aside", ["if you don't mind", "if anybody asks", "I would say"])
def test_a_polite_aside_is_no_supposition(aside: str) -> None:
    assert [action.rating for action in reading(f"2.1.1 {aside} amber").actions] == ["amber"]


def test_a_bare_rating_with_a_courtesy_is_of_the_authors_one_action() -> None:
    said = reading("green this month folks, with my compliments", "cai")
    assert [(action.ref, action.rating) for action in said.actions] == [("3.1", "green")]
