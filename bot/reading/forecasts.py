"""Which of the dates in a clause is when the action is expected to finish, or was finished."""

from __future__ import annotations

import re
from datetime import date

from bot.reading.beside import CLAUSE, after, before
from bot.reading.date_rules import DateContext
from bot.reading.dates import NO_DATE, DateReading, find_dates
from bot.reading.marks import REFERENCE
from bot.reading.plan_index import ReadableAction, stems

_FINISH = re.compile(
    r"\b(?:by|until|till|finish\w*|complet\w*|done|ready|conclud\w*|clos(?:e|ed|ing)|sign(?:ed"
    r"|ing)? off|signing|expect\w*|forecast\w*|looks? like|looking like|looking at|realistically"
    r"|now|revised|new date|target(?:ing)?|aim(?:ing)? for|due|date|deadline|slip\w*|delay\w*"
    r"|put back|pushed|push|move[ds]?|extend\w*|extension|another|more|allow|need\w*|request\w*"
    r"|deliver\w* by|complete by|hit|make|still ok|still fine|holds?|at best|at the latest"
    r"|no later than|before|in time for|will be|going to be|publish\w*|launch\w*|go(?:es"
    r"|ing)? live|earliest|eta|wrapped up|brought forward|confirmed for|back to|latest|probably"
    r"|likely|should be|hop(?:e|ing))\b",
    re.I,
)
_EVENT = re.compile(
    r"\b(?:meeting|meet|meets|met|advert\w*|starts?|starting|began|begins?|kick\w*|consultation"
    r"|interview\w*|deliver(?:y|ies)|arriv\w*|back (?:on|from|in)|returns? (?:on|from|to)"
    r"|training (?:is|on|day)|from|since|on leave|leave|off (?:on|until|till)|annual leave"
    r"|last updated|sent|out|circulated|panel|board|cabinet|forum|workshop|session|visit|away|snow"
    r"|outage|risk|goes to|going to (?:cabinet|board|panel|scrutiny)|booked|scheduled|agenda"
    r"|review(?:ed)? (?:on|again)|this week|due to meet|christmas)\b",
    re.I,
)
_FINISHES_THEN = re.compile(
    r"\b(?:then (?:it's|it is|it will be|we're|that's|this is) (?:finished|done|complete|closed)"
    r"|and (?:then )?(?:finish|complete|close|sign off|done)|finish(?:es|ed|ing)?|done"
    r"|complete[ds]?|sign(?:ed|ing)? off|by then|ready)\b",
    re.I,
)
_SINCE = re.compile(
    r"\b(?:since|from|starting|starts?|begins?|commences?|starting on|kicks? off|back|returns?"
    r"|last|dated|before|of|week)\s+(?:on\s+|in\s+|the\s+)*$",
    re.I,
)
_START = re.compile(
    r"\b(?:was|were|since|from|held|met|sent|took place|happened|visited|went|start(?:s|ing)?|begin(?:s"
    r"|ning)?|commenc\w*|kicks? off|back|returns?|returning|(?<!signing )(?<!signed )(?<!sign )off"
    r"|away|away until|off until|leave until)\s+(?:on\s+|in\s+|the\s+|till\s+|until\s+)*$",
    re.I,
)
_FILLER = re.compile(
    rf"{REFERENCE}|\b(?:is|it's|its|it|the|on|at|for|a|an|of|to|in|about|around|end|best|now|still"
    r"|more|like|please|pls|thanks|sorry|this|that|one|probably|date|be|will|ok|fine|good|action"
    r"|and|we|i|i'm|we're|red|amber|green|blue|new|early|late|again|say|says|think|realistic\w*"
    r"|as|up|so|just|only|completion|finish|update)\b",
    re.I,
)
_COLOUR_OR_STATE = re.compile(
    r"\b(?:in progress|on track|on target|not started|moving again|slipping|behind|half way|\d+\s?%)", re.I
)


def find_forecast(
    text: str, action: ReadableAction | None, context: DateContext, beside_reading: bool = False
) -> DateReading:
    """The day a clause expects the action to finish; `ask` when it names a time that is no day.

    Beside a reading of an indicator a time is the reading's period unless words of finishing stand before it.
    """
    dates = find_dates(text, context)
    if beside_reading:
        dates = tuple(each for each in dates if _FINISH_BEFORE.search(before(text, each.start)))
    booked = bool(dates) and _is_the_event(text, action)
    kept = [each for each in dates if _is_finish(text, each, booked)]
    settled = [each for each in kept if each.date]
    if not kept:
        return NO_DATE
    closing = [
        each
        for each in kept
        if re.search(r"\b(?:until|by|finish\w*|done|allow|now)\s+(?:\w+\s+)?$", before(text, each.start), re.I)
    ]
    if settled and not kept[-1].date and not (closing and closing[-1] is kept[-1]):
        return settled[-1]
    return (closing or kept)[-1]


def find_achieved(text: str, sent: date) -> DateReading:
    """The day an action was finished; only a day counts, a month does not (and is not asked about)."""
    found = find_dates(text, DateContext(sent, "past"))
    dates = [each for each in found if not _SINCE_DATE.search(before(text, each.start))]
    days = [each for each in dates if each.date and each.precision == "day" and each.date <= sent]
    if days:
        return days[0]
    impossible = [each for each in dates if each.impossible]
    return impossible[0] if impossible else NO_DATE


_LONG_GONE = re.compile(r"^(?:the\s+)?(?:last|previous|yesterday)\b|\bago$")
_FINISH_BEFORE = re.compile(
    r"\b(?:by|until|till|now|expect\w*|extend\w*|finish\w*|complet\w*|slip\w*|forecast\w*|moved?"
    r"|revised|done)\s+"
    r"(?:to\s+|by\s+|on\s+|the\s+|for\s+)*$",
    re.I,
)
_SINCE_DATE = re.compile(
    r"\b(?:target|due|deadline|was due|forecast|until|ahead of|before|review)\s+(?:of\s+|on\s+"
    r"|by\s+|date\s+|was\s+|the\s+)*$",
    re.I,
)


def _is_finish(text: str, found: DateReading, booked: bool) -> bool:
    head, tail = before(text, found.start, CLAUSE), after(text, found.end, CLAUSE)
    if _START.search(head) or _LONG_GONE.search(found.words):
        return False
    if found.date and booked:
        return True
    if _FINISHES_THEN.search(tail[:60]) or re.search(
        r"\b(?:finish\w*|done|complet\w*|ready|sign\w* off|until|till|by|now|extra|further|another"
        r"|slip\w*|extend\w*"
        r"|extension|allow|put back|delayed|moved to|revised)\b",
        found.words + " " + head[-40:],
        re.I,
    ):
        return not re.search(
            r"\b(?:meeting|interview\w*|advert\w*|consultation|panel|board)\b[^,;.]{0,20}$", head, re.I
        )
    clause = re.split(r"[,;.\n]", head)[-1] + found.words + " " + re.split(r"[,;.\n]", tail)[0]
    if _EVENT.search(re.sub(re.escape(found.words), " ", clause)):
        return False
    if _FINISH.search(head[-60:]) or _FINISH.search(tail[:30]) or _FINISH.search(found.words):
        return True
    return _little_else(clause, found.words)


def _is_the_event(text: str, action: ReadableAction | None) -> bool:
    """A day booked for the very thing the action is (its title's words) is when it finishes."""
    if action is None or not re.search(
        r"\b(?:booked|scheduled|set|fixed|arranged|confirmed|publication|launch|will be)\b", text, re.I
    ):
        return False
    shared = {word[:5] for word in stems(action.title)} & {word[:5] for word in stems(text)}
    return bool(shared)


def _little_else(clause: str, words: str) -> bool:
    """A date that stands alone beside the reference is when it finishes."""
    rest = re.sub(re.escape(words), " ", clause, flags=re.I)
    rest = _FILLER.sub(" ", _COLOUR_OR_STATE.sub(" ", rest))
    return len(re.findall(r"[A-Za-z]{2,}", rest)) <= 1
