"""Two risks of the sample plan: one to delivery whose review is overdue, one of failing to implement the plan."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from bot.plan.risks import RiskKind


@dataclass(frozen=True)
class SampleRisk:
    """A risk as somebody raised and completed it on a day."""

    words: str
    kind: RiskKind
    day: date
    person_email: str
    likelihood: int
    impact: int
    mitigation: str
    review_on: date
    actions: tuple[str, ...] = ()
    recommendations: tuple[str, ...] = ()


def sample_risks(today: date) -> list[SampleRisk]:
    """The risks raised in the two months before `today`, oldest first."""
    return [
        SampleRisk(
            "the money for the extra assessment posts ends with the financial year",
            RiskKind.FAILING,
            today - timedelta(days=60),
            "colin.webb@dunmere.example",
            3,
            5,
            "A bid for two more years goes to the executive with the budget",
            today + timedelta(days=18),
            recommendations=("r:3",),
        ),
        SampleRisk(
            "the supplier of the case recording system has nobody free for two releases before the summer",
            RiskKind.DELIVERY,
            today - timedelta(days=45),
            "daniel.okafor@dunmere.example",
            4,
            4,
            "A call every week; a second release manager is on trial",
            today - timedelta(days=4),
            actions=("a:2.1.5",),
            recommendations=("r:2",),
        ),
    ]
