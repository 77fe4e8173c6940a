"""Routing rules as they are typed: "rec 1, rec 2, tag ics", "recommendations 1 and 2; workstream Health"."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.plan.bodies import Route, RouteBy
from bot.plan.routing import plain
from bot.plan.scopes import read_scope

_KINDS = {
    RouteBy.RECOMMENDATION: r"recommendations?|recs?\.?",
    RouteBy.TAG: r"tag(?:ged)?s?",
    RouteBy.GROUP: r"groups?|workstreams?|themes?|phases?|sub-?sections?|service\s+areas?",
    RouteBy.OWNER: r"owners?|owned\s+by(?:\s+an?)?",
    RouteBy.CATEGORY: r"categor(?:y|ies)",
    RouteBy.SCOPE: r"(?:delivery\s+)?scope|deliver(?:y|ed)\s+by",
}
_RULE = re.compile("|".join(rf"(?:(?P<{kind.name}>{words})\s+)" for kind, words in _KINDS.items()), re.IGNORECASE)
_SHORT = re.compile(r"r\.?\s*(\d+[a-z]?(?:\.\d+)*)", re.IGNORECASE)
_PARTS = re.compile(
    r"\s*[,;\n]\s*|\s+(?:and|or|&)\s+(?=rec|tag|group|workstream|theme|phase|owner|categor|r?\d)", re.IGNORECASE
)
OWNERS = ("person", "post", "team", "organisation")
EVERYTHING = frozenset({"", "all", "everything", "the whole plan", "whole plan", "none", "off"})


@dataclass(frozen=True, slots=True)
class NoRule:
    """Words that are no rule; a sentence that says so."""

    sentence: str


def read_routes(text: str) -> tuple[Route, ...] | NoRule:
    """The rules of a text; () for the whole plan. A part without a kind has the kind of the part before it."""
    words = " ".join(text.split()).strip(" .,:;")
    if words.casefold() in EVERYTHING:
        return ()
    found: list[Route] = []
    kind: RouteBy | None = None
    for part in filter(None, _PARTS.split(words)):
        kind, value = _rule(part, kind)
        if kind is None or not value:
            return NoRule(f"I could not read “{part}” as a rule. Write for example “rec 1, rec 2, tag ics”.")
        if kind is RouteBy.OWNER and plain(value) not in OWNERS:
            return NoRule(f"“{value}” is no kind of owner: write {', '.join(OWNERS[:-1])} or {OWNERS[-1]}.")
        if kind is RouteBy.SCOPE:
            scope = read_scope(value)
            if scope is None:
                return NoRule(f"“{value}” is no scope of delivery: write council, or council and partner.")
            value = scope
        found.append(Route(kind, value))
    return tuple(dict.fromkeys(found))


def _rule(part: str, before: RouteBy | None) -> tuple[RouteBy | None, str]:
    named = _RULE.match(part)
    if named is not None:
        kind = next(RouteBy[name] for name, words in named.groupdict().items() if words)
        return kind, part[named.end() :].strip(" :“”\"'")
    short = _SHORT.fullmatch(part)
    return (RouteBy.RECOMMENDATION, short[1]) if short else (before, part.strip(" “”\"'"))
