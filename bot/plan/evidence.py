"""Parts of an action that are about evidence and sign-off: who judged what, what was asked for, by whom (rule E5).

Words people typed (reasons, what is asked for) are rows of their own, held here by id.
"""

from __future__ import annotations

from datetime import date, datetime
from enum import StrEnum

from msgspec import Struct


class EvidenceOrigin(StrEnum):
    """Who vouches for a piece of evidence (rule E5); management itself until somebody says otherwise."""

    SELF = "self"
    INTERNAL_AUDIT = "internal_audit"
    PEER = "peer"
    INSPECTORATE = "inspectorate"


ASSURANCE = {
    EvidenceOrigin.SELF: 1,
    EvidenceOrigin.INTERNAL_AUDIT: 2,
    EvidenceOrigin.PEER: 3,
    EvidenceOrigin.INSPECTORATE: 3,
}
"""Assurance levels: 1 management's own report, 2 independent within the council, 3 from outside (rule E5)."""


class EvidenceReview(Struct, frozen=True):
    """One of the core team accepted a piece of evidence, or sent it back; `reason` is the id of the words."""

    id: str
    by: str
    at: datetime
    accepted: bool
    reason: str | None = None


class EvidenceRequest(Struct, frozen=True):
    """Evidence that the core team or a body asks for: what (the id of the words), and by which day; `body` is the
    name of the body whose meeting it is wanted for."""

    id: str
    by: str
    asked_at: datetime
    what: str | None = None
    due: date | None = None
    body: str = ""


class SignOffRequest(Struct, frozen=True):
    """Somebody asked that the body sign an action off."""

    id: str
    by: str
    asked_at: datetime
