"""Journal entries: the closed list of things that can happen to a plan.

An entry is immutable. It says what happened, to which subject, who said so, when and where, and carries a salted
digest of the words so that the words themselves can be erased without breaking the chain.
"""

from __future__ import annotations

from datetime import date, datetime

from msgspec import Struct

from bot.plan.action import Action, DateRequest, Evidence, Milestone, Source, StatusDecision, Tenure, Update
from bot.plan.body_entries import BodyAdded as BodyAdded
from bot.plan.body_entries import BodyChanged as BodyChanged
from bot.plan.body_entries import BodyEntry as BodyEntry
from bot.plan.body_entries import BodySucceeded as BodySucceeded
from bot.plan.body_entries import CycleSet as CycleSet
from bot.plan.body_entries import MeetingSet as MeetingSet
from bot.plan.body_entries import MemberSet as MemberSet
from bot.plan.body_entries import MinuteTaken as MinuteTaken
from bot.plan.body_entries import MinuteWithdrawn as MinuteWithdrawn
from bot.plan.body_entries import RoutesSet as RoutesSet
from bot.plan.change_entries import ApprovalRecorded as ApprovalRecorded
from bot.plan.change_entries import ApprovalWithdrawn as ApprovalWithdrawn
from bot.plan.change_entries import ChangeProposed as ChangeProposed
from bot.plan.change_entries import ChangeReopened as ChangeReopened
from bot.plan.change_entries import ChangeRequested as ChangeRequested
from bot.plan.change_entries import ChangeRevived as ChangeRevived
from bot.plan.change_entries import ChangeSettled as ChangeSettled
from bot.plan.change_entries import ChangeWithdrawn as ChangeWithdrawn
from bot.plan.change_entries import GateWaived as GateWaived
from bot.plan.change_entries import LeadHandedOver as LeadHandedOver
from bot.plan.change_entries import LeadRestored as LeadRestored
from bot.plan.change_entries import OverrideSet as OverrideSet
from bot.plan.change_entries import OwnerRestored as OwnerRestored
from bot.plan.commitments import Commitment
from bot.plan.entities import Group, Hold, Inspection, Person, PlanDate, Recommendation, Settings
from bot.plan.evidence_entries import EvidenceEntry
from bot.plan.framework_entries import FrameworkEntry
from bot.plan.measure_entries import AssessmentWithdrawn as AssessmentWithdrawn
from bot.plan.measure_entries import IndicatorAdded as IndicatorAdded
from bot.plan.measure_entries import MeasureEntry as MeasureEntry
from bot.plan.measure_entries import ReadingRecorded as ReadingRecorded
from bot.plan.measure_entries import ReadingWithdrawn as ReadingWithdrawn
from bot.plan.measure_entries import RiskAssessed as RiskAssessed
from bot.plan.measure_entries import RiskClosed as RiskClosed
from bot.plan.measure_entries import RiskRaised as RiskRaised
from bot.plan.measure_entries import RiskWithdrawn as RiskWithdrawn
from bot.plan.measure_entries import StoryTold as StoryTold
from bot.plan.measure_entries import StoryWithdrawn as StoryWithdrawn
from bot.plan.oversight_entries import (
    ArrangementEnded,
    ArrangementMade,
    ChallengeEnded,
    ChallengePut,
    ChallengeTurned,
    CommitmentAnswered,
    CommitmentClosed,
    CommitmentWithdrawn,
    Escalated,
    LeadTaken,
    LiaisonSet,
    MonitoringSet,
    OversightUndone,
    RedExplained,
    RedNoteWithdrawn,
    UrgencySet,
)
from bot.plan.recommendation_entries import RecommendationEntry
from bot.plan.structure_entries import StructureEntry
from bot.plan.version_entries import VersionEntry


class PlanOpened(Struct, frozen=True, tag="plan_opened"):
    """A plan began."""

    name: str
    inspections: tuple[Inspection, ...]
    timezone: str = "Europe/London"


class SettingsChosen(Struct, frozen=True, tag="settings_chosen"):
    """The administrator saved `/plan setup`."""

    settings: Settings


class WentLive(Struct, frozen=True, tag="went_live"):
    """The plan went live; silence counts from here (rule E8)."""

    on: date


class PromptsHeld(Struct, frozen=True, tag="prompts_held"):
    """The core team stopped prompts for a while, or (None) let them go on."""

    hold: Hold | None


class PersonAdded(Struct, frozen=True, tag="person_added"):
    """The plan names somebody."""

    person: Person


class PersonMatched(Struct, frozen=True, tag="person_matched"):
    """Somebody the plan names was matched to a Slack user, or (None) unmatched."""

    slack_id: str | None


class AwaySet(Struct, frozen=True, tag="away_set"):
    """Somebody is away up to and including a day; the delegate is prompted instead (rule E8)."""

    until: date | None
    delegate: str | None = None


class GroupAdded(Struct, frozen=True, tag="group_added"):
    """A theme, phase, workstream or sub-section was added."""

    group: Group


class InspectionRecorded(Struct, frozen=True, tag="inspection_recorded"):
    """Another inspection, or what is known of one by now: the plan draws on it (A1.6, A1.7)."""

    inspection: Inspection


class RecommendationAdded(Struct, frozen=True, tag="recommendation_added"):
    """A recommendation was added; its text is locked from here on."""

    recommendation: Recommendation


class ActionAdded(Struct, frozen=True, tag="action_added"):
    """An action was added to the plan."""

    action: Action


class OwnerChanged(Struct, frozen=True, tag="owner_changed"):
    """The core team gave the action to other people (rule E7, tier 1); `cells` as the plan file has them, `tenure` who
    had it until then."""

    owner: str | None
    co_owners: tuple[str, ...] = ()
    cells: dict[str, str] = {}
    vacant: bool = False
    tenure: Tenure | None = None


class UpdateRecorded(Struct, frozen=True, tag="update_recorded"):
    """Somebody said how an action stands."""

    update: Update


class UpdateWithdrawn(Struct, frozen=True, tag="update_withdrawn"):
    """An update no longer counts: undone, changed, edited or deleted in Slack."""

    update: str
    reason: str


class WordsForPrint(Struct, frozen=True, tag="words_for_print"):
    """The core team edited an owner's words for papers; `words` is the id of the edited ones, None takes them back."""

    update: str
    words: str | None


class UpdateConfirmed(Struct, frozen=True, tag="update_confirmed"):
    """A co-ordinator confirmed an update that was counted as reported (rule E2)."""

    update: str
    by: str


class EvidenceAttached(Struct, frozen=True, tag="evidence_attached"):
    """Evidence was given for the action."""

    evidence: Evidence


class EvidenceStored(Struct, frozen=True, tag="evidence_stored"):
    """The bytes were copied to the evidence store, or could not be (`fault` is a sentence)."""

    evidence: str
    sha256: str | None = None
    size: int | None = None
    stored_at: str | None = None
    fault: str | None = None


class EvidenceWithdrawn(Struct, frozen=True, tag="evidence_withdrawn"):
    """Evidence no longer counts."""

    evidence: str
    reason: str


class DateRequested(Struct, frozen=True, tag="date_requested"):
    """Somebody asked for another agreed date; nothing moves until it is approved (rule E7)."""

    request: DateRequest


class RequestDecided(Struct, frozen=True, tag="request_decided"):
    """A request for another date was approved or refused."""

    request: str
    approved: bool
    on: date


class StatusDecided(Struct, frozen=True, tag="status_decided"):
    """A body or the core team set a state an owner cannot."""

    decision: StatusDecision


class MilestoneSet(Struct, frozen=True, tag="milestone_set"):
    """A milestone was added, re-dated within the agreed date, or done."""

    milestone: Milestone


class MilestoneDropped(Struct, frozen=True, tag="milestone_dropped"):
    """A milestone that was added by mistake was taken away."""

    milestone: str


class CommitmentMade(Struct, frozen=True, tag="commitment_made"):
    """A committee, a member or an inspectorate asked for something, or it was promised."""

    commitment: Commitment


class WordsErased(Struct, frozen=True, tag="words_erased"):
    """Words were erased: deleted in Slack, out of time, or naming a child. The update itself is told apart."""

    words: str
    reason: str


class ForecastStated(Struct, frozen=True, tag="forecast_stated"):
    """A changed plan file gave another forecast; it counts as the file's word, not an owner's."""

    forecast: PlanDate


What = (
    PlanOpened
    | SettingsChosen
    | WentLive
    | PromptsHeld
    | PersonAdded
    | PersonMatched
    | AwaySet
    | GroupAdded
    | InspectionRecorded
    | RecommendationAdded
    | RecommendationEntry
    | StructureEntry
    | VersionEntry
    | FrameworkEntry
    | BodyEntry
    | ActionAdded
    | OwnerChanged
    | UpdateRecorded
    | UpdateWithdrawn
    | UpdateConfirmed
    | WordsForPrint
    | EvidenceAttached
    | EvidenceStored
    | EvidenceWithdrawn
    | DateRequested
    | RequestDecided
    | StatusDecided
    | MilestoneSet
    | MilestoneDropped
    | ChangeRequested
    | ApprovalRecorded
    | ApprovalWithdrawn
    | ChangeWithdrawn
    | ChangeProposed
    | ChangeSettled
    | ChangeReopened
    | ChangeRevived
    | OwnerRestored
    | OverrideSet
    | LeadHandedOver
    | LeadRestored
    | GateWaived
    | CommitmentMade
    | WordsErased
    | ForecastStated
    | LiaisonSet
    | ArrangementMade
    | ArrangementEnded
    | ChallengePut
    | ChallengeTurned
    | ChallengeEnded
    | RedExplained
    | RedNoteWithdrawn
    | LeadTaken
    | MonitoringSet
    | UrgencySet
    | OversightUndone
    | Escalated
    | CommitmentAnswered
    | CommitmentClosed
    | CommitmentWithdrawn
    | EvidenceEntry
    | MeasureEntry
)


class Entry(Struct, frozen=True):
    """One thing that happened. `key` is unique within the plan (it derives from the Slack event that caused it, so
    a redelivery is harmless). `subject` is the kind and id of what it touches: plan, person, group, recommendation,
    action, indicator, body, change, risk or commitment. `at` is when Planbot recorded it, `said_at` when it was
    said (UTC)."""

    key: str
    subject: str
    subject_id: str
    what: What
    by: str
    at: datetime
    said_at: datetime
    source: Source | None = None
    words_digest: str | None = None
