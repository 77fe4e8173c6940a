"""Complete a red: keep its cause, recovery, new forecast and safeguarding answer; a "yes" goes at once to the directors
and the safeguarding list, once, and is logged (rules E3, E8; CB 15, 16).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.plan.action import Action, Source
from bot.plan.entities import Rating
from bot.plan.entries import What
from bot.plan.escalation import red_missing
from bot.plan.oversight import Escalation, RedNote, Step
from bot.plan.oversight_entries import Escalated, RedExplained, RedNoteWithdrawn
from bot.plan.permissions import Standing
from bot.plan.position import Item
from bot.plan.safeguarding import safeguarding_note
from bot.reading.child_words import without_names
from bot.reading.reading import ActionReading
from bot.services.conversation import Conversation, content
from bot.services.kept_words import keep
from bot.services.record_update import ToRecord, record
from bot.services.red_needs import has_lead, item_of
from bot.services.said import short_id
from bot.services.take_update import FOR_OTHERS, Understood, take
from bot.wording import red, refusal
from bot.wording.blocks import Block, Said
from storage import plans, words

NOT_YOURS = "Only the action's people, its lead and the core team can say what a red needs."


@dataclass(frozen=True)
class Completed:
    """What somebody filled in about a red."""

    cause: str
    recovery: str
    expected: date | None
    harm: bool
    reason: str


def open_red(talk: Conversation, ref: str, kept: dict[str, str]) -> Block | Said:
    """The modal about an action, filled with what is known; or why there is none."""
    action = talk.action(ref)
    if action is None or talk.standing(action) is Standing.NONE:
        return refusal.said(NOT_YOURS)
    item = item_of(talk, action)
    seen = item.line.overseen
    ids = [id for id in (item.line.cause, seen.recovery, seen.harm_reason) if id]
    found = words.texts(talk.session, talk.place.workspace, ids)
    cause = found.get(item.line.cause or "")
    forecast = item.line.forecast.day if item.line.forecast and item.line.forecast.day >= talk.today else None
    known = red.Known(
        cause=(cause.cause or cause.text) if cause else "",
        recovery=found[seen.recovery].text if seen.recovery in found else "",
        reason=found[seen.harm_reason].text if seen.harm_reason in found else "",
        harm=seen.harm,
        forecast=forecast,
    )
    return red.modal(item, known, {**kept, "r": ref})


def complete(talk: Conversation, ref: str, said: Completed) -> None:
    """Keep what was filled in and say so; tell those who must know of a "yes"."""
    action = talk.action(ref)
    if action is None or talk.standing(action) is Standing.NONE:
        return
    before = item_of(talk, action)
    known = safeguarding_note(action)
    note = _note(talk, action, said)
    _append(talk, action, note.id, RedExplained(note))
    _update(talk, before, said)
    after = talk.action(ref) or action
    fresh = said.harm and not (known is not None and known.harm)
    told = _alert(talk, after, note, said) if fresh else []
    item = item_of(talk, after)
    missing = red_missing(item, has_lead(talk, after), talk.today)
    answer(talk, red.noted(item, note.id, said.harm, told, missing, kept=not told), ":noted")


def undo_red(talk: Conversation, action_id: str, note: str) -> None:
    """What somebody said of a red no longer counts."""
    action = plans.action_by_id(talk.session, talk.place.workspace, talk.plan.id, action_id)
    found = next((n for n in action.red_notes if n.id == note), None) if action else None
    if action is None or found is None or found.withdrawn is not None:
        return
    if talk.place.author != found.by and talk.standing(action) is Standing.NONE:
        return
    _append(talk, action, f"{note}:undone", RedNoteWithdrawn(note, "undone"))
    talk.say(refusal.said(f"Withdrawn: what was said of {action.ref} does not count."), ":undone")


def answer(talk: Conversation, said: Said, suffix: str) -> None:
    """Answer in the thread of a direct message; what was pressed elsewhere is answered to that person alone."""
    if talk.place.channel.startswith("D"):
        talk.say(said, suffix)
    else:
        payload = {"user": talk.place.author, **content(said)}
        talk.add(f"reply:{talk.place.key}{suffix}", "post", payload, None)


def _note(talk: Conversation, action: Action, said: Completed) -> RedNote:
    return RedNote(
        id=short_id("red", talk.place.key, action.id),
        by=talk.place.author,
        at=talk.now,
        recovery=_kept(talk, said.recovery),
        harm=said.harm,
        reason=_kept(talk, said.reason),
    )


def _kept(talk: Conversation, text: str) -> str | None:
    kept = keep(talk, text)
    return kept.id if kept else None


def _update(talk: Conversation, before: Item, said: Completed) -> None:
    """The cause and the new forecast are the owner's word like any other. Red by their word it stays."""
    line = before.line
    if not said.cause and said.expected is None:
        return
    declared = "red" if line.declared is Rating.RED else None
    cause = without_names(said.cause)
    reading = ActionReading(
        line.ref,
        rating=declared,  # type: ignore[arg-type]  # one of the reader's words
        rating_basis="stated" if declared else None,
        forecast_date=said.expected,
        cause=cause or None,
        blocker=bool(cause),
    )
    if talk.place.channel.startswith("D"):
        telling = talk.telling(talk.place.key, talk.now, cause, Source(talk.place.channel, talk.place.root))
        take(talk, telling, Understood((reading,)))
        return
    # Pressed on a card that nobody else sees: what is said about it is not for the channel either.
    action = talk.action(line.ref)
    if action is not None:
        on_behalf = action.owner if talk.standing(action) in FOR_OTHERS else None
        record(talk.session, talk.telling(talk.place.key, talk.now, cause), [ToRecord(action, reading, on_behalf)])


def _alert(talk: Conversation, action: Action, note: RedNote, said: Completed) -> list[str]:
    chosen = talk.plan.settings
    lead = action.personal_lead
    people = (*((lead.by,) if lead else ()), *chosen.directors, *chosen.safeguarding)
    to = list(dict.fromkeys(people)) or list(chosen.core_team)
    owner = talk.reader.people.get(action.owner or "")
    alert = red.alert(item_of(talk, action), owner, note.by, without_names(said.reason))
    for user in to:
        talk.add(f"harm:{note.id}:{user}", "post", {"user": user, **content(alert), "remember": about(action)}, None)
    passed = (Step.DIRECTOR,) if chosen.directors else ()
    taken = Escalation(Step.SAFEGUARDING, talk.today, talk.today, tuple(to), passed)
    _append(talk, action, f"harm:{note.id}", Escalated(taken))
    return to


def about(action: Action) -> dict[str, object]:
    """What a message's thread is about, as a post remembers it."""
    return {"kind": "escalation", "refs": [action.ref], "person": None}


def _append(talk: Conversation, action: Action, key: str, what: What) -> None:
    talk.record("action", action.id, f"{key}:entry", what)
