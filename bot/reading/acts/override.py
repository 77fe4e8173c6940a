"""“Override 2.1 to green until 30 April: the evidence came today”: the core team betters a rating (rule E3)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.reading.acts.targets import read_targets
from bot.reading.dates.dates import read_date
from bot.reading.naming.plan_index import PlanIndex

_OVERRIDE = re.compile(
    r"^override\s+(?P<what>.+?)\s+(?:(?:to|as|with)\s+)?(?P<rating>red|amber|green|blue|off)"
    r"(?:\s+(?:until|till|to)\s+(?P<until>[^:]+))?\s*(?::\s*(?P<reason>.*))?$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class OverrideAsked:
    """Report an action better than the rules make it, up to and including a day; rating None ends that."""

    ref: str
    rating: str | None
    until: date | None
    reason: str


def read_override(said: str, plan: PlanIndex, sent_at: datetime) -> OverrideAsked | None:
    """Read a message that only overrides a rating; None when it is something else."""
    found = _OVERRIDE.match(said.strip(" ."))
    today = sent_at.astimezone(ZoneInfo(plan.plan.timezone)).date()
    targets = read_targets(found["what"], plan, today) if found is not None else None
    if found is None or targets is None or len(targets.refs) != 1:
        return None
    rating = found["rating"].casefold()
    until = read_date(found["until"], sent_at, "future").date if found["until"] else None
    return OverrideAsked(targets.refs[0], None if rating == "off" else rating, until, (found["reason"] or "").strip())
