"""The sample plan's indicators with their figures, and its risks, as entries."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta

from msgspec.structs import replace

from bot.plan import entries as e
from bot.plan.calendar import at_local_time, local_day
from bot.plan.entities import Person
from bot.plan.indicators import Reading
from bot.plan.risks import Assessment, Risk
from bot.sample.sample_indicators import sample_figures, sample_indicators
from bot.sample.sample_risks import SampleRisk, sample_risks
from storage import words
from storage.engine import Session


def measures(
    session: Session, workspace: str, today: date, by: str, begun: datetime, people: Mapping[str, Person]
) -> Iterator[e.Entry]:
    """Everything the sample has of indicators and risks; `begun` is when its plan went live (UTC)."""
    yield from _figures(today, by, begun)
    by_email = {person.email: person for person in people.values() if person.email}
    for number, item in enumerate(sample_risks(today), 1):
        yield from _risk(session, workspace, number, item, by_email.get(item.person_email))


def _figures(today: date, by: str, begun: datetime) -> Iterator[e.Entry]:
    """The measures as the plan began, and their figures: those from before then came with them."""
    for indicator in sample_indicators(today):
        defined = replace(indicator, since=local_day(begun))
        yield e.Entry(f"sample:{indicator.id}", "indicator", indicator.id, e.IndicatorAdded(defined), by, begun, begun)
    for figure in sample_figures(today):
        at = max(begun + timedelta(minutes=1), at_local_time(figure.day, "10:00"))
        id = f"sample:{figure.indicator}:{figure.period}"
        reading = Reading(id, figure.period, figure.value, figure.provisional, by, at=at)
        yield e.Entry(id, "indicator", figure.indicator, e.ReadingRecorded(reading), by, at, at)


def _risk(session: Session, workspace: str, number: int, item: SampleRisk, owner: Person | None) -> Iterator[e.Entry]:
    """A risk, raised and judged on the same day by whoever owns it."""
    by = (owner.slack_id if owner else None) or item.person_email
    at = at_local_time(item.day, "11:00")
    said, done = words.keep(session, workspace, item.words), words.keep(session, workspace, item.mitigation)
    risk = Risk(f"sample-risk-{number}", by, at, said.id, item.actions, item.recommendations, kind=item.kind)
    judged = Assessment(
        id=f"{risk.id}:1",
        by=by,
        at=at,
        kind=item.kind,
        owner=owner.id if owner else None,
        likelihood=item.likelihood,
        impact=item.impact,
        mitigation=done.id,
        review_on=item.review_on,
    )
    yield e.Entry(risk.id, "risk", risk.id, e.RiskRaised(risk), by, at, at, None, said.digest)
    later = at + timedelta(minutes=5)
    yield e.Entry(judged.id, "risk", risk.id, e.RiskAssessed(judged), by, later, later, None, done.digest)
