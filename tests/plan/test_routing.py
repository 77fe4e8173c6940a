"""Which actions go to which body, and where two rules disagree (NY 4.2 v 5.4)."""

from __future__ import annotations

from datetime import date

import pytest

from bot.plan.bodies import Body, Route, RouteBy
from bot.plan.categories import Categorised, Monitoring
from bot.plan.entities import Group, Person, PersonKind, Recommendation
from bot.plan.grouping import Grouping
from bot.plan.line import Line, line_of
from bot.plan.routing import Ground, disagreements, idle, routed
from bot.reading.routes import NoRule, read_routes
from tests.plan.plans import action, plan

BOARD = Categorised("c1", Monitoring.BOARD, date(2010, 1, 4), "U1", body="Board")
RECOMMENDATIONS = {
    "r1": Recommendation("r1", "R1", "One", categorised=(BOARD,)),
    "r2": Recommendation("r2", "2", "Two", theme="g2"),
}
GROUPS = (Group("g1", "workstream", "Health pathways", parent="g2"), Group("g2", "phase", "Phase 1"))
GROUND = Ground(
    RECOMMENDATIONS,
    Grouping(GROUPS, RECOMMENDATIONS),
    {"p:priya": Person("p:priya", "Priya"), "p:trust": Person("p:trust", "Trust", PersonKind.ORGANISATION)},
)


def line(ref: str, **more: object) -> Line:
    """An action of the plan."""
    return line_of(plan(), action(id=ref, ref=ref, **more))  # type: ignore[arg-type]


LINES = [
    line("1.1", recommendations=("r1",), tags=("ICS",)),
    line("1.2", recommendations=("r1",)),
    line("2.1", recommendations=("r2",), tags=("ics", "training"), owner="p:trust"),
    line("2.2", recommendations=("r2",), group="g1"),
]


def names(text: str) -> list[str]:
    """The references of the actions that rules as typed send to a body."""
    routes = read_routes(text)
    assert not isinstance(routes, NoRule), routes
    return [line.ref for line in LINES if routed(Body("b", "B", routes=routes), line, GROUND)]


@pytest.mark.parametrize(
    ("rules", "refs"),
    [
        ("", ["1.1", "1.2", "2.1", "2.2"]),
        ("rec 1", ["1.1", "1.2"]),
        ("Recommendations 1 and R2", ["1.1", "1.2", "2.1", "2.2"]),
        ("tag ics", ["1.1", "2.1"]),
        ("rec 1, tag ics", ["1.1", "1.2", "2.1"]),
        ("workstream health pathways", ["2.2"]),
        ("phase Phase 1", ["2.1", "2.2"]),
        ("owner organisation", ["2.1"]),
        ("category board", ["1.1", "1.2"]),
        ("tag nobody has", []),
    ],
)
def test_rules_name_their_actions(rules: str, refs: list[str]) -> None:
    assert names(rules) == refs


@pytest.mark.parametrize("text", ["the red ones", "rec", "owner dragons", "1, 2"])
def test_what_is_no_rule_is_said(text: str) -> None:
    found = read_routes(text)
    assert isinstance(found, NoRule)
    assert found.sentence


def test_rules_by_recommendation_and_by_tag_that_disagree_are_reported_both_ways() -> None:
    body = Body("ics", "ICS Project Board", routes=(Route(RouteBy.RECOMMENDATION, "1"), Route(RouteBy.TAG, "ics")))
    [found] = disagreements(body, LINES, GROUND)
    assert (found.one, found.other) == (RouteBy.RECOMMENDATION, RouteBy.TAG)
    assert (found.only_one, found.only_other) == (("1.2",), ("2.1",))


def test_a_rule_that_names_nothing_is_idle_and_rules_that_agree_are_not_reported() -> None:
    body = Body("b", "B", routes=(Route(RouteBy.RECOMMENDATION, "9"), Route(RouteBy.TAG, "nothing")))
    assert idle(body, LINES, GROUND) == list(body.routes)
    assert disagreements(body, LINES, GROUND) == []
