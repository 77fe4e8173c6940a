"""An action and all that is part of it: updates, evidence, milestones, requests and decisions.

Frozen values as in bot.plan.entities; words people typed are rows of their own, held here by id.
"""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from msgspec import Struct

from bot.plan.activities import Activity
from bot.plan.entities import PlanDate, Rating, Status
from bot.plan.evidence import ASSURANCE, EvidenceOrigin, EvidenceRequest, EvidenceReview, SignOffRequest
from bot.plan.oversight import Arrangement, Challenge, Escalation, Monitoring, PersonalLead, RedNote
from bot.plan.versions import Carry


class Milestone(Struct, frozen=True):
    """A dated checkpoint inside an action: to deliver, to evaluate, or an indicator's value (A3.4). One that falls
    `months` after another (`after`, its id) has no date until the other is done (rule E1). A label that somebody
    typed is not in the journal: `words` is its id."""

    id: str
    label: str
    due: PlanDate | None
    kind: str = "deliver"
    done_on: date | None = None
    after: str = ""
    months: int = 0
    words: str | None = None


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
    in the order in which they were said, so undo and late edits need no special case. `why`: its words say more than
    which rating it is."""

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
    printed: str | None = None
    why: bool = True

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
    """A link or a file given in support of an action. Bytes live in the evidence store, never here. `shows` is the id
    of the words that say what it shows, `meets` the item of the required evidence that it gives."""

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
    withdrawn: str | None = None
    origin: EvidenceOrigin = EvidenceOrigin.SELF
    shows: str | None = None
    period: str = ""
    meets: str = ""
    contrary: bool = False
    reviews: tuple[EvidenceReview, ...] = ()

    @property
    def review(self) -> EvidenceReview | None:
        """The last word of the core team about it, if any."""
        return self.reviews[-1] if self.reviews else None

    @property
    def accepted(self) -> bool:
        """Whether it counts for sign-off: accepted by one of the core team, and not withdrawn since (rule E5)."""
        return self.withdrawn is None and self.review is not None and self.review.accepted

    @property
    def sent_back(self) -> bool:
        """Whether it was sent back with a reason."""
        return self.withdrawn is None and self.review is not None and not self.review.accepted

    @property
    def awaits_review(self) -> bool:
        """Whether nobody has judged it yet."""
        return self.withdrawn is None and self.review is None

    @property
    def level(self) -> int:
        """Its level of assurance, 1 to 3 (rule E5)."""
        return ASSURANCE[self.origin]


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
    """A recorded decision that sets a state an owner cannot: signed off, suspended, cancelled ... (rules E2, E5).
    `on` is the day of the meeting, `at` when it was recorded; `words` and `exception` are the ids of the reason and of
    why less than the evidence wanted was enough, `verdict` what the body said of a delivered action."""

    id: str
    status: Status
    on: date
    by: str
    body: str = ""
    chair: str = ""
    reason: str = ""
    evidence: tuple[str, ...] = ()
    review_on: date | None = None
    successor: str | None = None
    at: datetime | None = None
    words: str | None = None
    exception: str | None = None
    verdict: str = ""


class Asked(Struct, frozen=True):
    """A request, still to be decided, that would change this action otherwise than in its date (ids; rule E7)."""

    change: str
    kind: str


class Wording(Struct, frozen=True):
    """What an action said before an approved change of its wording."""

    change: str
    title: str
    text: str


class Tenure(Struct, frozen=True):
    """Who owned an action until a day (person ids), and the entry that ended it (CB 8)."""

    id: str
    owner: str | None
    co_owners: tuple[str, ...]
    until: date
    vacant: bool = False


class Override(Struct, frozen=True):
    """A derived rating bettered by the core team, from one day to another inclusive; `words` is the reason's id."""

    rating: Rating
    since: date
    until: date
    by: str
    words: str | None = None


class Action(Struct, frozen=True):
    """A discrete piece of work with one accountable owner; everything an entry about it touches. `vacant` says that
    nobody holds the owner's post, `immediate` that the inspectorate wants it immediately, `groups` are the ids of every
    group it is in (`group` is the nearest), `scope` is who delivers it where that was stated."""

    id: str
    ref: str
    title: str
    text: str
    recommendations: tuple[str, ...]
    owner: str | None = None
    co_owners: tuple[str, ...] = ()
    group: str | None = None
    groups: tuple[str, ...] = ()
    start: PlanDate | None = None
    inspectorate: date | None = None
    original: PlanDate | None = None
    stated_status: Status | None = None
    stated_rating: Rating | None = None
    stated_forecast: PlanDate | None = None
    stated_delivered: PlanDate | None = None
    required_evidence: tuple[str, ...] = ()
    milestones: tuple[Milestone, ...] = ()
    tags: tuple[str, ...] = ()
    scope: str = ""
    aliases: tuple[str, ...] = ()
    urgent: bool = False
    vacant: bool = False
    immediate: bool = False
    order: int = 0
    cells: dict[str, str] = {}
    repeats: tuple[dict[str, str], ...] = ()
    updates: tuple[Update, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    requests: tuple[DateRequest, ...] = ()
    decisions: tuple[StatusDecision, ...] = ()
    challenges: tuple[Challenge, ...] = ()
    red_notes: tuple[RedNote, ...] = ()
    personal_lead: PersonalLead | None = None
    monitoring: Monitoring | None = None
    escalations: tuple[Escalation, ...] = ()
    arrangements: tuple[Arrangement, ...] = ()
    asked: tuple[Asked, ...] = ()
    wordings: tuple[Wording, ...] = ()
    former_owners: tuple[Tenure, ...] = ()
    override: Override | None = None
    carries: tuple[Carry, ...] = ()
    reviewed: tuple[str, ...] = ()
    activities: tuple[Activity, ...] = ()
    evidence_requests: tuple[EvidenceRequest, ...] = ()
    sign_off_requests: tuple[SignOffRequest, ...] = ()

    @property
    def agreed(self) -> PlanDate | None:
        """The agreed date: the original, or the last approved request's (rule E1)."""
        approved = [r.due for r in self.requests if r.approved]
        return approved[-1] if approved else self.original
