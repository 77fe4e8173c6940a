"""A request for a later date that nobody needs once what it is about is delivered or has ended: closed then, and open
again when that is undone or contradicted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.plan import entries as e
from bot.plan.action import Action
from bot.plan.changes import Change, ChangeKind, ChangeState, Needless
from bot.plan.current import current
from bot.plan.entities import ENDED, Status
from bot.plan.line import Line
from bot.services.conversation import Conversation
from bot.services.settle_change import settle, tell_asker
from storage import journal, plans

REASON = "not needed any more"
DONE = {Status.DELIVERED, *ENDED}


def concerns_requests(before: Line, after: Line) -> bool:
    """Whether what became of an action may close a request to move its date, or open one again."""
    return after.requested is not None if after.status in DONE else before.status in DONE


def review_requests(talk: Conversation, actions: Sequence[str], cause: str) -> None:
    """Close what nobody needs any more of what was asked for about actions (ids), and open again what is needed after
    all, because of what `cause` names; whoever asked is told. A request about several waits for the last of them."""
    for id in actions:
        action = _action(talk, id)
        if action is None:
            continue
        if current(action, talk.plan.timezone).status in DONE:
            _close_needless(talk, action, cause)
            _redate_needless(talk, action, cause)
        else:
            _revive_needless(talk, action, cause)


def _close_needless(talk: Conversation, action: Action, cause: str) -> None:
    for change in _requests(talk, action, approved=None):
        if change.state is ChangeState.PENDING and all(_done(talk, each) for each in change.actions):
            _close(talk, change, action, cause)


def _redate_needless(talk: Conversation, action: Action, cause: str) -> None:
    """What was closed shows the day that is now said to be that of the delivery; nobody is told again."""
    needless = _needless(talk, action)
    for change in _requests(talk, action, approved=False):
        shown = change.needless
        if shown is None or (shown.action, shown.status) != (action.id, needless.status) or shown.on == needless.on:
            continue
        what = e.ChangeWithdrawn(REASON, needless)
        talk.record("change", change.id, f"redated:{change.id}:{cause}", what)
        settle(talk, change.id, f"redated:{cause}")


def _revive_needless(talk: Conversation, action: Action, cause: str) -> None:
    closed = [c for c in _requests(talk, action, approved=False) if c.needless]
    stands = [r.asked_at for r in action.requests if r.approved is not False]
    latest = max((*stands, *(change.at for change in closed)), default=talk.now)
    for change in closed:
        if change.at < latest and change.actions == (action.id,):
            continue  # A later request took its place.
        whats: list[tuple[str, str, e.What]] = [("change", change.id, e.ChangeRevived())]
        whats += [("action", id, e.ChangeReopened(change.id, change.kind.value)) for id in change.actions]
        _append(talk, change, f"revived:{change.id}:{cause}", whats)


def _close(talk: Conversation, change: Change, action: Action, cause: str) -> None:
    needless = _needless(talk, action)
    whats: list[tuple[str, str, e.What]] = [("change", change.id, e.ChangeWithdrawn(REASON, needless))]
    whats += [("action", id, e.ChangeSettled(change.id, False, talk.today, needless=True)) for id in change.actions]
    _append(talk, change, f"needless:{change.id}:{cause}", whats)


def _needless(talk: Conversation, action: Action) -> Needless:
    """Why an action that is done needs no later date."""
    stands = current(action, talk.plan.timezone)
    if stands.decision is not None and stands.status is not Status.DELIVERED:
        return Needless(action.id, stands.status, stands.decision.on)
    return Needless(action.id, stands.status, stands.delivered_on or talk.today)


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
