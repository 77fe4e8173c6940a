"""Who delivers an action: mainly the council, or the council with its partners (LD 6.3; A6.5). Pure."""

from __future__ import annotations

from collections.abc import Iterable

from bot.plan.entities import Person, PersonKind

COUNCIL, PARTNER = "council", "partner"
WORDS = {COUNCIL: "mainly council", PARTNER: "council and partner"}
"""The scopes as they are written."""
_READ = {
    COUNCIL: ("council", "mainly council", "mainly the council", "council only", "the council", "internal"),
    PARTNER: ("partner", "partners", "council and partner", "council and partners", "joint", "partnership"),
}


def read_scope(text: str) -> str | None:
    """The scope that words name; None for any other."""
    said = " ".join(text.casefold().replace("&", "and").split()).strip(" .“”\"'")
    return next((scope for scope, words in _READ.items() if said in words), None)


def scope_of(stated: str, owners: Iterable[Person]) -> str:
    """The scope of an action: the one that was stated; else with partners where an organisation is among its owners."""
    if stated:
        return stated
    return PARTNER if any(owner.kind is PersonKind.ORGANISATION for owner in owners) else COUNCIL
