"""The action that a command's words begin with: "2.1.3 off", "2.1 until the board decides"."""

from __future__ import annotations

from bot.reading.naming.plan_index import PlanIndex
from bot.reading.naming.references import find_references
from bot.reading.naming.spellings import spelling_key


def leading_reference(text: str, plan: PlanIndex) -> tuple[str, str] | None:
    """The reference in the plan's spelling and the words after it, "" for none; None when no action is named first."""
    words = " ".join(text.split())
    hit = next((each for each in find_references(words, plan) if each.kind == "action" and len(each.refs) == 1), None)
    if hit is not None and hit.start == 0:
        return hit.refs[0], words[hit.end :].strip(" :,–—-")
    first, _, rest = words.partition(" ")
    refs = plan.spellings.get(spelling_key(first.rstrip(":,")), ())
    return (refs[0], rest.strip(" :,–—-")) if len(refs) == 1 else None
