"""What is still told by a sentence part of which is a promise, a hope or somebody else's view.

'A13 done, will send minutes tomorrow' tells that A13 is done. A condition takes the whole sentence: 'A13 green if the
books arrive' tells nothing.
"""

from __future__ import annotations

import itertools
import re
from dataclasses import replace

from bot.reading.beside import after
from bot.reading.clauses import Sentence
from bot.reading.gates import Gated
from bot.reading.marks import REFERENCE
from bot.reading.naming.plan_index import PlanIndex
from bot.reading.sense.addressed import is_set_aside

_BOUNDARY = re.compile(
    rf",\s+(?:(?:and|but|so|though|although|then)\s+)?|\s+[-–—]\s+|\s+(?:but|though|although|so)\s+"
    rf"|(?<!{REFERENCE})\s+and\s+|\s+and\s+(?!{REFERENCE})"
    r"|\s+(?=(?:i|we)(?:'ll| will| shall| hope| should)\b)",
    re.I,
)
_CONDITION = Gated(
    r"\b(?:if(?! (?:anything|you ask|i'm honest))|unless|provid(?:ed|ing)|assuming|as long as|so long as|subject to"
    r"|in (?:my|your|their) dreams|my (?:foot|eye|arse)|yeah,? right|as if|if only|joking|kidding"
    r"|only when|only once|suppos(?:e|ing)|in case|whether)\b",
    re.I,
)
_TAKES_ITSELF = ("supposition", "promise", "somebody else's view", "query", "reminder")
"""What is wrong with a clause alone; a rule or another plan's entry is so as a whole."""
_TAIL = re.compile(
    r"(?:,\s+(?:(?:and|but|so)\s+)?(?:for the record,?\s+)?|\s+[-–—]\s+|\s+(?:but|and)\s+)"
    rf"(?={REFERENCE},? (?:is|are|has|have|now|still)\b)",
    re.I,
)
_VERDICT = re.compile(
    r"\W*(?:(?:yes|yep|ok|all|now|it's|that's|this is|still|nearly|almost|is)\W+)*(?:red|amber|green|blue|done"
    r"|completed?"
    r"|finished|closed|on track|on hold|not started|\d{1,3} ?%)(?: (?:now|thanks|again|from me))?\W*",
    re.I,
)
"""'Done, will send the minutes tomorrow': in an action's thread nothing else need be named."""
_CLAUSES = 12
_TAIL_REACH = 4000


def told_part(sentence: Sentence, reason: str, plan: PlanIndex) -> Sentence | None:
    """The leading clauses of a sentence set aside for a later one, or None where nothing of it stands by itself."""
    if reason not in _TAKES_ITSELF or _CONDITION.search(sentence.text):
        return None
    cuts = [match.start() for match in itertools.islice(_BOUNDARY.finditer(sentence.text), _CLAUSES)]
    for cut in reversed(cuts):
        head = sentence.text[:cut]
        if (_is_named(head, sentence) or _VERDICT.fullmatch(head)) and is_set_aside(head, plan) is None:
            return replace(sentence, text=head, hits=sentence.hits[: head.count(REFERENCE)])
    return _own_tail(sentence, reason, plan)


def _own_tail(sentence: Sentence, reason: str, plan: PlanIndex) -> Sentence | None:
    """'Slides for A24 attached and A26 is paused': after a promise or a reminder, a clause with its own subject."""
    if reason not in ("promise", "reminder", "somebody else's view"):
        return None
    for match in itertools.islice(_TAIL.finditer(sentence.text), _CLAUSES):
        tail = after(sentence.text, match.end(), _TAIL_REACH)
        if is_set_aside(tail, plan) is None:
            return replace(sentence, text=tail, hits=sentence.hits[-tail.count(REFERENCE) :])
    return None


def _is_named(head: str, sentence: Sentence) -> bool:
    """Whether the head says something after the reference it names, and more than the name."""
    if not sentence.hits:
        return False
    _, mark, said = head.partition(REFERENCE)
    return bool(mark and (len(said.split()) > 0 or head.partition(REFERENCE)[0].strip()))
