"""Which of the dates in a clause is when the action is expected to finish, or was finished."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from bot.reading.beside import CLAUSE, after, before
from bot.reading.calendar_words import WEEKDAY
from bot.reading.date_rules import DateContext
from bot.reading.dates import NO_DATE, DateReading, find_dates
from bot.reading.marks import REFERENCE
from bot.reading.plan_index import ReadableAction, stems

_FINISHING = (
    r"(?:finish\w*|complet\w*|done|ready|conclud\w*|clos(?:e|ed|ing)|sign(?:ed|ing)?[\s-]?off|wrap(?:ped)? up|end(?:s"
    r"|ing)?"
    r"|finali[sz]\w*|sorted|settled|over the line|through|delivered)"
)
_STRONG = re.compile(
    rf"(?:\b(?:by|until|till|til|{_FINISHING}|extend\w*|extension|extra|slip\w*|slid|push\w*|put back|move[ds]?|moving"
    r"|delay\w*|now|forecast\w*|expect\w*|eta|aim\w*|think|reckon|likely|realistic\w*|probably|looking at|looks like"
    r"|look like|looking like|more like|revised|new date|hold\w*|stick\w*|stays?|still|allow|another|further|leave|keep"
    r"|fancy|run\w*|takes?|taking|towards|become|becomes|closes|delivery|down|best we can do|into|rolls?|pencil\w*"
    r"|happy with|settled on|publish\w*|final version|but it's|but its|say|best case|at best"
    r"|target\w*|deadline|due|have|having|while|for the|so|i\.?e\.?"
    r")\s+(?:(?:it|this|that|the|date|dates|is|be|will|to|for|at|on|by|about|around|an?|now|best|case|end|of|until"
    r"|till|til"
    r"|back|out|maybe|possibly|not|no|later|earlier|than|before|we|i|i'd|you|in|come|over|finish|going|say|as|late"
    r"|again"
    r"|w/c|w/e|up|completion|deadline|line|all|everything|or)\s+){0,6}"
    r"|\b(?:finish|completion|complete|forecast|eta|date|due|end|target|deadline|expected|by|revised"
    r"|new)\s*[:=–—-]\s*)$",
    re.I,
)
_FINISH = re.compile(
    r"\b(?:by|until|till|til|finish\w*|complet\w*|done|ready|conclud\w*|clos(?:e|ed|ing)|sign(?:ed|ing)? off|signing"
    r"|expect\w*|forecast\w*|looks? like|looking like|looking at|realistic\w*|now|revised|new date|target(?:ing)?"
    r"|aim(?:ing)? for|due|date|deadline|slip\w*|delay\w*|put back|push\w*|move[ds]?|extend\w*|extension|another|more"
    r"|allow|need\w*|request\w*|deliver\w* by|hit|make|still ok|still fine|holds?|stands?|at best|at the latest"
    r"|no later than|before|in time for|will be|going to be|publish\w*|launch\w*|go(?:es|ing)? live|earliest|eta"
    r"|wrap\w* up"
    r"|brought forward|confirmed for|back to|latest|probably|likely|should be|hop(?:e|ing)|think|reckon|where it is"
    r"|stays?|leave|stick\w*|fancy|on course for)\b",
    re.I,
)
_EVENT = re.compile(
    r"\b(?:meeting|meet|meets|met|advert\w*|starts?|starting|began|begins?|kick\w*|consultation|interview\w*"
    r"|deliver(?:y|ies)|arriv\w*|back (?:on|from|in)|returns? (?:on|from|to)|training (?:is|on|day)|from|since|on leave"
    r"|(?:annual|sick|maternity|on) leave|off (?:on|until|till)|annual leave|last updated|sent|out(?! to\b)|circulated"
    r"|panel|board"
    r"|cabinet|forum|workshop|session|visit|away|snow|outage|risk|goes to|going to (?:cabinet|board|panel|scrutiny)"
    r"|booked"
    r"|scheduled|agenda|review(?:ed)? (?:on|again)|this week|due to meet|christmas|sleepover|opens?|tender|bids?"
    r"|comments|launch meeting|handover|interviewing|inset|conference|moderation|votes?|hearing)\b",
    re.I,
)
_EVENT_BEFORE = re.compile(
    r"\b(?:meeting|interview\w*|advert\w*|consultation|panel|board|comments?|replies|responses|bids?|tenders?"
    r"|applications?"
    r"|delivery|training|workshop|session|returns?|questions|feedback|conference|(?:first |rough |working |a )?draft"
    r"|next update|next review|parts|annual leave|venues?|agency"
    r"|decision)\b"
    r"[^,;.]{0,24}$",
    re.I,
)
_MOVED = re.compile(
    rf"\b(?:delay\w*|put back|push\w*|slip\w*|slid|moved|extend\w*|now|knocked|postponed|deferred|{_FINISHING}|will be"
    rf"|held)\b",
    re.I,
)
_FINISHES_THEN = re.compile(
    rf"[^.;\n]{{0,40}}?\b(?:then (?:it's|it is|it will be|we're|that's|this is) {_FINISHING}|and (?:then )?{_FINISHING}"
    rf"|{_FINISHING}|by then)\b",
    re.I,
)
_START = re.compile(
    r"\b(?:was|were|since|from|held|met|sent|took place|happened|visited|went|start(?:s|ing)?|begin(?:s|ning)?"
    r"|commenc\w*"
    r"|kicks? off|i leave|leaves|leaving|back|returns?|returning|(?<!signing )(?<!signed )(?<!sign )off|away|on leave"
    r"|through|dated)\s+"
    r"(?:on\s+|in\s+|the\s+|until\s+|till\s+|to\s+|w/c\s+)*$|\b(?:start|started) date\W+$",
    re.I,
)
_BACK_TO = re.compile(
    r"\b(?:put|push\w*|moved?|set|knocked|slipped|go(?:ne|es)?)\s+(?:\w+\s+){0,2}back\s+(?:to\s+|until\s+)?$", re.I
)
_MOVED_FROM = re.compile(
    r"\b(?:mov\w+|slip\w*|slid|push\w*|put back|chang\w+|extend\w*|revis\w+|gone|goes"
    r"|shift\w*)\s+(?:\w+\s+){0,3}from\s+(?:the\s+)?$",
    re.I,
)
_PAST = re.compile(
    r"\b(?:was|were|came|had|went|got|met|held|started|began|rang|spoke|fell|rose|reached|read|sent|agreed|like"
    r"|same as|as"
    r"|than|did|arrived|opened|put in|fitted|since|turned)\b"
    r"(?! (?:going|due to|moved|extended|pushed|put back|meant|supposed|have|has|now))[^,;.]{0,30}"
    r"(?:\b(?:in|on|at|before|since|for|at the end of|the)\s+)$",
    re.I,
)
_CANNOT_UNTIL = re.compile(
    r"(?:\bnot\b[^,;.]{3,40}|\b(?:can't|cannot|unable|won't|couldn't|isn't|nobody|no one|no \w+|off|away|closed|shut"
    r"|booked|leave|out of"
    r" action|waiting|free|available|back|parked|paused|suspended|on hold|blocked|stuck"
    r"|stalled)\b[^,;.]{0,40})\b(?:until|till|til|before)\s+"
    r"(?:the\s+|new\s+)*$",
    re.I,
)
_UNTIL_FINISHED = re.compile(
    rf"\b{_FINISHING}\b|\b(?:be|now|see (?:it|this)|have it|get (?:it|this|there)|is|due|ready|do|do it"
    rf"|do this)\s+(?:now\s+|not\s+|out\s+)?(?:until"
    rf"|till|til|before)\s+(?:the\s+)?$",
    re.I,
)
_MISSED = re.compile(
    r"\b(?:won't|will not|can't|cannot|not going to|going to|will|'ll|unlikely to) (?:hit|make|meet"
    r"|miss)\b[^,;.]{0,20}$",
    re.I,
)
_NOW = re.compile(
    r"(?:today|tonight|this (?:morning|afternoon|evening|week|month|quarter|year)|yesterday|last night|end of play)$"
)
_LONG_GONE = re.compile(
    r"^(?:the\s+)?(?:last|previous|yesterday)\b(?!\s+(?:day|working|week (?:of|in)|\w+day (?:of|in)))|\bago$"
)
_PERIOD = re.compile(r"\b(?:in|for|w/e|week ending|week to|month|at the end of|at end of|during|of|to)\s+$|^\W*$", re.I)
_READING = re.compile(r"\d\s?%|per ?cent|\bfigures?\b|\brate\b|\bagainst\b|\btarget\b|\baverage\b", re.I)
_NOUN_AFTER = re.compile(
    r"\s*(?:'s)?\s+(?:returns?|figures?|numbers|report|data|meetings?|board|panel|papers|update|round|intake|newsletter"
    r"|actions?|cohort|half|edition|issue)\b",
    re.I,
)
_OF_A_PAPER = re.compile(
    r"\b(?:figures?|data|e-?mail|update|minutes|letter|note|message|numbers)\s+(?:of|from|to|for|dated)\s+(?:the\s+)?$"
    r"|\b(?:will report|report (?:back|again)|next report|more|review|update you|back to you|check in|catch up|speak"
    r"|talk)\s+(?:on|by)?\s*$",
    re.I,
)
_BEFORE_THAT = re.compile(r"\s*(?:before|earlier|previous)\b(?! then)", re.I)
_WHOLE_MONTH = ("month", "quarter", "year")
_FINISH_BEFORE = re.compile(
    r"\b(?:by|until|till|now|expect\w*|extend\w*|finish\w*|complet\w*|slip\w*|forecast\w*|moved?|revised|done|think"
    r"|reckon|likely|probably|realistic\w*|looking at|looks? like|have|ready|aim\w* for|due)\s+"
    r"(?:to\s+|by\s+|on\s+|the\s+|for\s+|it's\s+|it\s+|will\s+|be\s+|until\s+)*$",
    re.I,
)
_SINCE_DATE = re.compile(
    r"\b(?:target|due|deadline|was due|forecast|until|ahead of|before|review)\s+(?:of\s+|on\s+"
    r"|by\s+|date\s+|was\s+|the\s+)*$",
    re.I,
)
_FILLER = re.compile(
    rf"{REFERENCE}|\b(?:is|it|its|it's|the|on|at|for|a|an|of|to|in|about|around|end|best|now|still"
    r"|more|like|please|pls|thanks|sorry|this|that|one|probably|date|be|will|ok|fine|good|action"
    r"|and|we|i|i'm|we're|red|amber|green|blue|new|early|late|again|say|says|think|realistic\w*"
    r"|as|up|so|just|only|completion|finish|update|some\s?time|after|maybe|perhaps|next|year|following|not|but|has"
    r"|become"
    r"|holidays?)\b",
    re.I,
)
_COLOUR_OR_STATE = re.compile(
    r"\b(?:in progress|on track|on target|not started|moving again|slipping|behind|half way|\d+\s?%)", re.I
)
_WEEKDAY_AND_DAY = re.compile(rf"{WEEKDAY},?\s+(?:the\s+)?\d", re.I)
_FINISHES_WHEN = re.compile(
    r"(?<!will only )\b(?:finishes|finish date is|completes|completion is|ends|closes)\s+(?:when|once|after"
    r"|as soon as)\b[^,;.\n]{2,40}",
    re.I,
)
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
    dates = find_dates(text, context)[-_DATES_WEIGHED:]
    if beside_reading:
        dates = tuple(each for each in dates if _FINISH_BEFORE.search(before(text, each.start)))
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


def _unsettled(text: str, dates: tuple[DateReading, ...]) -> DateReading:
    """A weekday that disagrees with its date, or a finish that hangs on an event: asked about however it is put."""
    for each in dates:
        if each.ask and _WEEKDAY_AND_DAY.match(each.words):
            return each
    hangs = _FINISHES_WHEN.search(text)
    return DateReading(None, hangs.group(), ask=True, start=hangs.start(), end=hangs.end()) if hangs else NO_DATE


def _as_it_was(found: DateReading, context: DateContext) -> DateReading:
    """'12 April', sent on 30 April, is the day just gone and not the one next year."""
    if not found.date or (found.date - context.today).days < _LONG_AHEAD or re.search(r"\d{4}|next|year", found.words):
        return found
    gone = [each.date for each in find_dates(found.words, replace(context, tense="past")) if each.date]
    if gone and 0 < (context.today - gone[0]).days <= _JUST_GONE:
        return replace(found, date=gone[0])
    return found


def find_achieved(text: str, sent: date) -> DateReading:
    """The day an action was finished; only a day counts, a month does not (and is not asked about)."""
    found = find_dates(text, DateContext(sent, "past"))
    dates = [each for each in found if not _SINCE_DATE.search(before(text, each.start))]
    days = [each for each in dates if each.date and each.precision == "day" and each.date <= sent]
    if days:
        return days[0]
    impossible = [each for each in dates if each.impossible]
    return impossible[0] if impossible else NO_DATE


def _strength(text: str, found: DateReading, booked: bool) -> int:
    """How surely a date is when the action finishes: 3 said so, 2 beside such words, 1 nothing else, 0 not at all."""
    head, tail = before(text, found.start, CLAUSE), after(text, found.end, CLAUSE)
    clause = re.split(r"[,;.\n]|\s[–—-]\s", head)[-1]
    if _is_something_else(clause, tail, found):
        return 0
    then = bool(_FINISHES_THEN.match(tail)) and not _NOUN_AFTER.match(tail)
    named = _EVENT_BEFORE.search(clause)
    event = bool(named and not _MOVED.search(f"{named.group()} {found.words}"))
    if then or (_STRONG.search(head[-80:]) and not event):
        return 3
    if found.date and booked and not _NOW.fullmatch(found.words):
        return 2
    around = f"{clause} {re.split(r'[,;.]|[–—]|$', tail)[0]}"
    if event or _EVENT.search(around) or _is_a_period(clause, tail, found):
        return 0
    if _FINISH.search(clause[-60:]) or _FINISH.search(tail[:30]) or _FINISH.search(found.words):
        return 2
    return 1 if _little_else(around) and not _NOW.fullmatch(found.words) else 0


def _is_something_else(clause: str, tail: str, found: DateReading) -> bool:
    """A start, a day in the past, a day nothing can happen before, a date that will be missed."""
    if _LONG_GONE.search(found.words) or _MISSED.search(clause) or _NOUN_AFTER.match(tail) or _BEFORE_THAT.match(tail):
        return True
    if _OF_A_PAPER.search(clause) or re.search(r"\bfor an?\s+$", clause, re.I):
        return True
    if _START.search(clause) and not _BACK_TO.search(clause) and not _MOVED_FROM.search(clause):
        return True
    if _NOW.fullmatch(found.words) and not re.search(
        r"\b(?:by|finish\w*|complet\w*|done|ready|off)\s+(?:it\s+|for\s+)?$", clause, re.I
    ):
        return True
    if _CANNOT_UNTIL.search(clause) and not _UNTIL_FINISHED.search(clause):
        return True
    return bool(_PAST.search(clause)) and not re.search(r"\b(?:by|until|till|to|now)\s+(?:the\s+)?$", clause, re.I)


def _is_a_period(clause: str, tail: str, found: DateReading) -> bool:
    """'78% in April', 'April figure 61': what a reading is for, not when the action ends."""
    beside = f"{clause} {tail[:30]}"
    bare = found.precision in _WHOLE_MONTH and not re.match(r"(?:the\s+)?(?:end|mid|early|late)", found.words)
    return bool(
        _READING.search(beside) and (bare or re.search(r"\bw/?e|week ending", clause, re.I)) and _PERIOD.search(clause)
    )


def _is_the_event(text: str, action: ReadableAction | None) -> bool:
    """A day booked for the very thing the action is (its title's words) is when it finishes."""
    if action is None or not re.search(
        r"\b(?:booked|scheduled|set|fixed|arranged|confirmed|publication|launch|will be)\b", text, re.I
    ):
        return False
    shared = {word[:5] for word in stems(action.title)} & {word[:5] for word in stems(text)}
    return bool(shared)


def _little_else(clause: str) -> bool:
    """A date that stands alone beside the reference is when it finishes."""
    rest = _FILLER.sub(" ", _COLOUR_OR_STATE.sub(" ", clause))
    return len(re.findall(r"[A-Za-z]{2,}", rest)) <= 1
