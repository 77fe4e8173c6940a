"""Risks and issues of the plan: to its delivery, or of failing to deliver it (HF 34, 35; NY 4.2)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from enum import StrEnum

from msgspec import Struct

from bot.plan.bodies import Body
from bot.plan.cycles import meeting_of


class RiskKind(StrEnum):
    """What is at risk: the plan being carried out at all, an action's delivery; or it has happened already."""

    FAILING = "failing"
    DELIVERY = "delivery"
    ISSUE = "issue"


class Assessment(Struct, frozen=True):
    """How a risk was judged at one time: likelihood and impact from 1 to 5, None while nobody judged them. `owner` is a
    person's id, `mitigation` the id of erasable words, `review_on` the day it is to be looked at again; what is
    done about it is due at the meeting `due_meeting` (an id) of `due_body` (CB 13)."""

    id: str
    by: str
    at: datetime
    kind: RiskKind = RiskKind.DELIVERY
    owner: str | None = None
    likelihood: int | None = None
    impact: int | None = None
    mitigation: str | None = None
    review_on: date | None = None
    withdrawn: bool = False
    due_body: str | None = None
    due_meeting: str | None = None


class Closing(Struct, frozen=True):
    """Why a risk is no longer one; `words` is the id of the erasable reason."""

    by: str
    at: datetime
    words: str | None = None


class Risk(Struct, frozen=True):
    """A risk or an issue somebody raised. `at` in UTC; `by` a Slack user id; `words` the id of erasable words. How it
    stands is its last assessment that was not taken back; `kind` and `owner` are those it was raised with."""

    id: str
    by: str
    at: datetime
    words: str | None = None
    actions: tuple[str, ...] = ()
    recommendations: tuple[str, ...] = ()
    indicators: tuple[str, ...] = ()
    kind: RiskKind = RiskKind.DELIVERY
    owner: str | None = None
    review_on: date | None = None
    assessments: tuple[Assessment, ...] = ()
    closed: Closing | None = None
    withdrawn: bool = False

    @property
    def open(self) -> bool:
        """Whether it stands: neither closed nor taken back."""
        return self.closed is None and not self.withdrawn

    @property
    def now(self) -> Assessment:
        """How it is judged now."""
        counted = [each for each in self.assessments if not each.withdrawn]
        raised = Assessment(self.id, self.by, self.at, self.kind, self.owner, review_on=self.review_on)
        return counted[-1] if counted else raised

    @property
    def score(self) -> int | None:
        """Likelihood times impact, 1 to 25; None until both are judged."""
        now = self.now
        return now.likelihood * now.impact if now.likelihood and now.impact else None

    def overdue(self, day: date) -> bool:
        """Whether its review should have happened before a day."""
        return self.open and self.now.review_on is not None and self.now.review_on < day


def due_at(risk: Risk, bodies: Iterable[Body]) -> tuple[str, date] | None:
    """The body and the day of the meeting at which what is done about a risk is due; None where none was named, or the
    meeting is not held."""
    now = risk.now
    body = next((each for each in bodies if each.id == now.due_body), None)
    meeting = meeting_of(body, now.due_meeting) if body is not None and now.due_meeting is not None else None
    return (body.name, meeting.on) if body and meeting and meeting.cancelled is None else None


def in_order(risks: list[Risk]) -> list[Risk]:
    """The risks by score, highest first; those nobody judged come first, as they may be anything."""
    return sorted(risks, key=lambda risk: (-(risk.score if risk.score is not None else 26), risk.at, risk.id))
