"""Which of the dates in a clause is when the action is expected to finish, or was finished."""

from __future__ import annotations

import itertools
import re
from dataclasses import replace
from datetime import date

from bot.reading.beside import CLAUSE, after, before
from bot.reading.dates.calendar_words import WEEKDAY
from bot.reading.dates.date_rules import DateContext
from bot.reading.dates.dates import NO_DATE, DateReading, find_dates
from bot.reading.fields.forecast_words import (
    A_BODY,
    ANSWER,
    BACK_TO,
    CANNOT_UNTIL,
    COLOUR_BY,
    COLOUR_OR_STATE,
    COUNTED_DONE,
    DONE_BY,
    DOUBTED,
    EVENT,
    EVENT_BEFORE,
    FILLER,
    FINISH,
    FINISH_BEFORE,
    FINISHES_THEN,
    HAS_TO_BE,
    IS_THE_ANSWER,
    LONG_GONE,
    MISSED,
    MOVED,
    MOVED_FROM,
    NOT_POSSIBLE,
    NOUN_AFTER,
    NOW,
    OF_A_PAPER,
    PAST,
    PERIOD,
    READING,
    SINCE_DATE,
    START,
    STRONG,
    UNTIL_FINISHED,
    WAITED_FOR,
    WAS_TO_BE,
    WHOLE_MONTH,
)
from bot.reading.gates import Gated
from bot.reading.marks import REFERENCE
from bot.reading.naming.plan_index import ReadableAction, stems

WEEKDAY_AND_DAY = re.compile(rf"{WEEKDAY},?\s+(?:the\s+)?\d", re.I)
_OPENS = re.compile(
    rf"{REFERENCE}\W*(?:(?:the )?(?P<what>[a-z]+) )?(?:(?:re)?opens|goes out|going out|goes live"
    r"|going live|launch(?:es|ing)|lands|comes out|out|publishes|(?:is|gets|being) published)"
    r"(?: (?:on|in|at|w/c|the|next|this))*\s*$",
    re.I,
)
"""'A12 clinic opens' a week on Monday: what is made is there on that day."""
_FINISHES_WHEN = Gated(
    r"(?<!only be )\b(?:finishes|finish date is|completes|completion is|ends|closes|(?<!only be )(?:done|finished"
    r"|complete|completed|ready|signed off))\s+(?:when|once|after(?! all\b)"
    r"|as soon as)\b[^,;.\n]{2,40}",
    re.I,
)
_TO = re.compile(r"\b(?:to|until|till)\b|[-–→]")
_PARTS_BOOKED = re.compile(
    r"\b(?:days?|sessions?|cohorts?(?: \w+)?|interviews?|meetings?|visits?|workshops?|dates?|rooms?|venues?"
    r"|slots?|places?|courses?|first (?:one|\w+)) "
    r"(?:(?:is|are|now|all|both|been|has|have) )*(?:booked|scheduled|fixed|arranged|set|confirmed)\b",
    re.I,
)
_DEEDS = frozenset(stems("open launch relaunch publish move switch retire reopen opened launched published moved"))
_TAKEN_TO = Gated(
    r"\b(?:goes|going|go|is|be|being|taken|presented|submitted|booked|due|down) (?:in )?(?:to|at|before|for"
    r"|with) (?:the )?"
    r"(?P<body>cabinet|council|board|committee|scrutiny|panel|forum)\b"
    r"|\b(?P<decides>cabinet|council|board|committee|panel|forum) (?:will|to|is to)(?: now)? (?:decide|approve"
    r"|agree|ratify|adopt|sign|(?:take|make) (?:its|a|the|their) (?:\w+ )?decision)\b",
    re.I,
)
"""Of an action to report to cabinet 'goes to cabinet on 12 March' is when it is done."""
_SAID_AGAIN = re.compile(r"\s*[,(–-]\s*(?:(?:on|so|i\.?e\.?|which is|that is|that's)\s+)?(?:the\s+)?")
_FROM_THEN = re.compile(
    r"\b(?:as (?:of|from|at)|with effect from|effective from|(?:i|he|she|they|we) (?:leaves?|go|goes|retires?"
    r"|am leaving|is leaving)"
    r"(?: (?:at|on|in|by))?|(?:am|i'm|he's|she's) (?:leaving|retiring|off|away|going)(?: (?:at|on|in|by))?)"
    r"\s+(?:the\s+)?$",
    re.I,
)
"""'Amber as of Monday' and 'I leave at Christmas' tell of other things that begin then."""
_GO_LIVE = re.compile(r"\bgo(?:es|ing)?[ -]live\b", re.I)
_NOT_THEN = re.compile(r"\bnot\s+(?:on\s+|by\s+|the\s+)*$", re.I)
"""'19 July, not 28 June'."""
_WORD = re.compile(r"[A-Za-z]{2,}")
_CELL = re.compile(r"\|\s*$")
_DATES_WEIGHED = 40
"""Of more dates than anyone gives for an action only the last are weighed, so that a pasted calendar costs little."""
_LONG_AHEAD, _JUST_GONE = 300, 62
"""Days: a day without a year that comes round only so far ahead, and was so lately, is the one just gone."""


def find_forecast(
    text: str, action: ReadableAction | None, context: DateContext, beside_reading: bool = False
) -> DateReading:
    """The day a clause expects the action to finish; `ask` when it names a time that is no day.

    Beside a reading of an indicator a time is the reading's period unless words of finishing stand before it.
    A day that has just gone is given as it was, for the caller to doubt.
    """
    dates = _named_once(text, find_dates(text, context)[-_DATES_WEIGHED:])
    if beside_reading:
        dates = tuple(each for each in dates if FINISH_BEFORE.search(before(text, each.start)))
    booked = bool(dates) and _is_the_event(text, action)
    rated = [(_strength(text, each, booked), each) for each in dates]
    best = max((strength for strength, _ in rated), default=0)
    if best == 0:
        return _unsettled(text, dates)
    least = 2 if best > 2 else 1
    kept = [(strength, each) for strength, each in rated if strength >= least]
    settled = [(strength, each) for strength, each in kept if each.date]
    strength, chosen = max(kept, key=lambda pair: (pair[0], pair[1].start))
    if settled and not chosen.date:
        other, day = max(settled, key=lambda pair: (pair[0], pair[1].start))
        chosen = day if other >= strength else chosen
    return _as_it_was(chosen, context)


def _named_once(text: str, dates: tuple[DateReading, ...]) -> tuple[DateReading, ...]:
    """'The last day of term, 21 December' is one day, said twice."""
    said_again = [
        one.ask and not one.impossible and other.date is not None and _SAID_AGAIN.fullmatch(text[one.end : other.start])
        for one, other in itertools.pairwise(dates)
    ]
    return tuple(each for each, again in zip(dates, (*said_again, None), strict=True) if not again) if dates else ()


def _unsettled(text: str, dates: tuple[DateReading, ...]) -> DateReading:
    """A weekday that disagrees with its date, or a finish that hangs on an event: asked about however it is put."""
    for each in dates:
        if each.ask and WEEKDAY_AND_DAY.match(each.words):
            return each
    hangs = _FINISHES_WHEN.search(text)
    return DateReading(None, hangs.group(), ask=True, start=hangs.start(), end=hangs.end()) if hangs else NO_DATE


def _as_it_was(found: DateReading, context: DateContext) -> DateReading:
    """'12 April', sent on 30 April, is the day just gone and not next year's, unless the plan's date is nearer that."""
    if not found.date or (found.date - context.today).days < _LONG_AHEAD or re.search(r"\d{4}|next|year", found.words):
        return found
    gone = [each.date for each in find_dates(found.words, replace(context, tense="past")) if each.date]
    if gone and context.base and abs(found.date - context.base) <= abs(context.base - gone[0]):
        return found
    if gone and 0 < (context.today - gone[0]).days <= _JUST_GONE:
        return replace(found, date=gone[0])
    return found


def find_achieved(text: str, sent: date) -> DateReading:
    """The day an action was finished; only a day counts, a month does not (and is not asked about)."""
    found = find_dates(text, DateContext(sent, "past"))
    dates = [each for each in found if not SINCE_DATE.search(before(text, each.start))]
    days = [each for each in dates if each.date and each.precision == "day" and each.date <= sent]
    if days:
        return days[0]
    impossible = [each for each in dates if each.impossible or (each.ask and WEEKDAY_AND_DAY.match(each.words))]
    return impossible[0] if impossible else NO_DATE


def _strength(text: str, found: DateReading, booked: bool) -> int:
    """How surely a date is when the action finishes: 3 said so, 2 beside such words, 1 nothing else, 0 not at all."""
    head, tail = before(text, found.start, CLAUSE), after(text, found.end, CLAUSE)
    clause = re.split(r"[;.\n]|,(?!\d{3}\b)|\s[–—-]\s", head)[-1]
    if _is_something_else(clause, tail, found):
        return 0
    then = bool(FINISHES_THEN.match(tail)) and not NOUN_AFTER.match(tail)
    named = EVENT_BEFORE.search(clause)
    event = bool(named and not MOVED.search(f"{named.group()} {found.words}"))
    if MOVED_FROM.search(clause) and found.date and _TO.search(found.words):
        return 3
    answers = ANSWER.search(head) or IS_THE_ANSWER.match(tail)
    if then or answers or (STRONG.search(head[-80:]) and not event):
        return 3
    if found.date and _CELL.search(head) and not tail.split("\n")[0].strip():
        return 2
    if found.date and booked and not NOW.fullmatch(found.words):
        return 2
    opens = _OPENS.search(clause)
    if found.date and opens and not (opens["what"] and EVENT_BEFORE.search(opens["what"])):
        return 2
    around = f"{clause} {re.split(r'[,;.]|[–—]|$', tail)[0]}"
    if event or (EVENT.may_be_in(text) and EVENT.search(around)):
        return 0
    if READING.may_be_in(text) and _is_a_period(clause, tail, found):
        return 0
    if FINISH.may_be_in(text) and any(map(FINISH.search, (clause[-60:], tail[:30], found.words))):
        return 2
    return 1 if _little_else(around) and not NOW.fullmatch(found.words) else 0


def _is_something_else(clause: str, tail: str, found: DateReading) -> bool:
    """A start, a day in the past, a day nothing can happen before, a date that will be missed."""
    if LONG_GONE.search(found.words) or MISSED.search(clause) or NOUN_AFTER.match(tail):
        return True
    if found.ask and WAITED_FOR.search(clause) and A_BODY.search(found.words) and not DONE_BY.search(clause):
        return True
    if WAS_TO_BE.search(clause) or HAS_TO_BE.search(clause) or COLOUR_BY.search(clause) or _NOT_THEN.search(clause):
        return True
    if DOUBTED.search(clause) and (NOT_POSSIBLE.match(tail) or "hop" in clause):
        return True
    if _FROM_THEN.search(clause):
        return True
    if OF_A_PAPER.search(clause) or re.search(r"\bfor an?\s+$", clause, re.I):
        return True
    if START.search(clause) and not BACK_TO.search(clause) and not MOVED_FROM.search(clause):
        return True
    if NOW.fullmatch(found.words) and COUNTED_DONE.search(clause):
        return True
    if NOW.fullmatch(found.words) and not re.search(
        r"\b(?:by|finish\w*|complet\w*|done|ready|off)\s+(?:it\s+|for\s+)?$", clause, re.I
    ):
        return True
    until = clause if not found.words.startswith(("until", "till", "til ", "before")) else f"{clause} until "
    if CANNOT_UNTIL.search(until) and not UNTIL_FINISHED.search(until):
        return True
    return bool(PAST.search(clause)) and not re.search(r"\b(?:by|until|till|to|now)\s+(?:the\s+)?$", clause, re.I)


def _is_a_period(clause: str, tail: str, found: DateReading) -> bool:
    """'78% in April', 'April figure 61': what a reading is for, not when the action ends."""
    beside = f"{clause} {tail[:30]}"
    bare = found.precision in WHOLE_MONTH and not re.match(r"(?:the\s+)?(?:end|mid|early|late)", found.words)
    return bool(
        (bare or re.search(r"\bw/?e|week ending", clause, re.I)) and READING.search(beside) and PERIOD.search(clause)
    )


def _is_the_event(text: str, action: ReadableAction | None) -> bool:
    """A day booked for the very thing the action is (its title's words) is when it finishes."""
    if (
        action
        and (taken := _TAKEN_TO.search(text))
        and stems(taken["body"] or taken["decides"])[0] in stems(action.title)
    ):
        return True
    if action and "live" in action.title.casefold().split() and _GO_LIVE.search(text):
        return True
    if action and (deed := stems(action.title)[:1]) and deed[0] in _DEEDS and deed[0] in stems(text):
        return not _PARTS_BOOKED.search(text)
    if action is None or not re.search(
        r"\b(?:booked|scheduled|set|fixed|arranged|confirmed|publication|launch|will be)\b", text, re.I
    ):
        return False
    if _PARTS_BOOKED.search(text):
        return False
    shared = {word[:5] for word in stems(action.title)} & {word[:5] for word in stems(text)}
    return bool(shared)


def _little_else(clause: str) -> bool:
    """A date that stands alone beside the reference is when it finishes."""
    rest = FILLER.sub(" ", COLOUR_OR_STATE.sub(" ", clause))
    return len(_WORD.findall(rest)) <= (1 if REFERENCE in clause else 0)
