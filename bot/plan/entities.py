"""What a plan is made of: the immutable values that journal entries change and the tables store.

Every value is a frozen msgspec Struct, so it is compared by value and written to JSON by one encoder. Dates are
calendar dates in the plan's time zone; datetimes are aware UTC. Words people typed are never stored here: an update
or a piece of evidence holds the id of a row of erasable words instead.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from msgspec import Struct

from bot.plan.categories import Categorised, CategoryNames
from bot.plan.covers import Cover
from bot.plan.frameworks import FrameworkChange
from bot.plan.versions import Version


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
    """One inspection; its publication date is the base of the inspectorate's deadlines (rule E1). `words` is the id of
    its outcome, which older journals have in `outcome`."""

    id: str
    inspectorate: str
    published_on: date
    kind: str = ""
    framework: str = ""
    fieldwork_from: date | None = None
    fieldwork_to: date | None = None
    judgements: tuple[tuple[str, str], ...] = ()
    outcome: str = ""
    embargo_until: date | None = None
    words: str | None = None


class Cadence(Struct, frozen=True):
    """Working days allowed between accepted updates, by rating (rule E8)."""

    red: int = 5
    amber: int = 10
    green: int = 20


DIRECTOR = "director"


class Approvals(Struct, frozen=True):
    """The roles that must all approve a change before it applies (rule E7): a minor amendment (tier 2), a major
    rewrite (tier 3). Only a director decides in Slack; every other role's decision is recorded on its behalf.
    `consulted` are asked what they think of a minor amendment; what they said is recorded before it applies."""

    minor: tuple[str, ...] = (DIRECTOR,)
    major: tuple[str, ...] = (DIRECTOR,)
    consulted: tuple[str, ...] = ()


class Settings(Struct, frozen=True):
    """What the administrator chose in `/plan setup`. People are Slack user ids, the channel a Slack channel id;
    `members` are elected members, who ask and are consulted, and record nothing (A4.10)."""

    core_team: tuple[str, ...] = ()
    directors: tuple[str, ...] = ()
    channel: str | None = None
    digest_weekday: int = 0
    digest_time: str = "09:30"
    cadence: Cadence = Cadence()
    rating_key: str = "forecast"
    tolerance_months: int = 1
    categories: bool = False
    category_names: CategoryNames = CategoryNames()
    way: str = ""
    contact: str = ""
    headline: str = "ratings"
    assistant_directors: tuple[str, ...] = ()
    safeguarding: tuple[str, ...] = ()
    watchers: tuple[str, ...] = ()
    challenge_days: int = 14
    approvals: Approvals = Approvals()
    phase_gates: bool = False
    members: tuple[str, ...] = ()
    covers: tuple[Cover, ...] = ()


class Hold(Struct, frozen=True):
    """No prompts up to and including a day: a closure, an inspection week. `words` is the id of the reason; older
    journals have it in `reason`."""

    until: date
    reason: str = ""
    words: str | None = None


class Plan(Struct, frozen=True):
    """One plan: its inspections, its settings, and whether it is live."""

    id: str
    name: str
    inspections: tuple[Inspection, ...]
    timezone: str = "Europe/London"
    settings: Settings = Settings()
    live_on: date | None = None
    hold: Hold | None = None
    versions: tuple[Version, ...] = ()
    frameworks: tuple[FrameworkChange, ...] = ()

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
    """Someone the plan names. `slack_id` is None until matched; an organisation is reached by its liaison, a team by
    its `members` (persons' ids), who may be those of a Slack `usergroup`."""

    id: str
    name: str
    kind: PersonKind = PersonKind.PERSON
    email: str | None = None
    slack_id: str | None = None
    liaison: str | None = None
    delegate: str | None = None
    away_until: date | None = None
    members: tuple[str, ...] = ()
    usergroup: str | None = None


class Waiver(Struct, frozen=True):
    """A phase's gate was waived by decision of a body: on which day, recorded by whom; `words` is the reason's id."""

    body: str
    on: date
    by: str
    words: str | None = None


class PartDate(Struct, frozen=True):
    """A date by which a whole group is to be completed; `id` is what agreed it, a change's where one did."""

    id: str
    due: PlanDate


class Group(Struct, frozen=True):
    """An optional level between plan and action: theme, phase, workstream, sub-section or service area. `dates` are
    those agreed for it as a whole (CB 17), `overseer` is who oversees it from another organisation (a person's id)."""

    id: str
    kind: str
    title: str
    parent: str | None = None
    order: int = 0
    waived: Waiver | None = None
    dates: tuple[PartDate, ...] = ()
    overseer: str | None = None

    @property
    def due(self) -> PlanDate | None:
        """The date agreed for it as a whole."""
        return self.dates[-1].due if self.dates else None

    @property
    def original(self) -> PlanDate | None:
        """The date first agreed."""
        return self.dates[0].due if self.dates else None


class FormerLead(Struct, frozen=True):
    """Who led a recommendation until a day (a person's id), and the entry that ended it."""

    id: str
    before: str | None
    until: date


class Recommendation(Struct, frozen=True):
    """What the inspectorate requires, in its own locked words (rule E12). `parent` is the recommendation it is a subset
    of, `aliases` are the references it had before it was regrouped."""

    id: str
    ref: str
    text: str
    timescale: Timescale = Timescale.NONE
    lead: str | None = None
    parent: str | None = None
    inspection: str | None = None
    theme: str | None = None
    source_paragraphs: tuple[str, ...] = ()
    finding_grade: str = "required"
    outcome: str = ""
    order: int = 0
    handed_over: tuple[FormerLead, ...] = ()
    aliases: tuple[str, ...] = ()
    categorised: tuple[Categorised, ...] = ()
    former_texts: tuple[str, ...] = ()
