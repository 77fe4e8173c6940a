"""The sample plan's measures: half a year of figures on any day, each state of an indicator among them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from msgspec.structs import replace

from bot.files.plan_import import read_plan_file
from bot.plan.indicators import Indicator, Reading
from bot.plan.measures import Measured
from bot.sample.sample_indicators import sample_figures, sample_indicators
from bot.sample.sample_plan import publication_day, sample_plan_file

TODAYS = [date(2026, 11, 21), date(2027, 1, 1), date(2027, 3, 7), date(2027, 3, 9), date(2028, 2, 29)]


def measured(today: date) -> dict[str, Measured]:
    """The measures on a day, from those figures that were given by then."""
    found: dict[str, Indicator] = {i.id: i for i in sample_indicators(today)}
    for n, figure in enumerate(sample_figures(today)):
        assert figure.day <= today
        reading = Reading(str(n), figure.period, figure.value, figure.provisional)
        kept = found[figure.indicator]
        found[figure.indicator] = replace(kept, readings=(*kept.readings, reading))
    return {id: Measured(indicator, today) for id, indicator in found.items()}


@pytest.mark.parametrize("today", TODAYS)
def test_one_improves_one_is_worse_than_both_and_one_lacks_its_newest_figure(today: date) -> None:
    found = measured(today)
    assert found["i:initial-assessments"].improving_for == 5
    assert found["i:core-assessments"].worse_than_both
    assert len(found["i:children-in-care"].points) == 5
    assert Measured(found["i:children-in-care"].indicator, today + timedelta(days=10)).missing
    assert found["i:health-assessments"].met == 4


def test_they_are_linked_to_what_the_plan_has() -> None:
    today = TODAYS[0]
    plan = read_plan_file("plan.csv", sample_plan_file(today), publication_day(today))
    actions = {f"a:{row.ref}" for row in plan.actions}
    recommendations = {f"r:{row.ref}" for row in plan.recommendations}
    for indicator in sample_indicators(today):
        assert actions.issuperset(indicator.actions)
        assert recommendations.issuperset(indicator.recommendations)
