"""Which group of the plan a question names: "theme 2", "phase 1", "service area early help", "workstream quality"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

_KINDS = {
    "theme": "theme",
    "phase": "phase",
    "workstream": "workstream",
    "work stream": "workstream",
    "service area": "service area",
    "area": "service area",
    "sub-section": "sub-section",
    "subsection": "sub-section",
    "sub section": "sub-section",
}
_KEYWORD = re.compile(
    rf"\b(?:in\s+)?(?P<kind>{'|'.join(sorted(_KINDS, key=len, reverse=True))})\s+(?P<name>.+)$", re.IGNORECASE
)
_WORDS = re.compile(r"[^\W_]+")
_LONGEST = 12


@dataclass(frozen=True, slots=True)
class ReadableGroup:
    """A group as the reader sees it; `kind` as in bot.plan.grouping."""

    id: str
    kind: str
    title: str


@dataclass(frozen=True, slots=True)
class UnknownGroup:
    """Words that name no group of a kind, and the groups there are."""

    kind: str
    words: str
    known: tuple[str, ...]


PROGRAMME = "linked programme"
_PROGRAMME = re.compile(r"\b(?:in\s+|under\s+)?(?:the\s+)?(?:linked\s+)?programme\s+(?P<name>.+)$", re.IGNORECASE)


_GRADE = re.compile(
    r"\b(?:in\s+|of\s+|among\s+)?(?:the\s+)?(?:(?P<developmental>developmental(?:\s+findings?)?"
    r"|areas?\s+for\s+development)"
    r"|required\s+findings?|areas?\s+for\s+improvement)\b",
    re.IGNORECASE,
)


def find_groups(words: str, groups: Sequence[ReadableGroup]) -> tuple[tuple[str, ...], UnknownGroup | None, str]:
    """The ids of the groups that some words name, what could not be found, and the words without them."""
    found: list[str] = []
    words = _without_grade(_without_programme(words, groups, found), found)
    hit = _KEYWORD.search(words)
    while hit is not None:
        kind = _KINDS[hit["kind"].casefold()]
        of_kind = [group for group in groups if group.kind == kind]
        group, left = _named(hit["name"], of_kind)
        if group is None:
            titles = tuple(each.title for each in of_kind)
            return tuple(found), UnknownGroup(kind, hit["name"], titles), words[: hit.start()].strip()
        found.append(group.id)
        words = f"{words[: hit.start()]} {left}".strip()
        hit = _KEYWORD.search(words)
    return tuple(found), None, words


def _without_grade(words: str, found: list[str]) -> str:
    """The words without the grade of finding they name, which is added to what was found (CB 3)."""
    hit = _GRADE.search(words)
    if hit is None:
        return words
    found.append("grade:developmental" if hit["developmental"] else "grade:required")
    return f"{words[: hit.start()]} {words[hit.end() :]}".strip()


def _without_programme(words: str, groups: Sequence[ReadableGroup], found: list[str]) -> str:
    """The words without the linked programme they name, which is added to what was found. "Programme" is part of many
    a body's name: where no programme of the plan is meant, the words stay."""
    hit = _PROGRAMME.search(words)
    named = _named(hit["name"], [group for group in groups if group.kind == PROGRAMME]) if hit is not None else None
    if hit is None or named is None or named[0] is None:
        return words
    found.append(named[0].id)
    return f"{words[: hit.start()]} {named[1]}".strip()


def _named(text: str, groups: Sequence[ReadableGroup]) -> tuple[ReadableGroup | None, str]:
    """The one group that the longest beginning of a text names, and the rest of the text."""
    words = text.split()
    for length in range(min(len(words), _LONGEST), 0, -1):
        name = " ".join(words[:length])
        found = [group for group in groups if _is_called(group, name)]
        exact = [group for group in found if _plain(group.title) == _plain(name)]
        if len(exact or found) == 1:
            return (exact or found)[0], " ".join(words[length:])
    return None, text


def _is_called(group: ReadableGroup, name: str) -> bool:
    """By its number ("Theme 2: …"), by the beginning of its title, or by words that only it has."""
    wanted, title = _plain(name), _plain(group.title)
    own = title.removeprefix(group.kind).strip()
    if len(wanted) == 1 and wanted.isalnum():
        return wanted in (title, own) or own.startswith(f"{wanted} ")
    if wanted.isdecimal():
        return own == wanted or own.startswith(f"{wanted} ")
    return title.startswith(wanted) or own.startswith(wanted) or set(wanted.split()) <= set(title.split())


def _plain(text: str) -> str:
    return " ".join(word.casefold() for word in _WORDS.findall(text))
