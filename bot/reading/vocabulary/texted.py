"""Words that were texted as a letter or a figure, written out: '2 be signed', 'waiting 4 legal', 'mins r attached'.

A letter or figure stands for a word only between such words as make it one: '6.1 r' is a rating, and '2 b' may be an
action.
"""

from __future__ import annotations

import re
from functools import partial

_DO = (
    r"be|own|do|go|get|see|hear|start|finish|sign|move|change|take|make|put|close|ask|check|send"
    r"|find|recruit|interview"
    r"|complete|publish|train|agree|extend|push|know|chase|speak|talk|review|read|write|update|come"
    r"|meet|say|give|keep|have"
    r"|deliver|launch|print|appoint|clear|draft|show|lose|fill|pay|build|test"
)
_MEASURE = (
    r"(?:\w+ )?(?:w(?:ee)?ks?|months?|mths?|days?|hours?|hrs?|years?|yrs?|mins?|minutes?|more|of"
    r"|people|posts?|left|pm"
    r"|am)\b"
)
_COLOUR = r"(?:red|amber|yellow|green|blue)\b"
_TO = re.compile(
    rf"\b(?P<lead>gone|went|goes|going|moved?|moves|back|down|up|changed?|turn(?:ed)?|set"
    rf"|(?:from|was) {_COLOUR})\s+2(?=\s+{_COLOUR})"
    r"|\b(?P<wants>needs?|needed|going|gone|go|has|have|had|wants?|got|due|hop(?:e|ing)|trying|able"
    r"|likely?|unlikely|still"
    r"|yet|ready|happy|nobody|nothing|nowt|else|supposed|meant|used|close|left|someone|somebody|us"
    r"|me|them|you|u|who|time"
    r"|sent|handed|passed|given|how|want|waiting|struggling|managed|failed)"
    rf"\s+2(?=\s+(?:{_DO})\b)",
    re.I,
)
_TO_BE = re.compile(r"(?<![\w.])2\s?b(?=\s+(?:\w+ed|done|sent|held|written|built|in|on|with|ready|honest|fair)\b)")
_FOR = re.compile(
    r"\b(?P<lead>waiting|awaiting|wait|waits|looking|asking|asked|ready|sorry|thanks|thx|ta|target"
    r"|track|paid|applied|ok|okay"
    r"|fine|good|evidence|due|so|poster|update|pics?|photo|cheers|time|money|booked|planned|set)"
    rf"\s+4(?=\s+(?!{_MEASURE}|(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))[a-z]{{2,}})",
    re.I,
)
_LEAD = (
    r"\b(?!(?:top|last|first|next|other|only|all|these|those|the|phase|stage|tier|level|part|step|version|band|key|week"
    r"|day|year|month|no|number|question|room|floor|grade|group|cohort|wave|class|unit|module|chapter|section|action|item"
    r"|and|or|with|by|got|have|need|needs|has|not|at|is|are|was|were|than|about|just|every|per|from|plus|minus|of|for|in|on"
    r"|to|say|said|did|do|make|made|take|took|see|saw)\b)(?P<lead>[a-z]{2,16})"
)
_WHOM = r"(?=\s+(?:the|me|my|our|us|u|you|them|now|today|that|this|it|everyone|everybody)\b)"
_TO_THE, _FOR_THE = (re.compile(rf"{_LEAD}\s+{figure}{_WHOM}", re.I) for figure in "24")
"""'Off 2 the printers', 'done 4 the day'."""
_ARE = re.compile(
    r"\b(?P<lead>[a-z]{2,}s|we|they|you|u|there|people|children|staff|families"
    r"|data)\s+r(?=\s+(?!(?:and|or|a|g|b)\b)[a-z]{2,})"
)
_BE = re.compile(
    r"\b(?P<lead>to|will|won'?t|shd|should|shud|cud|could|may|might|must|can'?t|not|never|gonna)\s+b(?=\s+[a-z]{2,})"
)
_AND = re.compile(r"(?<=[a-z]) n(?= [a-z]{2,})")
_WITH = re.compile(r"(?<=[\w)] )w(?:/| )(?!c\b)(?=[a-z]{2,})")
_VERY = re.compile(
    r"\bv (?=(?:well|good|nearly|close|slow(?:ly)?|late|tight|behind|happy|pleased|busy|bad(?:ly)?"
    r"|little|much|few|quiet|soon"
    r"|poor|hard|sorry|unlikely|likely|confident|worried|far|short|positive|promising|encouraging)\b)",
    re.I,
)
_YOU = re.compile(
    r"\bu(?= (?:can|could|want|wanted|need|asked|said|know|have|had|did|do|are|r|get|got|see|like|think)\b)"
)
_APART = re.compile(r"(?<=\d)(?=(?:wks?|mths?|mnths?)\b)", re.I)
_ANY = re.compile(
    r"(?<=[A-Za-z)] )[24rbnwRBNW](?=[ /](?:[a-z]|[A-Z]{2}))|(?<![\w.])(?:[vu] |2 ?b )|\d(?:wk|mth|mnth)", re.A
)
_PIECES = re.compile(r"(?<=[.;\n])")
_MEANT = (
    (_TO, "to"),
    (_FOR, "for"),
    (_TO_THE, "to"),
    (_FOR_THE, "for"),
    (_ARE, "are"),
    (_BE, "be"),
)
_ALONE = ((_APART, " "), (_AND, " and"), (_WITH, "with "), (_VERY, "very "), (_YOU, "you"))


def in_full(text: str, lettered: bool) -> tuple[str, dict[str, str]]:
    """The text with its letters and figures as the words they stand for, and how each of these was written.

    `lettered` says that a figure and a letter may be an action of the plan, as '2 b' is.
    """
    if not _ANY.search(text):
        return text, {}
    written: dict[str, str] = {}
    pieces = (_written_out(part, lettered, written) if _ANY.search(part) else part for part in _PIECES.split(text))
    return "".join(pieces), written


def _written_out(part: str, lettered: bool, written: dict[str, str]) -> str:
    for pattern, word in _MEANT:
        part = pattern.sub(partial(_after, word, written), part)
    if not lettered:
        part = _TO_BE.sub("to be", part)
    for pattern, word in _ALONE:
        part = pattern.sub(word, part)
    return part


def _after(word: str, written: dict[str, str], match: re.Match[str]) -> str:
    """A letter after the word that makes it one: 'waiting 4' is 'waiting for'."""
    lead = next(filter(None, match.groups()))
    written.setdefault(f"{lead} {word}", match.group())
    return f"{lead} {word}"
