"""Who a cell says is responsible: people, posts, teams, and outside organisations with a liaison.

Only the words are read here; matching them to Slack people is a service's.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.files.columns import NOTHING_SAID, plain
from bot.plan.entities import PersonKind

_SPLIT = re.compile(r"[;\n]|\s/|/\s")
_INITIALS = re.compile(r"[A-Z&]{2,6}")
_EMAIL = re.compile(r"<?\b([\w.+'-]+@[\w-]+(?:\.[\w-]+)+)>?")
_BRACKETED = re.compile(r"(?P<before>[^()]+?)\s*\((?P<inside>[^()]+)\)\s*$")
_LIAISON = re.compile(r"^\s*liaison\b[\s:–-]*|[\s,:–-]*\bliaison\s*$", re.IGNORECASE)
_MEMBERS = re.compile(r"^\s*team\s*[:–-]\s*(?P<names>.+)$", re.IGNORECASE)
_NAMES = re.compile(r",|\s+(?:and|&)\s+")
_POST = re.compile(
    r"\b(head|director|manager|officer|lead|chair|co-?ordinator|chief|nurse|secretary|treasurer|solicitor|auditor|"
    r"principal|adviser|advisor|post|member for)\b",
    re.IGNORECASE,
)
_TEAM = re.compile(
    r"\b(team|teams|service|services|department|directorate|unit|board|group|committee|partnership|panel|"
    r"managers|heads|directors|officers|leads|staff|all|everyone)\b",
    re.IGNORECASE,
)
_VACANT = re.compile(r"^(currently )?vacant( post)?$|^vacancy$", re.IGNORECASE)
_VACANT_POST = re.compile(r"^vacant( post)?\s*[:–-]\s*(?P<post>.+)$|^(?P<post_>.+?)\s*[,:–-]\s*vacant( post)?$", re.I)


@dataclass(frozen=True)
class OwnerText:
    """One owner as written. An outside organisation has `organisation` and, where the cell names one, `liaison`,
    who is asked in its place ("Dental Service (… liaison)"). `role` is a post written beside a name, `members` who
    answers for a team ("Performance (team: …, …)")."""

    name: str
    email: str | None = None
    organisation: str | None = None
    liaison: str | None = None
    role: str | None = None
    kind: PersonKind = PersonKind.PERSON
    vacant: bool = False
    members: tuple[str, ...] = ()


def read_owners(text: str) -> tuple[OwnerText, ...]:
    """The owners in a cell, the accountable one first. Never split at a comma or "and": "Head of Early Help and
    Schools" is one owner."""
    parts = (" ".join(part.split()) for part in _SPLIT.split(text))
    return tuple(read_owner(part) for part in parts if plain(part) not in NOTHING_SAID)


def read_owner(text: str) -> OwnerText:
    """One owner: "Name", "Name <e-mail>", "Post (Name)", "Post (vacant)" or "Organisation (Name liaison)"."""
    found = _EMAIL.search(text)
    email = found.group(1).lower() if found else None
    rest = " ".join(_EMAIL.sub(" ", text).replace("( )", "").split()).strip(" ,")
    if not rest:
        return OwnerText(email or text, email)
    if _VACANT.match(rest):
        return OwnerText("Vacant post", email, kind=PersonKind.POST, vacant=True)
    if vacant := _VACANT_POST.match(rest):
        return OwnerText(vacant["post"] or vacant["post_"], email, kind=PersonKind.POST, vacant=True)
    bracketed = _BRACKETED.match(rest)
    if bracketed:
        return _bracketed(bracketed["before"].strip(" ,"), bracketed["inside"].strip(), email)
    before, comma, after = rest.partition(", ")
    if comma and is_post(after) and not is_post(before):
        return OwnerText(before, email, role=after)
    return OwnerText(rest, email, kind=_kind(rest))


def is_post(text: str) -> bool:
    """Whether the words name a post ("Head of Safeguarding") and not a person or several people."""
    return bool(_POST.search(text)) and not re.match(r"(all|the)\b", text, re.IGNORECASE)


def _bracketed(before: str, inside: str, email: str | None) -> OwnerText:
    if team := _MEMBERS.match(inside):
        names = tuple(filter(None, (" ".join(name.split()) for name in _NAMES.split(team["names"]))))
        return OwnerText(before, email, kind=PersonKind.TEAM, members=names)
    if _LIAISON.search(inside):
        liaison = _LIAISON.sub("", inside).strip()
        return OwnerText(before, email, before, liaison or None, kind=PersonKind.ORGANISATION)
    if _VACANT.match(inside):
        return OwnerText(before, email, kind=PersonKind.POST, vacant=True)
    if _INITIALS.fullmatch(before) and " " in inside and not is_post(inside) and _kind(inside) is PersonKind.PERSON:
        return OwnerText(before, email, before, inside, kind=PersonKind.ORGANISATION)
    if is_post(before) and not is_post(inside) and _kind(inside) is PersonKind.PERSON:
        return OwnerText(inside, email, role=before)
    return OwnerText(before, email, role=inside, kind=_kind(before))


def _kind(text: str) -> PersonKind:
    """Posts first: "Head of Early Help Services" is one person's post, "Early Help Services" a team."""
    if re.search(r"\b(managers|heads|directors|officers|leads)\b", text, re.IGNORECASE):
        return PersonKind.TEAM
    if is_post(text):
        return PersonKind.POST
    return PersonKind.TEAM if _TEAM.search(text) else PersonKind.PERSON
