"""Green-on-red, sustained improvement and outcomes that moved, for the actions of a plan (rules E4, E8)."""

from __future__ import annotations

from datetime import date

from msgspec.structs import replace

from bot.plan.action import Action
from bot.plan.entities import Inspection, Plan, PlanDate, Status
from bot.plan.green_on_red import green_on_red, linked, sustained
from bot.plan.line import line_of
from bot.plan.position import Item, position
from tests.plan.measured import LATER, core_assessments, initial_assessments, readings

PLAN = Plan("p", "Plan", (Inspection("i1", "Ofsted", date(2009, 10, 23)),))


def items() -> list[Item]:
    """Three actions of recommendation 1: one well on time, one delivered, one long overdue."""
    due = {"1.1": date(2010, 6, 1), "1.2": date(2010, 1, 1), "1.3": date(2009, 11, 1)}
    states = {"1.1": None, "1.2": Status.DELIVERED, "1.3": None}
    actions = [
        Action(ref, ref, ref, ref, ("r1",), original=PlanDate(day), stated_status=states[ref])
        for ref, day in due.items()
    ]
    return list(position([line_of(PLAN, action) for action in actions], LATER).items)


def test_green_and_delivered_actions_whose_outcome_is_worse_than_target_and_baseline_are_found() -> None:
    core = replace(core_assessments(), actions=("1.1", "1.2", "1.3"))
    initial = replace(initial_assessments(), actions=("1.1",))
    [found] = green_on_red(items(), [initial, core], LATER)
    assert found.measured.indicator.id == "core"
    assert [item.ref for item in found.items] == ["1.1", "1.2"]


def test_an_indicator_that_names_no_action_is_for_all_of_its_recommendation() -> None:
    core = replace(core_assessments(), recommendations=("r1",))
    [found] = green_on_red(items(), [core], LATER)
    assert [item.ref for item in found.items] == ["1.1", "1.2"]
    assert linked([core], items()[0].line) == [core]
    assert linked([replace(core, actions=("1.2",))], items()[0].line) == []


def test_enhanced_monitoring_ends_when_every_measure_is_sustained_and_never_without_one() -> None:
    good = replace(initial_assessments(), readings=readings([("2009-11", 91.0), ("2009-12", 92.0), ("2010-01", 93.0)]))
    assert sustained([good], LATER)
    assert not sustained([good, core_assessments()], LATER)
    assert not sustained([], LATER)
