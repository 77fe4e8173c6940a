"""What a plan is made of: the immutable values that journal entries change and the tables store.

Every value is a frozen msgspec Struct, so it is compared by value and written to JSON by one encoder. Dates are
calendar dates in the plan's time zone; datetimes are aware UTC. Words people typed are never stored here: an update
or a piece of evidence holds the id of a row of erasable words instead.
"""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from msgspec import Struct


class Rating(StrEnum):
    """The reported rating of an action, worst first (rule E3)."""

    RED = "red"
    NOT_VERIFIED = "not_verified"
    AMBER = "amber"
    GREEN = "green"
    BLUE = "blue"


WORST_FIRST: tuple[Rating, ...] = tuple(Rating)


def worse(one: Rating, other: Rating) -> Rating:
    """The worse of two ratings (rule E3: reported = worse of declared and derived)."""
    return min(one, other, key=WORST_FIRST.index)


class Status(StrEnum):
    """Where an action stands (rule E2)."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    BLOCKED = "blocked"
    DELIVERED = "delivered"
    INSUFFICIENT_EVIDENCE = "insufficient_evidence"
    SIGNED_OFF = "signed_off"
    CLOSED = "closed"
    SUSPENDED = "suspended"
    CANCELLED = "cancelled"
    SUPERSEDED = "superseded"
    CARRIED_FORWARD = "carried_forward"


ENDED = frozenset({Status.SIGNED_OFF, Status.CLOSED, Status.CANCELLED, Status.SUPERSEDED, Status.CARRIED_FORWARD})
UNRATED = frozenset({Status.CANCELLED, Status.SUPERSEDED, Status.CARRIED_FORWARD})


class Precision(StrEnum):
    """How exactly a date was stated (rule E1); the day kept is the last of the stated period."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    APPROXIMATE = "approximate"


class PlanDate(Struct, frozen=True):
    """A date of the plan with its precision and the words it came from (rule E1)."""

    day: date
    precision: Precision = Precision.DAY
    words: str = ""


class Timescale(StrEnum):
    """The inspectorate's timescale classes, counted from publication (NY 3.2, CB 5)."""

    IMMEDIATELY = "immediately"
    THREE_MONTHS = "within_3_months"
    SIX_MONTHS = "within_6_months"
    NONE = "none"


class Inspection(Struct, frozen=True):
    """One inspection; its publication date is the base of the inspectorate's deadlines (rule E1)."""

    id: str
    inspectorate: str
    published_on: date
    kind: str = ""
    framework: str = ""
    fieldwork_from: date | None = None
    fieldwork_to: date | None = None
    judgements: tuple[tuple[str, str], ...] = ()


class Cadence(Struct, frozen=True):
    """Working days allowed between accepted updates, by rating (rule E8)."""

    red: int = 5
    amber: int = 10
    green: int = 20


class Settings(Struct, frozen=True):
    """What the administrator chose in `/plan setup`. People are Slack user ids, the channel a Slack channel id."""

    core_team: tuple[str, ...] = ()
    directors: tuple[str, ...] = ()
    channel: str | None = None
    digest_weekday: int = 0
    digest_time: str = "09:30"
    cadence: Cadence = Cadence()
    rating_key: str = "forecast"


class Hold(Struct, frozen=True):
    """No prompts up to and including a day: a closure, an inspection week."""

    until: date
    reason: str = ""


class Plan(Struct, frozen=True):
    """One plan: its inspections, its settings, and whether it is live."""

    id: str
    name: str
    inspections: tuple[Inspection, ...]
    timezone: str = "Europe/London"
    settings: Settings = Settings()
    live_on: date | None = None
    hold: Hold | None = None

    @property
    def published_on(self) -> date:
        """The publication date of the plan's main inspection."""
        return self.inspections[0].published_on


class PersonKind(StrEnum):
    """Who can own an action: a person, a post, a team or an outside organisation (MB R2.4, R2.11; NY 5.10.3)."""

    PERSON = "person"
    POST = "post"
    TEAM = "team"
    ORGANISATION = "organisation"


class Person(Struct, frozen=True):
    """Someone the plan names. `slack_id` is None until matched; an organisation is reached by its liaison."""

    id: str
    name: str
    kind: PersonKind = PersonKind.PERSON
    email: str | None = None
    slack_id: str | None = None
    liaison: str | None = None
    delegate: str | None = None
    away_until: date | None = None


class Group(Struct, frozen=True):
    """An optional level between plan and action: theme, phase, workstream, sub-section or service area."""

    id: str
    kind: str
    title: str
    parent: str | None = None
    order: int = 0


class Recommendation(Struct, frozen=True):
    """What the inspectorate requires, in its own locked words (rule E12)."""

    id: str
    ref: str
    text: str
    timescale: Timescale = Timescale.NONE
    lead: str | None = None
    category: str | None = None
    parent: str | None = None
    inspection: str | None = None
    theme: str | None = None
    source_paragraphs: tuple[str, ...] = ()
    finding_grade: str = "required"
    outcome: str = ""
    order: int = 0


class Milestone(Struct, frozen=True):
    """A dated checkpoint inside an action."""

    id: str
    label: str
    due: PlanDate
    kind: str = "deliver"
    done_on: date | None = None


class Source(Struct, frozen=True):
    """Where in Slack something was said. `ts` is Slack's message id within the channel."""

    channel: str
    ts: str
    thread_ts: str | None = None


class IndicatorValue(Struct, frozen=True):
    """A reading of an indicator as an owner gave it; `period` as in the reading guide ("2010-01", "2009/10-Q3")."""

    indicator: str
    value: float
    unit: str | None = None
    period: str | None = None


class Update(Struct, frozen=True):
    """What one message, button or modal said about one action. Current values derive from those not withdrawn,
    in the order in which they were said, so undo and late edits need no special case."""

    id: str
    by: str
    said_at: datetime
    rating: Rating | None = None
    rating_stated: bool = True
    status: Status | None = None
    percent: int | None = None
    forecast: PlanDate | None = None
    delivered_on: date | None = None
    blocker: bool = False
    nil_return: bool = False
    request: str | None = None
    readings: tuple[IndicatorValue, ...] = ()
    words: str | None = None
    source: Source | None = None
    on_behalf_of: str | None = None
    withdrawn: str | None = None
    confirmed_by: str | None = None

    @property
    def substantive(self) -> bool:
        """Whether it says more than "no change"."""
        return bool(self.rating or self.status or self.forecast or self.percent is not None or self.blocker)


class EvidenceKind(StrEnum):
    """What evidence shows (rule E5); unsorted until somebody says."""

    UNSORTED = "unsorted"
    PROCESS = "process"
    OUTPUT = "output"
    OUTCOME = "outcome"
    TESTIMONY = "testimony"


class Evidence(Struct, frozen=True):
    """A link or a file given in support of an action. Bytes live in the evidence store, never here."""

    id: str
    by: str
    received_at: datetime
    url: str | None = None
    file_id: str | None = None
    name: str = ""
    mimetype: str = ""
    size: int | None = None
    sha256: str | None = None
    stored_at: str | None = None
    fault: str | None = None
    kind: EvidenceKind = EvidenceKind.UNSORTED
    update: str | None = None
    source: Source | None = None
    accepted_by: str | None = None
    rejected_reason: str | None = None
    withdrawn: str | None = None


class DateRequest(Struct, frozen=True):
    """A request to move the agreed date; the old date stands until it is approved (rule E7, tier 2)."""

    id: str
    due: PlanDate
    by: str
    asked_at: datetime
    words: str | None = None
    approved: bool | None = None
    decided_on: date | None = None


class StatusDecision(Struct, frozen=True):
    """A recorded decision that sets a state an owner cannot: signed off, suspended, cancelled ... (rules E2, E5)."""

    id: str
    status: Status
    on: date
    by: str
    body: str = ""
    chair: str = ""
    reason: str = ""
    evidence: tuple[str, ...] = ()
    review_on: date | None = None


class Action(Struct, frozen=True):
    """A discrete piece of work with one accountable owner; everything an entry about it touches."""

    id: str
    ref: str
    title: str
    text: str
    recommendations: tuple[str, ...]
    owner: str | None = None
    co_owners: tuple[str, ...] = ()
    group: str | None = None
    start: PlanDate | None = None
    inspectorate: date | None = None
    original: PlanDate | None = None
    stated_status: Status | None = None
    stated_rating: Rating | None = None
    stated_forecast: PlanDate | None = None
    required_evidence: tuple[str, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    tags: tuple[str, ...] = ()
    aliases: tuple[str, ...] = ()
    urgent: bool = False
    order: int = 0
    cells: dict[str, str] = {}
    updates: tuple[Update, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    requests: tuple[DateRequest, ...] = ()
    decisions: tuple[StatusDecision, ...] = ()

    @property
    def agreed(self) -> PlanDate | None:
        """The agreed date: the original, or the last approved request's (rule E1)."""
        approved = [r.due for r in self.requests if r.approved]
        return approved[-1] if approved else self.original


class Reading(Struct, frozen=True):
    """One value of an indicator for one period."""

    id: str
    period: str
    value: float
    provisional: bool = False
    by: str = ""
    withdrawn: bool = False


class Indicator(Struct, frozen=True):
    """A measure with its baseline, dated targets and readings (rule E9)."""

    id: str
    name: str
    unit: str = ""
    direction: str = "higher"
    baseline: float | None = None
    targets: tuple[tuple[date, float], ...] = ()
    target_kind: str = "minimum"
    cumulative: bool = False
    aliases: tuple[str, ...] = ()
    code: str = ""
    recommendations: tuple[str, ...] = ()
    actions: tuple[str, ...] = ()
    readings: tuple[Reading, ...] = ()


class Meeting(Struct, frozen=True):
    """A dated meeting of a body."""

    id: str
    on: date
    papers_by: date | None = None
    kind: str = "formal"


class Body(Struct, frozen=True):
    """A board or committee that monitors or signs off, with its meetings."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    chair: str = ""
    channel: str | None = None
    meetings: tuple[Meeting, ...] = ()


Subject = Plan | Person | Group | Recommendation | Action | Indicator | Body
