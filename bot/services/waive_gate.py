"""Waive the gate of a phase, as a body decided: recorded on its behalf, undone in one tap (rule E7)."""

from __future__ import annotations

import re

from bot.plan import entries as e
from bot.plan.entities import Waiver
from bot.plan.grouping import PHASE
from bot.plan.permissions import sees_everything
from bot.reading.acts.targets import read_targets
from bot.reading.dates.dates import read_date
from bot.services.conversation import Conversation
from bot.services.kept_words import keep
from bot.wording import blocks as b
from bot.wording import refusal
from bot.wording.blocks import Said
from bot.wording.environment import day as in_full
from bot.wording.environment import escape
from storage import plans

_WAIVED = re.compile(
    r"^waive\s+(?:the\s+gate\s+of\s+)?(?P<phase>.+?)\s+by\s+(?P<body>.+?)\s+on\s+(?P<on>[^:]+):\s*(?P<reason>.+)$", re.I
)
HOW = "Write `/plan waive phase 2 by Trust Board on 12 May: the reason`: who decided, when, and why."


def waive(talk: Conversation, said: str) -> Said:
    """Record what a body decided; what to say to the core team or the director who records it."""
    if not sees_everything(talk.plan, talk.place.author):
        return refusal.said("Only the core team or a director can record that.")
    found = _WAIVED.match(said)
    targets = read_targets(found["phase"], talk.reader.index, talk.today) if found is not None else None
    listed = targets.listed.groups if targets is not None and targets.listed is not None else ()
    groups = {g.id: g for g in plans.groups(talk.session, talk.place.workspace, talk.plan.id)}
    phase = next((groups[id] for id in listed if id in groups and groups[id].kind == PHASE), None)
    on = read_date(found["on"], talk.now, "past").date if found is not None else None
    if found is not None and phase is None:
        return refusal.said(f"The plan has no phase “{escape(found['phase'])}”; `/plan phases` lists them. {HOW}")
    if found is None or phase is None or on is None:
        return refusal.said(HOW)
    if on > talk.today:
        return refusal.said("That day is still to come.")
    kept = keep(talk, found["reason"])
    _set(talk, phase.id, Waiver(found["body"], on, talk.place.author, kept.id if kept else None))
    text = f"The gate of {escape(phase.title)} is waived: {escape(found['body'])}, {in_full(on)}. Its actions are live."
    undo = b.button("Undo", "undo_waiver", {"c": phase.id}, reads_as="Undo the waiver")
    return Said(text, [b.section(text), b.actions(undo, block_id=f"waiver:{phase.id}")])


def undo_waiver(talk: Conversation, group: str) -> Said:
    """Shut the gate again."""
    known = next((g for g in plans.groups(talk.session, talk.place.workspace, talk.plan.id) if g.id == group), None)
    if known is None or known.waived is None or not sees_everything(talk.plan, talk.place.author):
        return refusal.said("There is no waiver to undo, or it is not yours to undo.")
    _set(talk, group, None)
    return refusal.said(f"Undone: {escape(known.title)} waits for the phase before it again.")


def _set(talk: Conversation, group: str, waiver: Waiver | None) -> None:
    key = f"gate:{group}:{talk.place.key}"
    talk.record("group", group, key, e.GateWaived(waiver))
