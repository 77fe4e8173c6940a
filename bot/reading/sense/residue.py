"""Whether a message that names no action is made only of the words an update is made of."""

from __future__ import annotations

import re

from bot.reading.dates.date_rules import DateContext
from bot.reading.dates.dates import find_dates
from bot.reading.naming.stems import stem
from bot.reading.vocabulary.built_in import words_of

_UPDATE_WORDS = re.compile(
    r"[\ue000-\ue010\ue100-\ue1ff]|\b(?:red|ambre|amber|yellow|gren|green|blue|rag|status|rating"
    r"|complet(?:ed?|ing|ion)|done|finish\w*|closed|close|signed off|on hold|paused|parked|suspended|blocked"
    r"|stuck|stalled|slipp\w+|behind|late|on track|on target|on schedule|on course|to plan|at risk"
    r"|off track|ahead|delayed|tight"
    r"|not|start(?:ed|s|ing)?|begun|begins?|yet|in progress|under ?way|nearly|almost|half|way|halfway|three"
    r"|quarters?|thirds?|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen"
    r"|dozen|twenty|thirty|forty"
    r"|fifty|sixty|seventy|eighty|ninety|hundred|held|further|progress|latest|earliest|soonest"
    r"|files?|chapters?|live|tick(?:ed)?|gon"
    r"|stood down|wrapp\w+|anticipat\w+|chances?|possible|possibly|holds|miss(?:ed|ing)?|hit"
    r"|deadlines?|problems?|snags?|hitch(?:es)?|built"
    r"|drop(?:s|p(?:ed|ing))?|fallen|climbed|creeping|into|kick(?:s|ed|ing)? off"
    r"|written|drafted|recruited|two|through|there|per ?cent|another|more|extend\w*"
    r"|extension|expect(?:ed|ing|s)?"
    r"|jan|january|feb|february|march|april|june|july|aug|august|sept?|september|oct|october|nov"
    r"|november|dec|december"
    r"|forecast|target|due|slip|back|moved?|push(?:ed)?|put)\b|\d+(?:\.\d+)?\s?%?",
    re.I,
)
_PHRASES = re.compile(
    r"\b(?:(?:can|could) \S+ go down|time being|on its way|as things stand|(?:to be|if i(?:'m"
    r"| am)) (?:honest|fair|frank|truthful|generous|kind|strict|harsh)"
    r"|in all honesty|hand on heart|happy days|touch wood|status quo|by a long (?:way|chalk|shot))\b",
    re.I,
)
_FILLERS = frozenset(word for words in words_of("fillers")["words"].values() for word in words.split())
_CONTRACTED = re.compile(r"'(?:ve|re|s|m|ll|d)\b|\b(?:wo|ca|sha)n't\b|n't\b", re.I)
_CODE = re.compile(r"\b(?!q\d|(?:m|gr|l)8\b|b4\b)[a-z]{1,3}\d", re.I)


def is_bare_update(text: str, context: DateContext, spare: int = 0, about: frozenset[str] = frozenset()) -> bool:
    """Whether, dates, ratings, states and fillers aside, at most `spare` words are left (none of the stems `about`)."""
    for each in reversed(find_dates(text, context)):
        if each.date or not each.words.startswith("after"):
            text = f"{text[: each.start]} {text[each.end :]}"
    if has_code(text):
        return False
    text = _CONTRACTED.sub(" ", _PHRASES.sub(" ", text))
    left = _UPDATE_WORDS.sub(" ", text)
    words = (word for word in re.findall(r"[^\W\d_]{2,}", left.casefold()) if word not in _FILLERS)
    return sum(stem(word) not in about for word in words) <= spare


def has_code(text: str) -> bool:
    """Whether a text has letters with a number to them, as references and rooms have: 'P14', 'b2'."""
    return _CODE.search(text) is not None
