"""What is said in the message of the day of figures that are missing and of risks to be looked at."""

from __future__ import annotations

from datetime import date

from bot.plan.measures import Measured
from bot.plan.periods import in_words
from bot.plan.risks import Risk
from bot.reading.acts.risk import without_head
from bot.wording.environment import Mrkdwn, render


def missing_figures(measured: Measured, day: date) -> Mrkdwn:
    """An indicator whose figures are due."""
    missing = [in_words(period) for period in measured.missing]
    return render("prompt/figure.j2", i=measured.indicator, missing=missing, day=day)


def risk_review(number: int, risk: Risk, words: str | None, day: date) -> Mrkdwn:
    """A risk whose day to be looked at has come."""
    said = without_head(words) if words else ""
    return render("prompt/risk.j2", number=number, risk=risk, said=said, day=day)
