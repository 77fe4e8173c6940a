"""“Risk on 2.1: the supplier may fold”, “issue on rec 4: …”, “risk to the plan: …”: raising a risk in one message."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.plan.risks import RiskKind
from bot.reading.acts.targets import read_targets
from bot.reading.naming.measures import find_indicator
from bot.reading.naming.plan_index import PlanIndex

_RISK = re.compile(
    r"^(?:(?:please\s+)?(?:raise|log|add|note|record|new)\s+(?:an?\s+)?(?:new\s+)?)?"
    r"(?P<kind>risk|issue)(?P<failing>\s+of\s+(?:failing|not\s+delivering|failure)\b[^:]{0,60}?)?"
    r"\s*(?:(?:on|to|for|with|about|against|in)\s+(?P<where>[^:]{1,80}?))?\s*:\s+(?P<what>\S.*)$",
    re.IGNORECASE | re.DOTALL,
)
_HEAD = re.compile(r"^[^:]{0,160}?\b(?:risk|issue)\b[^:]{0,160}:\s+", re.IGNORECASE)
_PLAN = re.compile(r"^(?:the\s+)?(?:whole\s+)?(?:plan|programme)$", re.IGNORECASE)
_REC = re.compile(r"^(?:recommendations?|rec)\.?\s*(?P<ref>\d+(?:\.\d+)*[a-z]?)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class RiskSaid:
    """A risk or an issue as it was raised: on which actions, recommendation or indicator; the plan's where none."""

    kind: RiskKind
    what: str
    refs: tuple[str, ...] = ()
    recommendation: str | None = None
    indicator: str | None = None


def read_risk(text: str, plan: PlanIndex, sent_at: datetime) -> RiskSaid | None:
    """Read a message that raises a risk; None when what it is on is nothing of the plan's."""
    found = _RISK.match(text)
    if found is None:
        return None
    kind = RiskKind.ISSUE if found["kind"].casefold() == "issue" else RiskKind.DELIVERY
    kind = RiskKind.FAILING if found["failing"] else kind
    where, what = (found["where"] or "").strip(), found["what"].strip()
    if not where or _PLAN.match(where):
        return RiskSaid(kind, what) if where or found["failing"] else None
    if rec := _REC.match(where):
        return RiskSaid(kind, what, recommendation=rec["ref"])
    targets = read_targets(where, plan, sent_at.astimezone(ZoneInfo(plan.plan.timezone)).date())
    if targets is not None and targets.refs:
        return RiskSaid(kind, what, targets.refs)
    indicator = find_indicator(where, plan)
    if indicator is None and not found["failing"]:
        return None
    return RiskSaid(kind, what, indicator=indicator)


def without_head(text: str) -> str:
    """What a message that raised a risk says of it, without "risk on 2.1:"."""
    return _HEAD.sub("", text, count=1)
