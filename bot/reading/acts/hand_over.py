"""“Assign 2.1 to Daniel Okafor” and “hand over from Priya to Daniel”: the core team gives actions to somebody else."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.reading.acts.targets import Targets, read_targets
from bot.reading.naming.plan_index import PlanIndex

_MENTION = r"<@[UW][A-Z0-9]+(?:\|[^>]*)?>"
_ASSIGN = re.compile(
    rf"^(?:please\s+)?(?:re-?)?assign\s+(?P<what>.+?)\s+(?:to\s+(?P<to>{_MENTION}|@?\S.*)|(?P<at>{_MENTION}))$",
    re.IGNORECASE,
)
_HAND_OVER = re.compile(
    r"^(?:please\s+)?hand\s*-?over\s+(?:(?:everything|all(?:\s+actions)?)\s+)?(?:from\s+"
    r"|of\s+)?(?P<of>\S.*?)\s+to\s+(?P<to>\S.*)$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Assign:
    """Give these actions to somebody: a mention or a name, as written."""

    targets: Targets
    to: str
    said: str


@dataclass(frozen=True, slots=True)
class HandOver:
    """Give all that somebody has to somebody else: mentions or names, as written."""

    leaver: str
    to: str
    said: str


def read_hand_over(said: str, plan: PlanIndex, sent_at: datetime) -> Assign | HandOver | None:
    """Read a message that only gives actions to somebody else; None when it is something else."""
    plain = said.strip(" .!")
    if (found := _HAND_OVER.match(plain)) is not None:
        return HandOver(_person(found["of"]), _person(found["to"]), said)
    found = _ASSIGN.match(plain)
    today = sent_at.astimezone(ZoneInfo(plan.plan.timezone)).date()
    targets = read_targets(found["what"], plan, today) if found is not None else None
    if found is None or targets is None:
        return None
    return Assign(targets, _person(found["to"] or found["at"]), said)


def _person(words: str) -> str:
    return re.sub(r"['’]s?\s+(?:actions|work)$", "", words.strip(" @"))
