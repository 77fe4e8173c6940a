"""'A11 red, the rest green': what is said of somebody's other actions, beside those that are named."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from bot.reading.clauses import Sentence
from bot.reading.gates import Gated
from bot.reading.marks import REFERENCE
from bot.reading.naming.plan_index import PlanIndex

_STANDS = (
    r"(?:red|amber|green|blue|done|complete|finished|on track|behind|fine|ok|late|not started|off track|on hold"
    r"|blocked|stuck|delayed|slipping|at risk|overdue|[\ue001-\ue004])"
)
OF_THE_OTHERS = Gated(
    r"(?:\s*[,;–-])?\s*\b(?:(?:and|but|while|with) )?(?:all )?(?:(?:the|my|our|all)?\s*\b(?:others?|rest|remainder"
    r"|remaining)"
    r"(?: (?:one|two|three|four|five|six|ones|actions?|of (?:them|mine|ours|my actions)))?|everything else|all else) "
    r"(?:(?:is|are|all|both|now|still|at) )*(?:(?:red|amber|green|blue|done|complete|finished|on track|behind|fine|ok"
    r"|late|not started)\b|[\ue001-\ue004])[^.;]*$",
    re.I,
)
"""'... are red, the other two are green' says nothing more of those that were named."""
_ALONE = re.compile(r"\W*(?:and |but )?", re.I)
_SAID = re.compile(rf"(?<!\w){_STANDS}", re.I)
_THEIRS = re.compile(
    r"\b(?:(?:my|our) (?:others?|rest|remaining)|actions?|of (?:mine|ours|my actions))\b(?=.{0,24}$)", re.I
)
"""No work inside an action is called so."""
_ONLY_STANDS = re.compile(
    rf"\W*(?:(?:so|ok|hi|morning|actions?|and|both|is|are|now|still|all|at|been|gone|a bit|very)\W+)*"
    rf"{REFERENCE}(?:[\s,&/+]|and\b|{REFERENCE})*\W*"
    rf"(?:(?:is|are|both|now|still|all|at|been|gone|a bit|very|going|to|status|has|have|turned)\W+)*{_STANDS}"
    r"(?:\W+(?:now|still|again|too|today|this (?:week|month)|as before|i'm afraid|sadly))*\W*",
    re.I,
)
"""Of an action of which more is told than how it stands, 'the rest' may be the rest of its own work."""
_COUNTED = re.compile(r"\b(?:one|two|three|four|five|six|both)\b", re.I)
_NUMBERS = {"one": 1, "two": 2, "both": 2, "three": 3, "four": 4, "five": 5, "six": 6}


def with_the_rest(said: Iterable[Sentence]) -> tuple[Sentence, ...]:
    """The sentences, one that is only about the rest ('The others are green.') as part of the one it is the rest of."""
    found: list[Sentence] = []
    for each in said:
        text, head = each.text.rstrip(" .!"), found[-1].text.rstrip(" .;!") if found else ""
        match = OF_THE_OTHERS.search(text) if found and not each.hits else None
        if match and _ALONE.fullmatch(text[: match.start()]) and found[-1].hits and _apart(head, match.group()):
            found[-1] = replace(found[-1], text=f"{head}, {text}")
        else:
            found.append(each)
    return tuple(found)


def rest_apart(sentence: Sentence, plan: PlanIndex, author: str) -> tuple[Sentence, Sentence] | None:
    """'A11 red, the rest green' in two: what is said of all that is somebody's, and what of those that are named."""
    match = OF_THE_OTHERS.search(sentence.text)
    if match is None or not sentence.hits or REFERENCE in match.group():
        return None
    head, rest = sentence.text[: match.start()], match.group()
    refs, mine = {ref for hit in sentence.hits for ref in hit.refs}, plan.open_actions_of(author)
    left = [ref for ref in mine if ref not in refs]
    said = _SAID.search(rest)
    if said is None or not left or not refs.issubset(mine) or not _apart(head, rest):
        return None
    counted = _COUNTED.search(rest[: said.start()])
    if counted and _NUMBERS[counted.group().lower()] != len(left):
        return None
    return replace(sentence, text=f"all mine {rest[said.start() :]}", hits=()), replace(sentence, text=head)


def _apart(head: str, rest: str) -> bool:
    """Whether 'the rest' is that of somebody's actions, and not of the work of the one named."""
    said = _SAID.search(rest)
    return bool(_ONLY_STANDS.fullmatch(head)) or bool(said and _THEIRS.search(rest[: said.start()]))
