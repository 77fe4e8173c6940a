"""Versions of a plan, who approved each, and to whom each was submitted (A1.8, A1.9; NY 3.3, CB 5-6, MB 2).

A version is a place in the journal: its number and its hash fix for good what the plan said then.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace


class Verdict(StrEnum):
    """What a body did with a version."""

    APPROVED = "approved"
    ENDORSED = "endorsed"
    NOTED = "noted"


class Approval(Struct, frozen=True):
    """A body's decision on a version, recorded by a Slack user."""

    id: str
    body: str
    verdict: Verdict
    on: date
    by: str


class Submission(Struct, frozen=True):
    """A version as it was sent to somebody outside, such as a government department."""

    id: str
    to: str
    on: date
    by: str


class Replanned(Struct, frozen=True):
    """A version that a body's decision made of the one before: how many actions went forward into it and how many had
    ended by then (CB 19). Why is in the version's words."""

    body: str
    on: date
    carried: int
    ended: int


class Carry(Struct, frozen=True):
    """What became of an action when the plan was made anew: it went forward into a version, or had `ended` before."""

    version: int
    on: date
    body: str
    ended: bool = False


class Version(Struct, frozen=True):
    """One version: the journal's entry `seq` with its hash `head` is what it says. `at` is in UTC;
    `words` is the id of the note, which older journals have in `note`."""

    number: int
    at: datetime
    by: str
    seq: int
    head: str
    note: str = ""
    approvals: tuple[Approval, ...] = ()
    submissions: tuple[Submission, ...] = ()
    words: str | None = None
    replanned: Replanned | None = None


def with_part(versions: Iterable[Version], number: int, part: Approval | Submission) -> tuple[Version, ...]:
    """The versions with an approval or a submission added to one of them."""
    return tuple(_with(each, part) if each.number == number else each for each in versions)


def _with(version: Version, part: Approval | Submission) -> Version:
    if isinstance(part, Approval):
        return replace(version, approvals=(*version.approvals, part))
    return replace(version, submissions=(*version.submissions, part))


def without_submission(versions: Iterable[Version], id: str) -> tuple[Version, ...]:
    """The versions without a submission that was recorded by mistake."""
    return tuple(replace(v, submissions=tuple(s for s in v.submissions if s.id != id)) for v in versions)


def approved_late(version: Version, deadlines: Iterable[tuple[str, date]]) -> list[str]:
    """The recommendations whose deadline had passed when the version was first approved (A3.2; CB 5)."""
    decided = [each.on for each in version.approvals if each.verdict is not Verdict.NOTED]
    return [ref for ref, day in deadlines if decided and day < min(decided)]
