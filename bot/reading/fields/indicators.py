"""Readings of the plan's indicators: which indicator, what value, for which period."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache

from bot.reading.beside import after, before
from bot.reading.dates.periods import find_period
from bot.reading.fields.spoken_numbers import spoken_values
from bot.reading.naming.plan_index import PlanIndex, ReadableIndicator, stem
from bot.reading.reading import IndicatorReading

_DIGIT = re.compile(r"\d")
_CODE = re.compile(r"(?<![\w/.-])[A-Z][A-Z0-9_]{2,}s?(?![\w/])")
_WORD = re.compile(r"[A-Za-z0-9]+(?:'[a-z]+)?")
_NUMBER = re.compile(
    r"(?<![\w.,/£$-])(?P<n>\d{1,3}(?:,\d{3})+|\d+(?:\.\d+)?)(?P<unit>\s?(?:%|per ?cent\b"
    r"|pct\b))?(?![\w/]|\.\d|,\d{3})",
    re.I,
)
_PASSING = re.compile(
    r"\b(?:target|against|vs|versus|compared (?:to|with)|from|than|goal|aim(?:ing)?(?: for)?|threshold|by|baseline"
    r"|national"
    r"|england|statistical neighbours?|above|below|under|over)\s*(?:of|is|was|a|an|the|average|our|their|in "
    r"\w+)?\s*$",
    re.I,
)
_BEFORE_NOW = re.compile(r"\b(?:was|were|had been|stood at|previously)\s+(?:at\s+|on\s+)?$", re.I)
_IN_THOUSANDS = ("£k", "£000", "£000s", "k")
_THOUSANDS = re.compile(r"(?<![\w.,£])(?P<pound>£?)(?P<n>\d+(?:\.\d+)?)[kK](?!\w)")
"""'214k' and '£214k' of an indicator that counts thousands of pounds."""
_EARLIER = re.compile(
    r"(?:\(|\b(?:from|was|were|against|compared (?:to|with)|vs|versus|had|than)\s+)(?:at\s+|on\s+"
    r"|about\s+)?(?P<n>\d+(?:\.\d+)?)\s?"
    r"(?P<unit>%|per ?cent\b|pct\b)?\s*(?P<when>(?:in|for|at|last|back in)\b[^,;.\n]{0,24})",
    re.I,
)
_COMPARED = re.compile(
    r"\b(?:(?:down|up) (?:from|on)|from|against|compared (?:to|with)|vs|versus)\s+(?:at\s+|on\s+"
    r"|about\s+)?\d+(?:\.\d+)?"
    r"\s?(?:%|per ?cent\b|pct\b)?\s*(?:in|for|at|last|back in)\b[^,;.\n]{0,24}",
    re.I,
)
_AGAINST = re.compile(r"^\s*(?:target|previously|in the plan)\b", re.I)
_NOT_OURS = re.compile(
    r"^\W*(?:and |but |the |our |a )*(?:target|benchmark|goal|aim|threshold|standard|national|england|regional"
    r"|statistical|average for|what would|if)\b"
    r"|\b(?:benchmark|comparator|neighbouring|other (?:councils|authorities|areas)|elsewhere"
    r"|nationally|regionally)\b",
    re.I,
)
_THEY_GOT = re.compile(
    r"^\W*(?!(?:We|They|It|This|That|I|You|Trust|The|Our|My|All|Only|Just|Still|Now|Team|Staff|Both"
    r"|Overall)\b)(?P<who>[A-Z][a-z]{2,})"
    r"(?: (?:council|county|city|borough|district))?(?: (?:have|has|had))? (?:got|had|have|has|hit|managed"
    r"|scored|achieved|reported|are (?:at|on)|is (?:at|on)"
    r"|were (?:at|on)|was (?:at|on))\b"
)
_MONTHS = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?"
    r"|oct(?:ober)?|nov(?:ember)?"
    r"|dec(?:ember)?)\b"
)
_GATHERING = re.compile(
    r"\b(?:meeting|panel|room|huddle|session|workshop|training|mon|tue|tues|wed|weds|thu|thur|thurs|fri|(?:mon"
    r"|tues|wednes|thurs|fri)day)s?\b"
    r"|\bo'?clock\b|\d ?[ap]m\b",
    re.I,
)
_WORKED = re.compile(
    r"\b(?:[a-z]{3,}ed|written|done|read|sent|sat|met|held|begun|left|to go|to do|weeks?|days?|months?)\b", re.I
)
_THINGS = re.compile(
    r"\s+(?!(?:in|for|at|this|last|on|now|as|and|against|vs|up|down|from|which|so|target|or|but|is|was|again"
    rf"|still|overall|to|{_MONTHS})\b)[a-z]{{3,}}",
    re.I,
)
"""'Two people on core group minutes': a number of things is no percentage."""
_TIME = re.compile(
    r"[\s-]?(?:working )?(?:min(?:ute)?s?|h(?:ou)?rs?|days?|w(?:ee)?ks?|fortnights?|months?|mths?"
    r"|years?|yrs?)\b",
    re.I,
)
"""'Slipped two weeks' gives no value of what is counted or of a share."""
_ORDINAL = re.compile(r"\s*(?:st|nd|rd|th)\b", re.I)
_PART_OF = re.compile(
    r"\s+(?:(?:out\s+)?of\s+(?:the|our|these|them|\d)|(?:more|further|extra)\s+(?:done|complet"
    r"|finish|read|written|sent|start|to\b))",
    re.I,
)
_MORE = re.compile(r"\b(?:another|a further|further|extra|first|next|last|of|of the|out of)\s+$", re.I)
_DAYS = range(1, 32)
_MONTH_NEXT = re.compile(rf"\s*{_MONTHS}\b", re.I)
_MONTH_LAST = re.compile(rf"\b{_MONTHS}\s*$", re.I)
_NUMBERED = re.compile(
    r"(?<!last )(?<!this )(?<!previous )\b(?:month|week|wk|q|quarter|version|v|sections?|paras?|paragraph|clause"
    r"|article|box|page|room|sheet|tab|slide|row|column|appendix|annex|item|chart)\s*$",
    re.I,
)
_SENTENCE = re.compile(r"[;\n]|\.(?=\s|$)")
_PIECE = re.compile(r",(?!\d{3}\b)|\s+and\s+(?=[A-Za-z])|\s[–—]\s|\t|\|")
_ROW = re.compile(r"[|\t]")
"""A row of a table has its month in any of its cells."""
_ALMOST_ALONE = re.compile(
    r"^[\s\W]*(?:(?:now|at|is|are|it's|was|we're|we are|came|come|comes|out|in|stands|stood|on|to|down|up|about|just"
    rf"|only|latest|which|has|{_MONTHS}|q(?:tr ?)?[1-4](?: (?:20)?\d\d(?:[/-]\d\d)?)?|(?:wk|week)\s?\d{{1,2}}"
    r"|have|risen|fallen|dropped|month|week|ending|w/e|for|the|figure|of|all|gone|got|hit|reached|currently|roughly"
    r"|so)\W+)*(?=\d)",
    re.I,
)


_BRACKETED = re.compile(
    rf"\(\s*(?P<when>(?:in )?{_MONTHS})\W+(?:was |it was )?(?P<n>\d+(?:\.\d+)?)\s?(?P<unit>%"
    rf"|per ?cent\b|pct\b)?\s*\)",
    re.I,
)
_BRACKETS = re.compile(r"\([^()]*\)")
_LISTED = re.compile(
    r"\W*(?:and\s+)?(?:[^:]{0,30}:\s*)?(?P<name>[A-Za-z][A-Za-z' -]{1,40}?)"
    r"(?:\s*[:=–-]\s*|\s+(?:(?:is|was|were|at|now|are|to|on)\s+){0,2})"
    rf"\d[\d.]*\s?(?:%|per ?cent)?(?:\s+(?:in|for)\s+(?:{_MONTHS}|last month))?\W*",
    re.I,
)
_MONTHLY = re.compile(
    rf"\W*(?:and\s+)?(?:(?:in\s+)?(?:{_MONTHS}|(?:week|wk)\s?\d{{1,2}})\W+(?:it )?(?:was "
    rf"|at )?(?P<n>\d[\d.]*)\s?(?:%|per ?cent)?"
    rf"|(?P<n_>\d[\d.]*)\s?(?:%|per ?cent)?\s+(?:(?:in|for)\s+{_MONTHS}|\((?:in |for )?{_MONTHS}\)))\W*",
    re.I,
)
_NOW = re.compile(
    r"\W*(?:and |but )?(?:(?:now|currently|today|this month|latest)(?: is| at| it's)?\W+(?P<n>\d[\d.]*)\s?(?:%"
    r"|per ?cent)?"
    r"|(?:up |down |back )?(?:at |to )?(?P<n_>\d[\d.]*)\s?(?:%|per ?cent)?\s+(?:now|currently|today|this month"
    r"|so far))\W*",
    re.I,
)
"""'72% in January, 79% now'."""
_IN_A_ROW = re.compile(rf"(?<=\s)({_MONTHS}\s+\d[\d.]*\s?%?)\s(?={_MONTHS}\s+\d)", re.I)
"""'Dec 28 Jan 29' is a list of readings without its commas."""
_LEFT = re.compile(
    r"\W*(?:(?:now|only|just|down to|still|we have|there are|have|got"
    r"|about)\W+){0,3}\d[\d,]*\s+(?P<name>[a-z]+(?: [a-z]+)?)\s+"
    r"(?:left|to go|outstanding|remaining|still to do|to do)\b[^,.;]{0,16}",
    re.I,
)
"""'14 books left': a count that only one indicator can be of."""
_FILLER_STEMS = frozenset(stem(word) for word in "rate figure figures number count now still total and the".split())
_Pieces = list[tuple[int, str, "ReadableIndicator | None"]]


@dataclass(frozen=True, slots=True)
class IndicatorHit:
    """A reading with the actions its indicator belongs to, and where its value stands."""

    reading: IndicatorReading
    refs: tuple[str, ...]
    start: int
    end: int


@lru_cache(maxsize=16)
def find_indicators(
    text: str, plan: PlanIndex, sent: date, refs: tuple[str, ...] = (), period: str | None = None
) -> tuple[IndicatorHit, ...]:
    """Readings in a text; `refs` are the actions it is known to be about, `period` one given before it."""
    if not plan.indicator_names:
        return ()
    text = _IN_A_ROW.sub(lambda match: f"{match.group(1)},", spoken_values(text))
    if any(indicator.unit.casefold() in _IN_THOUSANDS for _, indicator in plan.indicator_names):
        text = _THOUSANDS.sub(lambda match: f"{' ' * len(match['pound'])}{match['n']} ", text)
    if not _DIGIT.search(text):
        return ()
    shared = _shared(text, _pieces(text), sent, period)
    hits: list[IndicatorHit] = []
    for start, sentence in _cut(text, _SENTENCE):
        in_row = _shared(sentence, _cut(sentence, _PIECE), sent, shared) if _ROW.search(sentence) else shared
        hits += _sentence(start, sentence, plan, sent, refs, in_row)
    return tuple(hits)


def _sentence(
    place: int, sentence: str, plan: PlanIndex, sent: date, refs: tuple[str, ...], shared: str | None
) -> Iterator[IndicatorHit]:
    """Each indicator a sentence names with the first number that can be its value, there or between the next commas."""
    if not _DIGIT.search(sentence):
        return
    pieces = [(start, piece, _named(piece, plan, refs)) for start, piece in _cut(sentence, _PIECE)]
    pieces = _as_listed(pieces, plan)
    waiting: ReadableIndicator | None = None
    given: ReadableIndicator | None = None
    named_in = 0
    if len(pieces) > 1 and not any(named for _, _, named in pieces):
        waiting = _named(sentence, plan, ())
    for start, piece, named in pieces:
        if named:
            waiting, named_in = named, start
        if waiting is None:
            yield from _next_month(given, place + start, piece, sent)
            continue
        match = None if _of_others(piece, plan) else _value(piece, waiting)
        if match and (named or match["unit"] or _ALMOST_ALONE.match(piece)):
            own = _without_earlier(piece, match)
            when = (
                find_period(_BRACKETS.sub(" ", own), sent)
                or find_period(sentence[named_in:start] + own, sent)
                or (shared if own == piece else None)
            )
            yield _hit(waiting, match, place + start, when)
            yield from _earlier(waiting, sentence, place, start + match.end(), sent)
            given, waiting = waiting, None


def _without_earlier(piece: str, value: re.Match[str]) -> str:
    """The words without an earlier figure and its period; 'was 19% in October' may be the figure itself."""
    return _EARLIER.sub(lambda each: each.group() if each.start() < value.start() < each.end() else " ", piece)


def _of_others(piece: str, plan: PlanIndex) -> bool:
    """A target, a comparison or another council's figure, and no reading of this plan's."""
    if _NOT_OURS.search(piece):
        return True
    other = _THEY_GOT.match(piece)
    if not other:
        return False
    word = other["who"].casefold()
    return word not in plan.names and not any(stem(word) in names for names, _ in plan.indicator_names)


def _as_listed(pieces: _Pieces, plan: PlanIndex) -> _Pieces:
    """In a list of readings ('supervision 91, IHAs 66') a word that only one indicator's names hold is enough."""
    if sum(_LISTED.fullmatch(piece) is not None for _, piece, _ in pieces) < 2:
        return pieces
    return [(start, piece, named or _only_one(piece, plan)) for start, piece, named in pieces]


def _only_one(piece: str, plan: PlanIndex) -> ReadableIndicator | None:
    return _of_one(match["name"], plan) if (match := _LISTED.fullmatch(piece)) else None


def _of_one(name: str, plan: PlanIndex) -> ReadableIndicator | None:
    """The only indicator whose names hold all these words."""
    words = frozenset(stem(word.casefold()) for word in _WORD.findall(name)) - _FILLER_STEMS
    found = {each.id: each for names, each in plan.indicator_names if words and words <= names}
    return next(iter(found.values())) if len(found) == 1 else None


def _next_month(given: ReadableIndicator | None, place: int, piece: str, sent: date) -> Iterator[IndicatorHit]:
    """'71% in March, 68% in February': another month's reading of what was given just before."""
    now = _NOW.fullmatch(piece) if given else None
    match = (_MONTHLY.fullmatch(piece) or now) if given else None
    when = find_period(piece, sent) if match else None
    if given and match and (when or now):
        number = _NUMBER.search(piece, match.start("n") if match["n"] else match.start("n_"))
        if number and (given.unit != "%" or float(number["n"].replace(",", "")) <= 100):
            yield _hit(given, number, place, when)


def _hit(indicator: ReadableIndicator, match: re.Match[str], place: int, when: str | None) -> IndicatorHit:
    value = float(match["n"].replace(",", ""))
    reading = IndicatorReading(indicator.id, value, indicator.unit, when)
    return IndicatorHit(reading, indicator.actions, place + match.start(), place + match.end())


def _earlier(
    indicator: ReadableIndicator, sentence: str, place: int, after_value: int, sent: date
) -> Iterator[IndicatorHit]:
    """'down from 85 in December': a value compared with is a reading too when its own period is given."""
    for match in (*_EARLIER.finditer(sentence, after_value), *_BRACKETED.finditer(sentence, after_value)):
        when = find_period(match["when"], sent)
        if when and (indicator.unit != "%" or match["unit"] or float(match["n"]) <= 100):
            yield _hit(indicator, match, place, when)


def _cut(text: str, mark: re.Pattern[str]) -> list[tuple[int, str]]:
    cuts = [0, *(match.end() for match in mark.finditer(text)), len(text)]
    return [(start, text[start:end]) for start, end in itertools.pairwise(cuts) if text[start:end].strip()]


def _pieces(text: str) -> list[tuple[int, str]]:
    return [(start + at, piece) for start, sentence in _cut(text, _SENTENCE) for at, piece in _cut(sentence, _PIECE)]


def _shared(text: str, pieces: list[tuple[int, str]], sent: date, period: str | None) -> str | None:
    """One period in a list of readings is the period of them all; otherwise the one given before."""
    if len(pieces) == 1 or sum(find_period(_COMPARED.sub(" ", piece), sent) is not None for _, piece in pieces) == 1:
        return find_period(_COMPARED.sub(" ", text), sent) or period
    return period


def _named(piece: str, plan: PlanIndex, refs: tuple[str, ...]) -> ReadableIndicator | None:
    """The indicator whose name or alias the words hold, or which the known action and unit point to."""
    words = {stem(word.casefold()) for word in _WORD.findall(piece)}
    for names, indicator in plan.indicator_names:
        if (len(names) > 1 and names <= words) or (len(names) == 1 and names <= words and max(map(len, names)) > 5):
            return indicator
    by_code = _by_code(piece, plan)
    if by_code:
        return by_code
    if (left := _LEFT.fullmatch(piece)) and (only := _of_one(left["name"], plan)) and only.unit == "count":
        return only
    own = [each for ref in refs for each in plan.indicators_of.get(ref, ())]
    for names, indicator in plan.indicator_names:
        shared = len(names & words)
        if indicator in own and shared and _unit_said(piece, indicator):
            return indicator
        if indicator in own and indicator.unit == "count" and shared >= 2:
            return indicator
        if indicator in own and indicator.unit == "count" and len(own) == 1 and shared and _counts_it(piece, names):
            return indicator
        if shared >= 2 and shared >= 0.6 * len(names) and _unit_said(piece, indicator):
            return indicator
    return next((each for each in own if each.unit not in ("%", "count", "") and _unit_said(piece, each)), None)


def _counts_it(piece: str, names: frozenset[str]) -> bool:
    """'423 waiting', 'list is 423 now': nothing else is counted and no work is told of."""
    counted = re.search(r"\d\s+([A-Za-z]{3,})", piece)
    return (
        len(piece.split()) <= 9
        and not _WORKED.search(piece)
        and not re.search(r"\bfor\s+(?:the |our )?\d", piece)
        and (not counted or not _THINGS.match(f" {counted[1]}") or stem(counted[1].casefold()) in names)
    )


def _by_code(piece: str, plan: PlanIndex) -> ReadableIndicator | None:
    """An indicator by its short code or acronym as the plan writes it (EHC20, IHAs); not in shouted text."""
    codes = set(_CODE.findall(piece))
    if not codes or (piece.isupper() and len(piece.split()) > 4):
        return None
    for indicator in plan.plan.indicators:
        if codes & {indicator.id, *(name for name in indicator.aliases if _CODE.fullmatch(name))}:
            return indicator
    return None


def _unit_said(piece: str, indicator: ReadableIndicator) -> bool:
    if indicator.unit == "%":
        return bool(re.search(r"\d\s?(?:%|per ?cent)", piece))
    return indicator.unit not in ("count", "") and bool(
        re.search(rf"\d\s?{re.escape(indicator.unit.rstrip('s'))}", piece, re.I)
    )


def _value(piece: str, indicator: ReadableIndicator) -> re.Match[str] | None:
    """The number that is the reading: not one inside the name, a target, a comparison or a date."""
    own_numbers = set(re.findall(r"\d+", " ".join((indicator.name, *indicator.aliases))))
    values = [
        match
        for match in _NUMBER.finditer(piece)
        if not _PASSING.search(before(piece, match.start()))
        and not _AGAINST.match(after(piece, match.end()))
        and not _dated(piece, match)
    ]
    if indicator.unit == "%":
        marked = [match for match in values if match["unit"]]
        plain = (
            []
            if _GATHERING.search(piece)
            else [match for match in values if not _THINGS.match(after(piece, match.end()))]
        )
        values = marked or [match for match in plain if float(match["n"].replace(",", "")) <= 100]
    else:
        values = [match for match in values if not match["unit"]]
    if indicator.unit in ("%", "count", "") and not _TIME.search(f" {indicator.name}"):
        values = [match for match in values if match["unit"] or not _TIME.match(after(piece, match.end()))]
    beyond = [match for match in values if match["n"] not in own_numbers or match["unit"]]
    beyond = [match for match in beyond if not _BEFORE_NOW.search(before(piece, match.start()))] or beyond
    unit = indicator.unit.rstrip("s")
    with_unit = [
        m for m in beyond if unit not in ("%", "count", "") and after(piece, m.end()).lstrip().startswith(unit)
    ]
    return next(iter(with_unit or beyond), None)


def _dated(piece: str, match: re.Match[str]) -> bool:
    """Whether a number is a day, a year, a month's or a week's number, or counts a part of something."""
    tail, head = after(piece, match.end()), before(piece, match.start())
    if match["unit"]:
        return False
    if _ORDINAL.match(tail) or _PART_OF.match(tail) or _MORE.search(head):
        return True
    if _MONTH_NEXT.match(tail) and float(match["n"].replace(",", "")) in _DAYS and not re.search(r"[:=–—-]\s*$", head):
        return True
    return bool(_NUMBERED.search(head) or (len(match["n"]) == 4 and _MONTH_LAST.search(head)))
