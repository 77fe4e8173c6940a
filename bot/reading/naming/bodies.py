"""Which board or committee a question names: by its whole name, another of its names, or how its name begins."""

from __future__ import annotations

import re

from bot.reading.naming.plan_index import PlanIndex, ReadableBody

_FOR = r"(?:\b(?:for|routed\s+to|of|to|at|before)\s+)?(?:\bthe\s+)?"
_BEGINS = re.compile(
    r"\b(?:for|routed\s+to)\s+(?:the\s+)?(?P<name>[^\W_][\w'’&-]*(?:\s+[^\W_][\w'’&-]*){0,5})", re.IGNORECASE
)


def find_body(words: str, plan: PlanIndex) -> tuple[str, str] | None:
    """The id of the body that words name, and the words without it; what takes up most of the words wins."""
    found = [each for each in (_whole(words, plan), _beginning(words, plan.plan.bodies)) if each is not None]
    return min(found, key=lambda each: len(each[1]), default=None)


def _whole(words: str, plan: PlanIndex) -> tuple[str, str] | None:
    names = sorted(((name, body) for body in plan.plan.bodies for name in body.names), key=lambda n: -len(n[0]))
    for name, body in names:
        found = re.search(rf"{_FOR}(?<!\w){_spaced(name)}(?!\w)", words, re.IGNORECASE)
        if found is not None:
            return body.id, _without(words, found.start(), found.end())
    return None


def _beginning(words: str, bodies: tuple[ReadableBody, ...]) -> tuple[str, str] | None:
    """ "for the ICS board" where one body's name begins with ICS, or one has these words."""
    found = _BEGINS.search(words)
    if found is None:
        return None
    parts = found["name"].split()
    for count in range(len(parts), 0, -1):
        said = " ".join(parts[:count])
        meant = {b.id for b in bodies if any(re.match(rf"{_spaced(said)}(?!\w)", n, re.IGNORECASE) for n in b.names)}
        if len(meant) == 1:
            end = found.start("name") + len(" ".join(parts[:count]))
            return meant.pop(), _without(words, found.start(), end)
    return None


def _spaced(name: str) -> str:
    return r"\s+".join(re.escape(part) for part in name.split())


def _without(words: str, start: int, end: int) -> str:
    return f"{words[:start]} {words[end:]}".strip()
