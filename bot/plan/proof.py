"""How far an action is proved: what waits for the core team, what was asked for, what the evidence shows (rule E5).

Kept with the line of the action, so that queues and lists of a thousand actions need not read the actions whole.
"""

from __future__ import annotations

from datetime import date

from msgspec import Struct

from bot.plan.action import Action, Evidence, EvidenceKind
from bot.plan.current import Current
from bot.plan.entities import Status
from bot.plan.evidence import EvidenceRequest, SignOffRequest

OUTCOME_LEVEL = 3
"""The impact that accepted evidence of outcome shows: one period better than the baseline (rule E4)."""

_LEVELS = {EvidenceKind.PROCESS: 1, EvidenceKind.OUTPUT: 2, EvidenceKind.OUTCOME: OUTCOME_LEVEL}


class Wanted(Struct, frozen=True):
    """A request for evidence that nothing has answered: `what` is the id of the words, `due` when it is wanted."""

    request: str
    what: str | None = None
    due: date | None = None


class Proof(Struct, frozen=True):
    """What a list shows of an action's evidence. `awaiting` and `sent_back` are ids of evidence, the oldest first;
    `level` is the impact the accepted evidence shows (rule E4); `asked` the request for sign-off that is undecided;
    `contrary` says that evidence received since sign-off speaks against it, `returned` that some was received since a
    body found it insufficient."""

    awaiting: tuple[str, ...] = ()
    sent_back: tuple[str, ...] = ()
    wanted: tuple[Wanted, ...] = ()
    accepted: int = 0
    level: int = 0
    asked: str | None = None
    contrary: bool = False
    decided_on: date | None = None
    returned: bool = False


def proof_of(action: Action, now: Current) -> Proof:
    """The proof of an action as it stands."""
    asked = undecided(action)
    decision = now.decision
    return Proof(
        awaiting=tuple(each.id for each in _by_age(action) if each.awaits_review),
        sent_back=tuple(each.id for each in _by_age(action) if each.sent_back and not _replaced(action, each)),
        wanted=tuple(Wanted(each.id, each.what, each.due) for each in open_requests(action)),
        accepted=sum(each.accepted for each in action.evidence),
        level=evidence_level(action),
        asked=asked.id if asked is not None else None,
        contrary=_contrary_since(action, now),
        decided_on=decision.on if decision is not None else None,
        returned=now.status is Status.INSUFFICIENT_EVIDENCE and any(_since_decision(action, now)),
    )


def evidence_level(action: Action) -> int:
    """The impact that the accepted evidence shows: 0 none (testimony alone never suffices), 1 process, 2 output, 3
    outcome (rules E4, E5). What speaks against the improvement shows none."""
    return max((_LEVELS.get(each.kind, 0) for each in counting(action)), default=0)


def counting(action: Action) -> tuple[Evidence, ...]:
    """The accepted evidence in favour of an action."""
    return tuple(each for each in action.evidence if each.accepted and not each.contrary)


def open_requests(action: Action) -> tuple[EvidenceRequest, ...]:
    """The requests for evidence that nothing answers: each piece received since answers one, the earliest asked for.
    What was sent back or withdrawn answers nothing."""
    left = sorted(action.evidence_requests, key=lambda request: (request.asked_at, request.id))
    for each in _by_age(action):
        if each.withdrawn is None and not each.sent_back:
            answered = next((request for request in left if request.asked_at <= each.received_at), None)
            left = [request for request in left if request is not answered]
    return tuple(left)


def undecided(action: Action) -> SignOffRequest | None:
    """The last request for sign-off, if no decision was recorded since."""
    asked = action.sign_off_requests[-1] if action.sign_off_requests else None
    decided = action.decisions[-1] if action.decisions else None
    if asked is not None and decided is not None and decided.at is not None and decided.at >= asked.asked_at:
        return None
    return asked


def _contrary_since(action: Action, now: Current) -> bool:
    """Whether evidence received since sign-off speaks against it: the body is asked to look again (rule E5)."""
    if now.status not in (Status.SIGNED_OFF, Status.CLOSED):
        return False
    return any(each.contrary for each in _since_decision(action, now))


def _since_decision(action: Action, now: Current) -> list[Evidence]:
    """The evidence received since the last decision, without what was withdrawn or sent back."""
    decided = now.decision.at if now.decision is not None else None
    later = [each for each in action.evidence if decided is None or each.received_at > decided]
    return [each for each in later if each.withdrawn is None and not each.sent_back]


def ticked(action: Action, item: str) -> Evidence | None:
    """The evidence that gives an item of the required evidence: the accepted before what was only received."""
    found = [each for each in action.evidence if each.meets == item and each.withdrawn is None and not each.sent_back]
    return next((each for each in found if each.accepted), found[0] if found else None)


def _by_age(action: Action) -> list[Evidence]:
    return sorted(action.evidence, key=lambda each: (each.received_at, each.id))


def _replaced(action: Action, old: Evidence) -> bool:
    review = old.review
    return review is not None and any(
        each.received_at > review.at and each.withdrawn is None and not each.sent_back for each in action.evidence
    )
