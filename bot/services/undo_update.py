"""Undo an update by button, or change it in a modal: the old one is withdrawn, the new one recorded in its place."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.plan.action import Action, Update
from bot.plan.permissions import Standing
from bot.reading.reading import ActionReading, IndicatorReading, Rating, Status
from bot.services.conversation import Conversation
from bot.services.correct_update import Withdrawal, withdraw
from bot.services.needless_requests import review_requests
from bot.services.said import short_id
from bot.services.take_update import Taken, Understood, take
from bot.wording import echo, refusal
from bot.wording.environment import as_seen
from storage import plans, words

REASON = "undone"


@dataclass(frozen=True)
class Revised:
    """What somebody filled in when they pressed Change."""

    rating: Rating | None
    status: Status | None
    percent: int | None
    expected: date | None
    note: str


def undo(talk: Conversation, pairs: Sequence[tuple[str, Sequence[str]]]) -> None:
    """Withdraw updates, (action id, update ids) each, and say what stands now. A second press says nothing new."""
    if not all(may_correct(talk, action_id, updates) for action_id, updates in pairs):
        talk.whisper(refusal.said("Only whoever said it, the action's people or the core team can undo it."), ":no")
        return
    telling = talk.telling(talk.place.key, talk.now)
    found = (withdraw(talk, telling, action_id, updates, REASON) for action_id, updates in pairs)
    gone = [each for each in found if each is not None and each.was_standing]
    if gone:
        talk.say(echo.withdrawn([(w.before, w.after) for w in gone], _what_came(gone)), ":undone")


def _what_came(gone: Sequence[Withdrawal]) -> str:
    """The sentence that says what was undone; a request that was decided meanwhile stays decided."""
    extends = any(w.update.request == "extend" and w.update.forecast for w in gone)
    if any(w.before.line.requested and not w.after.line.requested for w in gone):
        return (
            "Withdrawn: nothing is asked for any more." if extends else "Undone. No later date is asked for any more."
        )
    if extends:
        return "Undone. What was decided of the request stands."
    if any(w.after.line.requested and not w.before.line.requested for w in gone):
        return "Undone. The request to move its date is open again."
    return "Undone."


def may_correct(talk: Conversation, action_id: str, updates: Sequence[str]) -> bool:
    """Whether the speaker may undo or change these updates: whoever said them, and whoever may speak of the action."""
    action = plans.action_by_id(talk.session, talk.place.workspace, talk.plan.id, action_id)
    if action is None:
        return False
    said_it = all(u.by == talk.place.author for u in action.updates if u.id in updates)
    return said_it or talk.standing(action) is not Standing.NONE


def update_of(talk: Conversation, action_id: str, update: str) -> tuple[Action, Update] | None:
    """An action and one of its updates that still stands."""
    action = plans.action_by_id(talk.session, talk.place.workspace, talk.plan.id, action_id)
    if action is None:
        return None
    found = next((u for u in action.updates if u.id == update and u.withdrawn is None), None)
    return (action, found) if found is not None else None


def words_of(talk: Conversation, update: Update) -> str:
    """The words of an update as their author saw them; "" when there are none, or they were erased."""
    if update.words is None:
        return ""
    found = words.texts(talk.session, talk.place.workspace, [update.words])
    return as_seen(found[update.words].text) if update.words in found else ""


def change(talk: Conversation, action: Action, old: Update, revised: Revised) -> Taken:
    """Withdraw an update and record what it should have said, at the time at which it was said; what the modal does
    not ask about (measures, evidence) stays as it was."""
    telling = talk.telling(talk.place.key, talk.now)
    withdraw(talk, telling, action.id, [old.id], "changed", replacing=True)
    said = talk.telling(short_id("change", old.id, talk.place.key), old.said_at, revised.note, old.source)
    kept = tuple(ev for ev in action.evidence if ev.update == old.id and ev.withdrawn is None)
    reading = ActionReading(
        action.ref,
        rating=revised.rating,
        rating_basis="stated" if revised.rating else None,
        status=revised.status,
        percent=revised.percent,
        forecast_date=revised.expected,
        forecast_words=revised.expected.isoformat() if revised.expected else None,
        forecast_precision="day" if revised.expected else None,
        achieved_date=old.delivered_on if revised.status == "complete" else None,
        blocker=old.blocker,
        indicators=tuple(IndicatorReading(v.indicator, v.value, v.unit, v.period) for v in old.readings),
        request="extend" if old.request == "extend" else None,
    )
    taken = take(talk, replace(said, evidence=kept), Understood((reading,), (), old.nil_return), note="Changed.")
    review_requests(talk, [action.id], f"changed:{old.id}")
    return taken
