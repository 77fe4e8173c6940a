"""Journal entries about the oversight of an action: challenges, what a red needs, personal lead, escalations; about
what came of commitments; and about who is asked in an organisation's place."""

from __future__ import annotations

from datetime import date, datetime

from msgspec import Struct

from bot.plan.oversight import Arrangement, Challenge, Escalation, Monitoring, PersonalLead, RedNote, Turn


class ChallengePut(Struct, frozen=True, tag="challenge_put"):
    """Somebody senior put a question on the action."""

    challenge: Challenge


class ChallengeTurned(Struct, frozen=True, tag="challenge_turned"):
    """A challenge was answered, or put again."""

    challenge: str
    turn: Turn


class ChallengeEnded(Struct, frozen=True, tag="challenge_ended"):
    """A challenge was settled: `how` is accepted or withdrawn."""

    challenge: str
    how: str
    by: str
    at: datetime


class ChallengeReopened(Struct, frozen=True, tag="challenge_reopened"):
    """That a challenge was settled was taken back."""

    challenge: str


class RedExplained(Struct, frozen=True, tag="red_explained"):
    """Somebody said what a red needs: recovery, and whether a child could come to harm (rule E3)."""

    note: RedNote


class RedNoteWithdrawn(Struct, frozen=True, tag="red_note_withdrawn"):
    """What was said of a red no longer counts."""

    note: str
    reason: str


class LeadTaken(Struct, frozen=True, tag="lead_taken"):
    """A senior officer took personal lead of the action, or (None) gave it back."""

    lead: PersonalLead | None


class MonitoringSet(Struct, frozen=True, tag="monitoring_set"):
    """Enhanced monitoring began, or (None) ended; `words` is the id of why, `reason` Planbot's own."""

    monitoring: Monitoring | None
    reason: str = ""
    words: str | None = None


class UrgencySet(Struct, frozen=True, tag="urgency_set"):
    """The action was marked urgent, or no longer (CB 10)."""

    urgent: bool


class Escalated(Struct, frozen=True, tag="escalated"):
    """A step of the ladder was taken (rule E8)."""

    escalation: Escalation


class ArrangementMade(Struct, frozen=True, tag="arrangement_made"):
    """A temporary measure began, or something of a partner's is awaited."""

    arrangement: Arrangement


class ArrangementEnded(Struct, frozen=True, tag="arrangement_ended"):
    """It was replaced by something permanent, or came."""

    arrangement: str
    on: date


class LiaisonSet(Struct, frozen=True, tag="liaison_set"):
    """Who is asked in the place of an organisation, a team or a post (a person's id), or (None) nobody (MB R2.4)."""

    liaison: str | None


class CommitmentAnswered(Struct, frozen=True, tag="commitment_answered"):
    """What was asked for was given, or the executive responded; `words` is the id of the erasable answer."""

    by: str
    on: date
    words: str | None = None


class CommitmentClosed(Struct, frozen=True, tag="commitment_closed"):
    """Nothing more is to be done about it."""

    by: str
    on: date


class CommitmentRestored(Struct, frozen=True, tag="commitment_restored"):
    """Its answer or closing was taken back: open, with the answer it had before."""

    words: str | None = None
    by: str | None = None
    on: date | None = None


class CommitmentWithdrawn(Struct, frozen=True, tag="commitment_withdrawn"):
    """It was noted by mistake."""

    reason: str = ""


OversightUndone = ChallengeReopened | CommitmentRestored
"""What takes back that something was settled."""
