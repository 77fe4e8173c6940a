"""Questions: a doubt Planbot asked somebody about, open until it is answered."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

import msgspec
from sqlalchemy import Select, func, insert, select, update
from sqlalchemy.orm import Session

from storage.columns import new_id
from storage.conversation_tables import QuestionRow

NOTHING = '{"actions":[]}'


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
    id: str = field(default_factory=new_id)


def ask(session: Session, question: Question) -> str:
    """Keep a question open; its id goes into the buttons."""
    values = {**vars(question), "candidates": msgspec.json.encode(question.candidates).decode()}
    session.execute(insert(QuestionRow).values(values))
    return question.id


def question(session: Session, workspace_id: str, question_id: str) -> Question | None:
    """A question by its id, open or answered."""
    return _first(session, _all(workspace_id).where(QuestionRow.id == question_id))


def open_in_thread(
    session: Session, workspace_id: str, channel: str, thread_ts: str | None, asked_of: str
) -> Question | None:
    """The latest open question to somebody in a thread (None: in the channel itself)."""
    query = _open(workspace_id).where(QuestionRow.channel == channel, QuestionRow.asked_of == asked_of)
    return _first(session, query.where(QuestionRow.thread_ts.is_not_distinct_from(thread_ts)))


def open_of(session: Session, workspace_id: str, asked_of: str) -> list[Question]:
    """Everything somebody was asked and has not answered, the latest first."""
    return _list(session, _open(workspace_id).where(QuestionRow.asked_of == asked_of))


def about_message(session: Session, workspace_id: str, channel: str, ts: str) -> list[Question]:
    """The questions about a message, answered or not: an edit or a deletion closes them."""
    query = _all(workspace_id).where(QuestionRow.message_channel == channel, QuestionRow.message_ts == ts)
    return _list(session, query)


def answer(session: Session, workspace_id: str, question_id: str, at: datetime) -> bool:
    """Close a question. False when it was closed before, so that only the first answer counts."""
    query = update(QuestionRow).where(
        QuestionRow.workspace_id == workspace_id, QuestionRow.id == question_id, QuestionRow.answered_at.is_(None)
    )
    return session.execute(query.values(answered_at=at).returning(QuestionRow.id)).first() is not None


def forget(session: Session, workspace_id: str, question_id: str, at: datetime) -> None:
    """Close a question and empty its draft: what was said is erased."""
    query = update(QuestionRow).where(QuestionRow.workspace_id == workspace_id, QuestionRow.id == question_id)
    session.execute(query.values(answered_at=func.coalesce(QuestionRow.answered_at, at), draft=NOTHING))


def _all(workspace_id: str) -> Select[QuestionRow]:
    query = select(QuestionRow).where(QuestionRow.workspace_id == workspace_id)
    return query.order_by(QuestionRow.asked_at.desc(), QuestionRow.id)


def _open(workspace_id: str) -> Select[QuestionRow]:
    return _all(workspace_id).where(QuestionRow.answered_at.is_(None))


def _first(session: Session, query: Select[QuestionRow]) -> Question | None:
    return next(iter(_list(session, query.limit(1))), None)


def _list(session: Session, query: Select[QuestionRow]) -> list[Question]:
    return [_question(row) for row in session.scalars(query)]


def _question(row: QuestionRow) -> Question:
    return Question(
        workspace_id=row.workspace_id,
        channel=row.channel,
        thread_ts=row.thread_ts,
        asked_of=row.asked_of,
        message_channel=row.message_channel,
        message_ts=row.message_ts,
        kind=row.kind,
        asked_at=row.asked_at,
        ref=row.ref,
        candidates=msgspec.json.decode(row.candidates, type=tuple[str, ...]),
        draft=row.draft,
        answered_at=row.answered_at,
        id=row.id,
    )
