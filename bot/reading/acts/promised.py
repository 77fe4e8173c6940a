"""What stands after `/plan commit`: "member: how many cases are unallocated? by 30 April"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime

from bot.reading.dates.dates import read_date

KINDS = ("committee", "member", "promise", "verbal")
_SAID = re.compile(
    r"^(?:(?P<kind>committee|member|promise|verbal)(?:\s+(?:recommendation|question|update))?\s*[:–—-]\s*"
    r"|(?P<of>committee|member)\s+(?P<who>(?-i:[A-Z])[^:]{1,60}?)\s*:\s+)",
    re.I,
)
_GUESSES = (
    ("verbal", re.compile(r"\bverbal(?:ly)?\b", re.I)),
    ("committee", re.compile(r"\brecommend(?:s|ed|ation)?\b", re.I)),
    ("member", re.compile(r"\b(?:cllrs?|councillors?|members?)\b.*\bask|\bquestion\b", re.I)),
)
_BY = re.compile(r"^(?P<what>.+?)[\s,;:]+(?:due |by |before )+(?P<when>[^,;]{3,40})$", re.I | re.S)
_OWNER = re.compile(r"\bfor\s+<@(?P<id>[UW][A-Z0-9]+)(?:\|[^>]*)?>", re.I)


@dataclass(frozen=True, slots=True)
class Promised:
    """A commitment as it was typed. `owner` is the Slack user it is for, where one is named, `asked_by` the
    member or committee that asked."""

    kind: str
    what: str
    due: date | None = None
    owner: str | None = None
    asked_by: str = ""


def read_promised(text: str, sent_at: datetime) -> Promised | None:
    """Read a commitment; None when nothing is said of it. What names no kind is a promise to report back."""
    words = " ".join(text.split())
    owner = _OWNER.search(words)
    words = " ".join(f"{words[: owner.start()]} {words[owner.end() :]}".split()) if owner else words
    said = _SAID.match(words)
    what = words[said.end() :] if said else words
    by = _BY.match(what)
    due = read_date(by["when"], sent_at, "future").date if by else None
    if by is not None and due is not None:
        what = by["what"]
    if not what.strip():
        return None
    guessed = next((kind for kind, found in _GUESSES if found.search(what)), "promise")
    kind = (said["kind"] or said["of"]).casefold() if said else guessed
    return Promised(kind, what.strip(" ,;"), due, owner["id"] if owner else None, (said["who"] or "") if said else "")
