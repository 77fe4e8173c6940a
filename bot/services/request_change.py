"""Ask for a change of what is agreed: the request and what it shows on its actions; nothing moves by it (rule E7)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from bot.plan import entries as e
from bot.plan.action import Action, Asked, DateRequest, Source
from bot.plan.calendar import local_day
from bot.plan.change_control import consulted, recently_moved, required, tier
from bot.plan.changes import Change, ChangeKind, ChangeState, Effect
from bot.plan.entities import Plan
from bot.reading.child_words import without_names
from storage import plans, words
from storage.engine import Session

ASKED_ANEW = "asked anew"


@dataclass(frozen=True)
class Wanted:
    """What somebody asks for: what it would do to each action, why (the id and digest of erasable words), and where
    they said so. `at` is when (UTC), `by` a Slack user id."""

    id: str
    kind: ChangeKind
    effects: tuple[Effect, ...]
    by: str
    at: datetime
    words: str | None = None
    digest: str | None = None
    review_on: date | None = None
    source: Source | None = None


def drafted(session: Session, workspace: str, plan: Plan, wanted: Wanted) -> Change:
    """The request as it would be recorded: its tier follows from how much of the plan moves."""
    known = plans.changes(session, workspace, plan.id)
    day = local_day(wanted.at, plan.timezone)
    actions = tuple(effect.action for effect in wanted.effects)
    total = plans.count_actions(session, workspace, plan.id)
    found = tier(wanted.kind, actions, recently_moved(known, day, plan.timezone), total)
    return Change(
        id=wanted.id,
        by=wanted.by,
        at=wanted.at,
        tier=found,
        actions=actions,
        kind=wanted.kind,
        effects=wanted.effects,
        needs=required(plan.settings, found),
        consults=consulted(plan.settings, found),
        words=wanted.words,
        review_on=wanted.review_on,
        source=wanted.source,
    )


def entries_of(change: Change, now: datetime, digest: str | None = None, dates_known: bool = False) -> list[e.Entry]:
    """The entries that record a request: itself, and what shows on each of its actions meanwhile. `dates_known` says
    that the actions have their date requests already."""
    whats: list[tuple[str, str, e.What]] = [("change", change.id, e.ChangeRequested(change))]
    for effect in change.effects:
        if effect.due is None:
            whats.append(("action", effect.action, e.ChangeProposed(Asked(change.id, change.kind.value))))
        elif not dates_known:
            request = DateRequest(change.id, effect.due, change.by, change.at, change.words)
            whats.append(("action", effect.action, e.DateRequested(request)))
    return [
        e.Entry(
            key=f"change:{change.id}:{number}",
            subject=subject,
            subject_id=id,
            what=what,
            by=change.by,
            at=now,
            said_at=change.at,
            source=change.source,
            words_digest=digest if number == 0 else None,
        )
        for number, (subject, id, what) in enumerate(whats)
    ]


def withdrawal(change: Change, reason: str, by: str, now: datetime, day: date) -> list[e.Entry]:
    """The entries that take back a request which is still to be decided."""
    whats: list[tuple[str, str, e.What]] = [("change", change.id, e.ChangeWithdrawn(reason))]
    whats += [("action", id, e.ChangeSettled(change.id, False, day)) for id in change.actions]
    return [
        e.Entry(f"withdrawn:{change.id}:{number}", subject, id, what, by, now, now)
        for number, (subject, id, what) in enumerate(whats)
    ]


def replaced(
    session: Session, workspace: str, plan: Plan, action: Action, kind: ChangeKind, by: str, now: datetime
) -> list[e.Entry]:
    """What takes back an earlier request of the same kind about this action alone: it was asked for anew."""
    open_ids = [r.id for r in action.requests if r.approved is None] if kind is ChangeKind.REDATE else []
    open_ids += [asked.change for asked in action.asked if asked.kind == kind.value]
    found = (plans.change(session, workspace, plan.id, id) for id in open_ids)
    day = local_day(now, plan.timezone)
    pending = (c for c in found if c is not None and c.state is ChangeState.PENDING and c.actions == (action.id,))
    return [entry for change in pending for entry in withdrawal(change, ASKED_ANEW, by, now, day)]


def keep_reason(session: Session, workspace: str, reason: str, criterion: str = "") -> tuple[str | None, str | None]:
    """Keep the reason of a request; the id and the digest of its words, None without any."""
    if not reason:
        return None, None
    kept = words.keep(session, workspace, without_names(reason), without_names(criterion) or None)
    return kept.id, kept.digest
