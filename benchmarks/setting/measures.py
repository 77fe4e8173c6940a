"""As many indicators, each with a year of readings, and risks as a plan has actions."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from benchmarks.setting.plan import NOW
from bot.plan import entries as e
from bot.plan.indicators import Indicator, Reading, Target
from bot.plan.line import Line
from bot.plan.risks import Assessment, Risk, RiskKind
from bot.slack.workspace import people

MONTHS = (*(f"2025-{month:02}" for month in range(3, 13)), "2026-01", "2026-02")


def measures_and_risks(lines: Iterable[Line]) -> Iterator[e.Entry]:
    """An indicator and a risk of each action."""
    for number, line in enumerate(lines):
        yield _entry("indicator", f"measure-{number}", e.IndicatorAdded(_indicator(line, number)))
        yield _entry("risk", f"risk-{number}", e.RiskRaised(_risk(line, number)))


def _indicator(line: Line, number: int) -> Indicator:
    values = ((period, 50.0 + (number + 3 * place) % 45) for place, period in enumerate(MONTHS))
    return Indicator(
        id=f"measure-{number}",
        name=f"Assessments of team {number} within the time allowed",
        unit="%",
        baseline=60.0,
        baseline_period="2025-03",
        targets=(Target(85.0),),
        actions=(line.action,),
        order=number,
        readings=tuple(Reading(f"r-{number}-{period}", period, value, at=NOW) for period, value in values),
    )


def _risk(line: Line, number: int) -> Risk:
    judged = Assessment(
        f"judged-{number}", people.COORDINATOR, NOW, RiskKind.DELIVERY, None, number % 5 + 1, number % 4 + 1
    )
    return Risk(f"risk-{number}", people.COORDINATOR, NOW, actions=(line.action,), assessments=(judged,))


def _entry(subject: str, id: str, what: e.What) -> e.Entry:
    return e.Entry(f"bench-{id}", subject, id, what, people.COORDINATOR, NOW, NOW)
