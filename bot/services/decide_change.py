"""Record an approval or a refusal of a request; with the last approval needed the change applies (rule E7)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from msgspec.structs import replace

from bot.plan import entries as e
from bot.plan.action import Action, StatusDecision
from bot.plan.change_control import why_not
from bot.plan.changes import LEADS_TO, Approval, Change, ChangeKind, ChangeState
from bot.plan.entities import PartDate
from bot.plan.permissions import sees_everything
from bot.plan.structure_entries import PartDated, PartDateUndone
from bot.reading.child_words import without_names
from bot.services.conversation import Conversation
from bot.services.kept_words import keep
from bot.services.needless_requests import review_requests
from bot.services.request_change import withdrawal
from bot.services.said import short_id
from bot.services.settle_change import settle, tell_asker
from bot.services.show_change import card_of
from bot.wording import changes as wording
from bot.wording import refusal
from bot.wording.blocks import Said
from storage import journal, plans


@dataclass(frozen=True)
class Verdict:
    """What somebody records of a request: whose decision it is, when it was made (today where None), in which body."""

    role: str
    approved: bool
    on: date | None = None
    body: str = ""
    reason: str = ""
    consulted: bool = False


def decide(talk: Conversation, change_id: str, verdict: Verdict) -> Said:
    """Record a verdict; what to say to whoever recorded it. Whoever asked is told where they asked."""
    change = _change(talk, change_id)
    if change is None:
        return refusal.said("I know no such request.")
    against = why_not(talk.plan, change, talk.place.author, verdict.role)
    if against is not None:
        settle(talk, change.id, talk.place.key)
        return refusal.said(against)
    return record(talk, change, verdict)


def record(talk: Conversation, change: Change, verdict: Verdict) -> Said:
    """Record a verdict that may be recorded; with the last that was awaited the change applies."""
    approval, digest = _approval(talk, change, verdict)
    decided = replace(change, approvals=(*change.approvals, approval))
    whats: list[tuple[str, str, e.What]] = [("change", change.id, e.ApprovalRecorded(approval))]
    if decided.state in (ChangeState.APPROVED, ChangeState.REFUSED):
        last = decided.settled_by or approval
        whats += [("action", id, _settled(decided, last, id)) for id in change.actions]
        whats += _part_dated(decided)
    _append(talk, f"approval:{approval.id}", whats, digest)
    tell_asker(talk, decided, approval.id, approval)
    settle(talk, change.id, approval.id)
    if decided.kind in LEADS_TO and decided.state is ChangeState.APPROVED:
        review_requests(talk, decided.actions, approval.id)
    card = card_of(talk.session, talk.place.workspace, talk.plan, decided)
    return wording.decided(card, approval, without_names(verdict.reason))


def take_back(talk: Conversation, change_id: str, approval_id: str) -> Said:
    """Undo one's own decision: everything is as it was while the request was open."""
    change = _change(talk, change_id)
    approval = next((a for a in change.approvals if a.id == approval_id), None) if change else None
    if change is None or approval is None:
        return refusal.said("That decision was taken back already.")
    if approval.by != talk.place.author:
        return refusal.said("Only whoever recorded a decision can take it back.")
    if change.state is ChangeState.WITHDRAWN or _built_upon(talk, change):
        return refusal.said("Something was decided after that; ask for another change instead.")
    whats: list[tuple[str, str, e.What]] = [("change", change.id, e.ApprovalWithdrawn(approval.id))]
    if change.state is not ChangeState.PENDING:
        whats += [("action", id, e.ChangeReopened(change.id, change.kind.value)) for id in change.actions]
        whats += [("group", change.group, PartDateUndone(change.id))] if change.group is not None else []
    _append(talk, f"unapproved:{approval.id}", whats, None)
    opened = replace(change, approvals=tuple(a for a in change.approvals if a is not approval))
    tell_asker(talk, opened, f"{approval.id}:undone", None)
    settle(talk, change.id, f"{approval.id}:undone")
    if change.kind in LEADS_TO:
        review_requests(talk, change.actions, f"{approval.id}:undone")
    return wording.reopened(card_of(talk.session, talk.place.workspace, talk.plan, opened))


def withdraw_request(talk: Conversation, change_id: str) -> Said:
    """Whoever asked, or the core team, no longer asks."""
    change = _change(talk, change_id)
    if change is None or change.state is not ChangeState.PENDING:
        settle(talk, change_id, talk.place.key)
        return refusal.said("That request is decided or withdrawn already.")
    if talk.place.author != change.by and not sees_everything(talk.plan, talk.place.author):
        return refusal.said("Only whoever asked, or the core team, can withdraw a request.")
    found = withdrawal(change, "withdrawn", talk.place.author, talk.now, talk.today)
    journal.append(talk.session, talk.place.workspace, talk.plan.id, found)
    settle(talk, change.id, "withdrawn")
    return refusal.said("The request is withdrawn; what is agreed stands.")


def undo_correction(talk: Conversation, change_id: str) -> Said:
    """Take back a change that needed nobody's approval: a slip in the wording, corrected."""
    change = _change(talk, change_id)
    if change is None or change.needs or change.state is ChangeState.WITHDRAWN or _built_upon(talk, change):
        return refusal.said("That cannot be undone any more.")
    if talk.place.author != change.by and not sees_everything(talk.plan, talk.place.author):
        return refusal.said("Only whoever corrected it, or the core team, can undo that.")
    whats: list[tuple[str, str, e.What]] = [("change", change.id, e.ChangeWithdrawn("undone"))]
    for id in change.actions:
        whats.append(("action", id, e.ChangeReopened(change.id, change.kind.value)))
        whats.append(("action", id, e.ChangeSettled(change.id, False, talk.today)))
    _append(talk, f"undone:{change.id}", whats, None)
    return refusal.said("Undone: the wording is as it was.")


def _change(talk: Conversation, id: str) -> Change | None:
    return plans.change(talk.session, talk.place.workspace, talk.plan.id, id)


def _built_upon(talk: Conversation, change: Change) -> bool:
    """Whether a later decision about one of the actions stands on this one: taking it back would leave that wrong."""
    found = [plans.action_by_id(talk.session, talk.place.workspace, talk.plan.id, id) for id in change.actions]
    every = plans.groups(talk.session, talk.place.workspace, talk.plan.id) if change.group is not None else []
    dates = [each.id for group in every if group.id == change.group for each in group.dates]
    moved = change.id in dates and dates[-1] != change.id
    return moved or any(action is not None and _later_than(action, change.id) for action in found)


def _later_than(action: Action, id: str) -> bool:
    in_order = ([w.change for w in action.wordings], [d.id for d in action.decisions])
    return any(id in known and known[-1] != id for known in in_order)


def _approval(talk: Conversation, change: Change, verdict: Verdict) -> tuple[Approval, str | None]:
    id = short_id("approval", change.id, verdict.role, talk.place.key)
    kept = keep(talk, verdict.reason)
    approval = Approval(
        id=id,
        role=verdict.role,
        by=talk.place.author,
        on=verdict.on or talk.today,
        approved=verdict.approved,
        body=verdict.body,
        words=kept.id if kept else None,
        consulted=verdict.consulted,
    )
    return approval, kept.digest if kept else None


def settled_by_itself(talk: Conversation, change: Change) -> list[e.Entry]:
    """The entries that apply a change which needs nobody's approval (rule E7, tier 1)."""
    by_itself = Approval(change.id, "core_team", change.by, talk.today, True)
    return [
        e.Entry(f"applied:{change.id}:{id}", "action", id, what, change.by, talk.now, talk.now)
        for id in change.actions
        if (what := _settled(change, by_itself, id))
    ]


def _settled(change: Change, approval: Approval, action: str) -> e.ChangeSettled:
    if change.state is not ChangeState.APPROVED:
        return e.ChangeSettled(change.id, False, approval.on)
    effect = change.effect_on(action)
    if change.kind is ChangeKind.REWORD:
        return e.ChangeSettled(change.id, True, approval.on, text=effect.text)
    status = LEADS_TO.get(change.kind)
    decision = None
    if status is not None:
        decision = StatusDecision(
            id=change.id,
            status=status,
            on=approval.on,
            by=approval.by,
            body=approval.body,
            review_on=change.review_on,
            successor=effect.successor,
            words=change.words,
        )
    return e.ChangeSettled(change.id, True, approval.on, decision)


def _part_dated(change: Change) -> list[tuple[str, str, e.What]]:
    """What an approved change of a whole group's date does to it."""
    if change.group is None or change.due is None or change.state is not ChangeState.APPROVED:
        return []
    return [("group", change.group, PartDated(PartDate(change.id, change.due)))]


def _append(talk: Conversation, key: str, whats: Sequence[tuple[str, str, e.What]], digest: str | None) -> None:
    entries = [
        e.Entry(
            key=f"{key}:{number}",
            subject=subject,
            subject_id=id,
            what=what,
            by=talk.place.author,
            at=talk.now,
            said_at=talk.now,
            words_digest=digest if number == 0 else None,
        )
        for number, (subject, id, what) in enumerate(whats)
    ]
    journal.append(talk.session, talk.place.workspace, talk.plan.id, entries)
