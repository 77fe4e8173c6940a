"""Sentences that ask the plan for something: a question about its actions, or for a report."""

from __future__ import annotations

import re

_OPENING = re.compile(
    r"^\s*(?:(?:hi|hello|hey|morning|please|pls|and|also|so|ok"
    r"|quick question)\b[\s,:-]*)*(?:what(?:'s|s| is| are| do| have| did| changed| colour| was)?\b"
    r"|who(?:'s| owns| is| has)?\b|when\b|which\b|where\b|how many\b|how much\b|how (?:is|are)\b"
    r"|show\b|list\b|give me\b|export\b|send me\b|print\b|is there\b|are there\b|anything\b"
    r"|any (?!news|progress|update|joy|luck|movement|chance)|pull (?:up|off)\b|tell me (?:what"
    r"|which|who|when|how|the)\b|remind me (?:what|which|when|who|of)\b"
    r"|(?:can|could|may) (?:you|i|we) (?:please )?(?:show|see|have|tell|export|list|send|get|print"
    r"|give)\b|download\b|need (?:a|the) (?:report|list|export)\b)",
    re.I,
)
_ASKED = re.compile(
    r"^\s*(?:and\s+|also\s+|so\s+|but\s+)?(?:is|are|do|does|did|has|have|was|were|am|should|can"
    r"|could|will|what|when|who|which|how|where|any|why|got)\b",
    re.I,
)
_OF_THE_PLAN = re.compile(
    r"\ue010|\b(?:reds?|ambers?|greens?|blues?|rag|colou?r|rating|rated|overdue|late|due|deadline"
    r"|changed?|last updated|owns?|owners?|evidence|export|report|actions?|plan"
    r"|rec(?:ommendation)?s?\s?\d*|r\d{1,2}|outstanding|board|status|percent\w*|forecast|off track"
    r"|blocked|not started|complete[d]?|closed|history|this|mine|slipp\w+|behind|at risk|stuck"
    r"|indicators?)\b",
    re.I,
)
_TO_A_PERSON = re.compile(
    r"\b(?:who (?:can|could|will|would|wants|fancies)|would it take|do you need|are you|have you"
    r"|did you|will you|do you|would you|you free|you around|your (?:update|view|thoughts)"
    r"|shall we|can we|could we|shall i|should i|can't we|are we meeting|can you (?!show|tell"
    r"|export|list|send|give))\b|\b(?:can|could) (?:i|we) have until\b",
    re.I,
)
_REQUEST = re.compile(
    r"\b(?:extend|extended|extension|until|more time|close|closed|reassign\w*|off me|on hold"
    r"|suspend\w*|marked?|pushed?|moved?)\b",
    re.I,
)
_MEETING = re.compile(
    r"\bwhere (?:is|are) (?:the )?(?:meeting|room|board meeting)|what time|\broom\b|\blunch\b"
    r"|\bparking\b",
    re.I,
)


def is_question(sentence: str, in_thread: bool) -> bool:
    """Whether a sentence (references masked) asks something the plan could answer."""
    marked = sentence.rstrip().endswith("?")
    opening = _OPENING.match(sentence)
    if not opening and not (marked and _ASKED.match(sentence)):
        return False
    if _TO_A_PERSON.search(sentence) or _MEETING.search(sentence) or is_request(sentence):
        return False
    about = _OF_THE_PLAN.search(sentence[opening.end() - 10 if opening and opening.end() > 10 else 0 :])
    if about and about.group().lower() == "this" and not in_thread:
        return bool(re.search(r"\b(?:changed|overdue|due|red|report|export)\b", sentence, re.I))
    return about is not None


def is_request(sentence: str) -> bool:
    """'can A3 be extended to 29 March please': asked of the plan, but to be recorded, not answered."""
    return bool(
        re.match(r"\s*(?:please\s+)?(?:can|could|may|would)\b", sentence, re.I) and _REQUEST.search(sentence)
    ) and not re.search(r"\b(?:show|list|export)\b", sentence, re.I)


def asks(sentence: str) -> bool:
    """Whether a sentence is in the form of a question, whoever it is put to."""
    return sentence.rstrip().endswith("?") or bool(_OPENING.match(sentence))
