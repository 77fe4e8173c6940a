"""Progress given as a percentage or a fraction of the whole action."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.reading.beside import after, before
from bot.reading.fields.spoken_numbers import spoken_percentages
from bot.reading.gates import Gated

_PERCENT = Gated(
    r"(?<![\w.])(?P<n>\d{1,3}(?:\.\d+)?)\s?(?:ish\s?)?(?:%|per ?cent\b|pct\b|pc\b)(?!\s+(?:agree|sure|certain"
    r"|attendance|turn-?out|take-?up|uptake|satisf\w+|response|pass rate|sickness|occupancy|accura\w+|discount"
    r"|battery|pay|of (?:attendees|respondents)"
    r"|behind|with you|right|correct))",
    re.I,
)
_NOUN_FIRST = Gated(
    r"(?:\b|(?=%))(?:per ?cent(?:age)?(?: complete| done)?|%(?: complete| done)?|progress|completion"
    r"|complete)\s*(?:(?:is|now|at|still|of|has"
    r"|reached|about)\s+"
    r"|[:=]\s*){1,3}(?P<n>\d{1,3})(?![\d/]|[.,]\d|\s?(?:%|per ?cent|st|nd|rd|th|days?|weeks?|months?|(?:jan|feb|mar"
    r"|apr|may|jun|jul|aug|sep|oct|nov|dec)\w*"
    r")\b)",
    re.I,
)
_NOT_PROGRESS = re.compile(
    r"\b(?:target|against|up|down|from|was|by|below|than|at least|aim(?:ing)? for|goal|threshold|ignore|not|wasn't"
    r"|isn't"
    r"|rise|fall|increase|cut|(?<!progress )(?<!completion )of|attendance|turn-?out|take-?up|uptake"
    r"|satisfaction|occupancy|sickness)\s+(?:of\s+|a\s+|the\s+|is\s+|was\s+|at\s+)*$",
    re.I,
)
_SAID = re.compile(
    r"\b(?:done|complete\w*|finished|progress|there|through|of (?:the )?(?:way|work)|read|reviewed"
    r"|written|drafted|built|tested|loaded|migrated)\b",
    re.I,
)
_OF_THE_WORK = (
    r"(?=\s+(?:of\b(?! an hour)|(?:the )?way\b|done|complete\w*|finished|through|there|read|written|trained|built"
    r"|tested"
    r"|reviewed|drafted)\b)"
)
_IN_FIGURES = Gated(rf"(?<![\d/.])(?P<top>[1-9])/(?P<below>[2-9]|10)(?![\d/]){_OF_THE_WORK}", re.I)
"""'3/4 done' is three quarters; '3/4' alone is a day in April."""
_FRACTIONS: tuple[tuple[re.Pattern[str] | Gated, int], ...] = (
    (Gated(r"\bthree[\s-]quarters?\b(?! of an hour)", re.I), 75),
    (re.compile(r"\btwo[\s-]thirds?\b", re.I), 67),
    (
        Gated(
            r"\b(?:half[\s-]?way(?: there| through)?|half (?:done|finished|complete|of it|the way)|50/50)\b"
            r"|\ue010\W{0,3}(?:about |nearly |over )?half(?=\W*$)",
            re.I,
        ),
        50,
    ),
    (Gated(r"\b(?:a|one) third\b", re.I), 33),
    (re.compile(r"\b(?:a |one |(?<=\ue010 ))quarter (?:done|of the way|complete|through|finished)\b", re.I), 25),
    *(
        (
            re.compile(
                rf"\b(?:{word}|{top})[\s/-]+(?:{part}s?)(?: of the way| of it)?\b(?! of (?!it|the way|the work))", re.I
            ),
            round(100 * top / below),
        )
        for part, below in (("fifth", 5), ("tenth", 10), ("eighth", 8))
        for word, top in (("one", 1), ("two", 2), ("three", 3), ("four", 4), ("five", 5), ("seven", 7), ("nine", 9))
        if top < below
    ),
)
_PART = Gated(r"\b(?:half|third|quarter|fifth|tenth|eighth|50)", re.I)
_NONE = Gated(r"\b(?:zero|nought|nil)(?= ?(?:%|per ?cent|pct))", re.I)
_LEFT = re.compile(
    r"\s*(?:of (?:it|this|the work) )?(?:is |still )*(?:left|to go|remaining|remains|outstanding|to do)\b", re.I
)
_OF_ABSENT_PEOPLE = re.compile(
    r"\s*of (?:the |our |my |us\b ?)?(?:\w+ ){0,3}?(?:is |are |have |has |was |were |all )*"
    r"(?:off|sick|left|leaving|on leave|vacant|away|missing|unavailable|agency|absent|resigned)\b",
    re.I,
)


@dataclass(frozen=True, slots=True)
class PercentFound:
    """A percentage of progress, its words and place; `said` when words beside it say that it is progress."""

    percent: int
    words: str
    said: bool
    start: int
    end: int


def find_percent(text: str) -> PercentFound | None:
    """The percentage a clause gives for progress (the last of several, as in 'was 40%, now 60%')."""
    text = spoken_percentages(_NONE.sub("0", text))
    found = None
    for match in _PERCENT.finditer(text):
        value = float(match["n"])
        if value > 100 or _NOT_PROGRESS.search(before(text, match.start())):
            continue
        if _OF_ABSENT_PEOPLE.match(text, match.end()):
            continue
        if _LEFT.match(text, match.end()):
            value = 100 - value
        said = any(map(_SAID.search, (after(text, match.end(), 24), before(text, match.start(), 24))))
        found = PercentFound(round(value), match.group(), said, match.start(), match.end())
    return found or _named(text) or _fraction(text)


def _named(text: str) -> PercentFound | None:
    """'Percent is 35', 'progress: 40'."""
    match = _NOUN_FIRST.search(text)
    if not match or int(match["n"]) > 100:
        return None
    return PercentFound(int(match["n"]), match.group(), True, match.start(), match.end())


def without_fractions(text: str) -> str:
    """The text with 'part' for fractions in figures, that none is read as a day."""
    return _IN_FIGURES.sub("part", text) if "/" in text else text


def _fraction(text: str) -> PercentFound | None:
    figures = _IN_FIGURES.search(text) if "/" in text else None
    if figures and int(figures["top"]) < int(figures["below"]):
        percent = round(100 * int(figures["top"]) / int(figures["below"]))
        return PercentFound(percent, figures.group(), True, figures.start(), figures.end())
    for pattern, percent in _FRACTIONS if _PART.search(text) else ():
        match = pattern.search(text)
        if match:
            return PercentFound(percent, match.group(), True, match.start(), match.end())
    return None
