"""References to this plan's actions in plain text, told apart from numbers and codes that only look like them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from bot.reading.beside import after, before
from bot.reading.plan_index import PlanIndex, lettered_key, shape_of, spelling_key

Kind = Literal["action", "heading", "unknown", "typo", "recommendation", "either"]

_TOKEN = re.compile(
    r"(?<![\w£$€/.#@])(?:R(?:ec)?\s?\d{1,2}\s?[/., -]?\s?A\s?\d{1,3}|[A-Z]{1,3}-?\d{1,3}(?:[./-]\d{1,3}){0,3}"
    r"|\d{1,3}(?:(?:\s?\.\s?|[,/-])\d{1,3}){1,7}|\d{2,4})(?:\([a-z]\)|[a-z](?![a-z]))?(?![\w%]|[.:]\d)",
    re.I,
)
_SPOKEN = {"one": "1", "two": "2", "three": "3", "four": "4", "five": "5", "six": "6", "seven": "7", "eight": "8"}
_SPOKEN |= {"nine": "9", "ten": "10"}
_SPOKEN_WORD = "(?:" + "|".join(_SPOKEN) + ")"
_DICTATED = re.compile(rf"\b{_SPOKEN_WORD}(?:(?:\s+|\s+(?:point|dot)\s+){_SPOKEN_WORD}){{1,3}}\b", re.I)
_REC_ACTION = re.compile(
    r"\brec(?:ommendation)?\s*(?P<rec>\d{1,2})[\s,/-]+action\s*(?P<action>\d{1,3}(?:\.\d{1,3})*)\b", re.I
)
_OTHER_THING_BEFORE = re.compile(
    r"(?:\b(?:v|ver|version|para|paragraph|paras|section|sections|room|rooms|page|pages|p|pp"
    r"|figure|fig|table|appendix"
    r"|item|items|minute|minutes|agenda|chapter|policy|level|step|clause|annex|form|ni|m|the|road"
    r"|junction|bus|size|grade"
    r"|band|floor|desk|line|row|column|cell|cells|slide|release|build|windows|excel|gbp|at|from|to|of|article"
    r"|kpi|standard|regulation|schedule|unit|block|bay|gate|platform|flat|on the|an|score|scored"
    r"|average|ratio|and m"
    r"|council's|their|theirs|another|radio|print|laminated)\s+|[£$€#]\s*)$",
    re.I,
)
_LETTERED_BEFORE = re.compile(
    r"\b(?:room|road|the|junction|an|size|print|laminated|paper|radio|cell|cells|column|form|flat"
    r"|bay|on the|gate"
    r"|their|theirs|another|council's|folder|channel)\s+$",
    re.I,
)
_OTHER_THING_AFTER = re.compile(
    r"\s*(?:%|per ?cent|million|billion|m\b|k\b|bn\b|am\b|pm\b|hours?\b|hrs?\b|days?\b|weeks?\b"
    r"|months?\b|miles?\b|fte\b"
    r"|years?\b|points?\b|cases?\b|each\b|gb\b|mb\b|o'clock\b|to\s+[A-Z]?\d+\s+is\b)",
    re.I,
)
_LETTERED_AFTER = re.compile(
    r"\s*(?:paper|sheets?\b|size\b|posters?\b|laminat\w+|printer|road\b|dual\b|copies|envelopes?"
    r"|folder|southbound|northbound"
    r"|eastbound|westbound|roadworks|traffic|to\s+[A-Z]\d+\s+is\b|landscape|portrait|flyers?\b"
    r"|colour\s+print)",
    re.I,
)
_CELL_TALK = re.compile(r"\b(?:cells?|range|column|spreadsheet|formula|vlookup|junction)\b", re.I)
_LEAD = re.compile(
    r"(?:^|[\n;:.!?•*(,/&+-]|\b(?:action|actions|ref|no|and|for|on|re|is|mark|of|also|that|say"
    r"|says|update))\s*$",
    re.I,
)
_SURE_LEAD = re.compile(r"(?:^|[\n;•*]|\b(?:action|actions|ref))[\s*-]*$", re.I)
_DECIDED = re.compile(
    r"\s*[:=,–—-]*\s*(?:is|are|was|now|still|has|\(|all|fully|remains?)?\s*(?:red|amber|green|blue"
    r"|complete\w*|done|finished|closed|signed"
    r"|on track|on hold|paused|blocked|stuck|not|slipp\w+|delayed|behind|late|\d{1,3}\s?%|at risk"
    r"|started|no change|off track)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class ReferenceHit:
    """Where a reference stands and what it names; `refs` are in plan spelling, candidates for a typo."""

    start: int
    end: int
    kind: Kind
    refs: tuple[str, ...]
    words: str


def find_references(text: str, plan: PlanIndex) -> tuple[ReferenceHit, ...]:
    """The references in a text, in order; what is not in the plan is 'unknown' only where it must be one."""
    hits: list[ReferenceHit] = []
    for hit in sorted(_all_hits(text, plan), key=lambda each: (each.start, -each.end)):
        if not hits or hit.start >= hits[-1].end:
            hits.append(hit)
    return tuple(hits)


def _all_hits(text: str, plan: PlanIndex) -> Iterator[ReferenceHit]:
    for match in _REC_ACTION.finditer(text):
        yield from _rec_action(match, plan)
    for match in _DICTATED.finditer(text):
        key = ".".join(_SPOKEN[w] for w in re.findall(_SPOKEN_WORD, match.group().casefold()))
        if key in plan.spellings and _LEAD.search(before(text, match.start())):
            yield ReferenceHit(match.start(), match.end(), "action", plan.spellings[key], match.group())
    cells = bool(_CELL_TALK.search(text))
    for match in plan.lettered.finditer(text):
        refs = plan.spellings.get(lettered_key(match.group()), ())
        if refs and not _looks_alike(text, match, cells):
            kind: Kind = "action" if len(refs) == 1 else "either"
            yield ReferenceHit(match.start(), match.end(), kind, refs, match.group())
    for match in _TOKEN.finditer(text):
        yield from _token(text, match, plan, cells)


def _rec_action(match: re.Match[str], plan: PlanIndex) -> Iterator[ReferenceHit]:
    whole = plan.spellings.get(f"{match['rec']}.{match['action']}") or ()
    plain = plan.spellings.get(match["action"]) or ()
    refs = tuple(dict.fromkeys((*whole, *plain)))
    kind: Kind = "either" if len(refs) > 1 else "action" if refs else "unknown"
    yield ReferenceHit(match.start(), match.end(), kind, refs, match.group())


def _token(text: str, match: re.Match[str], plan: PlanIndex, cells: bool) -> Iterator[ReferenceHit]:
    words, start, end = match.group(), match.start(), match.end()
    key = spelling_key(words)
    if _looks_alike(text, match, cells):
        return
    refs = plan.spellings.get(key)
    if refs:
        kind: Kind = "action" if len(refs) == 1 else "either"
        yield ReferenceHit(start, end, kind, refs, words)
    elif key in plan.headings:
        yield ReferenceHit(start, end, "heading", plan.headings[key], words)
    elif "/" in words or "," in words:
        yield from _each_part(match, plan)
    else:
        yield from _not_in_plan(text, match, plan)


def _each_part(match: re.Match[str], plan: PlanIndex) -> Iterator[ReferenceHit]:
    """'A11/A12' names two actions."""
    for part in re.finditer(r"[^/,\s]+", match.group()):
        refs = plan.spellings.get(spelling_key(part.group()))
        if refs:
            start = match.start() + part.start()
            yield ReferenceHit(start, start + len(part.group()), "action", refs, part.group())


def _not_in_plan(text: str, match: re.Match[str], plan: PlanIndex) -> Iterator[ReferenceHit]:
    words, start, end = match.group(), match.start(), match.end()
    key, lead = spelling_key(words), before(text, start, 40)
    candidates = tuple(
        ref for ref in plan.digits.get(re.sub(r"[^0-9]", "", key), ()) if not re.search(r"[a-z]", spelling_key(ref))
    )
    decided = _DECIDED.match(after(text, end))
    surely = _SURE_LEAD.search(lead) or (_LEAD.search(lead) and decided)
    if not surely:
        return
    if words.isdigit():
        if candidates and len(words) >= 2 and decided:
            yield ReferenceHit(start, end, "typo", candidates, words)
    elif candidates and decided:
        yield ReferenceHit(start, end, "typo", candidates, words)
    elif shape_of(key) in plan.shapes:
        yield ReferenceHit(start, end, "unknown", (), words)


def _looks_alike(text: str, match: re.Match[str], cells: bool) -> bool:
    """Money, times, rooms, roads, paper sizes, versions and paragraphs share their spelling with references."""
    head, tail = before(text, match.start(), 24), after(text, match.end(), 24)
    if re.match(r"R(?:ec)?\s?\d+\W*A", match.group(), re.I):
        return False
    lettered = match.group()[0].isalpha()
    if lettered:
        return bool(_LETTERED_BEFORE.search(head) or _LETTERED_AFTER.match(tail) or cells)
    if re.search(r"\b(?:that|say|mark|is)\s+(?:the\s+)?action\s+$", head, re.I):
        return False
    return bool(_OTHER_THING_BEFORE.search(head) or _OTHER_THING_AFTER.match(tail)) or _is_a_date(match.group())


def _is_a_date(words: str) -> bool:
    """'21/3', '21/3/19': slashes and a two-digit last part belong to dates, not references."""
    return bool(re.fullmatch(r"\d{1,2}/\d{1,2}(?:/\d{2,4})?|\d{1,2}\.\d{1,2}\.\d{2}", words))
