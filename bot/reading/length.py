"""How much of a very long message is read: all that people write themselves, and of what was pasted what names actions.

Slack allows 40,000 characters; nobody writes so many about a plan, but minutes and spreadsheets are pasted.
"""

from __future__ import annotations

import itertools

from bot.reading.clauses import Sentence, masked, stretches
from bot.reading.naming.plan_index import PlanIndex

READ_WHOLE = 8_000
"""Characters of a message, its quotes and signatures aside, that are read whatever they say."""
_LOOKED_THROUGH, _MORE_SENTENCES = 1_000, 200
"""Of what comes after them, in how many sentences an action is looked for, and how many that name one are read."""
_LONGEST = 400


def worth_reading(text: str, plan: PlanIndex, known: dict[str, Sentence]) -> str:
    """The text; of what goes beyond READ_WHOLE only the sentences that name an action by its reference, and what they
    were found to name is put into `known`."""
    if len(text) <= READ_WHOLE:
        return text
    end = max(text.rfind(mark, 0, READ_WHOLE) for mark in ("\n", ". "))
    end = end + 1 if end > READ_WHOLE // 2 else READ_WHOLE
    beyond = dict.fromkeys(itertools.islice(stretches(text[end:], plan), _LOOKED_THROUGH))
    naming = (part for part in beyond if len(part) <= _LONGEST and _names_an_action(part, plan, known))
    return "\n".join([text[:end], *itertools.islice(naming, _MORE_SENTENCES)])


def _names_an_action(part: str, plan: PlanIndex, known: dict[str, Sentence]) -> bool:
    known[part] = sentence = masked(part, plan)
    return any(hit.kind == "action" for hit in sentence.hits)
