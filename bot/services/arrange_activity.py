"""Arrange assurance that recurs: evidence of it is asked for at each period until it is ended (A8.13; HF 15)."""

from __future__ import annotations

from bot.plan.action import Action
from bot.plan.activities import Activity, next_day
from bot.plan.evidence_entries import ActivityEnded, ActivitySet
from bot.plan.permissions import is_core_team
from bot.reading.acts.recurring import Recurring, read_recurring
from bot.services.conversation import Conversation
from bot.services.kept_words import keep
from bot.services.review_evidence import append
from bot.services.said import short_id
from bot.wording import lists, refusal
from bot.wording.blocks import Said
from bot.wording.environment import count, typed
from bot.wording.environment import day as in_full
from bot.wording.undoable import undoable
from storage import plans

HOW = (
    "Write the action, what is done, how often and from when: `/plan recurring 2.1.3 practice learning session every"
    " two months from 1 April`. `/plan recurring 2.1.3 off` ends it."
)


def recurring_as_typed(talk: Conversation, text: str) -> Said:
    """`/plan recurring 2.1.3 practice learning session every two months from 1 April`."""
    if not is_core_team(talk.plan, talk.place.author):
        return refusal.said("Only the core team arranges what evidence is asked for.")
    read = read_recurring(text, talk.reader.index, talk.now)
    if read is None:
        return refusal.said(HOW)
    action = talk.action(read.ref)
    if action is None:
        return lists.no_such_action(read.ref)
    return _end(talk, action) if read.off else _set(talk, action, read)


def _set(talk: Conversation, action: Action, read: Recurring) -> Said:
    kept = keep(talk, read.what)
    if kept is None or read.first is None:
        return refusal.said(HOW)
    id = short_id("activity", action.id, talk.place.key)
    made = Activity(id, talk.place.author, talk.now, read.every, read.first, kept.id)
    append(talk, action, f"activity:{id}", ActivitySet(made), kept.digest)
    every = "every month" if read.every == 1 else f"every {count(read.every, 'month')}"
    text = (
        f"Arranged for *{action.ref}*: evidence of “{typed(read.what, 200)}” {every}, next wanted by "
        f"{in_full(next_day(made, talk.today))}. It is asked for ten working days before each day."
    )
    return undoable(text, "undo_activity", {"a": action.id, "x": id}, action.ref)


def undo_activity(talk: Conversation, action_id: str, activity: str) -> Said:
    """It was arranged by mistake."""
    action = plans.action_by_id(talk.session, talk.place.workspace, talk.plan.id, action_id)
    if not is_core_team(talk.plan, talk.place.author):
        return refusal.said("Only the core team arranges what evidence is asked for.")
    if action is not None and any(each.id == activity for each in action.activities):
        append(talk, action, f"activity:{activity}:undone", ActivityEnded(activity, talk.today, mistaken=True))
    return refusal.said("Undone: evidence of it is not asked for. What was asked for already stays.")


def _end(talk: Conversation, action: Action) -> Said:
    found = [each for each in action.activities if each.ended_on is None]
    for each in found:
        append(talk, action, f"activity:{each.id}:ended", ActivityEnded(each.id, talk.today))
    if not found:
        return refusal.said(f"*{action.ref}* has no assurance that recurs.")
    return refusal.said(f"Ended: nothing more is asked for regularly of *{action.ref}*.")
