"""“Suspend 2.3 until 1 June: focus on phase 1; restart when phase 1 is signed off”: asking to change what is agreed.

One grammar for plain messages and for `/plan redate`, `/plan suspend` ...; a change is asked for by a whole message.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.plan.entities import PlanDate, Precision
from bot.reading.acts.targets import Targets, read_targets
from bot.reading.dates.dates import read_date
from bot.reading.naming.plan_index import PlanIndex

_COLON = re.compile(r"(?<!\d):|:(?!\d)")
_BECAUSE = re.compile(r"\s+(?:because(?:\s+of)?|as|since)\s+", re.IGNORECASE)
_PLEASE = re.compile(r"^(?:please|pls|can (?:you|we)|could (?:you|we))\s+|[\s,]+(?:please|pls)$", re.IGNORECASE)
_VERBS: tuple[tuple[str, re.Pattern[str]], ...] = tuple(
    (kind, re.compile(pattern, re.IGNORECASE))
    for kind, pattern in (
        ("redate", r"^(?:re-?date|re-?baseline)\s+(?P<rest>.+)$"),
        ("extend", r"^extend\s+(?P<rest>.+)$"),
        ("cancel", r"^cancel\s+(?P<rest>.+)$"),
        ("suspend", r"^(?:suspend|pause)\s+(?P<rest>.+)$"),
        ("suspend", r"^put\s+(?P<rest>.+?)\s+on\s+hold(?P<tail>\s+.+)?$"),
        ("resume", r"^(?:resume|restart|un-?suspend|take\s+up)\s+(?P<rest>.+)$"),
        ("supersede", r"^(?:supersede|replace)\s+(?P<rest>.+)$"),
        ("carry_forward", r"^carry\s+forward\s+(?P<rest>.+)$"),
        ("carry_forward", r"^carry\s+(?P<rest>.+?)\s+forward(?P<tail>\s+.+)?$"),
        ("reword", r"^(?:re-?word|change\s+the\s+(?:wording|scope|text)\s+of|re-?scope)\s+(?P<rest>.+?)(?:\s+to)?$"),
        ("correct", r"^correct\s+(?:the\s+)?(?:wording|text|typo)\s+(?:of|in)\s+(?P<rest>.+?)(?:\s+to)?$"),
    )
)
_COUNT = r"(?P<count>\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
_BY = re.compile(
    rf"^(?P<rest>.+?)\s+by\s+{_COUNT}\s+(?:(?:calendar|more|further)\s+)?(?P<unit>day|week|fortnight|month)s?$",
    re.IGNORECASE,
)
_TO = re.compile(r"^(?P<rest>.+?)\s+(?:to|until|till)\s+(?P<when>.+)$", re.IGNORECASE)
_UNTIL = re.compile(r"^(?P<rest>.+?)\s+(?:until|till|to|(?:with\s+)?review(?:ed)?(?:\s+on)?)\s+(?P<when>.+)$", re.I)
_WITH = re.compile(r"^(?P<rest>.+?)\s+(?:by|with)\s+(?P<other>.+)$", re.IGNORECASE)
_INTO = re.compile(r"^(?P<rest>.+?)\s+(?:in)?to\s+(?P<other>.+)$", re.IGNORECASE)
_RESTART = re.compile(
    r"[\s,;.]*\b(?:re-?starts?|resumes?|taken\s+up\s+again)\s+(?:when|once|after)\s+(?P<when>.+?)[\s.]*$", re.I
)
_NUMBERS = dict(
    zip("one two three four five six seven eight nine ten eleven twelve".split(), range(1, 13), strict=True)
)


@dataclass(frozen=True, slots=True)
class ChangeAsked:
    """A change somebody asks for. `kind` as in bot.plan.changes, with `correct` for a slip in the wording; `due` is the
    new date, or `count` and `unit` by how much the agreed dates move; `until` the day a suspension is looked at;
    `other` what takes the place; `text` the new wording. `said` is the message, read again when it is confirmed."""

    kind: str
    targets: Targets
    said: str
    reason: str = ""
    due: PlanDate | None = None
    count: int = 0
    unit: str = ""
    until: date | None = None
    criterion: str = ""
    other: str = ""
    text: str = ""


def read_change(said: str, plan: PlanIndex, sent_at: datetime, typed: bool = False) -> ChangeAsked | None:
    """Read a message (plain text) that asks for a change and says nothing else; None for anything else. `typed` after
    `/plan`, where no reader of updates hears what an owner says of one action."""
    head, reason = _parted(said)
    head = _PLEASE.sub("", head).strip(" .!")
    for kind, pattern in _VERBS:
        found = pattern.match(head)
        if found is not None:
            rest = f"{found['rest']}{found.groupdict().get('tail') or ''}"
            return _of_kind("redate" if typed and kind == "extend" else kind, rest, reason, said, plan, sent_at)
    return None


@dataclass(frozen=True, slots=True)
class Extension:
    """More time asked for one action and nothing else said; `dated` when a day was named, readable or not."""

    ref: str
    reason: str
    dated: bool


def read_extension(said: str, plan: PlanIndex, sent_at: datetime) -> Extension | None:
    """Read “extend 2.3 to 30 April: supplier late”; None for anything that says more or less."""
    head, reason = _parted(said)
    found = re.match(r"extend\s+(?P<rest>.+)$", _PLEASE.sub("", head).strip(" .!"), re.IGNORECASE)
    if found is None:
        return None
    to = _TO.match(found["rest"])
    today = sent_at.astimezone(ZoneInfo(plan.plan.timezone)).date()
    targets = read_targets(to["rest"] if to is not None else found["rest"], plan, today)
    if targets is None or len(targets.refs) != 1:
        return None
    return Extension(targets.refs[0], reason, to is not None)


def _parted(said: str) -> tuple[str, str]:
    """What is asked for, and the reason after a colon (or "because")."""
    colon = _COLON.search(said)
    if colon is not None:
        return said[: colon.start()], said[colon.end() :].strip()
    because = _BECAUSE.search(said)
    return (said[: because.start()], said[because.end() :].strip()) if because is not None else (said, "")


def _of_kind(kind: str, rest: str, reason: str, said: str, plan: PlanIndex, sent_at: datetime) -> ChangeAsked | None:
    today = sent_at.astimezone(ZoneInfo(plan.plan.timezone)).date()
    match kind:
        case "redate" | "extend":
            return _redate(kind, rest, reason, said, plan, sent_at)
        case "suspend":
            return _suspend(rest, reason, said, plan, sent_at)
        case "supersede" | "carry_forward":
            pattern = _WITH if kind == "supersede" else _INTO
            found = pattern.match(rest)
            targets = read_targets(found["rest"] if found else rest, plan, today)
            if found is not None and targets is not None:
                return ChangeAsked(kind, targets, said, reason, other=found["other"].strip())
    targets = read_targets(rest, plan, today)
    if targets is None:
        return None
    if kind in ("reword", "correct"):
        return ChangeAsked(kind, targets, said, text=reason)
    return ChangeAsked(kind, targets, said, reason)


def _redate(kind: str, rest: str, reason: str, said: str, plan: PlanIndex, sent_at: datetime) -> ChangeAsked | None:
    today = sent_at.astimezone(ZoneInfo(plan.plan.timezone)).date()
    by, to = _BY.match(rest), _TO.match(rest)
    found = by or to
    targets = read_targets(found["rest"] if found else rest, plan, today)
    # One action extended to a date is an owner's word about it: the reader of updates takes that as a request.
    if targets is None or (kind == "extend" and len(targets.refs) == 1 and by is None):
        return None
    asked = ChangeAsked("redate", targets, said, reason)
    if by is not None:
        return _moved(asked, by)
    when = read_date(to["when"], sent_at, "future") if to is not None else None
    if when is None or when.date is None:
        return asked
    due = PlanDate(when.date, Precision(when.precision or "day"), when.words)
    return ChangeAsked("redate", targets, said, reason, due=due)


def _moved(asked: ChangeAsked, by: re.Match[str]) -> ChangeAsked:
    word = by["count"].casefold()
    count = int(word) if word.isdigit() else _NUMBERS.get(word, 1)
    unit = by["unit"].casefold()
    count, unit = (2 * count, "week") if unit == "fortnight" else (count, unit)
    return ChangeAsked("redate", asked.targets, asked.said, asked.reason, count=count, unit=unit)


def _suspend(rest: str, reason: str, said: str, plan: PlanIndex, sent_at: datetime) -> ChangeAsked | None:
    today = sent_at.astimezone(ZoneInfo(plan.plan.timezone)).date()
    found = _UNTIL.match(rest)
    targets = read_targets(found["rest"] if found else rest, plan, today)
    if targets is None:
        return None
    until = read_date(found["when"], sent_at, "future").date if found is not None else None
    restart = _RESTART.search(reason)
    kept = reason[: restart.start()].strip() if restart else reason
    return ChangeAsked(
        "suspend", targets, said, kept, until=until, criterion=restart["when"].strip() if restart else ""
    )
