"""Ask for a change in words: one action's goes to those who approve it at once, many are shown first (rule E7)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from bot.plan import entries as e
from bot.plan.action import Action, Source
from bot.plan.amendments import moved_by, why_unfit
from bot.plan.changes import Change, ChangeKind, ChangeState, Effect
from bot.plan.current import current
from bot.plan.entities import ENDED, PlanDate, Status
from bot.plan.permissions import Standing, sees_everything
from bot.reading.acts.change import ChangeAsked
from bot.reading.acts.targets import read_targets
from bot.services.ask_approvers import ask_approvers, nobody_to_ask
from bot.services.conversation import Conversation
from bot.services.decide_change import settled_by_itself
from bot.services.request_change import Wanted, drafted, entries_of, keep_reason, replaced
from bot.services.said import short_id
from bot.services.select_actions import selected
from bot.services.settle_change import settle
from bot.services.show_change import card_of
from bot.wording import change_request as wording
from bot.wording import refusal
from bot.wording.blocks import Said
from bot.wording.environment import escape
from storage import journal

LONGEST = 1_500
"""Characters of a request for many actions: its words travel in the button that confirms it."""


@dataclass(frozen=True)
class Asking:
    """One occasion of asking: what causes the request's id, when it was said (UTC), where, and the number of actions
    that was shown when it is confirmed (None: show first)."""

    cause: str
    said_at: datetime
    source: Source | None = None
    confirmed: str | None = None


@dataclass(frozen=True)
class Scope:
    """What the change can be asked for, and what stays as it is, with why."""

    actions: tuple[Action, ...]
    effects: tuple[Effect, ...]
    left: tuple[tuple[str, str], ...]


def ask_for_change(talk: Conversation, asked: ChangeAsked, asking: Asking) -> Said:
    """Record a request, or show what it would do; what to say to whoever asks."""
    found = selected(talk, asked.targets, ended=True)
    against = _why_not(talk, asked, found)
    if against is not None:
        return refusal.said(against)
    scope = _scope(talk, asked, found)
    if not scope.effects:
        return _nothing(talk, asked, found, scope)
    if len(found) == 1 and not _is_dry(asked, found):
        return _request(talk, asked, asking, scope)
    return _many(talk, asked, asking, scope)


def _nothing(talk: Conversation, asked: ChangeAsked, found: Sequence[Action], scope: Scope) -> Said:
    """Why nothing can be asked for; of a later date for one action that is done, with what to do."""
    status = current(found[0], talk.plan.timezone).status
    if len(found) == 1 and kind_of(asked) is ChangeKind.REDATE and (status is Status.DELIVERED or status in ENDED):
        return refusal.no_later_date([(found[0].ref, status)])
    return refusal.said(wording.nothing_to_change(scope.left))


def _is_dry(asked: ChangeAsked, found: Sequence[Action]) -> bool:
    return asked.targets.listed is not None or len(found) > 1


def _many(talk: Conversation, asked: ChangeAsked, asking: Asking, scope: Scope) -> Said:
    """Show first; confirmed, the request is recorded if it would still do what was shown."""
    mark = short_id(*((x.action, x.due, x.successor) for x in scope.effects), *scope.left)
    if asking.confirmed == mark:
        return _request(talk, asked, asking, scope)
    if len(asked.said) > LONGEST:
        return refusal.said("That is too long to keep in a button: give a shorter reason.")
    draft = drafted(talk.session, talk.place.workspace, talk.plan, _wanted(talk, asked, asking, scope, None, None))
    card = card_of(talk.session, talk.place.workspace, talk.plan, draft)
    value = {"w": asked.said, "at": asking.said_at.isoformat(), "f": mark}
    return wording.dry_run(card, scope.left, value, changed=asking.confirmed is not None)


def _request(talk: Conversation, asked: ChangeAsked, asking: Asking, scope: Scope) -> Said:
    session, workspace = talk.session, talk.place.workspace
    kept, digest = keep_reason(session, workspace, asked.reason, asked.criterion)
    wanted = _wanted(talk, asked, asking, scope, kept, digest)
    change = drafted(session, workspace, talk.plan, wanted)
    if asked.kind == "correct":
        change = _tier_one(change)
    earlier = [
        entry
        for action in scope.actions
        for entry in replaced(session, workspace, talk.plan, action, change.kind, talk.place.author, talk.now)
    ]
    found: list[e.Entry] = [*earlier, *entries_of(change, talk.now, digest)]
    if change.state is ChangeState.APPROVED:
        found += settled_by_itself(talk, change)
    journal.append(session, workspace, talk.plan.id, found)
    ask_approvers(talk, [change])
    for id in (entry.subject_id for entry in earlier if entry.subject == "change"):
        settle(talk, id, "withdrawn")
    return wording.requested(card_of(session, workspace, talk.plan, change), scope.left, nobody_to_ask(talk, change))


def _tier_one(change: Change) -> Change:
    """A slip in the wording is the core team's to correct: it needs nobody's approval."""
    return Change(
        id=change.id,
        by=change.by,
        at=change.at,
        tier=1,
        actions=change.actions,
        kind=change.kind,
        effects=change.effects,
        needs=(),
        words=change.words,
        source=change.source,
    )


def _wanted(
    talk: Conversation, asked: ChangeAsked, asking: Asking, scope: Scope, kept: str | None, digest: str | None
) -> Wanted:
    return Wanted(
        id=short_id("change", asking.cause),
        kind=kind_of(asked),
        effects=scope.effects,
        by=talk.place.author,
        at=asking.said_at,
        words=kept,
        digest=digest,
        review_on=asked.until,
        source=asking.source,
    )


def kind_of(asked: ChangeAsked) -> ChangeKind:
    """The kind of change: correcting a slip changes the wording as well."""
    return ChangeKind.REWORD if asked.kind == "correct" else ChangeKind(asked.kind)


def _why_not(talk: Conversation, asked: ChangeAsked, found: Sequence[Action]) -> str | None:
    """Why somebody cannot ask for that, or what is still missing, in a sentence."""
    if not found:
        return "I find no action of the plan in that which is still open."
    senior = sees_everything(talk.plan, talk.place.author)
    if asked.kind == "correct" and talk.place.author not in talk.plan.settings.core_team:
        return "Only the core team corrects the wording without approval; write “reword …” to ask for another."
    if not senior and _is_dry(asked, found):
        return "Only the core team or a director can ask for several actions at once."
    if not senior and talk.standing(found[0]) is Standing.NONE:
        return f"Only those who own or lead {escape(found[0].ref)}, or the core team, can ask for that."
    return _missing(talk, asked, found)


def _missing(talk: Conversation, asked: ChangeAsked, found: Sequence[Action]) -> str | None:
    ref = escape(found[0].ref)
    if asked.kind in ("reword", "correct"):
        if len(found) > 1:
            return "One action at a time: each has a wording of its own."
        return None if asked.text else f"What should it say? Write “reword {ref}: the new wording”."
    if asked.kind == "redate" and asked.due is None and not asked.count:
        return f"To which date? Write “redate {ref} to 30 April: the reason”, or “by 4 weeks”."
    if asked.kind == "supersede" and talk.action(_other(talk, asked)) is None:
        return f"By which action? Write “replace {ref} by 2.4: the reason” with a reference of the plan."
    if asked.kind == "suspend" and asked.until is None:
        return f"Until when? A suspension has a day on which it is looked at: “suspend {ref} until 1 June: the reason”."
    if asked.until is not None and asked.until <= talk.today:
        return "The day on which a suspension is looked at is still to come: write a later one."
    if not asked.reason and asked.kind != "resume":
        return "Why? Write the reason after a colon: whoever approves it reads that."
    return None


def _other(talk: Conversation, asked: ChangeAsked) -> str:
    """The reference, as the plan writes it, of what takes the place."""
    found = read_targets(asked.other, talk.reader.index, talk.today)
    return found.refs[0] if found is not None and len(found.refs) == 1 else ""


def _scope(talk: Conversation, asked: ChangeAsked, found: Sequence[Action]) -> Scope:
    kind, zone = kind_of(asked), talk.plan.timezone
    actions, effects, left = [], [], []
    successor = talk.action(_other(talk, asked)) if kind is ChangeKind.SUPERSEDE else None
    for action in found:
        due = _due(asked, action) if kind is ChangeKind.REDATE else None
        unfit = why_unfit(action, kind, zone) or _no_date(kind, action, due)
        if successor is not None and successor.id == action.id:
            unfit = "cannot replace itself"
        if unfit is not None:
            left.append((action.ref, unfit))
            continue
        text = asked.text or (asked.other if kind is ChangeKind.CARRY_FORWARD else "")
        actions.append(action)
        effects.append(Effect(action.id, due, successor.id if successor else None, text))
    return Scope(tuple(actions), tuple(effects), tuple(left))


def _due(asked: ChangeAsked, action: Action) -> PlanDate | None:
    return asked.due or moved_by(action.agreed, asked.count, asked.unit)


def _no_date(kind: ChangeKind, action: Action, due: PlanDate | None) -> str | None:
    if kind is not ChangeKind.REDATE:
        return None
    if due is None:
        return "has no agreed date to move from"
    return "has that date already" if action.agreed is not None and action.agreed.day == due.day else None
