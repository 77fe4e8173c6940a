"""The actions an act names: one reference, several, or all of a recommendation, a group or a list."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from bot.reading.naming.plan_index import PlanIndex
from bot.reading.query import Query, UnknownQuery, read_query

_AND = re.compile(r"\s*(?:,|;|&|\band\b)\s*", re.IGNORECASE)
_LISTS = ("recommendation", "red", "amber", "overdue", "due", "suspended")
_ALL = re.compile(r"^(?:all\s+(?:of\s+)?|every\s+|the\s+)?(?:actions?\s+)?(?:(?:in|of|under|for)\s+)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Targets:
    """References named one by one, or the list to take them from."""

    refs: tuple[str, ...] = ()
    listed: Query | None = None


def read_targets(words: str, plan: PlanIndex, today: date) -> Targets | None:
    """The actions that words name, word by word; None when they name anything else."""
    said = words.strip(" .,!“”\"'")
    if not said:
        return None
    found = [read_query(part, plan, today, command=True) for part in _AND.split(_ALL.sub("", said, count=1)) if part]
    refs = [q.refs[0] for q in found if isinstance(q, Query) and q.view == "action" and q.refs and _plain(q)]
    if found and len(refs) == len(found):
        return Targets(tuple(dict.fromkeys(refs)))
    query = read_query(_ALL.sub("", said, count=1), plan, today, command=True)
    if isinstance(query, UnknownQuery) or query.view not in _LISTS or query.refs or query.as_at is not None:
        return None
    return Targets(listed=query)


def _plain(query: Query) -> bool:
    return query.as_at is None and query.owner is None and query.recommendation is None
