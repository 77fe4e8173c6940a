"""A request for a later date that nobody needs any more: closed with the delivery of what it is about, open again with
its Undo."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.plan import entries as e
from bot.plan.action import Action
from bot.plan.changes import Change, ChangeKind, ChangeState, Needless
from bot.plan.current import current
from bot.plan.entities import ENDED, Status
from bot.services.conversation import Conversation
from bot.services.settle_change import settle, tell_asker
from storage import journal, plans

REASON = "not needed any more"
DONE = {Status.DELIVERED, *ENDED}


def close_needless(talk: Conversation, actions: Sequence[str], cause: str) -> None:
    """Close what was asked for about actions (ids) that are done now, by what `cause` names; whoever asked is told. A
    request about several waits for the last of them."""
    for id in actions:
        action = _action(talk, id)
        if action is None or current(action, talk.plan.timezone).status not in DONE:
            continue
        for change in _requests(talk, action, approved=None):
            if change.state is ChangeState.PENDING and all(_done(talk, each) for each in change.actions):
                _close(talk, change, action, cause)


def revive_needless(talk: Conversation, action_id: str, cause: str) -> None:
    """Open again what the delivery of an action (an id) had closed, now that it is undone by what `cause` names."""
    action = _action(talk, action_id)
    if action is None or current(action, talk.plan.timezone).status in DONE:
        return
    for change in _requests(talk, action, approved=False):
        if change.needless is None:
            continue
        whats: list[tuple[str, str, e.What]] = [("change", change.id, e.ChangeRevived())]
        whats += [("action", id, e.ChangeReopened(change.id, change.kind.value)) for id in change.actions]
        _append(talk, change, f"revived:{change.id}:{cause}", whats)


def _close(talk: Conversation, change: Change, action: Action, cause: str) -> None:
    stands = current(action, talk.plan.timezone)
    needless = Needless(action.id, stands.status, stands.delivered_on or talk.today)
    if stands.decision is not None and stands.status is not Status.DELIVERED:
        needless = Needless(action.id, stands.status, stands.decision.on)
    whats: list[tuple[str, str, e.What]] = [("change", change.id, e.ChangeWithdrawn(REASON, needless))]
    whats += [("action", id, e.ChangeSettled(change.id, False, talk.today, needless=True)) for id in change.actions]
    _append(talk, change, f"needless:{change.id}:{cause}", whats)


def _append(talk: Conversation, change: Change, key: str, whats: Sequence[tuple[str, str, e.What]]) -> None:
    by, now = talk.place.author, talk.now
    entries = [e.Entry(f"{key}:{n}", subject, id, what, by, now, now) for n, (subject, id, what) in enumerate(whats)]
    appended = journal.append(talk.session, talk.place.workspace, talk.plan.id, entries)
    now_stands = appended.states["change", change.id]
    assert isinstance(now_stands, Change)
    tell_asker(talk, now_stands, key, None)
    settle(talk, change.id, key)


def _requests(talk: Conversation, action: Action, approved: bool | None) -> Iterator[Change]:
    """The requests to move the action's date that stand so."""
    for request in action.requests:
        change = plans.change(talk.session, talk.place.workspace, talk.plan.id, request.id)
        if request.approved is approved and change is not None and change.kind is ChangeKind.REDATE:
            yield change


def _done(talk: Conversation, id: str) -> bool:
    action = _action(talk, id)
    return action is None or current(action, talk.plan.timezone).status in DONE


def _action(talk: Conversation, id: str) -> Action | None:
    return plans.action_by_id(talk.session, talk.place.workspace, talk.plan.id, id)
