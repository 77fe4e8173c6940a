"""Questions: a doubt Planbot asked somebody about, open until it is answered."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

import msgspec
from sqlalchemy import Row, Select, bindparam, func, insert, select, update
from sqlalchemy.orm import Session

from storage.columns import new_id, table_of
from storage.conversation_tables import QuestionRow

NOTHING = '{"actions":[]}'
_QUESTIONS = table_of(QuestionRow)
_ALL = (
    select(_QUESTIONS)
    .where(_QUESTIONS.c.workspace_id == bindparam("workspace"))
    .order_by(_QUESTIONS.c.asked_at.desc(), _QUESTIONS.c.id)
)
_BY_ID = _ALL.where(_QUESTIONS.c.id == bindparam("id"))
_OPEN_IN_CHANNEL = _ALL.where(
    _QUESTIONS.c.channel == bindparam("channel"),
    _QUESTIONS.c.asked_of == bindparam("user"),
    _QUESTIONS.c.answered_at.is_(None),
)
_OPEN = _ALL.where(_QUESTIONS.c.answered_at.is_(None))
_UNREPEATED = _OPEN.where(_QUESTIONS.c.asked_of == bindparam("user"), _QUESTIONS.c.repeated_at.is_(None))
_REPEATED = _OPEN.where(_QUESTIONS.c.repeated_at.is_not(None))
_ABOUT_MESSAGE = _ALL.where(
    _QUESTIONS.c.message_channel == bindparam("channel"), _QUESTIONS.c.message_ts == bindparam("ts")
)


@dataclass(frozen=True)
class Question:
    """A question. `channel` and `thread_ts` are where it was asked, `message_*` what it is about; `draft` is JSON:
    what would be recorded once answered. `candidates` are the values the buttons offer."""

    workspace_id: str
    channel: str
    thread_ts: str | None
    asked_of: str
    message_channel: str
    message_ts: str
    kind: str
    asked_at: datetime
    ref: str | None = None
    candidates: tuple[str, ...] = ()
    draft: str = "{}"
    answered_at: datetime | None = None
    repeated_at: datetime | None = None
    id: str = field(default_factory=new_id)


def ask(session: Session, question: Question) -> str:
    """Keep a question open; its id goes into the buttons."""
    values = {**vars(question), "candidates": msgspec.json.encode(question.candidates).decode()}
    session.execute(insert(QuestionRow).values(values))
    return question.id


def question(session: Session, workspace_id: str, question_id: str) -> Question | None:
    """A question by its id, open or answered."""
    return next(iter(_list(session, _BY_ID, workspace=workspace_id, id=question_id)), None)


def open_in_channel(session: Session, workspace_id: str, channel: str, asked_of: str) -> list[Question]:
    """What somebody was asked in a channel, in whatever thread, and has not answered: the latest first."""
    return _list(session, _OPEN_IN_CHANNEL, workspace=workspace_id, channel=channel, user=asked_of)


def every(session: Session, workspace_id: str) -> list[Question]:
    """Everything that was ever asked, answered or not, the latest first."""
    return _list(session, _ALL, workspace=workspace_id)


def unrepeated(session: Session, workspace_id: str, asked_of: str) -> list[Question]:
    """What somebody was asked once and has not answered, the oldest first."""
    return _list(session, _UNREPEATED, workspace=workspace_id, user=asked_of)[::-1]


def repeated(session: Session, workspace_id: str) -> list[Question]:
    """What was asked twice and is not answered, of anybody."""
    return _list(session, _REPEATED, workspace=workspace_id)


def repeat(session: Session, workspace_id: str, question_id: str, at: datetime) -> None:
    """Note that a question was asked again."""
    query = update(QuestionRow).where(QuestionRow.workspace_id == workspace_id, QuestionRow.id == question_id)
    session.execute(query.values(repeated_at=at))


def about_message(session: Session, workspace_id: str, channel: str, ts: str) -> list[Question]:
    """The questions about a message, answered or not: an edit or a deletion closes them."""
    return _list(session, _ABOUT_MESSAGE, workspace=workspace_id, channel=channel, ts=ts)


def answer(session: Session, workspace_id: str, question_id: str, at: datetime) -> bool:
    """Close a question. False when it was closed before, so that only the first answer counts."""
    query = update(QuestionRow).where(
        QuestionRow.workspace_id == workspace_id, QuestionRow.id == question_id, QuestionRow.answered_at.is_(None)
    )
    return session.execute(query.values(answered_at=at).returning(QuestionRow.id)).first() is not None


def put(session: Session, workspace_id: str, question_id: str, channel: str, thread_ts: str) -> None:
    """Note where a question was asked, once it was: what is typed there answers it."""
    query = update(QuestionRow).where(QuestionRow.workspace_id == workspace_id, QuestionRow.id == question_id)
    session.execute(query.values(channel=channel, thread_ts=thread_ts))


def forget(session: Session, workspace_id: str, question_id: str, at: datetime) -> None:
    """Close a question and empty its draft: what was said is erased."""
    query = update(QuestionRow).where(QuestionRow.workspace_id == workspace_id, QuestionRow.id == question_id)
    session.execute(query.values(answered_at=func.coalesce(QuestionRow.answered_at, at), draft=NOTHING))


def _list(session: Session, query: Select[QuestionRow], **wanted: str) -> list[Question]:
    return [_question(row) for row in session.execute(query, wanted)]


def _question(row: Row[Any]) -> Question:
    return Question(
        workspace_id=row.workspace_id,
        channel=row.channel,
        thread_ts=row.thread_ts,
        asked_of=row.asked_of,
        message_channel=row.message_channel,
        message_ts=row.message_ts,
        kind=row.kind,
        asked_at=row.asked_at,
        repeated_at=row.repeated_at,
        ref=row.ref,
        candidates=msgspec.json.decode(row.candidates, type=tuple[str, ...]),
        draft=row.draft,
        answered_at=row.answered_at,
        id=row.id,
    )
