"""Make the plan anew, as a body decided: what is not signed off goes forward into the next version (A8.14; CB 19)."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from msgspec.structs import replace

from bot.plan import entries as e
from bot.plan.entities import ENDED
from bot.plan.line import Line
from bot.plan.permissions import sees_everything
from bot.plan.version_entries import ActionCarried, PlanVersioned
from bot.plan.versions import Approval, Carry, Replanned, Verdict, Version
from bot.reading.dates.dates import read_date
from bot.services.conversation import Conversation
from bot.services.kept_words import keep
from bot.services.said import short_id
from bot.wording import refusal
from bot.wording import replan as wording
from bot.wording.blocks import Said
from storage import journal, plans

_WORDS = re.compile(r"^replan\s+by\s+(?P<body>.{2,80}?)\s+on\s+(?P<on>[^:]{4,40}?)\s*:\s*(?P<reason>.{3,1000})$", re.I)
HOW = (
    "Write which body decided it, when, and why: `/plan replan by Improvement Board on 12 May: outcome driven, after"
    " phase 1`. I show first what goes forward."
)


@dataclass(frozen=True)
class _Asked:
    """Who decided to make the plan anew, on which day, and why."""

    body: str
    on: date
    reason: str


def replan(talk: Conversation, said: str, confirmed: str = "") -> Said:
    """Show what the next version would hold, or (`confirmed`: what was shown) make it. What is not signed off, closed
    or cancelled goes forward as it is; the rest has ended in the version before."""
    if not sees_everything(talk.plan, talk.place.author):
        return refusal.said("Only the core team or a director can record that.")
    asked = _read(talk, said)
    if asked is None:
        return refusal.said(HOW)
    if asked.on > talk.today:
        return refusal.said("That day is still to come.")
    lines = [each for each in plans.lines(talk.session, talk.place.workspace, talk.plan.id) if not each.ended_before]
    carried = [line for line in lines if line.status not in ENDED]
    ended = [line for line in lines if line.status in ENDED]
    if not carried:
        return refusal.said("Nothing would go forward: every action is signed off, closed or cancelled.")
    number = max(2, len(talk.plan.versions) + 1)
    shown = short_id(number, *(f"{line.ref} {line.status}" for line in lines))
    if confirmed != shown:
        value = {"w": said, "f": shown}
        return wording.dry_run(number, asked.body, asked.on, carried, ended, value, bool(confirmed))
    return _made(talk, asked, number, carried, ended)


def _read(talk: Conversation, said: str) -> _Asked | None:
    found = _WORDS.match(said)
    on = read_date(found["on"], talk.now, "past").date if found is not None else None
    return _Asked(found["body"], on, found["reason"]) if found is not None and on is not None else None


def _made(talk: Conversation, asked: _Asked, number: int, carried: Sequence[Line], ended: Sequence[Line]) -> Said:
    """Write what became of every action, then the version that this makes; a plan without one gets its first before."""
    place, by = talk.place, talk.place.author
    kept = keep(talk, asked.reason)
    seq, head = journal.head(talk.session, talk.plan.id)
    first = [_of_plan(talk, Version(1, talk.now, by, seq, head))] if not talk.plan.versions else []
    carries = [_of_action(talk, line, Carry(number, asked.on, asked.body)) for line in carried]
    carries += [_of_action(talk, line, Carry(number, asked.on, asked.body, ended=True)) for line in ended]
    done = journal.append(talk.session, place.workspace, talk.plan.id, [*first, *carries])
    replanned = Replanned(asked.body, asked.on, len(carried), len(ended))
    approval = Approval(place.key, asked.body, Verdict.APPROVED, asked.on, by)
    version = Version(
        number, talk.now, by, done.seq, done.hash, "", (approval,), (), kept.id if kept else None, replanned
    )
    made = replace(_of_plan(talk, version), words_digest=kept.digest if kept else None)
    journal.append(talk.session, place.workspace, talk.plan.id, [made])
    return wording.made(version)


def _of_plan(talk: Conversation, version: Version) -> e.Entry:
    key = f"replan:{talk.place.key}:{version.number}"
    return e.Entry(key, "plan", talk.plan.id, PlanVersioned(version), talk.place.author, talk.now, talk.now)


def _of_action(talk: Conversation, line: Line, carry: Carry) -> e.Entry:
    key = f"replan:{talk.place.key}:{line.action}"
    return e.Entry(key, "action", line.action, ActionCarried(carry), talk.place.author, talk.now, talk.now)
