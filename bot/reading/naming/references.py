"""References to this plan's actions in plain text, told apart from numbers and codes that only look like them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Literal

from bot.reading.beside import after, before
from bot.reading.gates import Gated
from bot.reading.naming.lookalikes import is_measure, looks_alike, other_talk
from bot.reading.naming.plan_index import PlanIndex
from bot.reading.naming.spellings import lettered_key, shape_of, spelling_key
from bot.reading.naming.spoken import find_spoken, find_spoken_unknown, opens_with

Kind = Literal["action", "heading", "unknown", "typo", "recommendation", "either"]

_TOKEN = re.compile(
    r"(?<![\w£$€/.@])(?:R(?:ec)?\s?\d{1,2}\s?[/., -]?\s?A\s?\d{1,3}|[A-Z]{1,3}-?\d{1,3}(?:[./-]\d{1,3}){0,3}"
    r"|\d{1,3}(?:(?:\s?\.\s?|[,/-])\d{1,3}){1,7}|\d{1,2}(?=\s?\([a-z]\))|\d{2,4})(?:\s?\([a-z]\)"
    r"|[a-z](?![a-z]))?(?![\w%]|[.:]\d)",
    re.I,
)
_DIGIT, _NOT_DIGITS, _LETTER = re.compile(r"\d"), re.compile(r"[^0-9]"), re.compile(r"[a-z]")
_REC_ACTION = Gated(
    r"\brec(?:ommendation)?\s*(?P<rec>\d{1,2})[\s,/-]+action\s*(?P<action>\d{1,3}(?:\.\d{1,3})*)\b", re.I
)
_LEAD = re.compile(
    r"(?:^|[\n;:.!?•*(,/&+-]|\b(?:action|actions|ref|no|and|for|on|re|is|mark|of|also|that|say"
    r"|says|update))\s*$",
    re.I,
)
_SURE_LEAD = re.compile(r"(?:^|[\n;•*]|\b(?:action|actions|ref))[\s*-]*$", re.I)
_DECIDED = re.compile(
    r"\s*[:=,.)–—|>-]*\s*(?:(?:is|are|at|it's|really|very|pretty|nearly|almost|was|now|still|has|\(|all|both"
    r"|fully|remains?|gone|went|been|should be|looking|stays?|staying|up to|down to|moves? to|back to|to|as"
    r"|\([^()\n]{1,30}\))\s*"
    r"\b){0,3}(?:(?:red|amber|yellow|green|blue|complete\w*|done|finished|closed|signed|on track|on hold|paused"
    r"|blocked"
    r"|stuck|not(?!\s+\d)|\w+n'?t (?:been )?(?:started|begun|moved|finished|done|complete|ready)|slipp\w+|delayed"
    r"|behind"
    r"|late|\d{1,3}\s?%|at risk|started|no change|on course|to plan|nil return"
    r"|nothing to report|ahead|finish\w*|slips|expected|paused|parked|stalled|overdue|under way|off track"
    r"|(?-i:[RAGB]))\b"
    r"|\d{1,3}\s?%|[\ue001-\ue004])",
    re.I,
)
_TO = re.compile(r"\s*(?:-|–|to|through)\s*", re.I)
_MORE = re.compile(
    r"(?:-\d{1,3}(?![\w%£]|[.:,/-]\d)|(?:\s*(?:/|&|,(?:\s*and\b)?|\+|\band\b)\s*\d{1,3}(?![\w%£]|[.:,/-]\d)){1,12})",
    re.I,
)
_COLOURED_ALONE = re.compile(
    r"\W*(?:(?:is|now|still|at) )*(?:red|amber|green|blue|complete|done|on track|on hold)(?:\W*$|\s*[,.;]|\s(?:and"
    r"|but|because)\b)"
)
"""'A 19 amber' at the head of a line; 'A 19 year old' and 'A 2 red folders' name no action."""
_STANDS_APART = re.compile(r"^[a-z] |\d [a-z]$", re.I)
_LEADS = re.compile(
    r"(?:^|\n|[.;,]\s+(?:and |but )?)(?:(?:as )?for|on|re|regarding|action)?\s*(?P<n>\d{1,3})"
    r"(?=\s*[:–-]\s|\s+(?:we|we're|it|it's|is|are|was|has|still|now|not|red|amber|green|blue|on track"
    r"|behind)\b)",
    re.I,
)
_NUMBERED = re.compile(
    r"(?:(?P<noun>\b(?:actions?|tasks?|products?|refs?|nos?\.?|numbers?|updates? (?:on|for)|regarding|as "
    r"for)\s*[#:]?\s?|(?<![\w#])#\s?)"
    r"|(?P<verb>\b(?:put|mark|show|record|log|change|move|set|turn)\s)|(?:^|(?<=\n)|(?<=[:;] "
    r"))[\s•*-]*)(?P<list>\d{1,3}(?:\s*(?:,|and|&|\+|/)\s*\d{1,3}){0,9})(?![\w%£]|[.:,/-]\d)",
    re.I,
)
_CHAINED = re.compile(r"(?:[,;/&]|\band\b|\n|[)\ue001-\ue004])\s*(?P<n>\d{1,3})(?![\w%£]|[.:,/-]\d)", re.I)
"""A plan of bare numbers: one counts after a noun or '#', or where a line begins with it and goes on with a rating."""
_STATED = (
    r"(?:red|amber|yellow|green|blue|done|complete\w*|finished|closed|on track|(?:not|yet to|un)[ -]?start(?:ed)?"
    r"|on hold|paused|blocked|stuck|behind|late|at risk|[RAGB])\b"
)
_STATED_BEFORE = re.compile(
    r"\b(?:red|amber|yellow|green|blue|done|completed?|finished|track|started|hold|late|behind)/$", re.I
)
"""'A12 amber/A13 green': a slash after what was said of one begins the next."""
_COLOURED = re.compile(
    rf"\W*(?:(?:is|are|was|now|still|at|all|both) ){{0,2}}{_STATED}"
    r"(?:[^.;,\n]{0,30}?(?=,|\s(?:and|n|&|as (?:is|are)|so (?:is|are))\s)|(?=\s+\d{1,3}\s))",
    re.I,
)
_NEXT = re.compile(
    r"\s*(?:,|\band\b|\bn\b|&|\b(?:as|so) (?:is|are)\b|(?=\s\d{1,3} \w+(?:\W*$|[,;.]|\s+\d{1,3} \w)))\s*(?:and )?"
    rf"(?P<n>\d{{1,3}})(?=(?:\s*(?:,|and|n|&)\s*\d{{1,3}}){{0,3}}(?:\s+(?:is |are |now |still |both |all )?"
    rf"(?:{_STATED}|(?:too|as well|also|likewise|same|the same|ditto)\b)|\W*$))",
    re.I,
)
_COUNTED = re.compile(r"[^.;\n]{0,60}\b(?:to go|left|remaining|outstanding|to do|so far|in total|of them)\b", re.I)
_AFTER_COMMA = re.compile(r",\s+\d{1,3}\s+(?!(?:(?:is|are|was|still|now) )?(?:red|amber|green|blue)\b)", re.I)
_NEAR_BY = 6
"""How far apart the numbers of 'A12 green, 13 red and 14 done' may lie."""


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
            hits.append(_from_to(hits[-1], hit, text, plan) if hits else hit)
    return tuple(hits)


def _from_to(first: ReferenceHit, last: ReferenceHit, text: str, plan: PlanIndex) -> ReferenceHit:
    """The second reference of 'A3 to A6' names all that lie between as well."""
    if first.kind != "action" or last.kind != "action" or not _TO.fullmatch(text[first.end : last.start]):
        return last
    refs = tuple(plan.by_ref)
    start, end = refs.index(first.refs[-1]), refs.index(last.refs[0])
    return replace(last, refs=(*refs[start + 1 : end], *last.refs)) if start < end <= start + 12 else last


def _all_hits(text: str, plan: PlanIndex) -> Iterator[ReferenceHit]:
    figures = _DIGIT.search(text)
    for match in _REC_ACTION.finditer(text) if figures else ():
        yield from _rec_action(match, plan)
    for start, end, refs in find_spoken(text, plan):
        yield ReferenceHit(start, end, "action" if len(refs) == 1 else "either", refs, text[start:end])
    for start, end, under in find_spoken_unknown(text, plan):
        yield ReferenceHit(start, end, "heading" if under else "unknown", under, text[start:end])
    if figures:
        yield from _in_figures(text, plan)


def _in_figures(text: str, plan: PlanIndex) -> Iterator[ReferenceHit]:
    if "9" in plan.shapes:
        yield from _numbered(text, plan)
    other = other_talk(text)
    ended = -1
    for match in plan.lettered.finditer(text):
        slashed = text[match.start() - 1 : match.start()] == "/" and ended != match.start() - 1
        if slashed and not _STATED_BEFORE.search(before(text, match.start(), 16)):
            continue
        ended = match.end() if lettered_key(match.group()) in plan.spellings else ended
        if _STANDS_APART.search(match.group()) and not _surely_apart(text, match, plan):
            continue
        refs = plan.spellings.get(lettered_key(match.group()), ())
        if refs and is_glued(text, match.end()) and not _DECIDED.match(text, match.end() + 1):
            continue
        if refs and not looks_alike(text, match, other):
            kind: Kind = "action" if len(refs) == 1 else "either"
            yield ReferenceHit(match.start(), match.end(), kind, refs, match.group())
            yield from _number_only(text, match, plan)
        elif not refs and _surely_one(match, plan) and _DECIDED.match(after(text, match.end())):
            yield ReferenceHit(match.start(), match.end(), "unknown", (), match.group())
    yield from _numbers_beside(text, plan)
    for match in _TOKEN.finditer(text):
        yield from _token(text, match, plan, other)


def _numbers_beside(text: str, plan: PlanIndex) -> Iterator[ReferenceHit]:
    """'For 24 we are at 30%, for A25 on hold': a number that leads a clause beside a lettered reference."""
    beside = [match for match in plan.lettered.finditer(text) if lettered_key(match.group()) in plan.spellings]
    letters = {re.sub(r"[0-9]+$", "", match.group()) for match in beside}
    if len(letters) != 1 or letters == {""}:
        return
    numbers = [match for match in _LEADS.finditer(text) if not _is_count(text, match)]
    for match in (*numbers, *_chain(text, beside)):
        refs = plan.spellings.get(lettered_key(f"{next(iter(letters))}{match['n']}"), ())
        if len(refs) == 1:
            yield ReferenceHit(match.start("n"), match.end("n"), "action", refs, match["n"])


def _is_count(text: str, match: re.Match[str]) -> bool:
    """'12 weeks', and after a comma '2 done', where only a colour makes a reference of a number."""
    return is_measure(text, match.end()) or bool(_AFTER_COMMA.match(text, match.start()))


def _chain(text: str, beside: list[re.Match[str]]) -> Iterator[re.Match[str]]:
    """'A12 green, 13 red and 14 done': rising numbers, a colour to each or to the one before it."""
    for first in beside:
        last, place = int(re.sub(r"[^0-9]", "", first.group()) or 0), first.end()
        if joined := _MORE.match(text, place):
            last, place = int(re.findall(r"\d+", joined.group())[-1]), joined.end()
        if not _COLOURED.match(text, place):
            continue
        while more := _NEXT.match(text, told.end() if (told := _COLOURED.match(text, place)) else place):
            if not last < int(more["n"]) <= last + _NEAR_BY or _COUNTED.match(text, more.end()):
                break
            yield more
            last, place = int(more["n"]), more.end()


def is_glued(text: str, end: int) -> bool:
    """Whether the reference that ends there has an 's' without its apostrophe: 'a17s amber'."""
    return text[end : end + 1] in ("s", "S") and text[end + 1 : end + 2] == " "


def _surely_apart(text: str, match: re.Match[str], plan: PlanIndex) -> bool:
    """'B 2 amber' and '2 b is done' name actions; 'a 2 week delay' and 'page 2 a bit late' do not."""
    refs = plan.spellings.get(lettered_key(match.group()), ())
    if refs and opens_with(text, match.start(), match.end(), refs, plan):
        return True
    letter = next(each for each in match.group() if each.isalpha())
    if letter == "A" and match.group()[0] == "A" and _COLOURED_ALONE.match(text, match.end()):
        return bool(_LEAD.search(before(text, match.start(), 40)))
    if letter in "aAI" or (letter == "i" and match.group()[0] == "i"):
        return False
    return bool(_DECIDED.match(text, match.end())) and bool(_LEAD.search(before(text, match.start(), 40)))


def _number_only(text: str, match: re.Match[str], plan: PlanIndex) -> Iterator[ReferenceHit]:
    """'A3/4' and 'A3, 4 and 5 green': the others have the letters of the first."""
    prefix = re.sub(r"[0-9]+$", "", match.group())
    more = _MORE.match(text, match.end())
    if more is None or prefix == match.group() or not _DECIDED.match(after(text, more.end())):
        return
    for number in re.finditer(r"\d+", more.group()):
        if refs := plan.spellings.get(lettered_key(prefix + number.group()), ()):
            start, end = more.start() + number.start(), more.start() + number.end()
            yield ReferenceHit(start, end, "action" if len(refs) == 1 else "either", refs, number.group())


def _surely_one(match: re.Match[str], plan: PlanIndex) -> bool:
    """'Action 99' and 'WS9P3' can be nothing but references, in the plan or not."""
    key = lettered_key(match.group())
    return bool(
        re.match("action|task|product", key) or (re.match("[a-z]+[0-9]+[.][a-z]", key) and shape_of(key) in plan.shapes)
    )


def _numbered(text: str, plan: PlanIndex) -> Iterator[ReferenceHit]:
    found = False
    for match in _NUMBERED.finditer(text):
        if is_measure(text, match.end()) or not (match["noun"] or _DECIDED.match(text, match.end())):
            continue
        for number, each in enumerate(re.finditer(r"\d{1,3}", match["list"])):
            start, end = match.start("list") + each.start(), match.start("list") + each.end()
            if refs := plan.spellings.get(each.group()):
                yield ReferenceHit(start if number else match.start(), end, "action", refs, each.group())
                found = True
    for match in _CHAINED.finditer(text) if found else ():
        if (refs := plan.spellings.get(match["n"])) and _DECIDED.match(text, match.end()):
            yield ReferenceHit(match.start("n"), match.end("n"), "action", refs, match["n"])


def _rec_action(match: re.Match[str], plan: PlanIndex) -> Iterator[ReferenceHit]:
    whole = plan.spellings.get(f"{match['rec']}.{match['action']}") or ()
    plain = plan.spellings.get(match["action"]) or ()
    refs = tuple(dict.fromkeys((*whole, *plain)))
    kind: Kind = "either" if len(refs) > 1 else "action" if refs else "unknown"
    yield ReferenceHit(match.start(), match.end(), kind, refs, match.group())


def _token(text: str, match: re.Match[str], plan: PlanIndex, other: re.Pattern[str] | None) -> Iterator[ReferenceHit]:
    words, start, end = match.group(), match.start(), match.end()
    key = spelling_key(words)
    if _begins_like_one(text, match, key, plan):
        yield ReferenceHit(start, end, "unknown", (), words)
        return
    meant = tuple(_meant(text, match, key, plan))
    if meant and not looks_alike(text, match, other):
        yield from meant


def _meant(text: str, match: re.Match[str], key: str, plan: PlanIndex) -> Iterator[ReferenceHit]:
    """What is spelt like a reference names, if it is one."""
    words, start, end = match.group(), match.start(), match.end()
    refs = plan.spellings.get(key)
    if refs and words.isdigit():
        return
    if refs:
        kind: Kind = "action" if len(refs) == 1 else "either"
        yield ReferenceHit(start, end, kind, refs, words)
    elif key in plan.headings:
        yield ReferenceHit(start, end, "heading", plan.headings[key], words)
    elif "/" in words or "," in words:
        yield from _each_part(match, plan)
    else:
        yield from _not_in_plan(text, match, plan)


def _begins_like_one(text: str, match: re.Match[str], key: str, plan: PlanIndex) -> bool:
    """'2.1.30 amber' at the head of a line is an action the plan has not, where it has a 2.1, and no day of January."""
    if key in plan.spellings or key.count(".") != 2 or shape_of(key) not in plan.shapes:
        return False
    if key.rpartition(".")[0] not in plan.headings or not _DECIDED.match(after(text, match.end())):
        return False
    return bool(_SURE_LEAD.search(before(text, match.start(), 40)))


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
    meant = plan.digits.get(_NOT_DIGITS.sub("", key), ())
    candidates = tuple(ref for ref in meant if not _LETTER.search(spelling_key(ref)))
    if not candidates and (words.isdigit() or shape_of(key) not in plan.shapes):
        return
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
