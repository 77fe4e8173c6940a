"""Milestones of an action: done by its people, added or re-dated within the agreed date by the core team (rule E7)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import msgspec
from msgspec.structs import replace

from bot.plan import entries as e
from bot.plan.action import Action, Milestone
from bot.plan.assurance import DELIVER, EVALUATE, looks_back
from bot.plan.entities import PlanDate
from bot.plan.permissions import Standing, is_core_team
from bot.reading.child_words import without_names
from bot.reading.milestone_words import MilestoneWords
from bot.services.conversation import Conversation
from bot.services.kept_words import keep
from bot.services.said import short_id
from bot.wording import milestones as wording
from bot.wording.blocks import Said


def set_milestone(talk: Conversation, action: Action, said: MilestoneWords) -> Said:
    """Do what somebody said of a milestone, or say why not."""
    found = named(action, said.label)
    if said.unread:
        return wording.no_day(said.unread)
    if said.done is not None:
        return _done(talk, action, found, said)
    return _due(talk, action, found, said)


def named(action: Action, label: str) -> Milestone | None:
    """The milestone of a label: the whole of it, its beginning, or words that only it has; the only open one for ""."""
    wanted = label.casefold().strip("“”\"' ")
    still_open = [m for m in action.milestones if m.done_on is None]
    if not wanted:
        return still_open[0] if len(still_open) == 1 else None
    for test in (str.__eq__, str.startswith, str.__contains__):
        found = [m for m in action.milestones if test(m.label.casefold(), wanted)]
        if len(found) == 1:
            return found[0]
    return None


def _done(talk: Conversation, action: Action, found: Milestone | None, said: MilestoneWords) -> Said:
    on = said.done
    if talk.standing(action) is Standing.NONE:
        return wording.not_yours(action.ref)
    if found is None or on is None:
        return wording.which(action)
    if on > talk.today:
        return wording.not_yet(on)
    _write(talk, action, replace(found, done_on=on))
    return wording.done(action.ref, replace(found, done_on=on), _follow(action, found, on), undo_of(action, found))


def _follow(action: Action, done: Milestone, on: date) -> list[Milestone]:
    """The milestones that have a date now because they follow this one."""
    from bot.plan.milestones import in_order

    changed = in_order(replace(m, done_on=on) if m.id == done.id else m for m in action.milestones)
    return [m for m in changed if m.after == done.id and m.due is not None]


def _due(talk: Conversation, action: Action, found: Milestone | None, said: MilestoneWords) -> Said:
    if said.due is None or not said.label:
        return wording.which(action)
    if not is_core_team(talk.plan, talk.place.author):
        return wording.core_team_only()
    agreed = action.agreed
    kind = found.kind if found else EVALUATE if looks_back(said.label) else DELIVER
    if agreed is not None and said.due > agreed.day and kind != EVALUATE:
        return wording.after_agreed(action.ref, agreed)
    id = found.id if found else f"m:{short_id(talk.place.key)}"
    kept = keep(talk, said.label) if found is None else None
    made = Milestone(id, without_names(said.label), PlanDate(said.due), kind, words=kept.id if kept else None)
    if found is not None:
        made = replace(made, label=found.label, words=found.words)
    _write(talk, action, made, kept.digest if kept else None)
    return wording.due(action.ref, made, found, undo_of(action, found) if found else {"a": action.id, "x": id})


def undo_of(action: Action, before: Milestone) -> dict[str, str]:
    """What an Undo button keeps: the action, and the milestone as it was."""
    return {"a": action.id, "m": msgspec.json.encode(before).decode()}


def undo(talk: Conversation, action: Action, value: Mapping[str, Any]) -> Said:
    """Put a milestone back as it was, or take away one that was added."""
    if "x" in value or "xs" in value:
        return _take_away(talk, action, value.get("xs") or [value["x"]])
    before = msgspec.json.decode(value["m"], type=Milestone)
    if before in action.milestones:
        return wording.as_before(action.ref, before)
    _write(talk, action, before)
    return wording.as_before(action.ref, before)


def _take_away(talk: Conversation, action: Action, ids: Sequence[str]) -> Said:
    for milestone in action.milestones:
        if milestone.id in ids:
            _append(talk, action, e.MilestoneDropped(milestone.id), milestone.id)
    return wording.taken_away(action.ref)


def _write(talk: Conversation, action: Action, milestone: Milestone, digest: str | None = None) -> None:
    """Write a milestone; what somebody typed as its label stands apart."""
    kept = replace(milestone, label="") if milestone.words else milestone
    _append(talk, action, e.MilestoneSet(kept), digest=digest)


def _append(talk: Conversation, action: Action, what: e.What, of: str = "", digest: str | None = None) -> None:
    key = f"milestone:{talk.place.key}{of and f':{of}'}"
    talk.record("action", action.id, key, what, digest)
