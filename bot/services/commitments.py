"""Commitments: what a committee, a member or an inspectorate asked for and what was promised, with the answer and its
day (HF 30; NY 5.9.3, c.4; CB 20; LD 3.1).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from bot.plan.calendar import add_working_days
from bot.plan.commitments import Commitment
from bot.plan.entries import CommitmentMade, What
from bot.plan.oversight_entries import CommitmentAnswered, CommitmentClosed, CommitmentRestored, CommitmentWithdrawn
from bot.plan.permissions import sees_everything
from bot.reading.acts.promised import Promised, read_promised
from bot.reading.naming.references import find_references
from bot.services.conversation import Conversation
from bot.services.kept_words import keep
from bot.services.said import short_id
from bot.wording import commitments as wording
from bot.wording import refusal
from bot.wording.blocks import Block, Said
from storage import plans, words

FILED_WITHIN = 5
"""Working days in which a verbal update is to be filed (A5.14)."""
HOW = (
    "Write what was asked for or promised and by when: `/plan commit member: how many cases are unallocated? by 30"
    " April`. It may begin with committee, member, promise or verbal."
)
NOT_YOURS = "Only the core team and the directors note what was asked for or promised."
GONE = "That is settled already."
CHANGED = "That was undone before, or more came of it since."


def commit_as_typed(talk: Conversation, text: str) -> Said:
    """`/plan commit member: how many cases are unallocated? by 30 April`."""
    read = read_promised(text, talk.now)
    return commit(talk, read) if read is not None else refusal.said(HOW)


def commit(talk: Conversation, promised: Promised) -> Said:
    """Note a commitment; what to say to that."""
    chosen = talk.plan.settings
    if not sees_everything(talk.plan, talk.place.author) and talk.place.author not in chosen.assistant_directors:
        return refusal.said(NOT_YOURS)
    kept = keep(talk, promised.what)
    if kept is None:
        return refusal.said(HOW)
    known = plans.commitments(talk.session, talk.place.workspace, talk.plan.id)
    id = short_id("commitment", talk.place.key, promised.what)
    due = promised.due
    if due is None and promised.kind == "verbal":
        due = add_working_days(talk.today, FILED_WITHIN)
    made = Commitment(
        id=id,
        kind=promised.kind,
        by=talk.place.author,
        at=talk.now,
        words=kept.id,
        due=due,
        number=max((c.number for c in known), default=0) + 1,
        body=promised.asked_by,
        owner=promised.owner or talk.place.author,
        actions=_named(talk, promised.what),
    )
    _append(talk, id, "made", CommitmentMade(made), kept.digest)
    return wording.noted(made, promised.what)


def _named(talk: Conversation, what: str) -> tuple[str, ...]:
    """The ids of the actions that a question or a promise names."""
    hits = (hit for hit in find_references(what, talk.reader.index) if hit.kind == "action")
    found = (talk.action(ref) for hit in hits for ref in hit.refs)
    return tuple(dict.fromkeys(action.id for action in found if action is not None))


def withdraw(talk: Conversation, id: str) -> Said:
    """It was noted by mistake."""
    found = _open(talk, id)
    if isinstance(found, Said):
        return found
    _append(talk, id, "withdrawn", CommitmentWithdrawn("undone"))
    return refusal.said(f"C{found.number} is withdrawn.")


def open_answer(talk: Conversation, id: str, kept: dict[str, str]) -> Block | Said:
    """The modal for the answer."""
    found = _open(talk, id)
    if isinstance(found, Said):
        return found
    said = words.texts(talk.session, talk.place.workspace, filter(None, [found.words]))
    text = said[found.words].text if found.words in said else ""
    return wording.answer_modal(found, text, {**kept, "x": id})


def answer(talk: Conversation, id: str, response: str, on: date | None, close: bool) -> Said:
    """What was asked for was given, or the executive responded."""
    found = _open(talk, id)
    if isinstance(found, Said):
        return found
    kept = keep(talk, response)
    day = on or talk.today
    what = CommitmentAnswered(talk.place.author, day, kept.id if kept else None)
    _append(talk, id, f"answered:{talk.place.key}", what, kept.digest if kept else None)
    if close:
        _append(talk, id, f"closed:{talk.place.key}", CommitmentClosed(talk.place.author, talk.today))
    return _settled(talk, found, close)


def close(talk: Conversation, id: str) -> Said:
    """Nothing more is to be done about it."""
    found = _open(talk, id)
    if isinstance(found, Said):
        return found
    _append(talk, id, f"closed:{talk.place.key}", CommitmentClosed(talk.place.author, talk.today))
    return _settled(talk, found, True)


def _settled(talk: Conversation, before: Commitment, closed: bool) -> Said:
    """What came of it, with Undo: its button knows how it stood before, and how it stands."""
    known = plans.commitments(talk.session, talk.place.workspace, talk.plan.id)
    after = next(each for each in known if each.id == before.id)
    return wording.answered(before, closed, {"x": before.id, "b": _stand(before), "s": _stand(after)})


def _stand(found: Commitment) -> list[str]:
    days = [day.isoformat() if day else "" for day in (found.answered_on, found.closed_on)]
    return [found.response or "", found.answered_by or "", *days]


def undo_settled(talk: Conversation, value: Mapping[str, Any]) -> Said:
    """Take an answer or a closing back: it is as it was before, unless more came of it since."""
    found = _mine(talk, str(value["x"]))
    if isinstance(found, Said):
        return found
    if found.withdrawn or _stand(found) != value["s"]:
        return refusal.said(CHANGED)
    response, by, on, _closed = value["b"]
    restored = CommitmentRestored(response or None, by or None, date.fromisoformat(on) if on else None)
    _append(talk, found.id, f"restored:{talk.place.key}", restored)
    return refusal.said(f"Undone: C{found.number} is open, as it was before.")


def _open(talk: Conversation, id: str) -> Commitment | Said:
    """The commitment, if it is open and the speaker's to deal with; else what to say."""
    found = _mine(talk, id)
    return refusal.said(GONE) if isinstance(found, Commitment) and not found.open else found


def _mine(talk: Conversation, id: str) -> Commitment | Said:
    """The commitment, if it is the speaker's to deal with; else what to say."""
    known = plans.commitments(talk.session, talk.place.workspace, talk.plan.id)
    found = next((each for each in known if each.id == id), None)
    if found is None:
        return refusal.said(GONE)
    author = talk.place.author
    if author not in (found.by, found.owner) and not sees_everything(talk.plan, author):
        return refusal.said("Whoever it is for, whoever noted it and the core team deal with it.")
    return found


def _append(talk: Conversation, id: str, key: str, what: What, digest: str | None = None) -> None:
    talk.record("commitment", id, f"commitment:{id}:{key}", what, digest)
