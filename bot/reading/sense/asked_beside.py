"""A question in one sentence with what is told: 'A12 amber and whens A18 due', 'A6 green what else have I got'."""

from __future__ import annotations

import re
from dataclasses import replace

from bot.reading.beside import before
from bot.reading.clauses import Sentence
from bot.reading.gates import Gated
from bot.reading.marks import REFERENCE
from bot.reading.sense.question_forms import asks
from bot.reading.sense.questions import is_request

_WORD = (
    r"(?:(?:what|wat|wot)(?:'?s| else| next| is| are| does| do| did| have| has)|when(?:'?s| is| are"
    r"| do| does| did| was| were| will| has)"
    r"|who(?:'?s(?! on)| else| owns|(?: has| is| do| does)(?=[^,]*$))"
    r"|which (?:of|ones?|are|actions?)|how (?:many|much|far|late|long|is|are)"
    r"|where(?:'?s| is| are| do))\b"
)
_WANTED = (
    r"(?:(?:tell|show|send|remind|give) (?:me|us) (?=what|which|who|when|how|the\b|an?\b|all\b|my\b)"
    r"|(?:(?:please|pls|plz|kindly|(?:can|could|would|will|may|might) (?:you|i|we))\s+){1,3}"
    r"(?:(?:send|tell|show|give|remind|let)\s+(?:me|us)|have|see|get|list|export|pull|run)\b(?! until))"
)
_SOMEONE = r"(?:can|could|would|will) (?:someone|somebody|anyone|anybody|you|we)\b"
_VERB = r"(?:is|are|was|were|am|do|does|did|has|have|any|anything)\b[^,\n]{0,80}\?"
_COLOUR = r"(?:red|amber|yellow|green|blue|done|completed?|finished|closed|started|on track|on hold|behind)"
_ASKED_BESIDE = Gated(
    rf"(?:\s*[,;]|\s[-–—]|\s(?:and|but|also|so|btw|by the way|plus)(?=\s))+"
    rf"\s+(?:(?:and|but|also|so|btw|by the way|oh|ps)[\s,]+)*"
    rf"(?P<asked>{_WORD}|{_WANTED}|{_SOMEONE}|{_VERB}|export\b)",
    re.I,
)
_ASKED_AT_ONCE = Gated(
    rf"(?:\b{_COLOUR}\b|\d ?%|[\ue001-\ue004])[^\w{REFERENCE},;]*\s+(?P<asked>(?:what|wat|wot)(?:'?s"
    rf"| else| next| was| were| is| does| do| have)\b|when(?:'?s| is| do)\b(?! (?:it|this|that|we|they)\b)"
    rf"|who(?:'s got|s got| else)\b|how many\b|which (?:of|ones?)\b|{_WANTED})",
    re.I,
)
_TAG = re.compile(
    r"(?:is|are|was|were|has|have|does|do|did)(?:n't)? (?:it|we|they|he|she|you|i)(?: not)?\s*\?"
    r"|when(?:'s| is) it (?:going|likely)",
    re.I,
)
"""'A5 is red, is it?' doubts what comes before it."""
_ALL_RIGHT = re.compile(
    r",?\s*(?:is (?:that|this) )?(?:ok|okay|all ?right)(?: (?:with|by|for) (?:you|all|everyone))?\s*\?\s*$", re.I
)
"""What a courtesy asks at the end: 'A5 moves to 22 March, ok?'."""
_COURTESY = re.compile(r"\W*(?:would|could|can|will|may|might|please|pls)\b", re.I)
_DEPENDS_ON_IT = re.compile(
    r"\b(?:know|knows|see|say|ask|asked|asking|wonder\w*|tell|told|sure|check\w*|decide|decided|clear|about|of|on"
    r"|to|idea"
    r"|agree\w*|explain\w*|confirm\w*|understand|found? out|work(?:ed|ing)? out|remember|matter"
    r"|matters|depends?)\W*$",
    re.I,
)
"""'I know what is left' asks nothing."""


def parted(sentence: Sentence) -> tuple[Sentence, ...]:
    """A sentence as what it tells and what it asks, where a question follows what was said of an action."""
    courteous = _ALL_RIGHT.sub("", sentence.text) if "?" in sentence.text else sentence.text
    if courteous != sentence.text and " " in courteous.strip():
        return (replace(sentence, text=courteous),)
    for pattern in (_ASKED_BESIDE, _ASKED_AT_ONCE):
        for match in pattern.finditer(sentence.text):
            start = match.start("asked")
            head = sentence.text[: start if pattern is _ASKED_AT_ONCE else match.start()]
            tail = sentence.text[start:]
            if _stands_alone(head) and not asks(head) and not _TAG.match(tail) and not is_request(tail):
                named = head.count(REFERENCE)
                told = replace(sentence, text=head.rstrip(), hits=sentence.hits[:named])
                return told, replace(sentence, text=tail, hits=sentence.hits[named:])
    return (sentence,)


def _stands_alone(head: str) -> bool:
    """Whether something is told before the question, of which it is no part."""
    if REFERENCE not in head and _COURTESY.match(head):
        return False
    return " " in head.strip() and _DEPENDS_ON_IT.search(before(head, len(head))) is None
