"""Take an update as it was read: record what is sure and allowed, ask about what is not, offer the rest to owners."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from bot.plan.action import Action
from bot.plan.entities import Status
from bot.plan.permissions import Standing
from bot.reading.reading import ActionReading, Doubt
from bot.services.ask_approvers import ask_approvers, nobody_to_ask
from bot.services.ask_back import Draft, ask
from bot.services.attach_evidence import fetch_later
from bot.services.conversation import Conversation
from bot.services.extension import needs_no_date, without_extension
from bot.services.needless_requests import concerns_requests, review_requests
from bot.services.offer_update import offer
from bot.services.outcomes import Made
from bot.services.record_update import Change, Telling, ToRecord, record, update_id
from bot.services.red_needs import turned_red
from bot.services.request_change import ASKED_ANEW
from bot.services.settle_change import settle
from bot.wording import refusal
from bot.wording.echo import Echo, recorded
from bot.wording.red import with_question
from storage import plans

NOT_HOLDING = ("missing_attachment",)
NOTE = 4
"""Fewer words than this only say that it is done, not what was (MB R2.2)."""
_WORD = re.compile(r"[^\W\d_]+")
FOR_OTHERS = (Standing.DELEGATE, Standing.LIAISON, Standing.CORE_TEAM)


@dataclass(frozen=True)
class Understood:
    """What was understood of what somebody said."""

    actions: tuple[ActionReading, ...]
    doubts: tuple[Doubt, ...] = ()
    nil_return: bool = False


@dataclass(frozen=True)
class Taken:
    """What came of it: the updates made, and whether somebody was asked, offered or refused something."""

    made: tuple[Made, ...] = ()
    asked: bool = False
    offered: bool = False
    refused: bool = False

    @property
    def kind(self) -> str:
        """The word for it."""
        if self.made:
            return "update"
        return "asked" if self.asked else "offered" if self.offered else "refused" if self.refused else "nothing"


def take(talk: Conversation, telling: Telling, understood: Understood, note: str = "", edited: bool = False) -> Taken:
    """Record, ask and offer; the answers are written as jobs of the conversation. `note` goes before the echo."""
    held, sure = _split(understood)
    known = [(found, reading) for reading in sure if (found := talk.action(reading.ref or "")) is not None]
    allowed = [(a, r) for a, r in known if talk.standing(a) is not Standing.NONE]
    refused = [(a, r) for a, r in known if talk.standing(a) is Standing.NONE]
    if refused:
        _offer(talk, telling, refused)
    question = _ask(talk, telling, understood, held)
    taken, needless = _without_needless(talk, allowed)
    made = _record(talk, telling, understood, taken, note, edited) if taken else ()
    if needless:
        talk.say(refusal.no_later_date(needless), ":needless")
    refs = [a.ref for a, _ in known]
    if refs or question:
        talk.remember(refs)
    return Taken(made, question, bool(refused), bool(needless))


def _without_needless(
    talk: Conversation, allowed: Sequence[tuple[Action, ActionReading]]
) -> tuple[list[tuple[Action, ActionReading]], list[tuple[str, Status]]]:
    """What can be recorded, and the actions (with their states) that need no later date, asked for nevertheless."""
    taken, needless = [], []
    for action, reading in allowed:
        status = needs_no_date(talk, action, reading)
        left = reading if status is None else without_extension(reading)
        if status is not None:
            needless.append((action.ref, status))
        if left is not None:
            taken.append((action, left))
    return taken, needless


def _split(understood: Understood) -> tuple[list[ActionReading], list[ActionReading]]:
    """What a doubt holds back, and what can be recorded at once."""
    doubts = [d for d in understood.doubts if d.kind not in NOT_HOLDING]
    doubted = {d.ref for d in doubts} | {ref for d in doubts if d.kind == "bulk" for ref in d.candidates}
    vague = any(d.ref is None and d.kind != "bulk" for d in doubts)
    held: list[ActionReading] = []
    sure: list[ActionReading] = []
    for reading in understood.actions:
        is_held = reading.ref is None or reading.ref in doubted
        # A doubt that names no action is about what could not be settled; when all is settled, about all of it.
        is_held = is_held or (vague and all(r.ref for r in understood.actions))
        (held if is_held else sure).append(reading)
    return held, sure


def _ask(talk: Conversation, telling: Telling, understood: Understood, held: Sequence[ActionReading]) -> bool:
    doubts = tuple(d for d in understood.doubts if d.kind not in NOT_HOLDING)
    if not doubts and held:
        doubts = (Doubt("which_action"),)
    if not doubts:
        return False
    ask(talk, telling, Draft(tuple(held), doubts, understood.nil_return))
    return True


def _record(
    talk: Conversation,
    telling: Telling,
    understood: Understood,
    allowed: Sequence[tuple[Action, ActionReading]],
    note: str,
    edited: bool,
) -> tuple[Made, ...]:
    items = [ToRecord(a, r, _on_behalf(talk, a), understood.nil_return) for a, r in allowed]
    changes = record(talk.session, telling, items)
    missing = {d.ref for d in understood.doubts if d.kind == "missing_attachment"}
    echoes = [_echo(talk, telling, change, missing) for change in changes]
    turned = turned_red(talk, [(change, action) for change, (action, _) in zip(changes, allowed, strict=True)])
    said = with_question(recorded(echoes, edited, note), turned)
    talk.say(said, echoes=[change.update.id for change in changes])
    _ask_approvers(talk, changes)
    ended = [c.action for c in changes if c.request is None and concerns_requests(c.before.line, c.after.line)]
    review_requests(talk, ended, update_id(telling.cause, ""))
    for change in changes:
        fetch_later(talk, change.action, change.evidence, telling.files)
    return tuple(Made(a.id, a.ref, c.update.id, r) for (a, r), c in zip(allowed, changes, strict=True))


def _ask_approvers(talk: Conversation, changes: Sequence[Change]) -> None:
    """Put what was asked for to those who may approve it."""
    requests = [change.request.id for change in changes if change.request is not None]
    if not requests:
        return
    found = (plans.change(talk.session, talk.place.workspace, talk.plan.id, id) for id in requests)
    ask_approvers(talk, [change for change in found if change is not None])
    about = {change.action for change in changes if change.request is not None}
    for change in plans.changes(talk.session, talk.place.workspace, talk.plan.id):
        if change.withdrawn == ASKED_ANEW and about.intersection(change.actions):
            settle(talk, change.id, "withdrawn")


def _on_behalf(talk: Conversation, action: Action) -> str | None:
    return action.owner if talk.standing(action) in FOR_OTHERS else None


def _echo(talk: Conversation, telling: Telling, change: Change, missing: set[str | None]) -> Echo:
    on_behalf = talk.reader.people.get(change.update.on_behalf_of or "")
    id = change.request.id if change.request is not None else ""
    asked = plans.change(talk.session, talk.place.workspace, talk.plan.id, id) if id else None
    return Echo(
        before=change.before,
        after=change.after,
        update=change.update,
        evidence=change.evidence,
        request=change.request,
        asked=asked,
        nobody_asked=asked is not None and nobody_to_ask(talk, asked),
        wants_date=change.wants_date,
        given=change.given,
        wants_note=change.update.status is Status.DELIVERED and len(_WORD.findall(telling.text)) < NOTE,
        missing_file=bool(missing & {None, change.after.ref}),
        on_behalf=on_behalf.name if on_behalf else None,
    )


def _offer(talk: Conversation, telling: Telling, refused: Sequence[tuple[Action, ActionReading]]) -> None:
    reached = None
    for action, reading in refused:
        reached = offer(talk, telling, action, replace(reading, ref=action.ref)) or reached
    talk.say(refusal.offered([a.ref for a, _ in refused], reached), ":offered")
