"""Whether a message that names no action is made only of the words an update is made of."""

from __future__ import annotations

import re

from bot.reading.dates.date_rules import DateContext
from bot.reading.dates.dates import find_dates
from bot.reading.naming.stems import stem

_UPDATE_WORDS = re.compile(
    r"[\ue000-\ue010\ue100-\ue1ff]|\b(?:red|ambre|amber|yellow|gren|green|blue|rag|status|rating"
    r"|complete[d]?|done|finish\w*|closed|close|signed off|on hold|paused|parked|suspended|blocked"
    r"|stuck|stalled|slipp\w+|behind|late|on track|on target|on schedule|on course|to plan|at risk"
    r"|off track|ahead|delayed|tight"
    r"|not|started|begun|starting|yet|in progress|under ?way|nearly|almost|half|way|halfway|three"
    r"|quarters?|third|two|through|there|per ?cent|another|more|extend\w*|extension|expect(?:ed|ing|s)?"
    r"|forecast|target|due|slip|back|moved?|pushed|put)\b|\d+(?:\.\d+)?\s?%?",
    re.I,
)
_FILLER = re.compile(
    r"\b(?:still|now|us|since|til|won|don|isn|hasn|haven|didn|doesn|again|at|best|sorry|it's|it|its|is|are"
    r"|we're|we|i'm|i|i'd|say|all|this|that"
    r"|one|mine|our|action|today|as|of|the|a|an|to|be|been|has|have|for|from|by|and|so|but|just"
    r"|please|pls|thanks|thank|you|update|hi|hello|morning|currently|overall|remains?|gone|going"
    r"|went|stays?|staying|firmly|definitely|probably|think|afraid|unfortunately|sadly|fully|also"
    r"|up|down|in|on|no|change|same|ok|fine|will|should|can|until|till|realistically|looking|like"
    r"|with|bit|slightly|little|was|yes|turned|turning|mark|ready|end|early|mid|very|really"
    r"|well|good|news|happy|report|month|week|folks|time being|present|moment|now|guys|everyone|cheers"
    r"|compliments|me|my|colour|believe|call|may|say|would|nicely|lovely|on its way|as things stand"
    r"|running|hoping|aiming|reckon|guess|around|roughly|approx|only|itself|saying|says|said|longer|need|needed"
    r"|needs|date|dates|finishing|completion|nil|return|nowt"
    r"|nothing|changed|report|add|new|fortnight|quarter|here|end"
    r"|lets|let's|um|er|who|ever"
    r"|whoever|told"
    r"|somewhat|hereabouts|personally|honestly|hand|tracker|board|returns?|minutes|figures|apologies|per|about"
    r"|part|parts"
    r"|everything|work|works|worked|completely|solid|no|concerns|issues)\b",
    re.I,
)
_CONTRACTED = re.compile(r"'(?:ve|re|s|m|ll|d)\b|n't\b", re.I)
_CODE = re.compile(r"\b(?!q\d)[a-z]{1,3}\d", re.I)


def is_bare_update(text: str, context: DateContext, spare: int = 0, about: frozenset[str] = frozenset()) -> bool:
    """Whether, dates, ratings, states and fillers aside, at most `spare` words are left (none of the stems `about`)."""
    for each in reversed(find_dates(text, context)):
        if each.date or not each.words.startswith("after"):
            text = f"{text[: each.start]} {text[each.end :]}"
    if _CODE.search(text):
        return False
    text = _CONTRACTED.sub(" ", text)
    left = _FILLER.sub(" ", _UPDATE_WORDS.sub(" ", text))
    words = (word for word in re.findall(r"[^\W\d_]{2,}", left) if stem(word.casefold()) not in about)
    return sum(1 for _ in words) <= spare
