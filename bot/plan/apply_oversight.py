"""What entries about the oversight of an action, and about commitments, change in them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from bot.plan import oversight_entries as e
from bot.plan.action import Action
from bot.plan.broken_journal import BrokenJournal
from bot.plan.commitments import Commitment
from bot.plan.entities import Person
from bot.plan.oversight import Challenge


def _turned(action: Action, what: e.ChallengeTurned) -> Action:
    found = _challenge(action, what.challenge)
    return _with(action, replace(found, turns=(*found.turns, what.turn)))


def _ended(action: Action, what: e.ChallengeEnded) -> Action:
    found = _challenge(action, what.challenge)
    return _with(action, replace(found, ended=what.how, ended_by=what.by, ended_at=what.at))


def _reopened(action: Action, what: e.ChallengeReopened) -> Action:
    found = _challenge(action, what.challenge)
    return _with(action, replace(found, ended=None, ended_by=None, ended_at=None))


def _restored(found: Commitment, what: e.CommitmentRestored) -> Commitment:
    before = {"response": what.words, "answered_by": what.by, "answered_on": what.on}
    return replace(found, **before, closed_on=None, closed_by=None)


def _challenge(action: Action, id: str) -> Challenge:
    found = next((challenge for challenge in action.challenges if challenge.id == id), None)
    if found is None:
        raise BrokenJournal(f"no challenge has the id {id}")
    return found


def _with(action: Action, changed: Challenge) -> Action:
    kept = tuple(changed if c.id == changed.id else c for c in action.challenges)
    return replace(action, challenges=kept)


def _arrangement_ended(action: Action, what: e.ArrangementEnded) -> Action:
    kept = (replace(a, ended_on=what.on) if a.id == what.arrangement else a for a in action.arrangements)
    return replace(action, arrangements=tuple(kept))


def _note_withdrawn(action: Action, what: e.RedNoteWithdrawn) -> Action:
    notes = (replace(n, withdrawn=what.reason) if n.id == what.note else n for n in action.red_notes)
    return replace(action, red_notes=tuple(notes))


CHANGES: dict[type, Callable[[Any, Any], Action | Commitment | Person]] = {
    e.ChallengePut: lambda a, w: replace(a, challenges=(*a.challenges, w.challenge)),
    e.ChallengeTurned: _turned,
    e.ChallengeEnded: _ended,
    e.ChallengeReopened: _reopened,
    e.RedExplained: lambda a, w: replace(a, red_notes=(*a.red_notes, w.note)),
    e.RedNoteWithdrawn: _note_withdrawn,
    e.LeadTaken: lambda a, w: replace(a, personal_lead=w.lead),
    e.MonitoringSet: lambda a, w: replace(a, monitoring=w.monitoring),
    e.UrgencySet: lambda a, w: replace(a, urgent=w.urgent),
    e.Escalated: lambda a, w: replace(a, escalations=(*a.escalations, w.escalation)),
    e.ArrangementMade: lambda a, w: replace(a, arrangements=(*a.arrangements, w.arrangement)),
    e.ArrangementEnded: _arrangement_ended,
    e.LiaisonSet: lambda p, w: replace(p, liaison=w.liaison),
    e.CommitmentAnswered: lambda c, w: replace(c, response=w.words, answered_by=w.by, answered_on=w.on),
    e.CommitmentClosed: lambda c, w: replace(c, closed_on=w.on, closed_by=w.by),
    e.CommitmentRestored: _restored,
    e.CommitmentWithdrawn: lambda c, w: replace(c, withdrawn=True),
}
