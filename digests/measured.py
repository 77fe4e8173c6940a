"""What a digest says of indicators and risks (rule E11, sections 9 and 12)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.plan.green_on_red import green_on_red
from bot.plan.indicators import Indicator
from bot.plan.measures import Measured
from bot.plan.periods import in_words
from bot.plan.position import Position
from bot.plan.risks import Risk
from bot.wording.digest import MeasuredPart
from bot.wording.trends import trend

HIGHEST = 3


def measured(standing: Position, indicators: Sequence[Indicator], risks: Sequence[Risk], day: date) -> MeasuredPart:
    """The part of a digest that is about indicators and risks."""
    ordered = sorted(indicators, key=lambda each: (each.order, each.name))
    found = green_on_red(standing.items, ordered, day)
    missing = [(each, Measured(each, day).missing) for each in ordered]
    numbered = [(number, risk) for number, risk in enumerate(risks, 1) if risk.open]
    scored = sorted(((n, risk.score) for n, risk in numbered if risk.score), key=lambda each: -(each[1] or 0))
    return MeasuredPart(
        green_on_red=tuple(
            (f"{each.measured.indicator.name}, {trend(each.measured)}", tuple(i.ref for i in each.items))
            for each in found
        ),
        missing=tuple((each.name, in_words(periods[-1])) for each, periods in missing if periods),
        risks=len(numbered),
        highest=tuple((n, score) for n, score in scored[:HIGHEST] if score is not None),
        reviews=tuple(n for n, risk in numbered if risk.overdue(day)),
    )
