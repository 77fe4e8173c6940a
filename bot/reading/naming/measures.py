"""Which indicator a question names by its words: "indicators initial assessments", "indicator for re-referrals"."""

from __future__ import annotations

import re

from bot.reading.naming.plan_index import PlanIndex, ReadableIndicator, stems

ASKED = re.compile(r"\bindicators?\b|\bscorecard\b|\bgreen[ -]on[ -]red\b", re.IGNORECASE)
_RED = re.compile(r"\bred\b", re.IGNORECASE)
_OFTEN = re.compile(r"weekly|monthly|quarterly|yearly|annual", re.IGNORECASE)
_CALLED = {"annual": "yearly"}
_WORD = re.compile(r"[A-Za-z0-9]+(?:'[a-z]+)?")
_EMPTY = frozenset(
    "the of a an and for in on at how is are show me please plan what which has have doing all list our my it its with"
    " latest figures figure stand standing".split()
)


def words_for_indicator(words: str) -> str:
    """The words of a question that may name an indicator."""
    return " ".join(w for w in _WORD.findall(ASKED.sub(" ", words)) if w.casefold() not in _EMPTY)


def which_of_all(words: str, rest: str) -> str | None:
    """Which of all indicators a question is about: "" for every one, "red" for green-on-red, or how often they are
    measured ("weekly", the weekly scorecard); None where `words`, what may name an indicator, name one."""
    if often := _OFTEN.fullmatch(words):
        return _CALLED.get(often.group().lower(), often.group().lower())
    if not words or _RED.fullmatch(words) or "green on red" in rest.casefold().replace("-", " "):
        return "red" if _RED.search(rest) else ""
    return None


def find_indicator(words: str, plan: PlanIndex) -> str | None:
    """The id of the one indicator that words name: all of its name, its code, or words only its name has."""
    said = frozenset(stems(words))
    whole = [each for names, each in plan.indicator_names if names and names <= said]
    partly = [each for names, each in plan.indicator_names if said and said <= names]
    for found in (whole[:1], partly):
        ids = {each.id for each in found} or {each.id for each in _by_id(words, plan)}
        if len(ids) == 1:
            return ids.pop()
    return None


def _by_id(words: str, plan: PlanIndex) -> list[ReadableIndicator]:
    said = words.casefold()
    return [each for each in plan.plan.indicators if said in (each.id.casefold(), *map(str.casefold, each.aliases))]
