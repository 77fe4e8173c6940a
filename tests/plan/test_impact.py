"""The impact rating by evidence and indicators (rule E4)."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from msgspec.structs import replace

from bot.plan.action import Action, Evidence, EvidenceKind
from bot.plan.evidence import EvidenceReview
from bot.plan.impact import failing_since, impact_of
from bot.plan.indicators import Direction, Indicator, Reading, Target
from tests.plan.plans import action

AT = datetime(2010, 3, 1, tzinfo=UTC)
DAY = date(2010, 6, 1)


def evidence(kind: EvidenceKind, accepted: bool = True, **more: object) -> Evidence:
    """A piece of evidence of a kind, judged."""
    review = EvidenceReview(f"r:{kind}", "U1", AT, accepted)
    return Evidence(f"e:{kind}", "U2", AT, kind=kind, reviews=(review,), **more)  # type: ignore[arg-type]


def with_evidence(*pieces: Evidence) -> Action:
    """An action with these pieces."""
    return replace(action(), evidence=pieces)


def measure(*values: float, direction: Direction = Direction.HIGHER, baseline: float | None = 50) -> Indicator:
    """A measure of the action with a target of 80 and these monthly readings from January 2010."""
    given = tuple(Reading(f"v{n}", f"2010-{n:02}", value) for n, value in enumerate(values, start=1))
    return Indicator(
        "i1",
        "Assessments",
        "%",
        direction,
        baseline,
        targets=(Target(80.0),),
        actions=("a1",),
        readings=given,
        due_after=200,
    )


@pytest.mark.parametrize(
    ("kind", "level"),
    [
        (EvidenceKind.UNSORTED, 0),
        (EvidenceKind.TESTIMONY, 0),
        (EvidenceKind.PROCESS, 1),
        (EvidenceKind.OUTPUT, 2),
        (EvidenceKind.OUTCOME, 3),
    ],
)
def test_accepted_evidence_gives_the_level_of_its_kind(kind: EvidenceKind, level: int) -> None:
    assert impact_of(with_evidence(evidence(kind)), [], DAY) == level


def test_what_was_not_accepted_or_speaks_against_the_improvement_shows_nothing() -> None:
    assert impact_of(with_evidence(evidence(EvidenceKind.OUTCOME, accepted=False)), [], DAY) == 0
    assert impact_of(with_evidence(evidence(EvidenceKind.OUTCOME, contrary=True)), [], DAY) == 0


@pytest.mark.parametrize(
    ("values", "level"),
    [
        ((40,), 2),
        ((50,), 2),
        ((60,), 3),
        ((80,), 4),
        ((81, 82), 4),
        ((81, 82, 83), 5),
        ((81, 70, 83), 4),
        ((81, 82, 79), 3),
    ],
)
def test_an_indicator_with_readings_decides(values: tuple[float, ...], level: int) -> None:
    assert impact_of(with_evidence(evidence(EvidenceKind.OUTCOME)), [measure(*values)], DAY) == level


def test_the_worst_of_several_indicators_decides_and_one_without_readings_does_not() -> None:
    proved = with_evidence(evidence(EvidenceKind.OUTCOME))
    assert impact_of(proved, [measure(81, 82, 83), measure(60)], DAY) == 3
    assert impact_of(proved, [measure(81, 82, 83), measure()], DAY) == 5
    assert impact_of(proved, [measure()], DAY) == 3


def test_less_may_be_better() -> None:
    assert impact_of(action(), [measure(90, direction=Direction.LOWER, baseline=95)], DAY) == 3
    assert impact_of(action(), [measure(70, direction=Direction.LOWER, baseline=95)], DAY) == 4


def test_two_periods_below_target_since_a_day_are_a_failure() -> None:
    falling = measure(85, 79, 78)
    assert failing_since(falling, date(2010, 1, 31), DAY)
    assert not failing_since(falling, date(2010, 2, 28), DAY)
    assert not failing_since(measure(85, 79, 81), date(2010, 1, 31), DAY)
