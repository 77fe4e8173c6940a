"""“2.1 audit results by 14 May”, “2.1 audit results for the next board”: what evidence the core team asks for."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

from bot.reading.dates.dates import read_date
from bot.reading.naming.plan_index import PlanIndex
from bot.reading.naming.references import find_references
from bot.reading.naming.spellings import spelling_key

_FIRST = re.compile(r"^\s*(?:for\s+|on\s+)?(?P<ref>\S+?)[\s:,–—-]+(?P<rest>.+)$", re.DOTALL)
_BY = re.compile(
    r"^(?P<what>.+)\s(?:by|before|until|for|in time for)\s+(?P<when>[^,;]+?)[\s.!]*$", re.IGNORECASE | re.DOTALL
)
_MEETING = re.compile(r"\b(?:the\s+)?(?:next\s+)?(?:board|meeting|panel|committee)\b", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class EvidenceWanted:
    """A request for evidence: of which action, what, by which day; `meeting`: by the body's next meeting."""

    ref: str
    what: str
    due: date | None = None
    meeting: bool = False


def read_wanted(text: str, plan: PlanIndex, sent_at: datetime) -> EvidenceWanted | None:
    """Read what stands after `/plan request`; None without an action of the plan and something wanted of it."""
    found = named_first(text, plan)
    if found is None:
        return None
    ref, rest = found
    by = _BY.match(rest)
    if by is None:
        return EvidenceWanted(ref, rest)
    due = read_date(by["when"], sent_at, "future").date
    if due is not None:
        return EvidenceWanted(ref, by["what"].strip(), due)
    if _MEETING.search(by["when"]):
        return EvidenceWanted(ref, by["what"].strip(), meeting=True)
    return EvidenceWanted(ref, rest)


def named_first(text: str, plan: PlanIndex) -> tuple[str, str] | None:
    """The action named first, in the plan's spelling, and the words after it."""
    words = " ".join(text.split())
    hit = next((each for each in find_references(words, plan) if each.kind == "action" and len(each.refs) == 1), None)
    if hit is not None and hit.start <= len("for "):
        rest = words[hit.end :].strip(" :,–—-")
        return (hit.refs[0], rest) if rest else None
    first = _FIRST.match(words)
    refs = plan.spellings.get(spelling_key(first["ref"]), ()) if first else ()
    return (refs[0], first["rest"].strip()) if first and len(refs) == 1 else None
