"""The logs of a plan that a question names: its risks, its versions, and what was asked for and promised."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

_RISKS = re.compile(r"\brisks\b|\brisk register\b", re.IGNORECASE)
_OWED = re.compile(r"\b(?:commitments|promises|(?:members?\s+)?questions)\b", re.IGNORECASE)
_VERSION = re.compile(r"versions?\s+(?P<number>\d{1,3})", re.IGNORECASE)
_WHICH_RISKS = ("overdue", "closed")
_WHICH_OWED = {"member": "member", "members": "member", "committee": "committee", "verbal": "verbal"} | {
    word: word for word in ("overdue", "closed")
}
_EMPTY = frozenset({"open", "register", "log"})


@dataclass(frozen=True, slots=True)
class Log:
    """A log that words name: which part of it, and the words that are left."""

    view: Literal["risks", "versions", "commitments"]
    which: str
    rest: str


def find_log(words: str, command: bool) -> Log | None:
    """The log that words name. In a plain question "questions" may be about anything: only a command's are a log."""
    if found := _RISKS.search(words):
        said = words.casefold().split()
        return Log("risks", next((w for w in _WHICH_RISKS if w in said), ""), _left(words, found, _WHICH_RISKS))
    found = _OWED.search(words) if command else None
    if found is not None:
        said = words.casefold().split()
        which = next((_WHICH_OWED[word] for word in said if word in _WHICH_OWED), "")
        which = which or ("member" if "questions" in said else "")
        return Log("commitments", which, _left(words, found, _WHICH_OWED))
    version = _VERSION.fullmatch(words)
    return Log("versions", version["number"], "") if version is not None else None


def _left(words: str, found: re.Match[str], known: tuple[str, ...] | dict[str, str]) -> str:
    rest = f"{words[: found.start()]} {words[found.end() :]}".split()
    return " ".join(word for word in rest if word.casefold() not in known and word.casefold() not in _EMPTY)
