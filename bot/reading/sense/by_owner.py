"""Whether what somebody says who owns one action is said of it, where nothing else names one."""

from __future__ import annotations

import re

from bot.reading.fields.draft import Draft
from bot.reading.naming.subjects import Subject
from bot.reading.naming.work_words import is_of_the_work
from bot.reading.sense.by_title import OF_OTHERS
from bot.reading.sense.likeness import is_like_an_update
from bot.reading.sense.residue import has_code
from bot.reading.sense.stands_alone import VERDICT, is_sure

COUNTED = re.compile(
    r"\b\d{1,3} (?:out )?of (?:the |our )?\d{1,3}\b|\bso far\b|\b(?:to go|left to|still to)\b|\b(?:first|final"
    r"|second) draft\b|\bchapters?\b"
    r"|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|twelve|\d{1,3}) (?:\w+ ){1,2}(?:held"
    r"|trained|recruited|interviewed"
    r"|sampled|audited|drafted|reviewed|written)\b",
    re.I,
)
"""Work that is counted is the author's own: '24 of 30 files read'."""
_PUT_ON_HOLD = re.compile(
    r"\b(?:put|placed|putting) (?:it|this|that|everything) on hold\b|\b(?:paus|suspend|park)(?:e|ed"
    r"|ing)? (?:it|this)\b"
    r"|\b(?:put on hold|paused|suspended|stood down) by (?:the )?[a-z]",
    re.I,
)
"""'The director has put it on hold' is said of what its owner owns; a call is on hold by itself."""
_THIS, _FEW = re.compile(r"\b(?:it|this|mine)\b[^.;]*\bto (?-i:[A-Z])", re.I), 10
"""'Hand it over to Joanne please', in a few words."""
_SHORT = 160
_UNTIL = re.compile(r"\b(?:until|till?|before|without|unless)\b", re.I)
PACE_FIRST = re.compile(
    r"^\W*(?:(?:we're|we are|it's|it is|a|bit|little|slightly|still|running|now|going to be|badly|way|just|well)\s+)*"
    r"(?:behind|slipping|slipped|delayed|late|off track|not on track|struggling|on track|(?:nearly|almost) there)"
    r"(?: (?:i'm afraid|now|again|sorry|sadly))*\s*(?:[,;:–—-]|\b(?:because|as|since|cos|but)\b)",
    re.I,
)
"""'A bit behind, half the nurses were off with flu': how fast it goes, and then what of the work makes it so."""
_HELD_BY = re.compile(
    r"\W*(?:(?:still|now|all|totally|completely) )*(?:blocked|stalled|held up|stuck) (?:by|with) (?:the )?\w", re.I
)
"""'Blocked by the supplier'."""


def counts_by_owner(subject: Subject, draft: Draft, bare: bool, titled: bool, owner: bool) -> bool:
    """Where nothing but its author points to an action: evidence, counted work, a verdict, or bare words of updates."""
    if draft.evidence and (bare or titled):
        return True
    others = OF_OTHERS.search(subject.text)
    if draft.has_fields and COUNTED.search(subject.text) and not others:
        return True
    if owner and VERDICT.search(subject.text) and not others and (draft.status or draft.basis == "stated"):
        return True
    if owner and draft.has_fields and draft.percent is None and not others and _is_account(subject.text):
        return True
    if owner and draft.status == "blocked" and _HELD_BY.match(subject.text):
        return is_of_the_work(subject.text)
    if owner and draft.request == "reassign" and len(subject.text.split()) <= _FEW and _THIS.search(subject.text):
        return True
    if owner and draft.status == "suspended" and _PUT_ON_HOLD.search(subject.text):
        return True
    if bare and draft.blocker and PACE_FIRST.match(subject.text):
        return True
    if owner and draft.status == "not_started" and draft.blocker and _UNTIL.search(subject.text):
        return is_of_the_work(subject.text)
    return bare and is_sure(draft, subject.text)


def _is_account(text: str) -> bool:
    """Whether a short text with no code in it ('WS4/P14') is clearly told of work."""
    return len(text) <= _SHORT and is_like_an_update(text) and not has_code(text)
