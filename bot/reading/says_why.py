"""Whether words say why an action stands as it does, beyond naming it and its colour ("3.1 is red" does not)."""

from __future__ import annotations

import re

_WORD = re.compile(r"[^\W\d_]+")
_ANGLED = re.compile(r"<[^>]*>")
_SAYS_NOTHING = frozenset(
    (
        "red amber green blue yellow r g b rag brag rating rated status action recommendation rec ref number circle "
        "large square is are was be been am now still again currently remains remain stays stay gone turned moved "
        "going showing mark marked report put has have it this that these both all the a an and or to at from of for "
        "on as in by with my our i we so just also please pls thanks thank you sorry hi hello hey morning afternoon "
        "today yesterday tomorrow end mid early late start due date expected expect forecast until till per cent "
        "percent monday tuesday wednesday thursday friday saturday sunday january february march april may june july "
        "august september october november december jan feb mar apr jun jul aug sept sep oct nov dec"
    ).split()
)


def says_why(text: str, title: str) -> bool:
    """Whether anything is left of a message without references, colours, dates, courtesies and the action's title."""
    named = {word.casefold() for word in _WORD.findall(title)}
    said = (word.casefold() for word in _WORD.findall(_ANGLED.sub(" ", text)))
    return any(word not in _SAYS_NOTHING and word not in named for word in said)
