"""What a recommendation comes to, and the tables that sum the plan up, over random plans (rules E6, E10)."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from bot.plan.categories import Categorised, Monitoring
from bot.plan.entities import WORST_FIRST, Group, Rating, Recommendation, Status
from bot.plan.grouping import KINDS, THEME, Grouping
from bot.plan.impact import outcome_impact
from bot.plan.indicators import Indicator, Reading, Target
from bot.plan.line import line_of
from bot.plan.position import Item, item_on
from bot.plan.proof import Proof
from bot.plan.rollup import roll_up, rolled_rating
from bot.plan.summary import by_category, by_rating
from tests.plan.plans import action, plan, said

DAY = date(2010, 2, 1)
BASE = item_on(line_of(plan(), action(date(2010, 3, 31), updates=(said(DAY, status=Status.IN_PROGRESS),))), DAY)
GROUPS = tuple(Group(f"g{n}", kind, f"{kind} {n}", f"g{n - 5}" if n > 5 else None) for n, kind in enumerate(KINDS * 2))
RECOMMENDATIONS = {f"r{n}": Recommendation(f"r{n}", str(n), "Improve.", theme=f"g{n}") for n in range(4)}

ratings = st.sampled_from([*WORST_FIRST, None])
groups = st.lists(st.sampled_from([g.id for g in GROUPS]), max_size=4, unique=True).map(tuple)
served = st.lists(st.sampled_from(list(RECOMMENDATIONS)), max_size=3, unique=True).map(tuple)


@st.composite
def items(draw: st.DrawFn) -> list[Item]:
    """The actions of a random plan."""
    return [
        item(draw(ratings), n, draw(st.booleans()), groups=draw(groups), recommendations=draw(served))
        for n in range(draw(st.integers(1, 12)))
    ]


def item(rating: Rating | None, number: int = 0, urgent: bool = False, **more: object) -> Item:
    """An action with a rating."""
    line = replace(BASE.line, action=f"a{number}", ref=f"1.{number}", urgent=urgent, **more)
    return replace(BASE, line=line, rating=rating)


@pytest.mark.parametrize(
    ("rated", "expected"),
    [
        ("bb", Rating.BLUE),
        ("gb", Rating.GREEN),
        ("ggggr", Rating.AMBER),
        ("gggr", Rating.RED),
        ("gga", Rating.AMBER),
        ("ggn", Rating.AMBER),
        ("", None),
    ],
)
def test_a_quarter_red_makes_a_recommendation_red_and_any_trouble_amber(rated: str, expected: Rating | None) -> None:
    words = {"r": Rating.RED, "a": Rating.AMBER, "g": Rating.GREEN, "b": Rating.BLUE, "n": Rating.NOT_VERIFIED}
    assert rolled_rating([item(words[letter], n) for n, letter in enumerate(rated)], impact=3) is expected


def test_one_urgent_red_action_or_a_passed_deadline_makes_it_red() -> None:
    green = [item(Rating.GREEN, n) for n in range(9)]
    assert rolled_rating([*green, item(Rating.RED, 9, urgent=True)]) is Rating.RED
    assert rolled_rating([*green, replace(item(Rating.GREEN, 9), past_deadline=True)]) is Rating.RED


def test_signed_off_throughout_is_not_blue_until_the_outcome_moved() -> None:
    assert rolled_rating([item(Rating.BLUE)], impact=2) is Rating.GREEN


@pytest.mark.parametrize(("level", "value", "expected"), [(3, 80, "blue"), (3, 40, "green"), (2, None, "green")])
def test_it_is_blue_only_where_evidence_and_figures_show_the_outcome(
    level: int, value: float | None, expected: str
) -> None:
    """Figures worse than the baseline outweigh evidence of outcome (rules E4, E6)."""
    done = [item(Rating.BLUE, proof=Proof(level=level))]
    readings = (Reading("v", "2009-12", value),) if value is not None else ()
    measure = Indicator("i", "Visits", baseline=50, targets=(Target(80),), recommendations=("r1",), readings=readings)
    rating = roll_up(done, DAY, outcome_impact(done, [measure], DAY, "r1")).rating
    assert rating is Rating(expected)


def test_without_an_impact_nothing_is_blue() -> None:
    assert roll_up([item(Rating.BLUE)], DAY).rating is Rating.GREEN


@given(items(), st.data())
def test_making_an_action_worse_never_makes_its_recommendation_better(
    plan_items: list[Item], data: st.DataObject
) -> None:
    place = data.draw(st.integers(0, len(plan_items) - 1))
    was = plan_items[place]
    if was.rating is None:
        return
    worse = replace(was, rating=data.draw(st.sampled_from(WORST_FIRST[: WORST_FIRST.index(was.rating) + 1])))
    before = rolled_rating(plan_items, 3)
    after = rolled_rating([*plan_items[:place], worse, *plan_items[place + 1 :]], 3)
    assert before is not None
    assert after is not None
    assert WORST_FIRST.index(after) <= WORST_FIRST.index(before)


@given(items(), st.sampled_from(KINDS))
def test_every_table_of_actions_adds_up_to_the_distinct_actions(plan_items: list[Item], kind: str) -> None:
    table = by_rating(Grouping(GROUPS, RECOMMENDATIONS), kind, plan_items)
    assert table.checked
    assert table.total == len({item.line.action for item in plan_items}) == roll_up(plan_items, DAY).counts.total


@given(st.lists(st.tuples(st.sampled_from([*Monitoring, None]), st.sampled_from([g.id for g in GROUPS])), max_size=20))
def test_every_table_of_recommendations_adds_up(drawn: list[tuple[Monitoring | None, str]]) -> None:
    every = [
        Recommendation(f"r{n}", str(n), "", theme=theme, categorised=_decided(category))
        for n, (category, theme) in enumerate(drawn)
    ]
    table = by_category(Grouping(GROUPS, {r.id: r for r in every}), THEME, every)
    assert table.checked
    assert table.total == len(every)


def test_the_summary_of_leeds_adds_up_to_forty_eight() -> None:
    by_theme = {1: (4, 3, 2), 2: (10, 4, 6), 3: (4, 0, 7), 4: (0, 6, 0), 5: (2, 0, 0)}
    themes = [Group(f"t{n}", THEME, f"Theme {n}") for n in by_theme]
    every = [
        Recommendation(f"r{n}.{category}.{i}", "", "", theme=f"t{n}", categorised=_decided(category))
        for n, counts in by_theme.items()
        for category, count in zip(Monitoring, counts, strict=True)
        for i in range(count)
    ]
    table = by_category(Grouping(themes, {r.id: r for r in every}), THEME, every)
    assert table.grand == {"board": 20, "other": 13, "closed": 15}
    assert (table.total, table.repeated, table.checked) == (48, 0, True)


def _decided(category: Monitoring | None) -> tuple[Categorised, ...]:
    return (Categorised("c1", category, DAY, "U1", body="The board"),) if category else ()


def test_a_delivery_is_late_by_the_days_since_its_first_date() -> None:
    delivered = action(date(2004, 4, 30), updates=(said(date(2010, 1, 5), status=Status.DELIVERED),))
    line = line_of(plan(), delivered)
    assert line.achieved is not None
    assert line.achieved.late


def test_what_was_done_before_the_report_came_out_was_in_place_already() -> None:
    done = said(DAY, status=Status.DELIVERED, delivered_on=date(2009, 8, 31))
    line = line_of(plan(), action(date(2009, 7, 31), updates=(done,)))
    assert line.achieved is not None
    assert (line.achieved.in_place, line.achieved.late) == (True, False)
    assert roll_up([item_on(line, DAY)], DAY).on_time.of == 0


def test_a_vacant_post_makes_an_action_amber_whatever_is_said() -> None:
    spoken = (said(DAY, rating=Rating.GREEN),)
    assert item_on(line_of(plan(), action(vacant=True, updates=spoken)), DAY).rating is Rating.AMBER
