"""References that were dictated: 'two one three', 'a sixteen', 'p twenty one', 'three f', 'action twelve'."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.reading.beside import after, before
from bot.reading.gates import Gated
from bot.reading.naming.plan_index import PlanIndex
from bot.reading.naming.spellings import NOUNS, lettered_key, shape_of

_UNITS = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen".split()
_UNITS += ["seventeen", "eighteen", "nineteen"]
_NUMBERS = {word: number for number, word in enumerate(_UNITS, 1)}
_TENS = {word: 10 * n for n, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
_SHORT = {"rec": "r", "recommendation": "r", "workstream": "ws", "stream": "ws"}
_LONGEST = 7
"""Of how many words a reference is spelt at most."""
_JOINTS = frozenset(("point", "dot", "stroke", "slash", "dash"))
_ANY_NUMBER = Gated(r"\b(?:" + "|".join((*_NUMBERS, *_TENS)) + r")\b", re.I)
_WORD = re.compile(r"[A-Za-z]+|\d+")
_LEAD = re.compile(
    r"(?:^|[\n;:.!?•*(,/&+-]|\b(?:action|actions|ref|no|and|for|on|re|is|mark|of|also|that|say|says|update|think"
    r"|so|um|er|uh|sorry|then|with|but|now|an|extend|suspend|pause|reopen|reassign|move|put|change"
    r"|shift|push|close|record|log|show|update))\s*$",
    re.I,
)
_GOES_ON = re.compile(
    r"\s*[,:–—-]?\s*(?:(?:is|are|was|has|now|still|um|er|uh|both|all|please|can|should|needs?|will|we|went|gone"
    r"|stays?|too|also|for now|for the time being|isn'?t|hasn'?t|haven'?t|won'?t|can'?t|remains?"
    r"|moved|pushed|going|looking|gets?)\b"
    r"|(?:red|amber|yellow|green|blue|done|complete\w*|finished|on|off|at risk|slipp\w+|not"
    r"|(?:an? )?(?:bit|little)|(?:(?:slightly|well|way|badly) )?(?:behind|late|ahead)|nearly|almost"
    r"|half ?(?:way|done)?"
    r"|in (?:progress|hand|place)|yet|stuck|stalled|blocked|paused|parked|suspended|delayed|overdue|started|starts"
    r"|waiting|tight|ok|okay|fine|no (?:change|start|update)|same|closed|signed off|under ?way)\b|$)",
    re.I,
)
_NUMBER_BEFORE = re.compile(rf"\b(?:{'|'.join((*_NUMBERS, *_TENS, 'zero', 'oh', 'double'))})\s+$", re.I)
"""'Code five one one two' is a longer number."""
_MEASURES = re.compile(
    r"\s*[- ]?(?:days?|weeks?|months?|years?|hours?|minutes?(?! (?:\d|\w+(?:ty|teen)\b|one|two|three|four|five|six"
    r"|seven|eight|nine|ten))|times?|side|heads?|piece|half|thirds?|quarters?"
    r"|per ?cent"
    r"|percent|%|of (?:the|them|us|our|those|my)|people|staff|posts?|children|cases?|families|pm\b|am\b|o'clock|off\b"
    r"|hundred|thousand|million|grand|pounds?|degrees?|point|go\b)",
    re.I,
)


def find_spoken(text: str, plan: PlanIndex) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Where a reference of the plan is spelt out in words, and which actions it may be."""
    if not _ANY_NUMBER.search(text):
        return
    words = list(_WORD.finditer(text))
    spoken = [each.group().casefold() for each in words]
    numbers = [at for at, word in enumerate(spoken) if word in _NUMBERS or word in _TENS]
    at = 0
    while numbers:
        at = max(at, numbers[0] - _LONGEST + 1)
        upto = at
        while upto < min(len(words), at + _LONGEST) and _spells(spoken[upto], plan):
            upto += 1
        found = next((n for n in range(upto, numbers[0], -1) if _is_one(words[at:n], spoken[at:n], text, plan)), 0)
        if found:
            refs = plan.spellings[_key(spoken[at:found])]
            yield words[at].start(), words[found - 1].end(), refs
        at = found or at + 1
        numbers = [each for each in numbers if each >= at] if numbers[0] < at else numbers


def _spells(word: str, plan: PlanIndex) -> bool:
    """Whether a word can stand in a reference of the plan: most of what is around a number cannot."""
    if len(word) == 1 or word.isdigit() or word in _NUMBERS or word in _TENS or word in _JOINTS:
        return True
    return _SHORT.get(word, word) in plan.letters


def _is_one(words: Sequence[re.Match[str]], spoken: Sequence[str], text: str, plan: PlanIndex) -> bool:
    first, last = spoken[0], spoken[-1]
    numbers = sum(word in _NUMBERS or word in _TENS for word in spoken)
    if _key(spoken) not in plan.spellings:
        return False
    head, tail = before(text, words[0].start(), 16), after(text, words[-1].end(), 16)
    if _is_number(first) and _NUMBER_BEFORE.search(head):
        return False
    if _MEASURES.match(tail) or any(mark in text[words[0].start() : words[-1].end()] for mark in ",.;:\n"):
        return False
    if _joined(spoken):
        return True
    if first in NOUNS:
        return first != "no" or bool(_GOES_ON.match(tail))
    if first.isalpha() and first not in _NUMBERS and first not in _TENS:
        return len(first) > 1 or first not in "ai" or bool(_GOES_ON.match(tail))
    if len(last) == 1 and last.isalpha():
        return bool(_GOES_ON.match(tail) or (last not in "ai" and (_LEAD.search(head) or "9.x" in plan.shapes)))
    goes_on = bool(_GOES_ON.match(tail))
    return numbers >= 2 and bool(
        (_LEAD.search(head) and numbers >= 3) or (goes_on and (numbers >= 3 or _LEAD.search(head)))
    )


def _joined(spoken: Sequence[str]) -> bool:
    """'Four point five' names an action of the plan as surely as '4.5' does."""
    inner = [word in _JOINTS for word in spoken[1:-1]]
    return len(spoken) >= 3 and any(inner) and all(map(_is_number, (spoken[0], spoken[-1])))


def _is_number(word: str) -> bool:
    return word in _NUMBERS or word in _TENS


_DOTTED = frozenset(("9.9", "9.9.9", "9.9.9.9"))
_NO_SUCH = Gated(
    r"\b(?:{n})(?: (?:point|dot) (?:(?:{t})(?: (?:{n}))?|{n})){{1,3}}\b".format(
        n="|".join(reversed(_UNITS)), t="|".join(_TENS)
    ),
    re.I,
)


def find_spoken_unknown(text: str, plan: PlanIndex) -> Iterator[tuple[int, int, tuple[str, ...]]]:
    """Where words spell what the plan has not, going on as one of its references would; of a heading, its actions."""
    for match in _NO_SUCH.finditer(text) if _DOTTED.intersection(plan.shapes) else ():
        key = _key(match.group().casefold().split())
        tail = after(text, match.end(), 16)
        if key in plan.spellings or _MEASURES.match(tail) or not (_GOES_ON.match(tail) and tail.strip()):
            continue
        if key in plan.headings or shape_of(key) in plan.shapes:
            yield match.start(), match.end(), plan.headings.get(key, ())


def _key(words: Sequence[str]) -> str:
    """The key of words: 'p twenty one' is 'p21', 'two point one' is '2.1', 'w s one p two' is 'ws1.p2'."""
    made: list[str] = []
    tens = 0
    for word in (_SHORT.get(each, each) for each in words):
        if tens and _NUMBERS.get(word, 10) < 10:
            made[-1], tens = str(tens + _NUMBERS[word]), 0
            continue
        tens = _TENS.get(word, 0)
        if word in _JOINTS:
            continue
        if tens or word in _NUMBERS:
            made.append(str(tens or _NUMBERS[word]))
        elif made and len(word) == 1 and len(made[-1]) == 1 and made[-1].isalpha():
            made[-1] += word
        else:
            made.append(word)
    return lettered_key(".".join(made))


_TENS_WORD, _UNIT_WORD, _TEEN_WORD = "|".join(_TENS), "|".join(_UNITS[:9]), "|".join(_UNITS[9:])
_COUNT = re.compile(
    rf"\b(?P<tens>{_TENS_WORD})(?:[- ](?P<unit>{_UNIT_WORD}))?\b|\b(?P<teen>{_TEEN_WORD})\b",
    re.I,
)


def in_digits(text: str) -> str:
    """Numbers from ten to ninety-nine that are written in words, in digits: 'sixty-eight' is '68'."""
    return _COUNT.sub(_count, text)


def _count(match: re.Match[str]) -> str:
    if match["teen"]:
        return str(_NUMBERS[match["teen"].casefold()])
    return str(_TENS[match["tens"].casefold()] + _NUMBERS.get((match["unit"] or "").casefold(), 0))
