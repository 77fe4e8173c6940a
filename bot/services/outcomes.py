"""What was made of a message: kept beside it, so that an edit, a deletion or "ignore that" finds what to withdraw."""

from __future__ import annotations

from dataclasses import replace as changed

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from bot.reading.reading import ActionReading
from storage import inbox
from storage.engine import Session


class Made(Struct, frozen=True):
    """One update that a message made: the action's id and reference, the update's id, and how it was read; the words
    it was read from are kept apart, to be erasable."""

    action: str
    ref: str
    update: str
    reading: ActionReading


class Outcome(Struct, frozen=True):
    """What was made of a message. `kind`: update, question, asked, offered, social, refused, nothing."""

    kind: str = "nothing"
    made: tuple[Made, ...] = ()


def outcome_of(message: inbox.Message | None) -> Outcome:
    """The outcome noted beside a message."""
    return _OUTCOME.decode(message.outcome) if message is not None and message.outcome else Outcome()


def note(session: Session, workspace: str, channel: str, ts: str, outcome: Outcome, open: bool = False) -> None:
    """Note the outcome of a message, in place of what was noted. `open`: somebody still has to answer."""
    inbox.mark_outcome(session, workspace, channel, ts, as_text(outcome), open)


def as_text(outcome: Outcome) -> str:
    """An outcome as it is kept, without the words it was read from."""
    return msgspec.json.encode(replace(outcome, made=tuple(map(_wordless, outcome.made)))).decode()


def add(session: Session, workspace: str, channel: str, ts: str, made: tuple[Made, ...]) -> None:
    """Note further updates that came of a message, once its question was answered."""
    before = outcome_of(inbox.message(session, workspace, channel, ts))
    note(session, workspace, channel, ts, replace(before, kind="update", made=(*before.made, *made)))


def _wordless(made: Made) -> Made:
    return replace(made, reading=changed(made.reading, cause=None, facts=()))


_OUTCOME: msgspec.json.Decoder[Outcome] = msgspec.json.Decoder(Outcome)
