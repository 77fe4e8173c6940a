"""The date by which a whole phase (or another group) is to be completed: agreed once, then moved by change control."""

from __future__ import annotations

import re

from bot.plan import entries as e
from bot.plan.change_control import MINOR, consulted, required
from bot.plan.changes import Change, ChangeKind, ChangeState
from bot.plan.entities import Group, PartDate, PlanDate, Precision
from bot.plan.permissions import is_core_team, sees_everything
from bot.plan.structure_entries import PartDated, PartDateUndone
from bot.reading.dates.dates import read_date
from bot.services.ask_approvers import ask_approvers, nobody_to_ask
from bot.services.conversation import Conversation
from bot.services.part_named import part_named, part_of
from bot.services.request_change import entries_of, keep_reason, withdrawal
from bot.services.said import short_id
from bot.services.settle_change import settle
from bot.services.show_change import card_of
from bot.wording import change_request as requests
from bot.wording import parts as wording
from bot.wording import refusal
from bot.wording.blocks import Said
from bot.wording.environment import escape
from storage import journal, plans

_DATED = re.compile(
    r"^(?P<part>.+?)\s+(?:is\s+)?(?:due|by|to|until)\s+(?P<when>[^:]+?)\s*(?::\s*(?P<reason>.+))?$", re.I
)
HOW = "Write the group and its day: `/plan date phase 1 by December 2026`; to move it, with the reason after a colon."


def date_part(talk: Conversation, text: str) -> Said:
    """`/plan date phase 1 by December 2026`: kept at once where it had no date, else asked for with its reason."""
    if not sees_everything(talk.plan, talk.place.author):
        return refusal.said("Only the core team or a director dates a whole phase, or asks for another date.")
    found = _DATED.match(" ".join(text.split()))
    part = part_named(talk, found["part"]) if found is not None else None
    if found is None:
        return refusal.said(HOW)
    if part is None:
        return refusal.said(f"The plan has no part called “{escape(found['part'])}”. {HOW}")
    read = read_date(found["when"], talk.now, "future")
    if read.date is None:
        return refusal.said(f"I could not read “{escape(found['when'])}” as a day. {HOW}")
    due = PlanDate(read.date, Precision(read.precision or "day"), read.words)
    if part.due is None:
        return _first(talk, part, due)
    if part.due.day == due.day:
        return refusal.said(f"{escape(part.title)} has that date already.")
    if not (found["reason"] or "").strip():
        return refusal.said(f"{escape(part.title)} has a date: to move it, write the reason after a colon.")
    return _moved(talk, part, due, found["reason"])


def undo_date(talk: Conversation, part: str, date: str) -> Said:
    """Take a first date back, while nothing was agreed after it."""
    found = part_of(talk, part)
    if found is None or not is_core_team(talk.plan, talk.place.author) or [each.id for each in found.dates] != [date]:
        return refusal.said("That date cannot be taken back any more: ask for another with its reason.")
    _append(talk, [_entry(talk, "group", found.id, PartDateUndone(date), f"undated:{date}")])
    return refusal.said(f"Undone: {escape(found.title)} has no date of its own.")


def _first(talk: Conversation, part: Group, due: PlanDate) -> Said:
    id = short_id("part", part.id, talk.place.key)
    _append(talk, [_entry(talk, "group", part.id, PartDated(PartDate(id, due)), f"dated:{id}")])
    return wording.dated(part, due, id)


def _moved(talk: Conversation, part: Group, due: PlanDate, reason: str) -> Said:
    """Ask for another date; an earlier request that waits is taken back."""
    session, workspace, by = talk.session, talk.place.workspace, talk.place.author
    every = plans.changes(session, workspace, talk.plan.id)
    before = [c for c in every if c.group == part.id and c.state is ChangeState.PENDING]
    kept, digest = keep_reason(session, workspace, reason)
    change = Change(
        id=short_id("change", talk.place.key),
        by=by,
        at=talk.now,
        tier=MINOR,
        kind=ChangeKind.PART_DATE,
        needs=required(talk.plan.settings, MINOR),
        consults=consulted(talk.plan.settings, MINOR),
        words=kept,
        group=part.id,
        due=due,
    )
    earlier = [entry for each in before for entry in withdrawal(each, "asked anew", by, talk.now, talk.today)]
    _append(talk, [*earlier, *entries_of(change, talk.now, digest)])
    ask_approvers(talk, [change])
    for each in before:
        settle(talk, each.id, "withdrawn")
    card = card_of(session, workspace, talk.plan, change)
    return requests.requested(card, (), nobody_to_ask(talk, change))


def _entry(talk: Conversation, subject: str, id: str, what: e.What, key: str) -> e.Entry:
    return e.Entry(key, subject, id, what, talk.place.author, talk.now, talk.now)


def _append(talk: Conversation, entries: list[e.Entry]) -> None:
    journal.append(talk.session, talk.place.workspace, talk.plan.id, entries)
