"""How much of a very long message is read: all that people write themselves, and of what was pasted what names actions.

Slack allows 40,000 characters; nobody writes so many about a plan, but minutes and spreadsheets are pasted.
"""

from __future__ import annotations

import itertools
import re
from collections import Counter
from collections.abc import Iterator

from bot.reading.clauses import Sentence, masked, stretches
from bot.reading.marks import REFERENCE
from bot.reading.naming.plan_index import PlanIndex

READ_WHOLE = 6_000
"""Characters of a message, its quotes and signatures aside, that are read whatever they say."""
_LOOKED_THROUGH, _LONGEST = 800, 400
"""Of what comes after them: in how many sentences an action is looked for, and how long they may be."""
_OF_EACH, _OF_ALL = 3, 120
"""The first sentence that names an action is read wherever it stands, so that no row of a pasted plan is lost; of the
others so many of each action, until so many name any."""
_UNDER_A_HEADING = 4
"""How many lines are read with one that says nothing but which action they are about."""
_SAYS_NOTHING = re.compile(rf"[\W{REFERENCE}]*")


def worth_reading(text: str, plan: PlanIndex, known: dict[str, Sentence]) -> str:
    """The text; of what goes beyond READ_WHOLE only sentences that name an action by its reference. What they and those
    before them were found to name is put into `known`."""
    if len(text) <= READ_WHOLE:
        return text
    end = max(text.rfind(mark, 0, READ_WHOLE) for mark in ("\n", ". "))
    end = end + 1 if end > READ_WHOLE // 2 else READ_WHOLE
    named: Counter[str] = Counter()
    said = under = 0
    for part in stretches(text[:end], plan):
        refs = _named_in(part, plan, known)
        named.update(refs)
        said += bool(refs)
        under = _under(part, known) if refs else max(under - 1, 0)
    return "\n".join([text[:end], *_of_the_rest(text[end:], plan, known, named, said, under)])


def _of_the_rest(
    text: str, plan: PlanIndex, known: dict[str, Sentence], named: Counter[str], said: int, under: int
) -> Iterator[str]:
    """What is read of the rest when so many sentences before it named actions, each so often, and so many lines are
    still read with the last of them."""
    for part in itertools.islice(stretches(text, plan), _LOOKED_THROUGH):
        if not under and said >= _OF_ALL and len(named) == len(plan.by_ref):
            return
        if len(part) > _LONGEST:
            continue
        refs = _named_in(part, plan, known)
        least = min((named[ref] for ref in refs), default=_OF_EACH)
        if least == 0 or (least < _OF_EACH and said < _OF_ALL):
            named.update(refs)
            said += 1
            under = _under(part, known)
            yield part
        elif under and not refs:
            under -= 1
            yield part
        else:
            under = 0


def _under(part: str, known: dict[str, Sentence]) -> int:
    """How many lines are read with one that names an action."""
    return _UNDER_A_HEADING if _SAYS_NOTHING.fullmatch(known[part].text) else 0


def _named_in(part: str, plan: PlanIndex, known: dict[str, Sentence]) -> frozenset[str]:
    """The actions that a sentence names by their references."""
    known[part] = sentence = masked(part, plan)
    return frozenset(ref for hit in sentence.hits if hit.kind == "action" for ref in hit.refs)
