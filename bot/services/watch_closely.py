"""Watch an action more closely: enhanced monitoring until its exit rule is met, and urgency (HF 21; CB 10, 17)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

from bot.plan.action import Action
from bot.plan.oversight import Monitoring
from bot.plan.oversight_entries import MonitoringSet, UrgencySet
from bot.reading.child_words import without_names
from bot.reading.naming.leading import leading_reference
from bot.services.conversation import Conversation
from bot.services.kept_words import keep
from bot.services.review_evidence import append
from bot.wording import lists, refusal
from bot.wording.blocks import Said
from bot.wording.environment import count, typed
from bot.wording.undoable import undoable
from storage import plans

EXIT = "the target is met for four weeks, three months or two quarters in a row"
"""The exit rule where none is said; Planbot ends the monitoring itself when the action's indicators meet it."""
_OFF = re.compile(r"^(?:off|end|ended|stop|no)\b[\s:,–—-]*(?P<reason>.*)$", re.I)
_UNTIL = re.compile(r"^until\b\s*", re.I)
CHANGED = "That was undone before, or something else was decided since."
NOT_YOURS = "Only the core team, its lead and the directors decide how closely an action is watched."


def monitor_as_typed(talk: Conversation, text: str) -> Said:
    """`/plan monitor 2.1.3 until the board decides`, `/plan monitor 2.1.3 off: decided by the board`."""
    named = leading_reference(text, talk.reader.index)
    if named is None:
        return refusal.said("Write the action: `/plan monitor 2.1.3`, and `/plan monitor 2.1.3 off` to end it.")
    ref, rest = named
    action = talk.action(ref)
    if action is None:
        return lists.no_such_action(ref)
    if not talk.oversees(action):
        return refusal.said(NOT_YOURS)
    off = _OFF.match(rest)
    return _end(talk, action, off["reason"]) if off else _begin(talk, action, _UNTIL.sub("", rest))


def _begin(talk: Conversation, action: Action, exit: str) -> Said:
    kept = keep(talk, exit)
    watch = Monitoring(talk.place.author, talk.today, "" if kept else EXIT, kept.id if kept else None)
    append(talk, action, f"monitor:{action.id}:{talk.place.key}", MonitoringSet(watch), kept.digest if kept else None)
    often, until = count(talk.plan.settings.cadence.red, "working day"), typed(without_names(exit) or EXIT, 300)
    text = (
        f"*{action.ref}* is under enhanced monitoring: a word every {often} until {until}."
        f" `/plan monitor {action.ref} off` ends it."
    )
    return _undoable(text, action, watch)


def _end(talk: Conversation, action: Action, reason: str) -> Said:
    if action.monitoring is None:
        return refusal.said(f"*{action.ref}* is not under enhanced monitoring.")
    kept = keep(talk, reason)
    what = MonitoringSet(None, words=kept.id if kept else None)
    append(talk, action, f"monitor:{action.id}:{talk.place.key}", what, kept.digest if kept else None)
    return _undoable(f"Enhanced monitoring of *{action.ref}* has ended.", action, None)


def _undoable(text: str, action: Action, after: Monitoring | None) -> Said:
    value = {"a": action.id, "b": _stand(action.monitoring), "s": _stand(after)}
    return undoable(text, "undo_monitoring", value, action.ref)


def _stand(watch: Monitoring | None) -> list[str]:
    return [watch.by, watch.on.isoformat(), watch.exit, watch.words or ""] if watch is not None else []


def undo_monitoring(talk: Conversation, value: Mapping[str, Any]) -> Said:
    """What was before stands again: under no enhanced monitoring, or under the one there was."""
    action = _overseen(talk, str(value["a"]))
    if isinstance(action, Said):
        return action
    if _stand(action.monitoring) != value["s"]:
        return refusal.said(CHANGED)
    before = None
    if value["b"]:
        by, on, exit, words = value["b"]
        before = Monitoring(by, date.fromisoformat(on), exit, words or None)
    append(talk, action, f"monitor:{action.id}:{talk.place.key}", MonitoringSet(before, reason="undone"))
    return refusal.said(f"Undone: *{action.ref}* is{' ' if before else ' not '}under enhanced monitoring, as before.")


def _overseen(talk: Conversation, action_id: str) -> Action | Said:
    """The action, if the speaker decides how closely it is watched."""
    action = plans.action_by_id(talk.session, talk.place.workspace, talk.plan.id, action_id)
    return action if action is not None and talk.oversees(action) else refusal.said(NOT_YOURS)


def urgent_as_typed(talk: Conversation, text: str) -> Said:
    """`/plan urgent 2.1.3`, `/plan urgent 2.1.3 off`."""
    named = leading_reference(text, talk.reader.index)
    if named is None:
        return refusal.said("Write the action: `/plan urgent 2.1.3`, and `/plan urgent 2.1.3 off` to end it.")
    action = talk.action(named[0])
    if action is None:
        return lists.no_such_action(named[0])
    if not talk.oversees(action):
        return refusal.said(NOT_YOURS)
    urgent = _OFF.match(named[1]) is None
    days = talk.plan.settings.cadence.red
    text = (
        f"*{action.ref}* is urgent: a word every {count(days, 'working day')}, and it stands first in lists."
        if urgent
        else f"*{action.ref}* is no longer urgent."
    )
    if action.urgent is urgent:
        return refusal.said(text)
    append(talk, action, f"urgent:{action.id}:{talk.place.key}", UrgencySet(urgent))
    return undoable(text, "undo_urgency", {"a": action.id, "s": urgent}, action.ref)


def undo_urgency(talk: Conversation, value: Mapping[str, Any]) -> Said:
    """Urgent again, or no longer."""
    action = _overseen(talk, str(value["a"]))
    if isinstance(action, Said):
        return action
    if action.urgent is not value["s"]:
        return refusal.said(CHANGED)
    append(talk, action, f"urgent:{action.id}:{talk.place.key}", UrgencySet(not action.urgent))
    return refusal.said(f"Undone: *{action.ref}* is{' not' if action.urgent else ''} urgent, as before.")
