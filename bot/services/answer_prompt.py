"""What the buttons of a prompt record: on track, no change, done; each press once, whatever is pressed twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bot.plan.action import Source
from bot.plan.calendar import next_working_day
from bot.reading.reading import ActionReading
from bot.services.conversation import Conversation, Place
from bot.services.record_update import update_id, with_all_files
from bot.services.said import GivenFile
from bot.services.take_update import Taken, Understood, take
from bot.wording import refusal
from bot.wording.environment import day as in_full


@dataclass(frozen=True)
class Finished:
    """What somebody filled in when they pressed Done."""

    note: str
    on: date | None
    link: str
    files: tuple[GivenFile, ...] = ()


def on_track(talk: Conversation, refs: Sequence[str], message_ts: str) -> Taken:
    """The owner says that these actions are on track."""
    readings = [ActionReading(ref, rating="green", rating_basis="stated") for ref in refs]
    return _press(talk, readings, message_ts, "on_track")


def no_change(talk: Conversation, refs: Sequence[str], message_ts: str) -> Taken:
    """The owner says that nothing changed: a nil return, which ends the silence (rule E8)."""
    return _press(talk, [ActionReading(ref) for ref in refs], message_ts, "no_change", nil_return=True)


def numbered(talk: Conversation, refs: Sequence[str], message_ts: str, what: str) -> Place:
    """Where the answers to a press go, under keys of their own for each press that is a new word."""
    base = _base(talk, message_ts, what)
    rounds = [r for ref in refs if (r := _round(talk, base, ref)) is not None]
    return replace(talk.place, key=f"{talk.place.key}:{max(rounds, default=0)}")


def done(talk: Conversation, ref: str, message_ts: str, finished: Finished) -> Taken:
    """The owner says that an action is finished, with a note, a day, a link and files as evidence."""
    evidence = (finished.link,) if finished.link else ()
    reading = ActionReading(ref, status="complete", achieved_date=finished.on, evidence=evidence)
    return _press(
        talk, [with_all_files(reading, finished.files)], message_ts, "done", text=finished.note, files=finished.files
    )


def _press(
    talk: Conversation,
    readings: Sequence[ActionReading],
    message_ts: str,
    what: str,
    nil_return: bool = False,
    text: str = "",
    files: tuple[GivenFile, ...] = (),
) -> Taken:
    base = _base(talk, message_ts, what)
    rounds = {_round(talk, base, r.ref or "") for r in readings}
    if None in rounds and len(rounds) == 1:
        return Taken()
    cause = f"{base}:{max(r for r in rounds if r is not None)}"
    fresh = tuple(r for r in readings if _round(talk, base, r.ref or "") is not None)
    telling = talk.telling(cause, talk.now, text, Source(talk.place.channel, message_ts), files=files)
    return take(talk, telling, Understood(fresh, (), nil_return))


def _base(talk: Conversation, message_ts: str, what: str) -> str:
    return f"{what}:{talk.place.channel}:{message_ts}:{talk.place.author}"


def _round(talk: Conversation, base: str, ref: str) -> int | None:
    """The number of this press; None when the press before it still counts. After an Undo it is a new word."""
    action = talk.action(ref)
    known = {u.id: u for u in action.updates} if action else {}
    number = 0
    while action is not None and (before := known.get(update_id(f"{base}:{number}", action.id))) is not None:
        if before.withdrawn is None:
            return None
        number += 1
    return number


def later(talk: Conversation) -> None:
    """Ask again on the next working day."""
    day = next_working_day(talk.today + timedelta(days=1))
    payload: dict[str, object] = {
        "plan": talk.plan.id,
        "user": talk.place.author,
        "day": day.isoformat(),
        "again": True,
    }
    talk.add(f"prompt:{talk.plan.id}:{talk.place.author}:{day.isoformat()}", "prompt", payload, None)
    talk.say(refusal.said(f"All right. I will ask again on {in_full(day)}."), ":later")
