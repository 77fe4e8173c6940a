"""The usual milestones of policy work: draft, consult, approve, launch, audit six months after launch (A12.11; NY 9.2,
8.2-8.4; LD 5.3)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from bot.plan import entries as e
from bot.plan.action import Action, Milestone
from bot.plan.assurance import EVALUATE
from bot.plan.calendar import add_working_days, is_working_day
from bot.plan.entities import PlanDate
from bot.plan.permissions import is_core_team
from bot.reading.milestone_words import TemplateWords
from bot.services.conversation import Conversation
from bot.services.said import short_id
from bot.wording import milestones as wording
from bot.wording.blocks import Said
from storage import journal

STEPS = (("Draft ready", 2), ("Consultation closes", 5), ("Approved", 7), ("Launched", 8))
"""The checkpoints, and after how many eighths of the time to the launch each is due."""
AUDIT, AUDIT_MONTHS = "Audit", 6
USUAL = timedelta(weeks=16)
"""From the start to the launch, where the action has no agreed date."""
SHORTEST = timedelta(weeks=4)


def set_template(talk: Conversation, action: Action, asked: TemplateWords, confirmed: bool = False) -> Said:
    """Show the milestones with their days, or (`confirmed`) set them; those of the same name stay as they are."""
    if not is_core_team(talk.plan, talk.place.author):
        return wording.core_team_only()
    agreed = action.agreed
    launch = asked.launch or (agreed.day if agreed is not None else asked.start + USUAL)
    if agreed is not None and launch > agreed.day:
        return wording.after_agreed(action.ref, agreed)
    if launch - asked.start < SHORTEST:
        return wording.too_short(action.ref, asked.start, launch)
    made = [m for m in _milestones(talk.place.key, asked.start, launch) if not _has(action, m.label)]
    if not made:
        return wording.all_there(action.ref)
    if not confirmed:
        value = {"c": action.id, "from": asked.start.isoformat(), "to": launch.isoformat()}
        return wording.template_shown(action.ref, made, value)
    entries = [
        e.Entry(f"milestone:{m.id}", "action", action.id, e.MilestoneSet(m), talk.place.author, talk.now, talk.now)
        for m in made
    ]
    journal.append(talk.session, talk.place.workspace, talk.plan.id, entries)
    return wording.template_set(action.ref, made, {"a": action.id, "xs": [m.id for m in made]})


def _milestones(key: str, start: date, launch: date) -> Iterator[Milestone]:
    ids = {label: f"m:{short_id(key, label)}" for label, _ in STEPS}
    for label, eighths in STEPS:
        yield Milestone(ids[label], label, PlanDate(_by(start + (launch - start) * eighths // 8)))
    launched = ids[STEPS[-1][0]]
    yield Milestone(f"m:{short_id(key, AUDIT)}", AUDIT, None, EVALUATE, after=launched, months=AUDIT_MONTHS)


def _by(day: date) -> date:
    """A working day: the day itself or the last one before it."""
    return day if is_working_day(day) else add_working_days(day, -1)


def _has(action: Action, label: str) -> bool:
    return any(m.label.casefold() == label.casefold() for m in action.milestones)
