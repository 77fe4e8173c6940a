"""Whether the date beside a word of finishing or working is still to come: 'complete, w/c 9 June', 'done 2 June'."""

from __future__ import annotations

import re
from datetime import date, timedelta

from bot.reading.beside import after, before
from bot.reading.dates.calendar_words import SURE_MONTH, WEEKDAY
from bot.reading.dates.date_rules import DateContext
from bot.reading.dates.dates import find_dates

_SOMETHING_ELSE = re.compile(
    r"[;\n]|\.\s|\b(?:next|review\w*|meeting|audit\w*|board|panel|evidence|follow\w*|launch\w*|report\w*|check\w*"
    r"|starts?|new"
    r"|update\w*|minutes|since|was|were|published|sent|send|but|see|attach\w*|ready for|in time for|ahead of)\b",
    re.I,
)
_NEXT_STEP = re.compile(
    r"\s*,\s*(?:and |then )?(?:[A-Z]{2,5}|(?!(?:aim|hop|expect|finish|complet|look|hold|follow|dur)ing)[a-z]{3,}ing"
    r"|roll-?out|go-?live|publication)\s"
)
"""'Dev complete, UAT next week': the day is that of the next step."""
_ORDINAL = re.compile(r"(?:the\s+)?\d{1,2}(?:st|nd|rd|th)", re.I)
"""'Finished on the 6th' is told of what has been."""
_SOON = timedelta(days=31)
"""'Done on 2 March', sent in November, is told of the March before; sent in February it may be the one to come."""
_LONG_AGO = timedelta(days=120)
"""'By Monday 6 July', sent in June, is told of no July but the one to come, whatever the weekday was a year ago."""
_TOLD = re.compile(r"(?:\b(?:done|signed off)|[a-z]{3}ed)$", re.I)
_NOW = re.compile(r"(?:this|the) (?:week|month|morning|afternoon|quarter|year)|today", re.I)
_TO_COME = re.compile(
    r"(?:very |in |the |by |as |some ?time )*(?:spring|summer|autumn|winter|soon|shortly|asap|eventually|imminent"
    r"|due course|next|new year|later|q ?\d"
    r"|quarter|after|when|any day)",
    re.I,
)
_BY = re.compile(r"\b(?:by|before|b4)\s+(?:the\s+)?$", re.I)
_WAS = re.compile(r"\b(?:was|were|had|had been|last|got)\s+(?:\w+\s+)?$", re.I)
_MONTH = re.compile(rf"\d|\b{SURE_MONTH}", re.I)


def lies_ahead(text: str, start: int, end: int, today: date) -> bool:
    """Whether the words from `start` to `end` have a day beside them that is after the day sent."""
    told = _TOLD.search(text[start:end]) is not None
    return _follows(before(text, start), after(text, end), today, told) or _precedes(text, start, end, today)


def _follows(head: str, tail: str, today: date, told: bool) -> bool:
    """'Complete, I would guess, by 9 June': no other sentence and nothing else that happens between them."""
    for each in find_dates(tail, DateContext(today, "past", today)):
        gap = tail[: each.start]
        if len(gap.split()) > 8 or _SOMETHING_ELSE.search(gap) or _NEXT_STEP.match(gap):
            return False
        words = tail[each.start : each.end]
        by = _BY.search(gap) and not _WAS.search(head)
        if each.impossible or (each.ask and (_TO_COME.match(each.words) or (by and _MONTH.search(words)))):
            return True
        if gap.strip().casefold() == "on" and _ORDINAL.fullmatch(words):
            return False
        soon = _SOON if told and gap.strip().casefold() == "on" else None
        if (each.date and each.date > today) or _nearer_ahead(words, today, soon):
            return not re.match(r"\s*ago\b", tail[each.end :], re.I)
        if by:
            return not _MONTH.search(words) or bool(
                each.date and today - each.date > _LONG_AGO and re.match(WEEKDAY, words, re.I)
            )
        return False
    return False


def _precedes(text: str, start: int, end: int, today: date) -> bool:
    """'Ten working days from today and it's ...': few words, and no other sentence, between the day and them."""
    sentence = re.split(r"[;\n]|\.\s+(?=[A-Z])", before(text, start))[-1]
    for each in find_dates(sentence + text[start:end], DateContext(today, "past", today)):
        between = sentence[each.end :]
        if _NOW.fullmatch(each.words):
            continue
        ahead = (each.date and each.date > today) or _nearer_ahead(sentence[each.start : each.end], today)
        if ahead and each.end <= len(sentence) and len(between.split()) <= 8:
            return re.search(r"\b(?:but|from)\b", between, re.I) is None
    return False


def _nearer_ahead(words: str, today: date, soon: timedelta | None = None) -> bool:
    """'31 March' with no year, sent in the middle of March, is the one to come: the nearer, if it comes `soon`."""
    if not _MONTH.search(words):
        return False
    ahead = [each.date for each in find_dates(words, DateContext(today, "future")) if each.date]
    behind = [each.date for each in find_dates(words, DateContext(today, "past")) if each.date]
    if not ahead or ahead[0] <= today:
        return False
    if soon and behind and ahead[0] - today > soon:
        return False
    return not behind or (ahead[0] - today) < (today - behind[0])
