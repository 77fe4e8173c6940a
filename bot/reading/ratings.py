"""A colour stated as an action's present rating, told apart from other people's, other times' and other things'."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.reading.beside import after, before
from bot.reading.marks import REFERENCE
from bot.reading.reading import Rating
from bot.reading.slack_text import RATING_MARKS

_WORDS: dict[str, Rating] = {
    "red": "red", "rde": "red", "redd": "red", "amber": "amber", "ambre": "amber", "ambar": "amber",
    "abmer": "amber", "amer": "amber", "yellow": "amber", "green": "green", "gren": "green", "grene": "green",
    "geen": "green", "grean": "green", "blue": "blue", "bleu": "blue", "bule": "blue",
}  # fmt: skip
_LETTERS: dict[str, Rating] = {"r": "red", "a": "amber", "g": "green", "b": "blue"}
_MARKED: dict[str, Rating] = {"\ue001": "red", "\ue002": "amber", "\ue003": "green", "\ue004": "blue"}
assert set(_MARKED) == set(RATING_MARKS.values())
_COLOUR = "(?:" + "|".join(_WORDS) + ")"
_FIND = re.compile(rf"[\ue001-\ue004]|(?<![\w'])(?:{_COLOUR})(?![\w'])", re.I)
_LETTER = re.compile(
    rf"(?:\brag(?:\s+(?:rating|status))?\s*(?:is|=|:|-)?\s*|{REFERENCE}\s*[):]?\s*[:=-]\s*|(?:→|->"
    r"|>)\s*)([RAGB])(?![\w'])",
    re.I,
)
_LETTER_ALONE = re.compile(rf"{REFERENCE}\s+([RAGB])\s*[.!]?$")
_LETTER_MOVE = re.compile(r"(?<!\w)[RAGB]\s*(?:→|-+>|to)\s*([RAGB])(?!\w)")
_TWO = re.compile(
    rf"\b({_COLOUR})\s*(?:/|\\|-|or|bordering on|verging on)\s*({_COLOUR})\b"
    rf"|\bbetween\s+({_COLOUR})\s+and\s+({_COLOUR})\b",
    re.I,
)
_MOVED = re.compile(
    rf"\b{_COLOUR}\s*(?:,\s*)?(?:to|→|-+>|=>|>|(?:but\s+|and\s+)?(?:is\s+|it's\s+)?now|up to"
    rf"|down to|gone to|moved? to|into)\s*({_COLOUR})\b",
    re.I,
)
_NEGATED = re.compile(
    r"(?:\bnot|n't|\bnever|\bno longer|\bisnt|\brather than|\binstead of|\bout of)\s+(?:yet\s+"
    r"|quite\s+|really\s+|a\s+|at\s+|be\s+|as\s+|still\s+)*$",
    re.I,
)
_OTHER_TIME = re.compile(
    r"\b(?:was|were|had been|used to be|previously|last (?:month|week|time|quarter)(?: it was)?"
    r"|due to be|will(?: be| go| turn)?|'ll(?: be| go| turn)?|should be"
    r"|hop(?:e|ing)(?: to be| it(?:'ll| will) be)?|expect(?:ing)?(?: to be| it to be)?"
    r"|aim(?:ing)?(?: to be| for)?|could (?:be|go|turn)|might (?:be|go|turn)"
    r"|going to (?:be|go|turn)|to be|would (?:be|go|turn)|may (?:go|turn)|become|get (?:to|it to"
    r"|it)|back to|until|formerly|tipped for|before)"
    r"\s+(?:at\s+|a\s+|as\s+|back\s+)?$",
    re.I,
)
_BACK_NOW = re.compile(
    r"(?:^|\ue010|,)\s*back\s+to\s+$|\b(?:is|are|now|gone|went|moved|turned|it's|drops?|dropped"
    r"|slipped)\s+back\s+to\s+$",
    re.I,
)
_LATER = re.compile(
    r"^\s+(?:by|once|when|after|until we|from|as soon as|in)\s+(?!now|the moment|my view|places"
    r"|parts|because)",
    re.I,
)
_NAME = re.compile(r"(?:\b(?:Cllr|Councillor|Mr|Mrs|Ms|Miss|Dr)\.?\s+|\b[A-Z][a-z]+\s+)$")
_NOT_NAMES = re.compile(
    r"\b(?:Still|Now|Is|All|Both|Keep|Mark|Rag|Rated|At|Remains?|Stays?|Staying|Status|Turned|Gone"
    r"|To|Rating|Currently|Overall"
    r"|Action|Again|Going|Please|And|Also|Sadly|Probably|Definitely|Firmly|Solid|Set|Make|Change"
    r"|Put|Show|Report|Call|Just)\s+$"
)
_FOLLOWS = re.compile(
    rf"\s*(?:$|[-,.;:!)(\n–—/&+=]|{REFERENCE}|[\ue100-\ue1ff]|[\ue001-\ue004]"
    r"|\d|(?:at|again|now|still|this|for|i'm|im|because|due|as|until|with|and|but|rating|rag"
    r"|status|sorry|please|pls|from|to|on|overall|today"
    r"|since|so|if|though|although|thanks|i|i'd|we|we're|we've|it|it's|is|then|too|really|only"
    r"|while|given|all|both|in|by|once|when|after|or"
    r"|not|apart|bar|other|any|anymore|yet|just|one|same|no|his|her|per|mainly|mostly|however"
    r"|except|unless|via|following|that|what|atm|tbh|imo|until|having|owing|pending|action|actions"
    r"|unfortunately)\b)",
    re.I,
)
_BESIDE = re.compile(
    rf"(?:{REFERENCE}|\b(?:rag|rating|status|rated|mark|marked|flag|flagged|call(?: it| this)?"
    r"|show(?: it| this)?(?: as)?|to|at|as|now|is|are|it's|still"
    r"|remains?|stays?|staying|turned|gone|went|keep|both|all|we're|i'm|be|be a|as a|is a|an|="
    r"|report|reporting|says?|definitely|firmly|currently|just|again"
    r"|solid|make it|put|set|moved|isn't green|sadly|probably|think|it|this|overall|back|going"
    r"|it as|keeping|same|also|down as))[\s:=,–—)-]*$"
    r"|^[\s•*,-]*$|[,;:.(\n–—/&+-]\s*$",
    re.I,
)


@dataclass(frozen=True, slots=True)
class RatingFound:
    """A rating, or why a colour in the text does not settle one."""

    rating: Rating | None = None
    words: str = ""
    two: bool = False
    negated: bool = False


def find_rating(text: str) -> RatingFound:
    """The rating a clause states; several clauses' worth of colours give the last one that counts."""
    letter = _LETTER_MOVE.search(text) or _LETTER.search(text) or _LETTER_ALONE.search(text)
    if letter:
        return RatingFound(_LETTERS[letter.group(1).lower()], letter.group().strip())
    two = _TWO.search(text)
    if two and len({_rating(each) for each in two.groups() if each}) == 2 and _moved_apart(text, two):
        return RatingFound(words=two.group(), two=True)
    moved = _MOVED.search(text)
    if moved and not _OTHER_TIME.search(before(text, moved.start())):
        return RatingFound(_rating(moved.group(1)), moved.group())
    return _single(text)


def _moved_apart(text: str, two: re.Match[str]) -> bool:
    """'amber - red alert': only colours that both count make two ratings."""
    return bool(_FOLLOWS.match(after(text, two.end())))


def _single(text: str) -> RatingFound:
    negated = False
    for match in reversed(list(_FIND.finditer(text))):
        head, tail = before(text, match.start()), after(text, match.end())
        if _NEGATED.search(head):
            negated = negated or bool(_FOLLOWS.match(tail))
        elif match.group() in _MARKED or _counts(head, match.group(), tail):
            return RatingFound(_rating(match.group()), match.group())
    return RatingFound(negated=negated)


def _counts(head: str, word: str, tail: str) -> bool:
    """Whether a colour word is this action's rating now."""
    if _OTHER_TIME.search(head) and not _BACK_NOW.search(head):
        return False
    if word[0].isupper() and word[1:2].islower() and _NAME.search(head) and not _NOT_NAMES.search(head):
        return False
    if _LATER.match(tail) or not _FOLLOWS.match(tail):
        return False
    return bool(_BESIDE.search(head)) or bool(re.match(r"\s*(?:$|[.,;!\n])", tail))


def _rating(words: str) -> Rating:
    return _MARKED.get(words) or _WORDS[words.lower()]
