"""Actions named by the words of their titles: two words that stand together, or one no other title has."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.reading.plan_index import PlanIndex, stem

_WORD = re.compile(r"[A-Za-z0-9]+(?:'[a-z]+)?")
_WINDOW = 5


@dataclass(frozen=True, slots=True)
class TitleHit:
    """The actions whose titles fit a text best, how many title words fit, and where the words lie."""

    refs: tuple[str, ...]
    words: int
    start: int
    end: int


def find_title(text: str, plan: PlanIndex, author: str) -> TitleHit | None:
    """The action a text names by its title; several when the words fit several equally."""
    found: dict[str, list[tuple[int, re.Match[str]]]] = {}
    for place, match in enumerate(_WORD.finditer(text)):
        for ref in plan.title_words.get(stem(match.group().casefold()), ()):
            found.setdefault(ref, []).append((place, match))
    runs = {ref: _best_run(places) for ref, places in found.items()}
    best = max((_distinct(run) for run in runs.values()), default=0)
    if best == 0:
        return None
    refs = tuple(ref for ref, run in runs.items() if _distinct(run) == best)
    refs = _settled(refs, plan, author)
    if best == 1 and not _one_word_will_do(refs, runs, plan, author):
        return None
    run = runs[refs[0]]
    return TitleHit(refs, best, run[0][1].start(), run[-1][1].end())


def _best_run(places: list[tuple[int, re.Match[str]]]) -> list[tuple[int, re.Match[str]]]:
    """The stretch of neighbouring words that holds most of the title."""
    nearby = ((start, places[n : n + _WINDOW]) for n, (start, _) in enumerate(places))
    runs = [[each for each in some if each[0] < start + _WINDOW] for start, some in nearby]
    return max(runs, key=_distinct)


def _distinct(run: list[tuple[int, re.Match[str]]]) -> int:
    return len({stem(match.group().casefold()) for _, match in run})


def _settled(refs: tuple[str, ...], plan: PlanIndex, author: str) -> tuple[str, ...]:
    """Of several, the single one the author owns that is not complete."""
    own = tuple(ref for ref in refs if ref in plan.open_actions_of(author))
    return own if len(own) == 1 else refs


def _one_word_will_do(
    refs: tuple[str, ...], runs: dict[str, list[tuple[int, re.Match[str]]]], plan: PlanIndex, author: str
) -> bool:
    """One word names an action only for its owner, and only a word that no other title has."""
    if len(refs) != 1 or author not in plan.by_ref[refs[0]].owners:
        return False
    word = stem(runs[refs[0]][0][1].group().casefold())
    return len(word) >= 4 and len(plan.title_words[word]) == 1
