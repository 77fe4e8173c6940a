"""The inspectorate's deadlines of a plan's recommendations, counted from publication by calendar months (rule E1)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from bot.plan.calendar import add_months
from bot.plan.entities import Plan, Recommendation, Timescale

MONTHS = {Timescale.THREE_MONTHS: 3, Timescale.SIX_MONTHS: 6}
"""Immediately has no deadline of its own: every test uses the operational date, once it is set."""


def deadline(plan: Plan, recommendation: Recommendation) -> date | None:
    """A recommendation's deadline, from the publication of the inspection it comes from; None where it has none."""
    months = MONTHS.get(recommendation.timescale)
    if months is None or not plan.inspections:
        return None
    sources = (each.published_on for each in plan.inspections if each.id == recommendation.inspection)
    return add_months(next(sources, plan.published_on), months)


def deadlines(plan: Plan, recommendations: Iterable[Recommendation]) -> list[tuple[str, date]]:
    """Every recommendation that has a deadline, by its reference."""
    found = ((each.ref, deadline(plan, each)) for each in recommendations)
    return [(ref, day) for ref, day in found if day is not None]
