"""The values that go into and come out of the reader: a message, its context, and the reading made of them.

Nothing here reads a message; handlers and services are written against these shapes.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

Rating = Literal["red", "amber", "green", "blue"]
RatingBasis = Literal["stated", "implied"]
Status = Literal["complete", "in_progress", "not_started", "blocked", "suspended"]
Precision = Literal["day", "month", "quarter", "year", "approximate"]
Request = Literal["extend", "close", "reassign", "suspend"]
CorrectionKind = Literal["retract", "move", "amend"]
DoubtKind = Literal[
    "which_action",
    "no_such_action",
    "heading",
    "bulk",
    "which_date",
    "past_date",
    "impossible_date",
    "two_ratings",
    "negated_rating",
    "contradiction",
    "missing_attachment",
    "bare_number",
]


@dataclass(frozen=True, slots=True)
class AttachedFile:
    """A file shared with a message, as Slack names it."""

    name: str
    mimetype: str = ""


@dataclass(frozen=True, slots=True)
class Message:
    """One Slack message: raw Slack text, an aware time of sending, and the author's person key."""

    text: str
    sent_at: datetime
    author: str
    files: tuple[AttachedFile, ...] = ()


@dataclass(frozen=True, slots=True)
class PreviousMessage:
    """The author's last message and what was recorded from it, keyed by reference."""

    text: str
    recorded: Mapping[str, Mapping[str, object]]


@dataclass(frozen=True, slots=True)
class PendingQuestion:
    """A question the bot has asked and not yet had answered; a typed answer settles it."""

    kind: str
    ref: str | None
    candidates: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Context:
    """What surrounds a message: the actions of its thread, the message before, the question left open."""

    thread_actions: tuple[str, ...] = ()
    previous: PreviousMessage | None = None
    pending: PendingQuestion | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """Why a field holds what it holds: the words it came from and the rule that made it."""

    field: str
    words: str
    rule: str


@dataclass(frozen=True, slots=True)
class IndicatorReading:
    """A value given for one of the plan's indicators; `period` as "2019-03", "2019-W10", "2018/19-Q3"."""

    name: str
    value: float
    unit: str | None
    period: str | None


@dataclass(frozen=True, slots=True)
class ActionReading:
    """What one message says about one action; `ref` is None when the action could not be settled."""

    ref: str | None
    rating: Rating | None = None
    rating_basis: RatingBasis | None = None
    status: Status | None = None
    percent: int | None = None
    forecast_date: date | None = None
    forecast_words: str | None = None
    forecast_precision: Precision | None = None
    achieved_date: date | None = None
    blocker: bool = False
    cause: str | None = None
    evidence: tuple[str, ...] = ()
    evidence_statement: bool = False
    indicators: tuple[IndicatorReading, ...] = ()
    request: Request | None = None
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True, slots=True)
class Doubt:
    """Something the bot must ask before the message can stand."""

    kind: DoubtKind
    ref: str | None = None
    candidates: tuple[str, ...] = ()
    words: str = ""


@dataclass(frozen=True, slots=True)
class Correction:
    """The message corrects the author's last one; `undo` lists the actions whose last entry goes."""

    kind: CorrectionKind
    undo: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one message says; the all-default Reading writes nothing and asks nothing.

    `perhaps` is what it would say if it were about an action, when that is not sure enough to write: only whoever
    wrote it to Planbot itself may be asked, and nothing of it stands before the answer. `denied` are actions of which
    no more is said than that what was said of others is not so ("A12 done, A13 isn't"): there is nothing to record.
    `asked` are the sentences that ask the plan something.
    """

    is_update: bool = False
    is_question: bool = False
    is_social: bool = False
    actions: tuple[ActionReading, ...] = ()
    doubts: tuple[Doubt, ...] = field(default=())
    correction: Correction | None = None
    nil_return: bool = False
    perhaps: Reading | None = None
    denied: tuple[str, ...] = ()
    asked: str = ""

    @property
    def needs_clarification(self) -> bool:
        """Whether the bot must ask before all of the message can stand."""
        return bool(self.doubts)
