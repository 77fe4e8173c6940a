"""“sign-off requested on 4.2”, “4.2 is ready for sign-off”: the owner asks that the body sign an action off."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import datetime

from bot.reading.naming.plan_index import PlanIndex
from bot.reading.naming.references import find_references
from bot.reading.naming.spellings import spelling_key

_OFF = r"sign(?:ed|ing)?[\s-]?off"
_WANTED = r"(?:requested|asked for|sought|wanted|needed|required|please)"
_ASKED = re.compile(
    r"(?:please\s+)?(?:(?:i|we)(?:['’]d| would)?\s+(?:now\s+)?(?:like|want|wish)\s+(?:to\s+)?)?"
    r"(?:(?:request(?:ing)?|ask(?:ing)?\s+for|seek(?:ing)?|want|need)\s+)?sign[\s-]?off"
    rf"(?:\s+(?:is|was|has been))?(?:\s+(?:now|hereby))?(?:\s+{_WANTED})?"
    r"(?:\s+(?:on|of|for|in))?\s+@(?:\s+please)?",
    re.IGNORECASE,
)
_READY = re.compile(
    rf"@[\s,:–—-]*(?:is\s+|are\s+)?(?:now\s+)?(?:(?:ready|up|due)\s+(?:for|to\s+be)\s+{_OFF}"
    rf"|(?:request(?:ing)?|asking\s+for)\s+{_OFF}|{_OFF}(?:\s+is)?\s+{_WANTED})"
    r"(?:\s+please)?",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class SignOffAsked:
    """Sign-off is asked for of one action, named as the plan writes it."""

    ref: str


def read_sign_off(text: str, plan: PlanIndex, _sent_at: datetime) -> SignOffAsked | None:
    """Read a message that does nothing but ask for sign-off of one action; None when it is something else."""
    if not re.search(_OFF, text, re.IGNORECASE):
        return None
    found = _one_action(text, plan)
    if found is None:
        return None
    ref, rest = found
    plain = rest.strip(" .!,")
    return SignOffAsked(ref) if _ASKED.fullmatch(plain) or _READY.fullmatch(plain) else None


def _one_action(text: str, plan: PlanIndex) -> tuple[str, str] | None:
    """The one action a text names, and the text with "@" in its place."""
    hits = [hit for hit in find_references(text, plan) if hit.kind == "action"]
    if len(hits) == 1 and len(hits[0].refs) == 1:
        return hits[0].refs[0], f"{text[: hits[0].start]}@{text[hits[0].end :]}"
    if hits:
        return None
    for word in re.finditer(r"[\w./-]*\d[\w./-]*", text):
        bare = word.group().rstrip(".")
        refs = plan.spellings.get(spelling_key(bare), ())
        if len(refs) == 1:
            return refs[0], f"{text[: word.start()]}@{text[word.start() + len(bare) :]}"
    return None
