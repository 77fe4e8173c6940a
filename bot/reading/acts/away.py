"""“away until 14 May, Priya covers”: from now to the end of a day somebody else is asked (rule E8)."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

from bot.reading.dates.dates import read_date
from bot.reading.naming.plan_index import PlanIndex

_AWAY = re.compile(
    r"^(?:i(?:['’]m| am|['’]ll be| will be)\s+)?"
    r"(?:away|on\s+(?:annual\s+|sick\s+|maternity\s+|paternity\s+)?leave|out\s+of\s+(?:the\s+)?office)\s+"
    r"(?:until|till?|to|up\s+to)\s+(?P<rest>.+)$",
    re.IGNORECASE,
)
_COVER = re.compile(
    r"[\s,;.:–—-]+(?:and\s+)?(?:(?P<before>[^,;.]+?)\s+(?:covers|covering|will\s+cover|is\s+covering|to\s+cover)\b.*"
    r"|cover(?:ed)?(?:\s+by|\s+is|:)\s*(?P<after>[^,;.]+?))\s*[.!]*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Away:
    """The speaker is away up to and including a day. `cover` is who covers as it was written: a mention or a name."""

    until: date | None
    cover: str | None = None


def read_away(text: str, _plan: PlanIndex, sent_at: datetime) -> Away | None:
    """Read a message that says nothing but that its author is away; None when it is something else."""
    found = _AWAY.match(text)
    if found is None:
        return None
    rest = found["rest"]
    cover = _COVER.search(rest)
    named = (cover["before"] or cover["after"]).strip() if cover else None
    when = rest[: cover.start()] if cover else rest
    return Away(read_date(when.strip(" .!"), sent_at, "future").date, named)
