"""References that were dictated: 'two one three', 'a sixteen', 'p twenty one', 'three f', 'action twelve'."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.reading.beside import after, before
from bot.reading.gates import Gated
from bot.reading.naming.greetings import GREETING
from bot.reading.naming.plan_index import PlanIndex
from bot.reading.naming.spellings import NOUNS, lettered_key, shape_of
from bot.reading.naming.stems import stem

_UNITS = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen".split()
_UNITS += ["seventeen", "eighteen", "nineteen"]
_NUMBERS = {word: number for number, word in enumerate(_UNITS, 1)}
_TENS = {word: 10 * n for n, word in enumerate("twenty thirty forty fifty sixty seventy eighty ninety".split(), 2)}
_SHORT = {"rec": "r", "recommendation": "r", "workstream": "ws", "stream": "ws", "an": "a", "eh": "a"}
_LONGEST = 7
"""Of how many words a reference is spelt at most."""
_BRACKETS, _OPENED = frozenset(("bracket", "brackets")), frozenset(("open", "close"))
_JOINTS = frozenset(("point", "dot", "stroke", "slash", "dash", *_BRACKETS, *_OPENED))
_ANY_NUMBER = Gated(r"\b(?:" + "|".join((*_NUMBERS, *_TENS, *_BRACKETS)) + r")\b", re.I)
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
    r"|sorry|soz|instead|waiting|tight|ok|okay|fine|no (?:change|start|update)|same|closed|signed off|under ?way)\b|$)",
    re.I,
)
_THINGS = (
    r"years?|yr|pages?|beds?|bedroom\w*|parts?|steps?|person|people|man|woman|way|mile|miles|course"
    r"|seaters?|stars?|storey"
    r"|point|pack|figure|sided|a|an|legged|wheel\w*|litre|pint|inch|foot|ton|tonne|metre|mins?|hrs?|wks?|days?|weeks?"
    r"|months?|minutes?|hours?|seconds?|strong|tier|fold|quid|k|bob|to|or|off|out of|o'clock|oclock|plus|ish"
)
_AT_HEAD = re.compile(
    rf"(?:^{GREETING}|[\n;:.!?•*])\s*(?:(?:(?:hi|hello|hiya|hey|dear|morning|afternoon|evening|good (?:morning"
    r"|afternoon|evening))"
    r"(?: (?!on\b|for\b)\w+)?|(?:it'?s|this is|i'?m) (?!on\b|for\b)\w+(?: here)?"
    r"|(?:a )?(?:quick )?update(?: from me)?|on|for|about|re|regarding|ok|okay|so|right|note|also"
    r"|and|but|it is|this is"
    r"|nothing to report|no change|no news|nothing new|(?:just )?(?:to )?let(?:ting)? you know|i think|re"
    r"|it'?s|here|all|just|please)[\s,]+){0,6}$",
    re.I,
)
"""Where a message or a sentence begins, greetings and all."""
_TOPIC = re.compile(rf"^{GREETING}(?:on|about|re|regarding|update (?:on|for|about))\s+$", re.I)
"""'Hi there on a eleven legal have signed it'."""
_TELLS = re.compile(
    r"\s*[,:–—-]?\s*(?:(?:begins?|began|starts?|ends?|finish\w*|goes|went|sits|stands|comes?|came"
    r"|slips|needs?|launch\w*"
    r"|(?:sign|clos|agree|approve|complete|launch|print|publish|award|draft|submitt?|deliver|extend"
    r"|appoint|recruit|start"
    r"|postpone|cancel|move|hand|pass|escalate|return|circulate|adopt|ratifi?e|test|fund|tender|book"
    r"|deferr?|pause|park"
    r"|suspend|reopen|reject|refuse|resource|issue|roll|push|delay|stall|miss|chas|block|halt|reassign|scope)(?:e?d)"
    r"(?! (?:up|off|down|out)? ?(?:copy|copies|version|edition|page|form|sheet|list))"
    r"|held|sent|written|built|sorted|ready|live|await\w*|waiting|with|from|after|expect\w*|please"
    r"|see|herewith|pending"
    r"|due|not|never|nothing|nowt|nobody|no ?one|no-one|none|everyone|everything|everybody|half|some"
    r"|most|all|both|only"
    r"|we|we're|we've|we'll|i|i'm|i've|i'd|they|they've|it|it's|my|our|his|her|their|there|there's"
    r"|the|these|this|that's"
    r"|has|have|had|is|are|was|will|won't|can|can't|could|couldn't|should|may|might|would|did|didn't|does|doesn't|do"
    r"|because|cos|as|since|owing to|due to|thanks to|subject to"
    r"|evidence|screenshot|photo|photograph|minutes|proof|file|report|link|notes?|attach\w*|picture|scan|pdf)\b"
    rf"(?! old\b)|(?:{'|'.join((*_NUMBERS, *_TENS))})\b(?! ?-?(?:or|to|{_THINGS})\b))",
    re.I,
)
"""What follows the name of an action, and hardly ever a number with an article."""
_COUNTED_THING = re.compile(rf"\s*-?(?:{_THINGS})\b", re.I)
_COLOURED_BEFORE = re.compile(r"\b(?:red|amber|green|blue)\s+$", re.I)
"""'Twenty one amber twenty two green'."""
_NUMBER_BEFORE = re.compile(rf"\b(?:{'|'.join((*_NUMBERS, *_TENS, 'zero', 'oh', 'double'))})\s+$", re.I)
"""'Code five one one two' is a longer number."""
_MEASURES = re.compile(
    r"\s*[- ]?(?:days?|weeks?|months?|years?|hours?|minutes?(?! (?:\d|\w+(?:ty|teen)\b|one|two|three|four|five|six"
    r"|seven|eight|nine|ten|(?:are |now )?(?:attached|herewith|enclosed|uploaded|saved|agreed"
    r"|signed off|on the)))|times?|side|heads?|piece|half|thirds?|quarters?"
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
    figures = not _BRACKETS.isdisjoint(spoken)
    numbers = [at for at, word in enumerate(spoken) if _is_number(word) or (figures and word.isdigit())]
    at = 0
    while numbers:
        at = max(at, numbers[0] - _LONGEST + 1)
        upto = at
        while upto < min(len(words), at + _LONGEST) and _spells(spoken[upto], plan):
            upto += 1
        found = next((n for n in range(upto, numbers[0], -1) if _is_one(words[at:n], spoken[at:n], text, plan)), 0)
        if found:
            refs = plan.spellings[_key_in(plan, spoken[at:found])]
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
    if first in _JOINTS or _key_in(plan, spoken) not in plan.spellings:
        return False
    if not _OPENED.isdisjoint(spoken) and (last in _OPENED or _BRACKETS.isdisjoint(spoken)):
        return False
    head, tail = before(text, words[0].start(), 16), after(text, words[-1].end(), 16)
    if _is_number(first) and _NUMBER_BEFORE.search(head):
        return False
    if _MEASURES.match(tail) or any(mark in text[words[0].start() : words[-1].end()] for mark in ",.;:\n"):
        return False
    if _joined(spoken) or not _BRACKETS.isdisjoint(spoken):
        return True
    more = numbers >= 3 or any(not _is_number(word) and word not in NOUNS for word in spoken)
    if more and opens_with(text, words[0].start(), words[-1].end(), plan.spellings[_key_in(plan, spoken)], plan):
        return True
    if first in NOUNS:
        return first != "no" or bool(_GOES_ON.match(tail))
    if first.isalpha() and first not in _NUMBERS and first not in _TENS:
        return _SHORT.get(first, first) not in ("a", "i") or bool(_GOES_ON.match(tail))
    if len(last) == 1 and last.isalpha():
        return bool(_GOES_ON.match(tail) or (last not in "ai" and (_LEAD.search(head) or "9.x" in plan.shapes)))
    goes_on = bool(_GOES_ON.match(tail))
    if goes_on and numbers >= 2 and _COLOURED_BEFORE.search(head):
        return True
    return numbers >= 2 and bool(
        (_LEAD.search(head) and numbers >= 3) or (goes_on and (numbers >= 3 or _LEAD.search(head)))
    )


def opens_with(text: str, start: int, end: int, refs: Sequence[str], plan: PlanIndex) -> bool:
    """Whether words at the head of a clause go on as only an action's can: 'a nine begins', 'a two with the printers'.

    'A nine year old' and 'a four bed unit' do not: after an article and a number comes what is counted, unless it is
    a word of that action's title.
    """
    if text[start] in "iI" or not _AT_HEAD.search(before(text, start, 48)):
        return False
    tail = after(text, end, 48)
    if _TOPIC.search(before(text, start)) and not (_MEASURES.match(tail) or _COUNTED_THING.match(tail)):
        return bool(tail.strip())
    if _MEASURES.match(tail) or _COUNTED_THING.match(tail):
        return False
    if _TELLS.match(tail):
        return True
    following = re.match(r"\W{0,3}(?:the )?([a-z]{3,})", tail, re.I)
    titled = frozenset[str]().union(*(plan.title_stems.get(ref, frozenset()) for ref in refs))
    return bool(following and stem(following[1].casefold()) in titled)


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


def _key_in(plan: PlanIndex, words: Sequence[str]) -> str:
    """The key of words as the plan has it: 'p two one' may be P21, figure by figure."""
    key = _key(words)
    return key if key in plan.spellings else _RUN_ON.sub(r"\1", key)


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


_RUN_ON = re.compile(r"((?:^|(?<=\.))[a-z]+\d)\.(?=\d$)")
_TENS_WORD, _UNIT_WORD, _TEEN_WORD = "|".join(_TENS), "|".join(_UNITS[:9]), "|".join(_UNITS[9:])
_FIRSTS = "first second third fourth fifth sixth seventh eighth ninth".split()
_ORDINALS = {word: number for number, word in enumerate(_FIRSTS, 1)}
_ORDINALS |= {"twelfth": 12, "twentieth": 20, "thirtieth": 30}
_ORDINALS |= {f"{word}th": number for word, number in _NUMBERS.items() if number > 9 and number != 12}
_COUNT = re.compile(
    rf"\b(?P<day>(?:(?:twenty|thirty)[- ])?(?:{'|'.join(_ORDINALS)}))(?=\s+of\b|\W*$|\W+(?:sorry|not"
    rf"|instead|actually)\b)"
    rf"|\b(?P<tens>{_TENS_WORD})(?:[- ](?P<unit>{_UNIT_WORD}))?\b(?![- ](?:{'|'.join(_FIRSTS)})\b)"
    rf"|\b(?P<teen>{_TEEN_WORD})\b",
    re.I,
)


def in_digits(text: str) -> str:
    """Numbers from ten to ninety-nine and days that are written in words, in digits: 'sixty-eight' is '68'."""
    return _COUNT.sub(_count, text)


def _count(match: re.Match[str]) -> str:
    if match["day"]:
        parts = re.split(r"[- ]", match["day"].casefold())
        number = sum(_TENS.get(part, 0) + _ORDINALS.get(part, 0) for part in parts)
        return f"{number}{'th' if 3 < number < 21 else {1: 'st', 2: 'nd', 3: 'rd'}.get(number % 10, 'th')}"
    if match["teen"]:
        return str(_NUMBERS[match["teen"].casefold()])
    return str(_TENS[match["tens"].casefold()] + _NUMBERS.get((match["unit"] or "").casefold(), 0))
