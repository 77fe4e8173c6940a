"""How much of a very long message is read: all that people write themselves, and of what was pasted what names actions.

Slack allows 40,000 characters; nobody writes so many about a plan, but minutes and spreadsheets are pasted.
"""

from __future__ import annotations

import itertools
from collections import Counter

from bot.reading.clauses import Sentence, masked, stretches
from bot.reading.naming.plan_index import PlanIndex

READ_WHOLE = 8_000
"""Characters of a message, its quotes and signatures aside, that are read whatever they say."""
_LOOKED_THROUGH, _OF_EACH, _LONGEST = 1_000, 3, 400
"""Of what comes after them: in how many sentences an action is looked for, how many that name the same one are read,
and how long they may be."""


def worth_reading(text: str, plan: PlanIndex, known: dict[str, Sentence]) -> str:
    """The text; of what goes beyond READ_WHOLE only the sentences that name an action by its reference, and what they
    were found to name is put into `known`."""
    if len(text) <= READ_WHOLE:
        return text
    end = max(text.rfind(mark, 0, READ_WHOLE) for mark in ("\n", ". "))
    end = end + 1 if end > READ_WHOLE // 2 else READ_WHOLE
    beyond = dict.fromkeys(itertools.islice(stretches(text[end:], plan), _LOOKED_THROUGH))
    named: Counter[str] = Counter()
    naming = (part for part in beyond if len(part) <= _LONGEST and _says_more(_masked_in(part, plan, known), named))
    return "\n".join([text[:end], *itertools.islice(naming, len(plan.by_ref) + _OF_EACH)])


def _says_more(sentence: Sentence, named: Counter[str]) -> bool:
    """Whether a sentence names an action of which not enough is read yet; how often each was `named` is counted on."""
    refs = {ref for hit in sentence.hits if hit.kind == "action" for ref in hit.refs}
    more = any(named[ref] < _OF_EACH for ref in refs)
    named.update(refs if more else ())
    return more


def _masked_in(part: str, plan: PlanIndex, known: dict[str, Sentence]) -> Sentence:
    """A sentence with its references found, and put among those that are known."""
    known[part] = masked(part, plan)
    return known[part]
