"""The inspectorate's deadlines of a plan's recommendations, counted from publication by calendar months (rule E1)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date

from bot.plan.calendar import add_months, add_working_days
from bot.plan.entities import ENDED, Plan, Recommendation, Status, Timescale
from bot.plan.line import Line

MONTHS = {Timescale.THREE_MONTHS: 3, Timescale.SIX_MONTHS: 6}
"""Immediately has no deadline of its own: every test uses the operational date, once it is set."""
OPERATIONAL_DAYS = 10
"""Working days after publication within which the core team sets the operational date of what is wanted immediately."""


def deadline(plan: Plan, recommendation: Recommendation) -> date | None:
    """A recommendation's deadline, from the publication of the inspection it comes from; None where it has none."""
    months = MONTHS.get(recommendation.timescale)
    published = _published(plan, recommendation)
    return None if months is None or published is None else add_months(published, months)


def _published(plan: Plan, recommendation: Recommendation) -> date | None:
    if not plan.inspections:
        return None
    sources = (each.published_on for each in plan.inspections if each.id == recommendation.inspection)
    return next(sources, plan.published_on)


def operational_by(published: date) -> date:
    """The day by which what is wanted immediately has its operational date (rule E1)."""
    return add_working_days(published, OPERATIONAL_DAYS)


def undated(plan: Plan, lines: Iterable[Line], served: Mapping[str, Recommendation], day: date) -> list[Line]:
    """The open actions wanted immediately that have no operational date ten working days after publication: a fault of
    the data, and not red (rule E1)."""
    late = {
        each.id
        for each in served.values()
        if each.timescale is Timescale.IMMEDIATELY
        and (published := _published(plan, each)) is not None
        and day > operational_by(published)
    }
    return [line for line in lines if line.agreed is None and _open(line) and late.intersection(line.recommendations)]


def _open(line: Line) -> bool:
    return line.status not in ENDED and line.status is not Status.DELIVERED


def deadlines(plan: Plan, recommendations: Iterable[Recommendation]) -> list[tuple[str, date]]:
    """Every recommendation that has a deadline, by its reference."""
    found = ((each.ref, deadline(plan, each)) for each in recommendations)
    return [(ref, day) for ref, day in found if day is not None]
