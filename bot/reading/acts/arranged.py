"""What stands after `/plan interim` and `/plan depends`: "2.1 until 14 May: forms", "2.1 on the Trust by 30 April"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

from bot.reading.dates.dates import read_date
from bot.reading.naming.leading import leading_reference
from bot.reading.naming.plan_index import PlanIndex

_OFF = re.compile(r"^(?:off|end|ended|over|came|done)\b", re.I)
_INTERIM = re.compile(r"^(?:until|till|to)\s+(?P<when>[^:]{3,40})(?::\s*(?P<what>.*))?$", re.I)
_DEPENDS = re.compile(r"^(?:on\s+)?(?P<party>.+?)\s+by\s+(?P<when>[^:]{3,40})(?::\s*(?P<what>.*))?$", re.I)


@dataclass(frozen=True, slots=True)
class Arranged:
    """An arrangement as it was typed; `off` ends those of its kind."""

    ref: str
    kind: str
    until: date | None = None
    party: str = ""
    what: str = ""
    off: bool = False


def read_arranged(kind: str, text: str, plan: PlanIndex, sent_at: datetime) -> Arranged | None:
    """Read the words after the command; None when no action comes first or the rest has no day."""
    named = leading_reference(text, plan)
    if named is None:
        return None
    ref, rest = named
    if _OFF.match(rest):
        return Arranged(ref, kind, off=True)
    found = (_INTERIM if kind == "interim" else _DEPENDS).match(rest)
    until = read_date(found["when"], sent_at, "future").date if found else None
    if found is None or until is None:
        return None
    party = found["party"].strip() if kind == "dependency" else ""
    return Arranged(ref, kind, until, party, (found["what"] or "").strip())
