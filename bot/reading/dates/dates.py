"""Our own closed grammar of British dates: what an officer's words mean on the day they were sent.

A phrase the grammar does not know gives no date at all; words that are about a time but settle no day
(half term, 'after Easter', the next board) are marked to be asked about, never turned into a day.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import reduce
from operator import or_
from zoneinfo import ZoneInfo

from bot.reading.beside import after, before
from bot.reading.dates.date_asks import ASK_RULES
from bot.reading.dates.date_days import DAY_RULES
from bot.reading.dates.date_festivals import FESTIVAL_RULES
from bot.reading.dates.date_periods import PERIOD_RULES
from bot.reading.dates.date_relative import RELATIVE_RULES
from bot.reading.dates.date_rules import Ask, DateContext, Found, Rule, Tense
from bot.reading.dates.date_spelling import usual_spelling
from bot.reading.gates import Gated, numbers, opened
from bot.reading.reading import Precision

_RULES = (*DAY_RULES, *RELATIVE_RULES, *PERIOD_RULES, *FESTIVAL_RULES, *ASK_RULES)
_RULE_BEHIND = {gate: number for number, (pattern, _) in enumerate(_RULES) for gate in numbers(pattern.gates)}
"""Which rule, by number, a gate is of."""
_GATES = reduce(or_, (pattern.gates for pattern, _ in _RULES))
_BEFORE = re.compile(r"(?<!not )(?<!no later than )(?<!on or )(?<!at or )\b(?:before|b4)\s+(?:the\s+)?$")
_NOT_BEFORE = re.compile(r"(?:\bnot|n't|\bnever|\bwont)\b[^,;.]{0,40}\bbefore\s+(?:the\s+)?$")
_AFTER = re.compile(r"\b(?:after|following|post|once|when)\s+(?:the\s+)?$")
_VAGUE_AFTER = Gated(
    r"(?<!the day )(?<!week )(?<!month )(?<!fortnight )(?<!look )(?<!looked )\bafter\s+(?!all\b)(?:the\s+"
    r"|we|that|they)?[\w' ]{2,30}"
)
_CAME_AFTER = re.compile(
    r"\b(?:re\w+ed|rewritten|amended|updated|changed|improved|start(?:ed|s)|stalled|stopped|dropped|fixed|tweaked)\s+$"
)
"""'Redrafted after union comments' tells of what has been."""
_CLOSING = re.compile(
    r"\b(?:until|till|finish\w*|done|complet\w*|ready|by|due|end(?:s|ing)?|close[sd]?|now"
    r"|expect\w*)\s+(?:on\s+|by\s+|for\s+|about\s+|around\s+|the\s+)*$"
)
_DENIED = re.compile(r"\bnot\s+(?:on\s+|by\s+|the\s+)*$")
"""'10 April, not 27 March'."""
_MONTH_VERB = re.compile(r"\b(?:may|march|sat|sun|mar)\b|the sun\b")
_MARCHED = re.compile(r"\s+(?:it|them|us|him|her|on|past|through|down|up|with|round)\b")
_ON = re.compile(r"\b(?:on|by|end of|in)\s+$")
_MONTH_CUE = re.compile(
    r"(?:\b(?:by|in|until|till|til|to|for|of|early|mid|late|end|start|since|from|during|now|is|was"
    r"|before|after|last|next"
    r"|this|on|be|like|nearer|towards|around|about|through|and)[\s-]+|(?<![\d.])\d{1,2}(?:st|nd|rd|th)?\s*(?:of\s+)?"
    r"|[(,:\-–=+/]\s*)$"
)
_LONDON = ZoneInfo("Europe/London")


@dataclass(frozen=True, slots=True)
class DateReading:
    """What a phrase about a time means: a day, or `ask` when it settles none; `impossible` for 30 February."""

    date: date | None
    words: str = ""
    precision: Precision | None = None
    ask: bool = False
    impossible: bool = False
    start: int = 0
    end: int = 0


NO_DATE = DateReading(None)


def read_date(
    sentence: str,
    reference: datetime,
    tense: Tense = "future",
    base_date: date | None = None,
    holidays: frozenset[date] = frozenset(),
) -> DateReading:
    """The one day a sentence gives for the work finishing (or, in the past, having finished).

    `reference` is when it was sent (aware, read as Europe/London); `base_date` is the plan's due date or
    current forecast, from which slips count. Gives NO_DATE when the sentence names no time at all.
    """
    sent = reference.astimezone(_LONDON).date() if reference.tzinfo else reference.date()
    context = DateContext(sent, tense, base_date, holidays)
    return choose_date(sentence, find_dates(sentence, context), tense)


def find_dates(text: str, context: DateContext) -> tuple[DateReading, ...]:
    """Every phrase about a time in the text, leftmost and longest first, none overlapping another."""
    folded = text.replace("’", "'").casefold()
    if len(folded) != len(text):
        folded = text.replace("’", "'").lower()
    folded = usual_spelling(folded)
    taken: list[DateReading] = []
    for start, end, found in sorted(_matches(folded, context), key=lambda hit: (hit[0], -hit[1])):
        if taken and start < taken[-1].end:
            continue
        taken.append(_bounded(folded, start, end, found, context))
    taken = [each for each in taken if each.date or each.ask]
    return (*taken, *_vague_after(folded, taken))


def choose_date(text: str, dates: tuple[DateReading, ...], tense: Tense) -> DateReading:
    """Of several dates the one said to be the finish ('until', 'by', 'done'), or else the last."""
    dates = tuple(each for each in dates if not _DENIED.search(before(text, each.start).lower())) or dates
    if not dates:
        return NO_DATE
    closing = [each for each in dates if _CLOSING.search(before(text, each.start).lower())]
    settled = [each for each in (closing or dates) if each.date]
    if tense == "past" and settled:
        return settled[0]
    return (closing or list(dates))[-1]


def _matches(folded: str, context: DateContext) -> Iterator[tuple[int, int, Found]]:
    for pattern, make in _worth_trying(folded):
        for match in pattern.finditer(folded):
            if not match.group().strip() or _is_a_verb(folded, match):
                continue
            found = make(match, context)
            if found is not None:
                yield match.start(), match.end(), found


def _worth_trying(folded: str) -> Iterator[Rule]:
    """The rules, in their order, that a text opens a gate of."""
    return (_RULES[number] for number in sorted({_RULE_BEHIND[gate] for gate in numbers(opened(folded) & _GATES)}))


def _is_a_verb(folded: str, match: re.Match[str]) -> bool:
    """'we may need', 'staff march': a month or day name that nothing marks as a date."""
    word = match.group().strip()
    if not _MONTH_VERB.fullmatch(word):
        return False
    head, tail = before(folded, match.start()), after(folded, match.end())
    if word in ("march", "sat", "the sun") and (_MARCHED.match(tail) or word == "the sun") and not _ON.search(head):
        return True
    return not (_MONTH_CUE.search(head) or not f"{head}{tail}".strip(" .:,!\ue010-"))


def _bounded(folded: str, start: int, end: int, found: Found, context: DateContext) -> DateReading:
    """'before' a day is the day before; 'after' a day settles nothing."""
    head = folded[max(0, start - 24) : start]
    words = folded[start:end].strip()
    if _AFTER.search(head):
        return DateReading(None, words, ask=True, start=start, end=end)
    if isinstance(found, Ask) or found is None:
        impossible = isinstance(found, Ask) and found.impossible
        return DateReading(None, words, ask=True, impossible=impossible, start=start, end=end)
    day, precision = found
    whole = re.match(r"(?:the\s+)?(?:end|close)\b", words) or precision in ("month", "quarter", "year")
    if _BEFORE.search(head) and not whole and not _NOT_BEFORE.search(before(folded, start)):
        day -= timedelta(days=1)
    return DateReading(day, words, precision, start=start, end=end)


def _vague_after(folded: str, taken: list[DateReading]) -> Iterator[DateReading]:
    """'after the election': about a time, but no day; only when nothing else was read."""
    if taken:
        return
    match = _VAGUE_AFTER.search(folded)
    if match and not _CAME_AFTER.search(before(folded, match.start())):
        yield DateReading(None, match.group().strip(), ask=True, start=match.start(), end=match.end())
