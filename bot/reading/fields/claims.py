"""What a message says of its own figures: that they are provisional, that they improved, that they are sustained."""

from __future__ import annotations

import re

from bot.plan.claims import Claim

_PROVISIONAL = re.compile(
    r"\bprov(?:isional(?:ly)?)?\b|\(p\)|\b(?:draft|unvalidated|unverified|early|interim) (?:figures?|data|numbers?)\b"
    r"|\bto be (?:confirmed|validated)\b",
    re.IGNORECASE,
)
_WORDS = (
    (Claim.SUSTAINED, re.compile(r"\b(?:sustained|consistently|maintained)\b", re.I)),
    (Claim.IMPROVED, re.compile(r"\b(?:improv(?:ed|ing|ement)|better than last|gone up nicely)\b", re.I)),
    (Claim.WORSENED, re.compile(r"\b(?:worsen(?:ed|ing)|deteriorat(?:ed|ing|ion)|got(?:ten)? worse)\b", re.I)),
    (Claim.MET, re.compile(r"\b(?:on target|target met|met (?:the|our|its) target|hit (?:the|our) target)\b", re.I)),
)
_DENIED = re.compile(r"\b(?:not|n't|no|never|without|hardly|yet to|short of|need(?:s|ed)? to)\s+(?:\w+\s+){0,2}$", re.I)


def is_provisional(text: str) -> bool:
    """Whether a message says that its figures are not final."""
    return bool(_PROVISIONAL.search(text))


def find_claims(text: str) -> tuple[Claim, ...]:
    """What a message claims its figures show; what it denies is no claim."""
    found = []
    for claim, words in _WORDS:
        match = words.search(text)
        if match and not _DENIED.search(text[: match.start()]):
            found.append(claim)
    return tuple(found)
