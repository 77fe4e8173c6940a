"""“children in care 67.3 in January”: figures of indicators that belong to no action, only to a recommendation."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.reading.fields.indicators import find_indicators
from bot.reading.naming.plan_index import PlanIndex
from bot.reading.naming.references import find_references
from bot.reading.reading import IndicatorReading


@dataclass(frozen=True, slots=True)
class Measured:
    """Figures for indicators without an action to record them under."""

    readings: tuple[IndicatorReading, ...]


def read_measured(text: str, plan: PlanIndex, sent_at: datetime) -> Measured | None:
    """Read a message that gives nothing but such figures; None when it names an action, or asks something."""
    if text.rstrip().endswith("?") or not any(not each.actions for each in plan.plan.indicators):
        return None
    hits = find_indicators(text, plan, sent_at.astimezone(ZoneInfo(plan.plan.timezone)).date())
    if not hits or any(hit.refs for hit in hits) or any(hit.kind == "action" for hit in find_references(text, plan)):
        return None
    return Measured(tuple(hit.reading for hit in hits))
