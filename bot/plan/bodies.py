"""The boards and committees of a plan, their cycles, meetings, members, and what is routed to them."""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from msgspec import Struct


class Every(StrEnum):
    """How often a body meets."""

    WEEKLY = "weekly"
    FORTNIGHTLY = "fortnightly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"


class Cycle(Struct, frozen=True):
    """When a body meets as a rule: every so often on a weekday (Monday is 0); by the month its `week`th such day, the
    last when -1. Fortnights and quarters are counted from `starts`; from `until` on the cycle holds no longer."""

    every: Every
    weekday: int
    starts: date
    week: int = 1
    until: date | None = None


class MeetingKind(StrEnum):
    """What a meeting is (CB 8: formal and interim; MB 3, HF 23: with or by inspectors; CB 23: an update in writing)."""

    FORMAL = "formal"
    INTERIM = "interim"
    EXTERNAL = "external"
    WRITTEN = "written"


class Meeting(Struct, frozen=True):
    """A dated meeting of a body. `time` is local; it is not held when `cancelled` is not None, `words` is the id of why
    and `title_words` that of what it is about (older journals have them in `cancelled` and `title`); `outcome` is the
    id of words; `embargo` the day before which an inspectorate's letter may not be quoted; `recommendations` are ids,
    `sent_to` the ids of the members an update in writing went to."""

    id: str
    on: date
    papers_by: date | None = None
    kind: str = MeetingKind.FORMAL.value
    time: str | None = None
    title: str = ""
    cancelled: str | None = None
    outcome: str | None = None
    embargo: date | None = None
    recommendations: tuple[str, ...] = ()
    sent_to: tuple[str, ...] = ()
    words: str | None = None
    title_words: str | None = None


class Member(Struct, frozen=True):
    """Somebody on a body, from a day to a day; kept when they leave. `slack_id` is None for those outside Slack."""

    id: str
    name: str
    since: date
    slack_id: str | None = None
    until: date | None = None


class RouteBy(StrEnum):
    """What a routing rule looks at (NY 4.2: recommendation; NY 5.4: tag; CB 6: workstream; LD key: category,
    LD 6.3: delivery scope)."""

    RECOMMENDATION = "recommendation"
    TAG = "tag"
    GROUP = "group"
    OWNER = "owner"
    CATEGORY = "category"
    SCOPE = "scope"


class Route(Struct, frozen=True):
    """One rule that sends actions to a body. `value`: a recommendation's reference, a tag, a group's title, a kind of
    owner or a category, as written."""

    by: RouteBy
    value: str


class Minute(Struct, frozen=True):
    """What was recorded about one action, about a whole group, or about none, at a meeting. `verdict` is a short word;
    `words` an id."""

    id: str
    meeting: str
    verdict: str
    by: str
    at: datetime
    action: str | None = None
    words: str | None = None
    withdrawn: bool = False
    group: str | None = None

    @property
    def about(self) -> str:
        """The id of what it is about."""
        return self.action or self.group or ""


class Withholding(Struct, frozen=True):
    """Ratings left out of the paper for one meeting: who saw them, when, and why (`words`, an id; CB 21)."""

    id: str
    meeting: str
    seen_by: str
    seen_on: date
    by: str
    at: datetime
    words: str | None = None


class ReviewCycle(Struct, frozen=True):
    """Every so many months, counted from a day, a body reviews the whole time since its last review (LD 2.2)."""

    months: int
    starts: date


class Body(Struct, frozen=True):
    """A board or committee that monitors or signs off. Packs go to its `channel`, else to its `people` (Slack ids),
    `papers_days` working days before each meeting. Without routes it monitors the whole plan. `signs_off`: it decides
    whether an action is signed off; where no body is marked, a plan's only body does."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    chair: str = ""
    channel: str | None = None
    meetings: tuple[Meeting, ...] = ()
    role: str = "board"
    people: tuple[str, ...] = ()
    cycles: tuple[Cycle, ...] = ()
    papers_days: int = 5
    time: str = "14:00"
    routes: tuple[Route, ...] = ()
    members: tuple[Member, ...] = ()
    minutes: tuple[Minute, ...] = ()
    succeeded_by: str | None = None
    ended_on: date | None = None
    signs_off: bool = False
    withheld: tuple[Withholding, ...] = ()
    reviews: ReviewCycle | None = None


def members_on(body: Body, day: date) -> list[Member]:
    """Who is on a body on a day; the day somebody leaves is not theirs any more."""
    return [m for m in body.members if m.since <= day and (m.until is None or day < m.until)]
