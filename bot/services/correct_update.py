"""Withdraw updates: undone, changed, edited or deleted in Slack; with them the evidence and requests they brought."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from bot.plan import entries as e
from bot.plan.action import Action, Update
from bot.plan.current import current
from bot.plan.evidence_entries import SignOffRequestDropped
from bot.plan.indicators import Indicator
from bot.plan.position import Item
from bot.services.conversation import Conversation
from bot.services.erasure import erase
from bot.services.needless_requests import DONE, review_requests
from bot.services.record_update import Telling, reading_id, standing
from bot.services.request_change import withdrawal
from bot.services.settle_change import settle
from storage import journal, plans
from storage.engine import Session


@dataclass(frozen=True)
class Withdrawal:
    """What became of one action when an update was withdrawn; `was_standing` is False when it was withdrawn before."""

    before: Item
    after: Item
    update: Update
    was_standing: bool


def withdraw(
    talk: Conversation,
    telling: Telling,
    action_id: str,
    updates: Collection[str],
    reason: str,
    erasing: bool = False,
    replacing: bool = False,
) -> Withdrawal | None:
    """Withdraw updates of one action, and with `erasing` their words for good. None when it has none of them. The
    buttons of their echoes go by a job.

    The entries' keys follow from the updates, so a second press changes nothing. `replacing` says that others take
    their place: the caller reviews the requests once those are recorded, so that nobody is told twice.
    """
    session = talk.session
    action = plans.action_by_id(session, telling.workspace, telling.plan.id, action_id)
    found = [u for u in action.updates if u.id in updates] if action else []
    if action is None or not found:
        return None
    standing_now = [u for u in found if u.withdrawn is None]
    entries = [entry for u in standing_now for entry in _entries(session, telling, action, u, reason)]
    if erasing:
        kept = [id for u in found for id in (u.words, u.printed)]
        entries += erase(session, telling, "action", action.id, kept, reason)
    after = action
    if entries:
        appended = journal.append(session, telling.workspace, telling.plan.id, entries)
        state = appended.states["action", action.id]
        assert isinstance(state, Action)
        after = state
    for update in standing_now:
        taken_down: dict[str, object] = {"update": update.id, "reason": reason}
        talk.add(f"take_down:{update.id}", "take_down", taken_down, talk.place.channel)
        if any(request.id == update.id for request in action.requests):
            settle(talk, update.id, "withdrawn")
    if (
        standing_now
        and not replacing
        and DONE & {current(each, telling.plan.timezone).status for each in (action, after)}
    ):
        review_requests(talk, [action.id], f"withdrawn:{standing_now[-1].id}")
        after = plans.action_by_id(session, telling.workspace, telling.plan.id, action_id) or after
    before, now = standing(session, telling, action), standing(session, telling, after)
    return Withdrawal(before, now, found[-1], bool(standing_now))


def _entries(session: Session, telling: Telling, action: Action, update: Update, reason: str) -> list[e.Entry]:
    whats: list[tuple[str, str, e.What]] = [("action", action.id, e.UpdateWithdrawn(update.id, reason))]
    for ev in action.evidence:
        if ev.update == update.id and ev.withdrawn is None:
            whats.append(("action", action.id, e.EvidenceWithdrawn(ev.id, reason)))
    if any(r.id == update.id for r in action.sign_off_requests):
        whats.append(("action", action.id, SignOffRequestDropped(update.id)))
    held = {i.id: {r.id for r in i.readings} for i in _indicators(session, telling, update)}
    for n, value in enumerate(update.readings):
        if reading_id(update.id, n) in held.get(value.indicator, ()):
            whats.append(("indicator", value.indicator, e.ReadingWithdrawn(reading_id(update.id, n))))
    return [*_request_taken_back(session, telling, action, update, reason), *_keyed(telling, update, whats)]


def _request_taken_back(
    session: Session, telling: Telling, action: Action, update: Update, reason: str
) -> list[e.Entry]:
    """The request an update made, unless it was decided. One of before requests had rows of their own has none."""
    request = next((r for r in action.requests if r.id == update.id), None)
    if request is None:
        return []
    asked = plans.change(session, telling.workspace, telling.plan.id, update.id)
    if asked is not None:
        return withdrawal(asked, reason, telling.by, telling.now, telling.today) if asked.undecided else []
    if request.approved is not None:
        return []
    what = e.RequestDecided(update.id, False, telling.today)
    key = f"withdraw:{update.id}:request"
    return [e.Entry(key, "action", action.id, what, telling.by, telling.now, telling.said_at, telling.source)]


def _keyed(telling: Telling, update: Update, whats: list[tuple[str, str, e.What]]) -> list[e.Entry]:
    return [
        e.Entry(
            key=f"withdraw:{update.id}:{n}",
            subject=subject,
            subject_id=subject_id,
            what=what,
            by=telling.by,
            at=telling.now,
            said_at=telling.said_at,
            source=telling.source,
        )
        for n, (subject, subject_id, what) in enumerate(whats)
    ]


def _indicators(session: Session, telling: Telling, update: Update) -> list[Indicator]:
    if not update.readings:
        return []
    return plans.indicators(session, telling.workspace, telling.plan.id)
