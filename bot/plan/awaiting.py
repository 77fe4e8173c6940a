"""What is delivered and not settled: what waits for evidence, what for the body's decision, and why (rule E11.7)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from enum import StrEnum

from msgspec import Struct

from bot.plan.assurance import FollowUp
from bot.plan.entities import ENDED, Rating, Status
from bot.plan.position import Item
from bot.plan.proof import OUTCOME_LEVEL


class Awaiting(StrEnum):
    """What an action waits for; the value is the heading it is listed under."""

    EVIDENCE = "Awaiting evidence"
    ASSURANCE = "Complete, assurance pending"
    SIGN_OFF = "Delivered, awaiting sign-off"


def awaiting(item: Item, day: date) -> tuple[Awaiting, str] | None:
    """What an action waits for on a day, and why in a few words; None when it waits for neither."""
    line = item.line
    late = evidence_late(item, day)
    if late and line.status not in ENDED:
        return Awaiting.EVIDENCE, f"evidence asked for, {late} {'day' if late == 1 else 'days'} late"
    if line.status is not Status.DELIVERED:
        return None
    if line.proof.wanted:
        return Awaiting.EVIDENCE, "evidence asked for"
    if line.follow_up is not None:
        return Awaiting.ASSURANCE, pending_assurance(line.follow_up, day)
    if line.proof.level < OUTCOME_LEVEL:
        asked = "sign-off asked for, " if line.proof.asked else ""
        lacks = "no accepted evidence of an outcome" if line.evidence else "no evidence given"
        return Awaiting.EVIDENCE, asked + ("evidence to be judged" if line.proof.awaiting else lacks)
    if item.rating is Rating.AMBER:
        return Awaiting.SIGN_OFF, "sign-off overdue"
    return Awaiting.SIGN_OFF, "sign-off asked for" if line.proof.asked else "its evidence is accepted"


def pending_assurance(following: FollowUp, day: date) -> str:
    """The checkpoint a complete action waits for, with its day."""
    if following.due is None:
        return following.label
    late = (day - following.due).days
    if late > 0:
        return f"{following.label}, {late} {'day' if late == 1 else 'days'} late"
    return f"{following.label} by {following.due.day} {following.due:%B %Y}"


def before_body(item: Item, day: date) -> bool:
    """Whether an action is before the body that signs off: asked for or proved, or sent back by it and evidence has
    come since. What is delivered without either is not yet the body's to decide (rule E5)."""
    line = item.line
    if line.status is Status.INSUFFICIENT_EVIDENCE:
        return line.proof.returned
    waits = awaiting(item, day)
    if line.status is not Status.DELIVERED:
        return False
    return line.proof.asked is not None or (waits is not None and waits[0] is Awaiting.SIGN_OFF)


class Unproved(Struct, frozen=True):
    """How many delivered actions are not before the body, by what they lack."""

    without: int = 0
    unjudged: int = 0
    no_outcome: int = 0
    assuring: int = 0

    @property
    def total(self) -> int:
        """All of them."""
        return self.without + self.unjudged + self.no_outcome + self.assuring


def unproved(items: Sequence[Item]) -> Unproved:
    """What delivered actions lack that are not before the body: evidence, its judgement, an outcome, or a checkpoint
    that is still to come."""
    every, items = len(items), [item for item in items if item.line.follow_up is None]
    without = sum(not item.line.evidence for item in items)
    unjudged = sum(bool(item.line.evidence and item.line.proof.awaiting) for item in items)
    return Unproved(without, unjudged, len(items) - without - unjudged, every - len(items))


def evidence_late(item: Item, day: date) -> int:
    """How many days ago the earliest evidence asked for was wanted; 0 when none is late (rule E2)."""
    due = min((each.due for each in item.line.proof.wanted if each.due is not None), default=day)
    return max(0, (day - due).days)


def awaiting_in(items: Iterable[Item], day: date) -> Mapping[Awaiting, dict[Item, str]]:
    """What waits, under what it waits for, each with why; sign-off overdue and the longest delivered first."""
    found: dict[Awaiting, dict[Item, str]] = {kind: {} for kind in Awaiting}
    for item in sorted(items, key=_longest_first):
        waits = awaiting(item, day)
        if waits is not None:
            found[waits[0]][item] = waits[1]
    return found


def _longest_first(item: Item) -> tuple[bool, date, int]:
    return item.rating is not Rating.AMBER, item.line.delivered_on or date.max, item.line.order
